#include "results/manifest.hpp"

#include <nlohmann/json.hpp>

#include "build_info.hpp"
#include "core/iso_week.hpp"
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

/// Errors are of the headline, in recruits.
Json stopping_of(const ManifestInfo& info) {
    const auto number = [](double value) { return value == value ? Json(value) : Json(nullptr); };
    return {{"most_replicates", info.most_replicates},
            {"wanted_error", info.wanted_error > 0 ? Json(info.wanted_error) : Json(nullptr)},
            {"reached_error", number(info.reached_error)}};
}

Json files_of(const ResultsFolder& folder) {
    Json files = Json::object();
    for (const auto& path : folder.files())
        files[path.generic_string()] = {{"bytes", std::filesystem::file_size(folder.path() / path)},
                                        {"sha256", sha256_of_file(folder.path() / path)}};
    return files;
}

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
    const Json manifest{{"format", "samverkan results 1"},
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
                        {"files", files_of(folder)}};
    return manifest.dump(2) + "\n";
}

std::string program_version() {
    return "samverkan " + std::string(build_info::version) + " (" + std::string(build_info::git_revision) + ", " +
           std::string(build_info::compiler) + ", " + std::string(build_info::build_type) + ")";
}

}  // namespace samverkan
