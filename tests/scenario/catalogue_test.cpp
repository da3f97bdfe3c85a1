// The shipped programmes against the rows they were recoded from, and the page that describes them.
#include <cstdlib>
#include <map>
#include <regex>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scenario/input_files.hpp"
#include "scenario/programme_file.hpp"
#include "scenario/programme_reference.hpp"

namespace samverkan {
namespace {

using test::catalogue;

/// Cells of one line, quotes resolved.
std::vector<std::string> cells_of(const std::string& line) {
    std::vector<std::string> cells(1);
    bool quoted = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (c == '"' && quoted && i + 1 < line.size() && line[i + 1] == '"')
            cells.back() += line[++i];
        else if (c == '"')
            quoted = !quoted;
        else if (c == ',' && !quoted)
            cells.emplace_back();
        else
            cells.back() += c;
    }
    return cells;
}

using Row = std::map<std::string, std::string>;

std::map<std::string, Row> lever_rows() {
    std::istringstream text(test::text_of_file(test::source_folder / "configs/programmes/levers.csv"));
    std::string line;
    std::getline(text, line);  // the note on the source
    std::getline(text, line);
    const std::vector<std::string> header = cells_of(line);
    std::map<std::string, Row> rows;
    while (std::getline(text, line)) {
        const std::vector<std::string> cells = cells_of(line);
        EXPECT_EQ(cells.size(), header.size()) << line;
        Row row;
        for (std::size_t i = 0; i < cells.size(); ++i) row[header[i]] = cells[i];
        rows[row["id"]] = row;
    }
    return rows;
}

double number_of(const std::string& cell) { return cell.empty() ? 0 : std::stod(cell); }

/// Every low/mode/high of the row's effects, in the row's order, each once.
std::set<std::string> priors_of(const std::string& effects) {
    std::set<std::string> priors;
    const std::regex triple(R"((\d+(?:\.\d+)?)/(\d+(?:\.\d+)?)/(\d+(?:\.\d+)?))");
    for (std::sregex_iterator found(effects.begin(), effects.end(), triple), end; found != end; ++found)
        priors.insert(number_text(std::stod((*found)[1])) + "/" + number_text(std::stod((*found)[2])) + "/" +
                      number_text(std::stod((*found)[3])));
    return priors;
}

std::string prior_of(const EffectNote& effect) {
    return number_text(effect.rate_ratio->low) + "/" + number_text(effect.rate_ratio->mode) + "/" +
           number_text(effect.rate_ratio->high);
}

/// Priors that a file has beside those of its row, each with its reason in the file.
const std::map<std::string, std::set<std::string>>& own_priors() {
    static const std::map<std::string, std::set<std::string>> own{
        {"leisure_open", {"0.85/0.95/1.03"}},  // the guard's shifted prior, variant structured
        {"sport", {"0.8/0.86/0.95"}},          // the row names the factor without a figure
        {"exit", {"0.7/0.7/0.7"}},             // "reentry_hazard x 0.7"
    };
    return own;
}

/// "municipality 0.7; state 0.3" as payer and share.
std::map<std::string, double> payers_of(const std::string& cell) {
    const std::map<std::string, std::string> in_words{{"municipality; SiS", "municipality 0.5; state 0.5"},
                                                      {"municipality 0.5 school; 0.5 social_services", "municipality"},
                                                      {"as host", "municipality"}};  // it costs nothing of its own
    const std::string text = in_words.contains(cell) ? in_words.at(cell) : cell;
    std::map<std::string, double> payers;
    std::istringstream parts(text);
    for (std::string part; std::getline(parts, part, ';');) {
        std::istringstream words(part);
        std::string payer;
        double share = 1;
        words >> payer;
        if (!(words >> share)) share = 1;
        payers[payer] += share;
    }
    return payers;
}

std::vector<std::string> ids_of_rows() {
    std::vector<std::string> ids;
    for (const auto& [id, row] : lever_rows()) ids.push_back(id);
    return ids;
}

class EachRow : public testing::TestWithParam<std::string> {
protected:
    Row row_ = lever_rows().at(GetParam());
    std::size_t at_ = catalogue().index_of(GetParam()).value();
    const Programme& programme_ = catalogue().programmes[at_];
    const ProgrammeNotes& notes_ = catalogue().notes[at_];
};

TEST_P(EachRow, IsTheProgrammesKindTimesAndEvidence) {
    EXPECT_EQ(programme_kind_names()[static_cast<std::size_t>(programme_.kind)], row_["lever_kind"]);
    const std::string basis(effect_basis_names()[static_cast<std::size_t>(programme_.basis)]);
    EXPECT_EQ(basis == "intention_to_treat" ? "itt" : basis, row_["effect_basis"]);
    EXPECT_EQ(programme_.start_up_weeks, number_of(row_["start_up_weeks"]));
    EXPECT_EQ(programme_.wait_weeks, number_of(row_["wait_weeks"]));
    EXPECT_EQ(programme_.duration_weeks, number_of(row_["duration_weeks"]));
    EXPECT_EQ(programme_.half_life_weeks, number_of(row_["half_life_weeks"]));
    EXPECT_EQ(programme_.needs_hand_over, row_["needs_coordination"] == "True");
    EXPECT_EQ(notes_.guard, row_["rule_or_guard"].empty() ? "none" : row_["rule_or_guard"]);
    EXPECT_EQ(programme_.evidence.front(), row_["evidence"].front());
    std::string actors;
    for (const std::string& actor : notes_.actors) actors += (actors.empty() ? "" : "+") + actor;
    EXPECT_EQ(actors, row_["actors"]);
}

TEST_P(EachRow, IsTheProgrammesCapacityAndMoney) {
    EXPECT_EQ(notes_.capacity_unit, row_["capacity_unit"]);
    if (!row_["delivered_units_per_capacity_unit_year"].empty()) {
        EXPECT_EQ(programme_.units_per_capacity_year, number_of(row_["delivered_units_per_capacity_unit_year"]));
    }
    const double of_capacity = number_of(row_["cost_per_capacity_unit_year_sek"]);
    if (row_["cost_basis"] == "per delivered unit") {
        EXPECT_EQ(programme_.cost_sek_per_unit, number_of(row_["cost_sek_catalogue"]));
        EXPECT_NEAR(programme_.cost_sek_per_unit * programme_.units_per_capacity_year, of_capacity, .01 * of_capacity)
            << "the row rounds";
    } else {
        EXPECT_NEAR(programme_.cost_sek_per_unit * programme_.units_per_capacity_year, of_capacity, 1e-6);
    }
    std::map<std::string, double> payers;
    for (const PayerShare& payer : programme_.payers) payers[std::string(name_of(payer.payer))] += payer.share;
    EXPECT_EQ(payers, payers_of(row_["payer_default"]));
}

TEST_P(EachRow, HasItsPriorsInTheFileAndNoOthers) {
    std::set<std::string> priors, expected = priors_of(row_["catalogue_param_to_model_param"]);
    for (const EffectNote& effect : notes_.effects)
        if (effect.rate_ratio) priors.insert(prior_of(effect));
    if (const auto own = own_priors().find(programme_.id); own != own_priors().end())
        expected.insert(own->second.begin(), own->second.end());
    EXPECT_EQ(priors, expected);
}

INSTANTIATE_TEST_SUITE_P(LeverTable, EachRow, testing::ValuesIn(ids_of_rows()),
                         [](const auto& one) { return one.param; });

TEST(ShippedProgrammes, AreTheFortyFourOfTheLeverTableAndOfEveryKind) {
    std::vector<std::string> shipped;
    std::set<ProgrammeKind> kinds;
    for (const Programme& programme : catalogue().programmes) {
        shipped.push_back(programme.id);
        kinds.insert(programme.kind);
    }
    EXPECT_EQ(shipped, ids_of_rows());
    EXPECT_EQ(shipped.size(), 44u);
    EXPECT_EQ(kinds.size(), programme_kind_count);
}

TEST(ShippedProgrammes, OfWhichNothingActsAreTheBlockThatActsByItsLevel) {
    std::set<std::string> idle;
    for (const Programme& programme : catalogue().programmes)
        if (programme.effects.empty() && programme.basis != EffectBasis::event) idle.insert(programme.id);
    EXPECT_EQ(idle, (std::set<std::string>{"coordination"}));
}

TEST(ShippedProgrammes, ThatCannotBeFundedAreTheModifierAndTheBlock) {
    for (const Programme& programme : catalogue().programmes)
        EXPECT_EQ(programme.funded_as, programme.id == "group_deviant"  ? FundedAs::modifier
                                       : programme.id == "coordination" ? FundedAs::block
                                                                        : FundedAs::entry)
            << programme.id;
}

TEST(ShippedProgrammes, ThatWorkInGroupsAreTheHostsOfTheLeverTable) {
    const std::string guard = lever_rows().at("group_deviant")["rule_or_guard"];
    for (const Programme& programme : catalogue().programmes)
        EXPECT_EQ(programme.youths_per_adult > 0, guard.find(programme.id) != std::string::npos) << programme.id;
}

TEST(ShippedProgrammes, CarryTheWordAssumptionAndASource) {
    for (std::size_t i = 0; i < catalogue().programmes.size(); ++i) {
        const ProgrammeNotes& notes = catalogue().notes[i];
        SCOPED_TRACE(catalogue().programmes[i].id);
        EXPECT_FALSE(catalogue().programmes[i].source.empty());
        EXPECT_FALSE(notes.assumptions.empty());
        for (const std::string& assumption : notes.assumptions)
            EXPECT_THAT(assumption, testing::StartsWith("assumption: "));
        for (const EffectNote& effect : notes.effects) {
            EXPECT_THAT(effect.basis, testing::StartsWith("assumption: "));
            EXPECT_FALSE(effect.published.empty());
            if (!info_of(effect.variable).modelled()) {
                EXPECT_FALSE(effect.not_modelled.empty());
            }
        }
    }
}

bool acts_on_violence(ModelVariable variable) {
    return variable == ModelVariable::shooting_background || variable == ModelVariable::conflict_branching ||
           variable == ModelVariable::violent_offence_rate;
}

/// Of effects on recruitment; those on violence itself are what was measured.
TEST(ShippedProgrammes, MeasuredOnViolenceOrCrimeAreMarkedSecondary) {
    const std::set<std::string> on_something_else{
        "great",         "sel_paths", "truancy", "school_social_team", "parent_indicated", "parent_universal",
        "night_walkers", "detached",  "online",  "lower_age",          "group_deviant",    "sspf",
        "info_sharing"};
    for (const Programme& programme : catalogue().programmes)
        for (const ProgrammeEffect& effect : programme.effects)
            if (acts_on_violence(effect.variable)) {
                EXPECT_FALSE(effect.secondary) << programme.id;
            } else if (effect.variable != ModelVariable::police_trust &&
                       effect.variable != ModelVariable::structured_exposure &&
                       effect.variable != ModelVariable::recruiter_window_exit && !effect.sets) {
                EXPECT_EQ(effect.secondary, !on_something_else.contains(programme.id)) << programme.id;
            }
}

TEST(ShippedProgrammes, CanReachSomebody) {
    const std::vector<bool> everywhere(test::stockholm().places.size(), true);
    for (const Programme& programme : catalogue().programmes)
        EXPECT_TRUE(reach_of(programme.who, test::stockholm(), everywhere).anyone) << programme.id;
}

TEST(ModelVariables, AreDescribedInBothLanguages) {
    for (const ModelVariableInfo& info : model_variables()) {
        EXPECT_FALSE(info.label_sv.empty() || info.label_en.empty() || info.unit.empty()) << info.name;
        EXPECT_NE(info.kinds, 0) << info.name;
    }
}

TEST(ProgrammePage, IsThePageInDocs) {
    const auto page = test::source_folder / "docs" / "programmes.md";
    const std::string generated = programme_reference(catalogue());
    if (std::getenv("SAMVERKAN_UPDATE_DOCS") != nullptr) std::ofstream(page, std::ios::binary) << generated;
    EXPECT_EQ(generated, test::text_of_file(page))
        << "docs/programmes.md is out of date: run this test with SAMVERKAN_UPDATE_DOCS=1";
}

TEST(ShippedScenarios, AreReadWithoutErrorsAndSayWhy) {
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::directory_iterator(test::source_folder / "scenarios")) {
        if (entry.path().extension() != ".json") continue;
        const auto scenario = read_scenario(entry.path(), test::stockholm(), catalogue());
        ASSERT_TRUE(scenario.ok()) << render(scenario.diagnostics);
        EXPECT_GT(scenario.value->scenario.why.size(), 20u) << entry.path();
        ++count;
    }
    EXPECT_GE(count, 5u);
}

}  // namespace
}  // namespace samverkan
