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

/// The number that a file states, read without the field tables.
double stated(const std::string& group, const std::string& name, const std::string& element = {},
              const std::string& age = {}) {
    for (const char* file : {"parameters.json", "base_rates.json"}) {
        std::vector<Diagnostic> diagnostics;
        const auto document = read_json(stockholm_folder / file, diagnostics);
        const JsonValue* value = document->root.find(group);
        for (const std::string& key : {name, std::string("value"), element, age})
            if (value != nullptr && !key.empty()) value = value->find(key);
        if (value != nullptr) return value->number;
    }
    throw std::logic_error("no " + group + "." + name);
}

TEST(ParameterFields, ValuesArriveWhereTheirNamesSay) {
    const ModelParameters& p = test::stockholm().parameters;
    EXPECT_EQ(p.male_share, stated("population", "male_share"));
    EXPECT_EQ(p.household.siblings_share[1], stated("household", "siblings_share", "1"));
    EXPECT_EQ(p.school.class_size, stated("school", "class_size"));
    EXPECT_EQ(p.friends.kept_share_at_stage, stated("friends", "kept_share_at_stage"));
    EXPECT_EQ(p.risk.odds_ratio[static_cast<std::size_t>(RiskFactor::early_substance_use)],
              stated("risk", "odds_ratio", "early_substance_use"));
    EXPECT_EQ(p.risk.adhd_untreated_share[static_cast<std::size_t>(Sex::female)],
              stated("risk", "adhd_untreated_share", "female"));
    EXPECT_EQ(p.drift.drift_hazard[13], stated("drift", "drift_hazard", "13"));
    EXPECT_EQ(p.drift.drift_hazard[7], 0);
    EXPECT_EQ(p.drift.drift_scale, stated("drift", "drift_scale"));
    EXPECT_EQ(p.drift.fringe_exit_hazard[16], stated("drift", "fringe_exit_hazard", "0-16"));
    EXPECT_EQ(p.drift.fringe_exit_hazard[17], stated("drift", "fringe_exit_hazard", "17-19"));
    EXPECT_EQ(p.drift.fringe_exit_hazard[24], stated("drift", "fringe_exit_hazard", "20-24"));
    EXPECT_EQ(p.recruitment.recruit_hazard[13], stated("recruitment", "recruit_hazard", "13"));
    EXPECT_EQ(p.recruitment.channel_share[static_cast<std::size_t>(Channel::school)],
              stated("recruitment", "channel_share", "school"));
    EXPECT_EQ(p.recruitment.vulnerable_tilt[static_cast<std::size_t>(Channel::family_friends)],
              stated("recruitment", "vulnerable_tilt", "family_friends"));
    EXPECT_EQ(p.membership.exit_hazard, stated("membership", "exit_hazard"));
    EXPECT_EQ(p.gang.vacancy_expiry_hazard.low, stated("gang", "vacancy_expiry_hazard", "low"));
    EXPECT_EQ(p.gang.vacancy_expiry_hazard.mode, stated("gang", "vacancy_expiry_hazard", "mode"));
    EXPECT_EQ(p.gang.vacancy_expiry_hazard.high, stated("gang", "vacancy_expiry_hazard", "high"));
    EXPECT_EQ(p.gang.recruiter_gap_weight[5], stated("gang", "recruiter_gap_weight", "6"));
    EXPECT_EQ(p.senior_core.senior_entry_per_year, stated("senior_core", "senior_entry_per_year"));
    EXPECT_EQ(p.warm_start.involved_share[0][19], stated("warm_start", "involved_share", "male", "19"));
    EXPECT_EQ(p.warm_start.fringe_share[1][24], stated("warm_start", "fringe_share", "female", "24"));
    EXPECT_EQ(p.warm_start.core_share_of_involved[15], stated("warm_start", "core_share_of_involved", "15"));
    EXPECT_EQ(p.help.source_share[static_cast<std::size_t>(NoticeSource::police)],
              stated("help", "source_share", "police"));
    EXPECT_EQ(p.overlap.weight[3], stated("overlap", "weight", "4"));
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
        Fault{"parameters.json", "{\"low\": 0", "{\"low\": 1", "E025", "not in order"},
        Fault{"parameters.json", "\"female\": 0.02", "\"femal\": 0.02", "E019", "unknown element"},
        Fault{"parameters.json", "\"0-16\":", "\"0-17\":", "E019", "age 17 given twice"},
        Fault{"parameters.json", "\"17-19\":", "\"17-29\":", "E019", "not an age"},
        Fault{"parameters.json", "\"value\": 60", "\"value\": 60.5", "E018", "not a whole number"},
        Fault{"parameters.json", "\"warm_start\": {", "\"warmstart\": {", "E014", "unknown key `warmstart`"},
        Fault{"base_rates.json", "\"status\": \"fitted\"", "\"status\": \"derived\"", "E033", "names no target"},
        Fault{"base_rates.json", "\"set_by\": [\"C02\"]", "\"set_by\": []", "E025", "is empty"},
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
