#include <cmath>
#include <memory>

#include "cli/interrupt.hpp"
#include "cli/listing.hpp"
#include "cli/study_options.hpp"
#include "cli/terminal.hpp"
#include "cli/verbs.hpp"
#include "cli/work_meter.hpp"
#include "results/joined.hpp"
#include "scenario/verification_file.hpp"
#include "study/verification.hpp"

namespace samverkan {
namespace {

using Json = nlohmann::ordered_json;

struct VerifyArguments {
    std::string file;
    StudyOptions options;  ///< threads, lang, json and quiet of them
};

/// A number, or null where it is not known.
Json known(double value) { return std::isfinite(value) ? Json(value) : Json(); }
template <class Value>
Json known(const std::optional<Value>& value) {
    return value ? Json(*value) : Json();
}

// JSON

Json json_of(const ReplicateMean& found, double map, double limit) {
    return {{"mean", found.mean},
            {"standard_error", known(found.standard_error)},
            {"map", map},
            {"z", known(found.z(map))},
            {"limit", limit}};
}

Json json_of(const std::optional<ClosedPoint>& steady, const ClosedStudy& study) {
    if (!steady) return {};
    Json districts = Json::array();
    for (std::size_t i = 0; i < steady->size(); ++i)
        districts.push_back({{"district", study.district_names[i]},
                             {"gang_share", (*steady)[i].gang},
                             {"absent_share", (*steady)[i].absent}});
    return districts;
}

Json matrix_of(const ClosedOutcome& outcome, std::size_t districts) {
    if (!outcome.theory.next_generation) return {};
    Json rows = Json::array();
    const auto begin = outcome.theory.next_generation->begin();
    for (std::size_t i = 0; i < districts; ++i) {
        const auto row = begin + static_cast<std::ptrdiff_t>(i * districts);
        rows.push_back(std::vector<double>(row, row + static_cast<std::ptrdiff_t>(districts)));
    }
    return rows;
}

std::string as_json(const ClosedStudy& study, const ClosedOutcome& outcome) {
    Json json{{"format", "samverkan verification 1"},
              {"name", study.name},
              {"months", study.months},
              {"steps_per_month", study.steps_per_month},
              {"replicates", study.replicates},
              {"seed", study.seed},
              {"units",
               {{"month", "months since the start"},
                {"gang_share", "share of the district's persons"},
                {"absent_share", "share of the district's persons"},
                {"z", "standard errors from the map"},
                {"next_generation_matrix", "members in the row's district per member in the column's, as shares"}}},
              {"districts", Json::array()}};
    for (std::size_t i = 0; i < study.district_names.size(); ++i)
        json["districts"].push_back(
            {{"district", study.district_names[i]}, {"persons", study.setup.districts[i].persons}});
    json["reproduction_number"] = known(outcome.theory.reproduction_number);
    json["next_generation_matrix"] = matrix_of(outcome, study.district_names.size());
    json["steady_state_by_steps"] = json_of(outcome.theory.steady_by_steps, study);
    json["steady_state_continuous"] = json_of(outcome.theory.steady_continuous, study);
    json["looks"] = Json::array();
    for (std::size_t k = 0; k < outcome.looks.size(); ++k)
        for (std::size_t i = 0; i < outcome.looks[k].size(); ++i) {
            const ClosedLook& look = outcome.looks[k][i];
            const bool all = i == study.district_names.size();
            json["looks"].push_back({{"month", study.look_months[k]},
                                     {"district", all ? Json() : Json(study.district_names[i])},
                                     {"gang_share", json_of(look.gang, look.map.gang, look.limit.gang)},
                                     {"absent_share", json_of(look.absent, look.map.absent, look.limit.absent)}});
        }
    json["greatest_z"] = known(outcome.greatest_z);
    json["person_steps"] = outcome.person_steps;
    return dumped(json);
}

// Text

constexpr int digits = 6;

std::vector<Json> row_of(int month, std::string_view district, std::string_view state, const ReplicateMean& found,
                         double map, double limit) {
    return {month,
            district,
            state,
            100 * found.mean,
            known(100 * found.standard_error),
            100 * map,
            known(found.z(map)),
            100 * limit};
}

Listing trajectories(const ClosedStudy& study, const ClosedOutcome& outcome, Language language) {
    Listing listing{{{"month", "month", "månad"},
                     {"district", "district", "distrikt"},
                     {"state", "persons", "personer"},
                     {"mean", "found (%)", "funnet (%)", true, digits},
                     {"standard_error", "standard error (points)", "medelfel (enheter)", true, 2},
                     {"map", "map (%)", "avbildning (%)", true, digits},
                     {"z", "from map (standard errors)", "från avbildningen (medelfel)", true, 2},
                     {"limit", "continuous limit (%)", "kontinuerlig gräns (%)", true, digits}},
                    {}};
    const bool one = study.district_names.size() == 1;
    for (std::size_t k = 0; k < outcome.looks.size(); ++k)
        for (std::size_t i = 0; i < outcome.looks[k].size(); ++i) {
            const bool all = i == study.district_names.size();
            if (all && one) continue;
            const ClosedLook& look = outcome.looks[k][i];
            const std::string_view name = all ? say(language, "(all)", "(alla)") : study.district_names[i];
            const int month = study.look_months[k];
            listing.rows.push_back(row_of(month, name, say(language, "in the gang", "i gänget"), look.gang,
                                          look.map.gang, look.limit.gang));
            listing.rows.push_back(row_of(month, name, say(language, "absent", "frånvarande"), look.absent,
                                          look.map.absent, look.limit.absent));
        }
    return listing;
}

Listing steady_states(const ClosedStudy& study, const ClosedOutcome& outcome) {
    Listing listing{{{"district", "steady state of", "jämvikt i"},
                     {"gang", "in the gang, by steps (%)", "i gänget, stegvis (%)", true, digits},
                     {"absent", "absent, by steps (%)", "frånvarande, stegvis (%)", true, digits},
                     {"gang_limit", "in the gang, limit (%)", "i gänget, gräns (%)", true, digits},
                     {"absent_limit", "absent, limit (%)", "frånvarande, gräns (%)", true, digits}},
                    {}};
    const auto cell = [](const std::optional<ClosedPoint>& steady, std::size_t i, double ClosedShares::*share) {
        return steady ? Json(100 * (*steady)[i].*share) : Json();
    };
    const ClosedTheory& theory = outcome.theory;
    for (std::size_t i = 0; i < study.district_names.size(); ++i)
        listing.rows.push_back({study.district_names[i], cell(theory.steady_by_steps, i, &ClosedShares::gang),
                                cell(theory.steady_by_steps, i, &ClosedShares::absent),
                                cell(theory.steady_continuous, i, &ClosedShares::gang),
                                cell(theory.steady_continuous, i, &ClosedShares::absent)});
    return listing;
}

std::string plan_of(const ClosedStudy& study, Language language) {
    double persons = 0;
    for (const ClosedDistrict& district : study.setup.districts) persons += district.persons;
    const auto number = [&](double value) { return with_decimals(value, 0, language); };
    const double districts = static_cast<double>(study.district_names.size());
    return joined(
        {shown(study.name, 200), ": ", number(districts),
         districts == 1 ? say(language, " district, ", " distrikt, ") : say(language, " districts, ", " distrikt, "),
         number(persons), say(language, " persons, ", " personer, "), number(study.months),
         say(language, " months, ", " månader, "), number(study.steps_per_month),
         study.steps_per_month == 1 ? say(language, " step a month, ", " steg per månad, ")
                                    : say(language, " steps a month, ", " steg per månad, "),
         number(study.replicates),
         study.replicates == 1 ? say(language, " replicate, seed ", " upprepning, frö ")
                               : say(language, " replicates, seed ", " upprepningar, frö "),
         std::to_string(study.seed), "\n"});
}

std::string verdict_of(const ClosedStudy& study, const ClosedOutcome& outcome, Language language) {
    const std::optional<double>& reproduction = outcome.theory.reproduction_number;
    std::string text =
        joined({say(language, "reproduction number (continuous limit): ", "reproduktionstal (kontinuerlig gräns): "),
                reproduction ? rounded(*reproduction, digits, language) : std::string("-"), "\n"});
    if (outcome.greatest_z == outcome.greatest_z)
        return text + joined({say(language, "farthest from the map: ", "längst från avbildningen: "),
                              rounded(outcome.greatest_z, 2, language), say(language, " standard errors", " medelfel"),
                              outcome.greatest_z > 4
                                  ? say(language, " (the map is that of an infinite population; small ones stray)",
                                        " (avbildningen gäller en oändlig befolkning; små avviker)")
                                  : "",
                              "\n"});
    if (study.replicates < 5)
        text += joined({say(language, "standard errors need 5 replicates", "medelfel kräver 5 upprepningar"), "\n"});
    return text;
}

std::string as_text(const ClosedStudy& study, const ClosedOutcome& outcome, Language language) {
    return joined({plan_of(study, language), "\n", as_text(trajectories(study, outcome, language), language), "\n",
                   as_text(steady_states(study, outcome), language), "\n", verdict_of(study, outcome, language)});
}

int verify(const VerifyArguments& arguments) {
    const StudyOptions& options = arguments.options;
    if (const auto problems = check_options(options); !problems.empty()) return report(problems);
    const Result<ClosedStudy> read = read_verification(arguments.file);
    if (const int failed = report(read.diagnostics); failed != exit_done) return failed;
    const ClosedStudy& study = *read.value;
    const Language language = options.language();
    listen_for_interrupts();
    ClosedOutcome outcome;
    try {
        const auto months = static_cast<std::uint64_t>(study.look_months.back());
        WorkMeter meter(std::max<std::uint64_t>(1, months * (study.replicates + 1)), {"månader", "months"},
                        meter_output(options.quiet), language);
        outcome = verify_closed_model(study, Workers(static_cast<int>(options.threads)), [&] { meter.step(); });
    } catch (const Interrupted&) {
        write_message(say(language, "interrupted: nothing was kept\n", "avbrutet: inget sparades\n"));
        return exit_interrupted;
    }
    const std::string answer = options.json ? as_json(study, outcome) : as_text(study, outcome, language);
    return write_data(answer) ? exit_done : exit_our_fault;
}

}  // namespace

void add_verify(CLI::App& program, int& exit_code) {
    CLI::App* verb =
        program.add_subcommand("verify", "run the closed model, whose answer is known, on the clocks of the county");
    const auto arguments = std::make_shared<VerifyArguments>();
    verb->add_option("file", arguments->file, "closed model, as in configs/verification (docs/verification-files.md)")
        ->required();
    StudyOptions& options = arguments->options;
    verb->add_option("-j,--threads", options.threads, "threads, 0 for all; changes no result")->capture_default_str();
    verb->add_option("--lang", options.lang, "language of the answer, en or sv")->capture_default_str();
    verb->add_flag("--json", options.json, "JSON on stdout");
    verb->add_flag("--quiet", options.quiet, "no progress on stderr");
    verb->callback([arguments, &exit_code] { exit_code = verify(*arguments); });
}

}  // namespace samverkan
