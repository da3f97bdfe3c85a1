// The shipped programmes against the rows they were recoded from, and the page that describes them.
#include <cstdlib>
#include <map>
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

TEST(ShippedProgrammes, AreAtLeastTheTwelveThatNeedNoFurtherAgentAndOfEveryKind) {
    for (const char* id : {"great", "sel_paths", "gbg_pax", "parent_indicated", "parent_universal", "fft", "mst",
                           "home_visiting", "cbt_bam", "art_repulse", "ctc", "detached"})
        EXPECT_TRUE(catalogue().index_of(id)) << id;
    std::set<ProgrammeKind> kinds;
    for (const Programme& programme : catalogue().programmes) kinds.insert(programme.kind);
    EXPECT_EQ(kinds.size(), programme_kind_count);
}

TEST(ShippedProgrammes, AgreeWithTheirRowsOfTheLeverTable) {
    const auto rows = lever_rows();
    EXPECT_EQ(rows.size(), catalogue().programmes.size());
    for (std::size_t i = 0; i < catalogue().programmes.size(); ++i) {
        const Programme& programme = catalogue().programmes[i];
        const ProgrammeNotes& notes = catalogue().notes[i];
        ASSERT_TRUE(rows.contains(programme.id)) << programme.id;
        Row row = rows.at(programme.id);
        SCOPED_TRACE(programme.id);
        EXPECT_EQ(programme_kind_names()[static_cast<std::size_t>(programme.kind)], row["lever_kind"]);
        const std::string basis(effect_basis_names()[static_cast<std::size_t>(programme.basis)]);
        EXPECT_EQ(basis == "intention_to_treat" ? "itt" : basis, row["effect_basis"]);
        EXPECT_EQ(notes.capacity_unit, row["capacity_unit"]);
        EXPECT_EQ(programme.units_per_capacity_year, number_of(row["delivered_units_per_capacity_unit_year"]));
        EXPECT_NEAR(programme.cost_sek_per_unit * programme.units_per_capacity_year,
                    number_of(row["cost_per_capacity_unit_year_sek"]), 1e-6);
        EXPECT_EQ(programme.start_up_weeks, number_of(row["start_up_weeks"]));
        EXPECT_EQ(programme.wait_weeks, number_of(row["wait_weeks"]));
        EXPECT_EQ(programme.duration_weeks, number_of(row["duration_weeks"]));
        EXPECT_EQ(programme.half_life_weeks, number_of(row["half_life_weeks"]));
        EXPECT_EQ(programme.needs_hand_over, row["needs_coordination"] == "True");
        EXPECT_EQ(notes.guard, row["rule_or_guard"]);
        EXPECT_EQ(programme.evidence.front(), row["evidence"].front());
        for (const EffectNote& effect : notes.effects) {
            if (!effect.rate_ratio) continue;
            const std::string prior = number_text(effect.rate_ratio->low) + "/" + number_text(effect.rate_ratio->mode) +
                                      "/" + number_text(effect.rate_ratio->high);
            std::string effects = row["catalogue_param_to_model_param"];
            for (std::size_t at; (at = effects.find(".0/")) != std::string::npos;) effects.erase(at, 2);
            for (std::size_t at; (at = effects.find(".0]")) != std::string::npos;) effects.erase(at, 2);
            EXPECT_THAT(effects, testing::HasSubstr(prior)) << info_of(effect.variable).name;
        }
    }
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

TEST(ShippedProgrammes, MeasuredOnViolenceOrCrimeAreMarkedSecondary) {
    const std::set<std::string> on_crime{"fft", "mst", "cbt_bam", "gbg_pax", "home_visiting", "ctc", "art_repulse"};
    for (const Programme& programme : catalogue().programmes)
        for (const ProgrammeEffect& effect : programme.effects)
            EXPECT_EQ(effect.secondary, on_crime.contains(programme.id)) << programme.id;
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
