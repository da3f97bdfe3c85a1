#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/iso_week.hpp"
#include "scenario/canonical_text.hpp"
#include "scenario/input_files.hpp"
#include "scenario/scenario_reader.hpp"

namespace samverkan {
namespace {

using test::catalogue;
using test::stockholm;
using test::TemporaryFolder;

const std::string head = R"("name": {"sv": "a", "en": "b"}, "why": "c")";
const std::string base = "{" + head + R"(, "county": "stockholm", "start": "2025-W34", "weeks": 260})";

Result<LoadedScenario> read(const std::filesystem::path& path) { return read_scenario(path, stockholm(), catalogue()); }

/// A scenario in a folder with a baseline.json that it may extend.
Result<LoadedScenario> read_text_of(const std::string& text) {
    const TemporaryFolder folder;
    folder.write("baseline.json", base);
    return read(folder.write("mine.json", text));
}

TEST(Scenario, TheBaselineFundsNothing) {
    const auto read_one = read(test::source_folder / "scenarios" / "baseline.json");
    ASSERT_TRUE(read_one.ok()) << render(read_one.diagnostics);
    EXPECT_TRUE(read_one.diagnostics.empty());
    const LoadedScenario& loaded = *read_one.value;
    EXPECT_EQ(loaded.slug, "baseline");
    EXPECT_EQ(loaded.county, "stockholm");
    EXPECT_EQ(loaded.scenario.start_week, week_number({2025, 34}));
    EXPECT_EQ(loaded.scenario.weeks, 260);
    EXPECT_EQ(loaded.scenario.burn_in_weeks, 104);
    EXPECT_EQ(loaded.scenario.transport, 1);
    EXPECT_TRUE(loaded.scenario.deployments.empty());
}

TEST(Scenario, TheShippedExampleFundsTwoProgrammes) {
    const auto read_one = read(test::source_folder / "scenarios" / "great_and_fft.json");
    ASSERT_TRUE(read_one.ok()) << render(read_one.diagnostics);
    EXPECT_TRUE(read_one.diagnostics.empty());
    const Scenario& scenario = read_one.value->scenario;
    EXPECT_EQ(scenario.name_en, "Lessons and family therapy");
    ASSERT_EQ(scenario.programmes.size(), 2u);
    ASSERT_EQ(scenario.deployments.size(), 2u);
    const Programme& great = scenario.programmes[scenario.deployments[0].programme.index()];
    EXPECT_EQ(great.id, "great");
    EXPECT_EQ(great.kind, ProgrammeKind::universal_cohort);
    EXPECT_EQ(great.delivery, Delivery::schools);
    const TargetReach pupils = reach_of(great.who, stockholm(), std::vector<bool>(stockholm().places.size(), true));
    for (std::size_t grade = 0; grade < pupils.grades.size(); ++grade)
        EXPECT_EQ(pupils.grades[grade], grade >= 5 && grade <= 7) << grade;
    EXPECT_EQ(great.effects.at(0).variable, ModelVariable::recruit_multiplier);
    EXPECT_EQ(great.effects.at(0).rate_ratio.mode, .83);
    EXPECT_EQ(great.cost_sek_per_unit, 900);
    const Programme& fft = scenario.programmes[scenario.deployments[1].programme.index()];
    EXPECT_EQ(fft.kind, ProgrammeKind::individual_programme);
    EXPECT_TRUE(fft.who.asks(Attribute::known));
    EXPECT_TRUE(fft.who.asks(Attribute::fringe_noticed));
    EXPECT_EQ(fft.wait_weeks, 5);
    EXPECT_EQ(fft.half_life_weeks, 78);
    for (const Deployment& deployment : scenario.deployments) {
        EXPECT_EQ(deployment.cost_sek_per_year, 30e6);
        EXPECT_EQ(deployment.from_week, scenario.start_week);
        EXPECT_EQ(deployment.to_week, scenario.start_week + 260);
        EXPECT_EQ(deployment.coverage, 1);
        EXPECT_TRUE(deployment.areas.empty());
    }
    EXPECT_EQ(read_one.value->files.size(), 2u);
    EXPECT_EQ(read_one.value->files[0].filename(), "baseline.json");
}

TEST(Scenario, NamesAreasByCodeOrNameAndTimesByWeekOrDate) {
    const auto scenario = read_text_of("{" + head + R"(, "extends": "baseline.json", "programmes": [
        {"use": "fft", "per_year": 1, "from": "2026-W53", "to": "2027-12-31", "coverage": 0.5,
         "areas": ["Nynäshamn", "0180-JA"]}]})");
    ASSERT_TRUE(scenario.ok()) << render(scenario.diagnostics);
    const Deployment& deployment = scenario.value->scenario.deployments.at(0);
    EXPECT_EQ(deployment.from_week, week_number({2026, 53}));
    EXPECT_EQ(deployment.to_week, week_number({2027, 52}) + 1);
    EXPECT_EQ(deployment.coverage, .5);
    ASSERT_EQ(deployment.areas.size(), 2u);
    EXPECT_EQ(stockholm().areas[deployment.areas[0].index()].name, "Järva");
    EXPECT_EQ(stockholm().areas[deployment.areas[1].index()].name, "Nynäshamn");
}

