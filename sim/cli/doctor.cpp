#include <algorithm>
#include <memory>

#include "cli/doctor_checks.hpp"
#include "cli/listing.hpp"
#include "cli/terminal.hpp"
#include "cli/verbs.hpp"

namespace samverkan {
namespace {

using Json = nlohmann::ordered_json;

const std::filesystem::path county_folder = "configs/stockholm", catalogue_folder = "configs/programmes",
                            results_folder = "results";

std::vector<Check> examine() {
    return {check_build(),
            check_libraries(),
            check_instruction_sets(),
            check_cores(),
            check_memory(),
            check_county(county_folder),
            check_catalogue(catalogue_folder),
            check_results_folder(results_folder),
            check_disk(results_folder),
            check_signature(county_folder, catalogue_folder)};
}

std::string_view name_of(Health health) {
    return health == Health::fine ? "fine" : health == Health::doubtful ? "doubtful" : "wrong";
}

int exit_code_of(const std::vector<Check>& checks) {
    int code = exit_done;
    for (const Check& check : checks)
        if (check.health == Health::ill)
            code = std::max(code, check.mender == Mender::user ? exit_your_input : exit_our_fault);
    return code;
}

std::string as_text(const std::vector<Check>& checks) {
    constexpr std::size_t name_columns = 18, health_columns = 10;
    std::string text;
    for (const Check& check : checks) {
        std::string name(check.name), health(name_of(check.health));
        name.resize(name_columns, ' ');
        health.resize(health_columns, ' ');
        text += joined({name, health, check.found, "\n"});
        if (!check.hint.empty()) text += joined({std::string(name_columns, ' '), "hint: ", check.hint, "\n"});
    }
    return text;
}

std::string as_json(const std::vector<Check>& checks) {
    Json json{{"format", "samverkan doctor 1"}, {"exit_code", exit_code_of(checks)}, {"checks", Json::array()}};
    for (const Check& check : checks)
        json["checks"].push_back(
            {{"name", check.name}, {"health", name_of(check.health)}, {"found", check.found}, {"hint", check.hint}});
    return dumped(json);
}

}  // namespace

void add_doctor(CLI::App& program, int& exit_code) {
    CLI::App* verb =
        program.add_subcommand("doctor", "examine build, machine, county data and the program's signature");
    const auto json = std::make_shared<bool>(false);
    verb->add_flag("--json", *json, "JSON on stdout");
    verb->callback([json, &exit_code] {
        const std::vector<Check> checks = examine();
        exit_code = write_data(*json ? as_json(checks) : as_text(checks)) ? exit_code_of(checks) : exit_our_fault;
    });
}

}  // namespace samverkan
