#include "results/manifest.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "build_info.hpp"
#include "core/iso_week.hpp"
#include "results/format_version.hpp"
#include "results/joined.hpp"
#include "results/sha256.hpp"
#include "results/summary_table.hpp"

namespace samverkan {
namespace {

using Json = nlohmann::ordered_json;

/// The revision; for a tree with uncommitted changes the program file itself, which alone says what it does.
std::string code_identity() {
    const std::string revision(build_info::git_revision);
    if (!revision.ends_with("-dirty") && revision != "unknown") return revision;
    return revision + " " + sha256_of_file("/proc/self/exe");
}

Json scenarios_of(const ManifestInfo& info) {
    Json list = Json::array();
    for (std::size_t i = 0; i < info.scenarios.size(); ++i) {
        Json scenario{{"slug", info.scenarios[i]}};
        if (i < info.resolved.size()) {
            Json resolved = Json::parse(info.resolved[i], nullptr, false);
            scenario["resolved"] = resolved.is_discarded() ? Json(info.resolved[i]) : std::move(resolved);
        }
        list.push_back(std::move(scenario));
    }
    return list;
}

bool is_record(std::string_view name) {
    return std::find(record_files.begin(), record_files.end(), name) != record_files.end();
}

/// Errors are of the headline, in recruits.
Json stopping_of(const ManifestInfo& info) {
    const auto number = [](double value) { return value == value ? Json(value) : Json(nullptr); };
    return {{"most_replicates", info.most_replicates},
            {"wanted_error", info.wanted_error > 0 ? Json(info.wanted_error) : Json(nullptr)},
            {"reached_error", number(info.reached_error)}};
}

Json files_of(const ResultsFolder& folder) {
    Json files = Json::object();
    for (const auto& path : folder.files()) {
        const std::string name = path.generic_string();
        files[name] = {{"kind", is_record(name) ? "record" : "result"},
                       {"bytes", std::filesystem::file_size(folder.path() / path)},
                       {"sha256", sha256_of_file(folder.path() / path)}};
    }
    return files;
}

/// One hash of all that a study says: equal inputs and version give equal results.
std::string results_hash(const Json& files) {
    std::string list;
    for (const auto& [name, file] : files.items())
        if (file["kind"] == "result") list += joined({name, " ", file["sha256"].get<std::string>(), "\n"});
    return sha256_of(list);
}

constexpr std::string_view own_hash_key = "\"manifest_sha256\": \"";
const std::string no_hash(64, '0');

}  // namespace

std::string inputs_hash(const ManifestInfo& info, const std::vector<std::string>& inputs) {
    Sha256 hash;
    const auto add = [&](const std::string& text) {
        hash.add(std::to_string(text.size()) + ":");  // lengths keep neighbours apart
        hash.add(text);
    };
    for (const std::string& text :
         {info.verb, std::string(build_info::version), code_identity(), std::to_string(info.seed),
          std::to_string(info.most_replicates), exported_number(info.wanted_error), exported_number(info.scale),
          std::to_string(info.fixed_effects)})
        add(text);
    for (const auto* list : {&info.scenarios, &info.resolved, &inputs})
        for (const std::string& text : *list) add(text);
    return hash.hex();
}

std::string manifest_text(const ManifestInfo& info, const ResultsFolder& folder) {
    const Json files = files_of(folder);
    const Json manifest{{"format", format_text(results_format)},
                        {"status", "complete"},
                        {"verb", info.verb},
                        {"created", info.created},
                        {"inputs_hash", info.inputs_hash},
                        {"version", build_info::version},
                        {"git_revision", build_info::git_revision},
                        {"compiler", build_info::compiler},
                        {"build_type", build_info::build_type},
                        {"architecture", build_info::architecture},
                        {"seed", info.seed},
                        {"replicates", info.replicates},
                        {"stopping", stopping_of(info)},
                        {"signature", info.signature},
                        {"scale", info.scale},
                        {"fixed_effects", info.fixed_effects},
                        {"start", to_string(iso_week(info.start_week))},
                        {"weeks", info.weeks},
                        {"burn_in_weeks", info.burn_in_weeks},
                        {"scenarios", scenarios_of(info)},
                        {"timings",
                         {{"threads", info.threads},
                          {"wall_seconds", info.wall_seconds},
                          {"build_cpu_seconds", info.cost.build_seconds},
                          {"loop_cpu_seconds", info.cost.loop_seconds},
                          {"youth_weeks", info.cost.youth_weeks},
                          {"peak_rss_bytes", info.peak_rss_bytes}}},
                        {"files", files},
                        {"results_sha256", results_hash(files)},
                        {"manifest_sha256", no_hash}};
    std::string text = manifest.dump(2) + "\n";
    const std::string hash = sha256_of(text);
    return text.replace(text.rfind(own_hash_key) + own_hash_key.size(), hash.size(), hash);
}

bool manifest_is_sound(std::string_view text) {
    const std::size_t at = text.rfind(own_hash_key);
    if (at == std::string_view::npos || text.size() - at < own_hash_key.size() + no_hash.size()) return false;
    std::string unhashed(text);
    const std::string stated = unhashed.substr(at + own_hash_key.size(), no_hash.size());
    unhashed.replace(at + own_hash_key.size(), no_hash.size(), no_hash);
    return sha256_of(unhashed) == stated;
}

std::string program_version() {
    return "samverkan " + std::string(build_info::version) + " (" + std::string(build_info::git_revision) + ", " +
           std::string(build_info::compiler) + ", " + std::string(build_info::build_type) + ")";
}

}  // namespace samverkan