TEST(Scenario, AnExtensionWinsAndProgrammesAreMergedByName) {
    const TemporaryFolder folder;
    folder.write("baseline.json", base);
    folder.write("one.json", "{" + head + R"(, "extends": "baseline.json", "transport": 0.5, "programmes": [
        {"use": "fft", "per_year": 1e6, "coverage": 0.5}, {"use": "great", "per_year": 2e6}]})");
    const auto scenario =
        read(folder.write("two.json", "{" + head + R"(, "extends": "one.json", "weeks": 52, "programmes": [
        {"use": "fft", "per_year": 3e6}, {"use": "great", "coverage": 0.25, "to": "2025-W40"}, {"id": "north", "use": "fft", "per_year": 4e6, "areas": ["Sigtuna"]}]})"));
    ASSERT_TRUE(scenario.ok()) << render(scenario.diagnostics);
    EXPECT_EQ(scenario.value->scenario.weeks, 52);
    EXPECT_EQ(scenario.value->scenario.transport, .5);
    const auto& deployments = scenario.value->scenario.deployments;
    ASSERT_EQ(deployments.size(), 3u);
    EXPECT_EQ(deployments[0].cost_sek_per_year, 3e6);
    EXPECT_EQ(deployments[0].coverage, .5);
    EXPECT_EQ(deployments[1].cost_sek_per_year, 2e6);
    EXPECT_EQ(deployments[1].coverage, .25);
    EXPECT_EQ(deployments[1].to_week, week_number({2025, 41}));
    EXPECT_EQ(deployments[2].cost_sek_per_year, 4e6);
    EXPECT_EQ(deployments[0].programme, deployments[2].programme);
    EXPECT_EQ(scenario.value->scenario.programmes.size(), 2u);
    EXPECT_EQ(scenario.value->files.size(), 3u);
}

TEST(Scenario, ScenariosThatChangeNothingAreCalledOut) {
    const auto scenario = read_text_of("{" + head + R"(, "extends": "baseline.json", "transport": 0, "programmes": [
        {"use": "fft", "per_year": 0}, {"use": "great", "per_year": 1, "coverage": 0, "from": "2030-W20"}]})");
    ASSERT_TRUE(scenario.ok()) << render(scenario.diagnostics);
    std::vector<std::string> codes;
    for (const Diagnostic& diagnostic : scenario.diagnostics) codes.push_back(diagnostic.code);
    EXPECT_THAT(codes, testing::ElementsAre("W001", "W001", "W001", "W001"));
}

TEST(Scenario, TheCountyIsKnownBeforeItIsRead) {
    EXPECT_EQ(
        read_county_name(test::source_folder / "scenarios" / "great_and_fft.json", test::source_folder / "configs")
            .value,
        "stockholm");
    EXPECT_FALSE(read_county_name("/nonexistent.json", test::source_folder / "configs").ok());
}

TEST(Scenario, LimitsThemselvesAreAccepted) {
    for (const std::string change : {R"("weeks": 1)", R"("weeks": 5200)", R"("burn_in_weeks": 0)", R"("transport": 0)",
                                     R"("transport": 1.0)", R"("weeks": 2.6e2)", R"("start": "2026-W53")",
                                     R"("start": "2030-01-01")", R"("$schema": "x", "about": "y")"}) {
        const auto scenario = read_text_of("{" + head + R"(, "extends": "baseline.json", )" + change + "}");
        EXPECT_TRUE(scenario.ok()) << change << render(scenario.diagnostics);
    }
}

