#include <array>
#include <memory>

#include "cli/lists.hpp"
#include "cli/scenario_input.hpp"
#include "cli/terminal.hpp"
#include "cli/verbs.hpp"
#include "results/joined.hpp"
#include "results/study_codes.hpp"
#include "scenario/nearest_name.hpp"

namespace samverkan {
namespace fs = std::filesystem;
namespace {

struct Wish {
    std::string what;
    std::string scenarios = "scenarios";
    LookOptions options;

    [[nodiscard]] fs::path county() const { return options.county.value_or("configs/stockholm"); }
};

constexpr std::array<std::string_view, 7> kinds{"programmes", "areas",      "scenarios", "measures",
                                                "levers",     "parameters", "budgets"};

/// The value, its problems kept.
template <class T>
std::optional<T> take(Result<T> result, std::vector<Diagnostic>& diagnostics) {
    diagnostics.insert(diagnostics.end(), result.diagnostics.begin(), result.diagnostics.end());
    return std::move(result.value);
}

/// Nothing if it cannot be made; the reasons are appended.
std::optional<Listing> make_list(const Wish& wish, std::vector<Diagnostic>& diagnostics) {
    const Language language = wish.options.language();
    if (wish.what == "measures") return list_measures(language);
    if (wish.what == "scenarios") return list_scenarios(wish.scenarios, language, diagnostics);
    if (wish.what == "programmes" || wish.what == "levers") {
        const auto catalogue = take(read_catalogue(wish.county() / ".." / "programmes"), diagnostics);
        if (!catalogue) return std::nullopt;
        return wish.what == "levers" ? list_levers(*catalogue, language) : list_programmes(*catalogue, language);
    }
    const auto county = take(load_county(wish.county()), diagnostics);
    if (!county) return std::nullopt;
    if (wish.what == "budgets") {
        const auto budgets = take(read_baseline_budgets(wish.county() / "budgets.json", county->county), diagnostics);
        return budgets ? std::optional(list_budgets(*budgets, language)) : std::nullopt;
    }
    return wish.what == "areas" ? list_areas(county->county) : list_parameters(*county, language);
}

Diagnostic unknown_kind(const std::string& what) {
    std::string all;
    for (const std::string_view kind : kinds) all += (all.empty() ? "" : ", ") + std::string(kind);
    const auto nearest = nearest_name(what, kinds);
    return study_problem(study_code::wrong_option, joined({"`", shown(what), "` cannot be listed"}),
                         nearest ? joined({"did you mean `", *nearest, "`?"}) : joined({"there are lists of ", all}));
}

int list(const Wish& wish) {
    std::vector<Diagnostic> problems = check_options(wish.options);
    if (std::find(kinds.begin(), kinds.end(), wish.what) == kinds.end()) problems.push_back(unknown_kind(wish.what));
    if (!problems.empty()) return report(problems);
    const std::optional<Listing> listing = make_list(wish, problems);
    if (listing && !(listing->rows.empty() && has_errors(problems))) {
        const std::string text =
            wish.options.json ? dumped(as_json(*listing)) : as_text(*listing, wish.options.language());
        if (!write_data(text)) return exit_our_fault;
    }
    return report(problems);
}

}  // namespace

void add_list(CLI::App& program, int& exit_code) {
    CLI::App* verb =
        program.add_subcommand("list", "programmes, areas, scenarios, measures, levers, parameters or budgets");
    const auto wish = std::make_shared<Wish>();
    verb->add_option("what", wish->what, "programmes, areas, scenarios, measures, levers, parameters or budgets")
        ->required();
    verb->add_option("--folder", wish->scenarios, "folder of the scenarios")->capture_default_str();
    add_look_options(*verb, wish->options);
    verb->callback([wish, &exit_code] { exit_code = list(*wish); });
}

}  // namespace samverkan
