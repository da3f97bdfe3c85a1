#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scenario/input_files.hpp"
#include "scenario/parameter_reader.hpp"

namespace samverkan {
namespace {

using test::CountyCopy;
using test::stockholm_folder;

std::vector<std::string> names_in_file(const std::string& file) {
    std::vector<Diagnostic> diagnostics;
    const auto document = read_json(stockholm_folder / file, diagnostics);
    std::vector<std::string> names;
    for (const JsonMember& group : document->root.members)
        for (const JsonMember& member : group.value.members) names.push_back(group.key + "." + member.key);
    return names;
}

std::vector<std::string> names_in_tables() {
    std::vector<std::string> names;
    for (const ParameterField& field : parameter_fields()) names.push_back(path_of(field.info));
    return names;
}

TEST(ParameterFields, EveryNumberOfTheModelIsDeclaredOnce) {
    ModelParameters parameters{};
    std::set<const double*> slots;
    std::size_t declared = 0;
    for (const ParameterField& field : parameter_fields())
        for (std::size_t i = 0; i < element_count(field.info.shape); ++i, ++declared)
            slots.insert(field.slot(parameters, i));
    EXPECT_EQ(slots.size(), declared) << "two fields write the same number";
    EXPECT_EQ(declared, sizeof(ModelParameters) / sizeof(double)) << "a number has no field";
}

TEST(ParameterFields, FilesHoldExactlyTheFieldsOfTheTables) {
    std::vector<std::string> in_files = names_in_file("parameters.json");
    const std::vector<std::string> base_rates = names_in_file("base_rates.json");
    in_files.insert(in_files.end(), base_rates.begin(), base_rates.end());
    EXPECT_THAT(in_files, testing::UnorderedElementsAreArray(names_in_tables()));
}

TEST(ParameterFields, HaveLabelsInBothLanguagesAndAPossibleRange) {
    for (const ParameterField& field : parameter_fields()) {
        EXPECT_FALSE(field.info.label.sv.empty() || field.info.label.en.empty()) << path_of(field.info);
        EXPECT_NE(field.info.label.sv, field.info.label.en) << path_of(field.info);
        EXPECT_LT(field.info.range.least, field.info.range.most) << path_of(field.info);
    }
}

TEST(ParameterFields, ValuesArriveWhereTheirNamesSay) {
    const ModelParameters& p = test::stockholm().parameters;
    EXPECT_EQ(p.male_share, .514);
    EXPECT_EQ(p.household.siblings_share[1], .45);
    EXPECT_EQ(p.school.class_size, 25);
    EXPECT_EQ(p.friends.kept_share_at_stage, .7);
    EXPECT_EQ(p.risk.odds_ratio[static_cast<std::size_t>(RiskFactor::early_substance_use)], 3.7);
    EXPECT_EQ(p.risk.adhd_untreated_share[static_cast<std::size_t>(Sex::female)], .02);
    EXPECT_EQ(p.drift.drift_hazard[13], .002268);
    EXPECT_EQ(p.drift.drift_hazard[7], 0);
    EXPECT_EQ(p.drift.fringe_exit_hazard[16], .006);
    EXPECT_EQ(p.drift.fringe_exit_hazard[17], .010);
    EXPECT_EQ(p.drift.fringe_exit_hazard[24], .014);
    EXPECT_EQ(p.recruitment.recruit_hazard[13], 5.95e-5);
    EXPECT_EQ(p.recruitment.channel_share[static_cast<std::size_t>(Channel::school)], .15);
    EXPECT_EQ(p.recruitment.vulnerable_tilt[static_cast<std::size_t>(Channel::family_friends)], 2.2);
    EXPECT_EQ(p.membership.core_post_share, .43);
    EXPECT_EQ(p.gang.vacancy_expiry_hazard.mode, .06);
    EXPECT_EQ(p.gang.vacancy_expiry_hazard.high, .15);
    EXPECT_EQ(p.gang.recruiter_gap_weight[5], .10);
    EXPECT_EQ(p.senior_core.senior_entry_per_year, 185);
    EXPECT_DOUBLE_EQ(p.warm_start.involved_share[0][19], .023);  // between 24 and 22 per 1,000
    EXPECT_DOUBLE_EQ(p.warm_start.fringe_share[1][24], .006);
    EXPECT_DOUBLE_EQ(p.warm_start.core_share_of_involved[15], .14);
    EXPECT_EQ(p.help.source_share[static_cast<std::size_t>(NoticeSource::police)], .25);
    EXPECT_EQ(p.overlap.weight[3], .55);
}

TEST(ParameterFields, EveryAssumptionIsCalledOne) {
    const LoadedCounty loaded = load_county(stockholm_folder).value.value();
    EXPECT_EQ(loaded.notes.size(), parameter_fields().size());
    for (const ParameterNote& note : loaded.notes) {
        EXPECT_FALSE(note.source.empty()) << note.group << "." << note.name;
        EXPECT_EQ(note.status == Status::fitted, !note.set_by.empty()) << note.group << "." << note.name;
    }
}

TEST(ParameterFields, TargetsOfBaseRatesAreCalibrationTargets) {
    const LoadedCounty loaded = load_county(stockholm_folder).value.value();
    for (const ParameterNote& note : loaded.notes)
        for (const std::string& target : note.set_by)
            EXPECT_THAT(target, testing::MatchesRegex("C(0[1-9]|1[0-2])")) << note.group << "." << note.name;
}

struct Fault {
    std::string file, from, to, code, message;
};

void PrintTo(const Fault& fault, std::ostream* out) { *out << fault.file << ": " << fault.to; }

class WrongParameters : public testing::TestWithParam<Fault> {};

TEST_P(WrongParameters, AreRefused) {
    const Fault& fault = GetParam();
    CountyCopy copy;
    copy.replace(fault.file, fault.from, fault.to);
    const Result<County> county = read_county(copy.path());
    ASSERT_FALSE(county.ok());
    ASSERT_EQ(county.diagnostics.size(), 1u) << render(county.diagnostics);
    EXPECT_EQ(county.diagnostics[0].code, fault.code);
    EXPECT_THAT(county.diagnostics[0].message, testing::HasSubstr(fault.message));
    EXPECT_THAT(county.diagnostics[0].file, testing::EndsWith(fault.file));
}

INSTANTIATE_TEST_SUITE_P(
    Each, WrongParameters,
    testing::Values(
        Fault{"parameters.json", "\"twin_share\"", "\"twins_share\"", "E014", "unknown key `twins_share`"},
        Fault{"parameters.json", "\"unit\": \"years\"", "\"unit\": \"weeks\"", "E034", "values are not converted"},
        Fault{"parameters.json", "\"value\": 0.514", "\"value\": 1.514", "E017", "out of range"},
        Fault{"parameters.json", "\"value\": 0.514", "\"value\": 0.6", "E025", "outside its own plausible range"},
        Fault{"parameters.json", "\"value\": 0.514", "\"value\": \"0.514\"", "E016", "a number is needed"},
        Fault{"parameters.json", "{\"plus_minus\": 0.03}", "{\"plusminus\": 0.03}", "E016", "not a range"},
        Fault{"parameters.json", "\"status\": \"rule\"", "\"status\": \"guess\"", "E024", "not one of the choices"},
        Fault{"parameters.json", "\"status\": \"rule\"", "\"status\": \"fitted\"", "E033", "base rates"},
        Fault{"parameters.json", "\"4\": 0.015", "\"4\": 0.025", "E025", "must sum to 1"},
        Fault{"parameters.json", "{\"low\": 0.02, \"mode\": 0.06", "{\"low\": 0.07, \"mode\": 0.06", "E025",
              "not in order"},
        Fault{"parameters.json", "\"female\": 0.79", "\"femal\": 0.79", "E019", "unknown element"},
        Fault{"parameters.json", "\"17-19\": 0.01", "\"16-19\": 0.01", "E019", "age 16 given twice"},
        Fault{"parameters.json", "\"17-19\": 0.01", "\"17-29\": 0.01", "E019", "not an age"},
        Fault{"parameters.json", "\"value\": 60", "\"value\": 60.5", "E018", "not a whole number"},
        Fault{"parameters.json", "\"warm_start\": {", "\"warmstart\": {", "E014", "unknown key `warmstart`"},
        Fault{"base_rates.json", "\"status\": \"fitted\"", "\"status\": \"derived\"", "E033", "names no target"},
        Fault{"base_rates.json", "\"set_by\": [\"C02\"]", "\"set_by\": []", "E033", "names no target"},
        Fault{"base_rates.json", "\"exit_hazard\"", "\"exit_hazrd\"", "E014", "unknown key `exit_hazrd`"}),
    [](const auto& fault) { return "Number" + std::to_string(fault.index); });

TEST(ParameterFiles, AMissingParameterIsNamed) {
    CountyCopy copy;
    copy.replace("parameters.json", "\"twin_share\": {", "\"about\": {");
    const Result<County> county = read_county(copy.path());
    ASSERT_FALSE(county.ok());
    EXPECT_EQ(county.diagnostics.at(0).code, "E015");
    EXPECT_THAT(county.diagnostics.at(0).message, testing::HasSubstr("`household.twin_share`"));
}

TEST(ParameterFiles, AParameterInBothFilesIsRefused) {
    CountyCopy copy;
    copy.replace("base_rates.json", "\"drift_scale\": {", "\"drift_elasticity\": {");
    const Result<County> county = read_county(copy.path());
    ASSERT_FALSE(county.ok());
    std::vector<std::string> codes;
    for (const Diagnostic& diagnostic : county.diagnostics) codes.push_back(diagnostic.code);
    EXPECT_THAT(codes, testing::UnorderedElementsAre("E015", "E032")) << render(county.diagnostics);
}

TEST(ParameterFiles, ValuesThatContradictEachOtherAreRefused) {
    CountyCopy copy;
    copy.replace("parameters.json", "\"value\": 0.35,\n      \"unit\": \"share\", \"range\": [0.25, 0.35]",
                 "\"value\": 0.34,\n      \"unit\": \"share\", \"range\": [0.25, 0.35]");
    const Result<County> county = read_county(copy.path());
    ASSERT_FALSE(county.ok());
    EXPECT_EQ(county.diagnostics.at(0).code, "E025");
    EXPECT_THAT(county.diagnostics.at(0).message, testing::HasSubstr("do not sum to 1"));
}

}  // namespace
}  // namespace samverkan