TEST(Catalogue, IsSortedAndComplete) {
    ASSERT_EQ(catalogue().programmes.size(), catalogue().files.size());
    for (const Programme& programme : catalogue().programmes) {
        EXPECT_FALSE(programme.source.empty() || programme.evidence.empty()) << programme.id;
        EXPECT_THAT(test::text_of_file(test::source_folder / "configs/programmes" / (programme.id + ".json")),
                    testing::HasSubstr("assumption: design judgement"));
    }
    EXPECT_TRUE(catalogue().index_of("great"));
    EXPECT_FALSE(catalogue().index_of("greet"));
}

TEST(CanonicalText, KeepsTheMeaningAndDropsTheSpelling) {
    const auto text = [](const std::string& rest) {
        const auto scenario = read_text_of("{" + head + R"(, "extends": "baseline.json", )" + rest + "}");
        return canonical_text(scenario.value.value());
    };
    const std::string one =
        text(R"("weeks": 100, "programmes": [{"use": "fft", "per_year": 30e6, "areas": ["Järva"]}])");
    EXPECT_EQ(one, text(R"("programmes":[{"areas":["0180-JA"],"per_year":30000000.0,"use":"fft"}], "weeks":1e2)"));
    EXPECT_NE(one, text(R"("weeks": 101, "programmes": [{"use": "fft", "per_year": 30e6, "areas": ["Järva"]}])"));
    EXPECT_NE(one, text(R"("weeks": 100, "programmes": [{"use": "fft", "per_year": 30e6}])"));
    EXPECT_NE(one, text(R"("weeks": 100, "programmes": [{"use": "fft", "per_year": 30.1e6, "areas": ["Järva"]}])"));
}

