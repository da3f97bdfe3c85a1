#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <memory>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

#include "cli/listing.hpp"
#include "cli/scenario_input.hpp"
#include "cli/terminal.hpp"
#include "cli/verbs.hpp"
#include "results/file_error.hpp"
#include "results/joined.hpp"
#include "results/study_codes.hpp"

namespace samverkan {
namespace fs = std::filesystem;
namespace {

using Json = nlohmann::ordered_json;

struct NewScenario {
    std::string name, from;
    std::optional<std::string> name_sv, why, folder;
    LookOptions options;
};

constexpr std::size_t longest_file_name = 60;

/// A name of a file: lower case, letters of English, digits and underscores; empty if nothing of the name is left.
std::string file_name_of(std::string_view name) {
    constexpr std::array<std::pair<std::string_view, char>, 10> marked{{{"å", 'a'},
                                                                        {"ä", 'a'},
                                                                        {"ö", 'o'},
                                                                        {"é", 'e'},
                                                                        {"ü", 'u'},
                                                                        {"Å", 'a'},
                                                                        {"Ä", 'a'},
                                                                        {"Ö", 'o'},
                                                                        {"É", 'e'},
                                                                        {"Ü", 'u'}}};
    std::string slug;
    for (std::size_t at = 0; at < name.size() && slug.size() < longest_file_name;) {
        const auto letter = std::find_if(marked.begin(), marked.end(),
                                         [&](const auto& one) { return name.substr(at, 2) == one.first; });
        const char c = letter != marked.end()               ? letter->second
                       : name[at] >= 'A' && name[at] <= 'Z' ? static_cast<char>(name[at] - 'A' + 'a')
                                                            : name[at];
        at += letter != marked.end() ? 2 : 1;
        const bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (kept)
            slug += c;
        else if (!slug.empty() && slug.back() != '_')
            slug += '_';
    }
    while (!slug.empty() && slug.back() == '_') slug.pop_back();
    return slug;
}

/// Path of `file` as seen from `folder`.
std::string path_from(const fs::path& folder, const fs::path& file) {
    return fs::weakly_canonical(file).lexically_proximate(fs::weakly_canonical(folder)).generic_string();
}

std::string text_of_file(const NewScenario& wish, const ExaminedScenario& base, const fs::path& folder) {
    const std::string extends = path_from(folder, wish.from);
    Json json = Json::object();
    const fs::path schema = base.loaded.county->files.front().parent_path() / ".." / "schema" / "scenario.schema.json";
    json["$schema"] = path_from(folder, schema);
    json["extends"] = extends;
    json["name"] = {{"sv", wish.name_sv.value_or(wish.name)}, {"en", wish.name}};
    json["why"] = wish.why.value_or(joined({"A variant of ", base.scenario().content.name_en, "."}));
    json["about"] =
        joined({"States only what differs from ", extends,
                ": an entry of `programmes` whose id is known there changes the keys it states, another is "
                "added, {\"id\": ..., \"remove\": true} takes one back. `samverkan resolve` prints the whole."});
    json["programmes"] = Json::array();
    return dumped(json);
}

/// Writes a file that must not exist; false if it does.
bool create_file(const fs::path& path, std::string_view text) {
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (file < 0 && errno == EEXIST) return false;
    if (file < 0) throw FileError("cannot write", path, std::strerror(errno));
    const ssize_t written = ::write(file, text.data(), text.size());
    const int failure = written == static_cast<ssize_t>(text.size()) ? 0 : errno != 0 ? errno : EIO;
    if (::close(file) == 0 && failure == 0) return true;
    ::unlink(path.c_str());
    throw FileError("cannot write", path, std::strerror(failure != 0 ? failure : EIO));
}

int fail(std::string_view code, std::string message, std::string hint) {
    const Diagnostic problem = study_problem(code, std::move(message), std::move(hint));
    return report({&problem, 1});
}

int make(const NewScenario& wish) {
    const std::string file_name = file_name_of(wish.name);
    if (file_name.empty())
        return fail(study_code::wrong_option,
                    joined({"`", shown(wish.name), "` gives no name for a file (no letter or digit is left)"}),
                    "use letters a-z, å, ä, ö or digits");
    auto base = examine_scenario(wish.from, wish.options);
    if (!base.value) return report(base.diagnostics);
    const fs::path beside = fs::path(wish.from).parent_path();
    const fs::path folder = wish.folder ? fs::path(*wish.folder) : beside.empty() ? fs::path(".") : beside;
    std::error_code error;
    if (!fs::is_directory(folder, error))
        return fail(study_code::wrong_option, joined({"`", shown(folder.string()), "` is not a folder"}),
                    "make it first, or leave --folder out");
    const fs::path path = (folder / (file_name + ".json")).lexically_normal();
    if (!create_file(path, text_of_file(wish, **base.value, folder)))
        return fail(study_code::file_exists, joined({"`", path.string(), "` exists already (nothing is overwritten)"}),
                    "choose another name");
    const auto written = examine_scenario(path.string(), wish.options);
    if (!written.value) return report(written.diagnostics);
    const std::string text = wish.options.json ? dumped(Json{{"file", path.generic_string()}, {"extends", wish.from}})
                                               : joined({path.string(), "\n"});
    return write_data(text) ? exit_done : exit_our_fault;
}

}  // namespace

void add_new(CLI::App& program, int& exit_code) {
    CLI::App* verb = program.add_subcommand("new", "write a small scenario that extends another");
    const auto wish = std::make_shared<NewScenario>();
    verb->add_option("name", wish->name, "name of the scenario, in English; its file is named after it")->required();
    verb->add_option("--from", wish->from, "scenario file that it extends")->required();
    verb->add_option("--name-sv", wish->name_sv, "name in Swedish (default: the same)");
    verb->add_option("--why", wish->why, "why the scenario is of interest");
    verb->add_option("--folder", wish->folder, "folder of the new file (default: beside the other)");
    add_look_options(*verb, wish->options);
    verb->callback([wish, &exit_code] {
        const auto problems = check_options(wish->options);
        exit_code = problems.empty() ? make(*wish) : report(problems);
    });
}

}  // namespace samverkan