TEST(CanonicalText, EverythingThatActsInAScenarioIsInIt) {
    Scenario scenario = read(test::source_folder / "scenarios" / "great_and_fft.json").value.value().scenario;
    const Scenario kept = scenario;
    const std::string before = canonical_text(kept);
    const auto expect_change = [&](const char* what) {
        EXPECT_NE(canonical_text(scenario), before) << what;
        scenario = kept;
    };
    expect_change(((scenario.start_week += 1), "start"));
    expect_change(((scenario.burn_in_weeks += 1), "burn-in"));
    expect_change(((scenario.weeks += 1), "weeks"));
    expect_change(((scenario.transport = .5), "transport"));
    expect_change(((scenario.effect_draw = EffectDraw::fixed_mode), "effect draw"));
    expect_change(((scenario.deployments[0].programme = ProgrammeId{1}), "programme"));
    expect_change(((scenario.deployments[0].from_week += 1), "from"));
    expect_change(((scenario.deployments[0].to_week += 1), "to"));
    expect_change(((*scenario.deployments[0].cost_sek_per_year += 1), "money"));
    expect_change(((scenario.deployments[0].places = 3), "places"));
    expect_change(((scenario.deployments[0].units_per_year = 3), "number"));
    expect_change(((scenario.deployments[0].hold_share = .1), "held share"));
    expect_change(((scenario.deployments[0].ramp_weeks = 3), "ramp"));
    expect_change(((scenario.deployments[0].accept_share = .1), "acceptance"));
    expect_change(((scenario.deployments[0].cost_sek_per_unit = 1), "unit cost"));
    expect_change(((scenario.deployments[0].trigger = Trigger{}), "trigger"));
    expect_change(((scenario.deployments[0].place_classes = 2), "classes"));
    expect_change((scenario.deployments[0].places_chosen.push_back(PlaceId{1}), "neighbourhoods"));
    expect_change((scenario.deployments[0].repeats.push_back({1, 2}), "repeats"));
    expect_change((scenario.deployments[0].who.steps.push_back({TargetStep::Kind::number, Attribute::age, 1}), "who"));
    expect_change(((scenario.secondary_effects = SecondaryEffects::left_out), "secondary effects"));
    expect_change(((scenario.deployments[0].coverage = .5), "coverage"));
    expect_change((scenario.deployments[0].areas.push_back(AreaId{1}), "areas"));
    Programme& programme = scenario.programmes[0];
    expect_change(((programme.kind = ProgrammeKind::area_lever), "kind"));
    expect_change(((programme.delivery = Delivery::take_up), "delivery"));
    expect_change((programme.who.steps.clear(), "who"));
    expect_change(((programme.effect_from_weeks += 1), "first effect"));
    expect_change(((programme.build_up_weeks += 1), "build-up"));
    expect_change(((programme.take_up_share = .5), "take-up"));
    expect_change(((programme.needs_hand_over = true), "hand-over"));
    expect_change(((programme.accept_share = .5), "acceptance"));
    expect_change(((programme.dose_per_capacity_unit = .5), "dose"));
    expect_change(((programme.dose_of_county = true), "dose of the county"));
    expect_change(((programme.effects[0].from_age = 9), "age of first effect"));
    expect_change(((programme.effects[0].secondary = true), "secondary"));
    expect_change(((programme.effects[0].reach = EffectReach::participants), "reach"));
    expect_change(((programme.effects[0].draw = 3), "draw"));
    expect_change(((programme.effects[0].notice_sources = 3), "sources"));
    expect_change((programme.effects[0].who.steps.push_back({}), "on whom"));
    expect_change(((programme.effects[0].variable = ModelVariable::drift_multiplier), "variable"));
    expect_change(((programme.effects[0].rate_ratio.low += .1), "low"));
    expect_change(((programme.basis = EffectBasis::treated), "basis"));
    expect_change(((programme.start_up_weeks += 1), "start-up"));
    expect_change(((programme.wait_weeks += 1), "wait"));
    expect_change(((programme.duration_weeks += 1), "duration"));
    expect_change(((programme.half_life_weeks += 1), "half-life"));
    expect_change(((programme.units_per_capacity_year += 1), "units"));
    expect_change(((programme.cost_sek_per_unit += 1), "cost"));
    expect_change(((programme.payers[0].share += .1), "payer's share"));
    expect_change(((programme.payers[0].payer = Payer::business), "payer"));
    scenario.name_en = scenario.why = scenario.programmes[0].evidence = "said otherwise";
    EXPECT_EQ(canonical_text(scenario), before) << "words change no result";
}

TEST(CanonicalText, EveryNumberOfABudgetIsInIt) {
    Scenario scenario = read(test::source_folder / "scenarios" / "great_and_fft.json").value.value().scenario;
    std::vector<std::string> texts{canonical_text(scenario)};
    const auto expect_another = [&] {
        texts.push_back(canonical_text(scenario));
        for (std::size_t i = 0; i + 1 < texts.size(); ++i) EXPECT_NE(texts.back(), texts[i]);
    };
    scenario.budget.emplace(), expect_another();
    scenario.budget->years.resize(2), expect_another();
    scenario.budget->years[1][3] = 1, expect_another();
    scenario.budget->from_week = 1, expect_another();
    scenario.budget->to_week = 2, expect_another();
}

TEST(Scenario, MinusZeroIsZero) {
    const auto scenario = read_text_of("{" + head + R"(, "extends": "baseline.json", "transport": -0.0})");
    EXPECT_FALSE(std::signbit(scenario.value.value().scenario.transport));
}

TEST(CanonicalText, EveryNumberOfACountyIsInIt) {
    County county = stockholm();
    const std::string before = canonical_text(county);
    EXPECT_EQ(before, canonical_text(read_county(test::stockholm_folder).value.value()));
    for (const ParameterField& field : parameter_fields())
        for (std::size_t i = 0; i < element_count(field.info.shape); ++i) {
            double& slot = *field.slot(county.parameters, i);
            const double kept = std::exchange(slot, std::nextafter(slot, 1e9));
            EXPECT_NE(canonical_text(county), before) << field.info.name << " " << i;
            slot = kept;
            if (i > 2) break;  // further elements of a table are written by the same loop
        }
    county.places[5].youths_by_age[3] += 1;
    EXPECT_NE(canonical_text(county), before);
}

}  // namespace
}  // namespace samverkan
