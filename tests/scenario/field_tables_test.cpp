// What every row of every field table must say.
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scenario/county_file.hpp"
#include "scenario/field_words.hpp"
#include "scenario/input_files.hpp"
#include "scenario/pattern_file.hpp"
#include "scenario/scenario_file.hpp"
#include "scenario/service_file.hpp"
#include "scenario/verification_file.hpp"

namespace samverkan {
namespace {

/// Calls `each(path, field)` for the fields of a table and of all objects in it.
template <class Each>
void visit(const FieldTable& table, const std::string& path, Each&& each) {
    for (std::size_t i = 0; i < table.size; ++i) {
        const FieldInfo& info = table.field(i);
        const std::string here = path + "." + std::string(info.name);
        each(here, info);
        if (info.fields != nullptr) visit(*info.fields, here, each);
    }
}

template <class Each>
void visit_all(Each&& each) {
    visit(scenario_table, "scenario", each);
    visit(programme_table, "programme", each);
    visit(county_table, "county", each);
    visit(parameter_entry_table, "parameter", each);
    visit(verification_table, "verification", each);
    visit(pattern_table, "pattern", each);
    visit(service_table, "services", each);
}

TEST(FieldTables, HaveALabelInBothLanguagesAndNoNameTwice) {
    std::set<std::string> seen;
    visit_all([&](const std::string& path, const FieldInfo& info) {
        EXPECT_FALSE(info.label.sv.empty()) << path;
        EXPECT_FALSE(info.label.en.empty()) << path;
        EXPECT_EQ(info.fallback_words.sv.empty(), info.fallback_words.en.empty()) << path;
        EXPECT_EQ(info.source.sv.empty(), info.source.en.empty()) << path;
        EXPECT_TRUE(seen.insert(path).second) << path;
    });
    EXPECT_TRUE(seen.count("scenario.programmes.coverage"));
    EXPECT_TRUE(seen.count("programme.effects.rate_ratio"));
    EXPECT_TRUE(seen.count("county.files.parameters"));
}

TEST(FieldTables, ReachEveryNestedObjectFromItsField) {
    visit_all([](const std::string& path, const FieldInfo& info) {
        const bool holds_objects = info.kind == ValueKind::object || info.item_kind == ValueKind::object;
        const bool may_be_one = info.kind == ValueKind::any;  // a number, or a number for each payer
        if (!may_be_one) EXPECT_EQ(info.fields != nullptr, holds_objects) << path << " needs .of(its table)";
        EXPECT_EQ(info.kind == ValueKind::list, info.item_kind != ValueKind::any) << path;
        EXPECT_EQ(info.kind == ValueKind::choice, !info.choices.empty()) << path;
    });
}

TEST(FieldTables, SayWhatHoldsWhereAnOptionalValueIsLeftOut) {
    visit_all([](const std::string& path, const FieldInfo& info) {
        const bool has_fallback = !fallback_of(info, Language::english).empty();
        const bool remark = info.acts_from == ActsFrom::never;
        if (info.presence != Presence::optional) EXPECT_FALSE(has_fallback) << path << " is needed";
        if (info.presence == Presence::optional && !remark) EXPECT_TRUE(has_fallback) << path;
        if (info.fallback) EXPECT_TRUE(info.range.contains(*info.fallback)) << path;
    });
}

TEST(FieldTables, TheirDefaultsAreThoseOfTheKernel) {
    const test::TemporaryFolder folder;
    const auto path = folder.write("mine.json", R"({"name": {"sv": "a", "en": "b"}, "why": "c", "county": "stockholm",
        "start": "2025-W34", "weeks": 52, "programmes": [{"use": "fft", "per_year": 1}]})");
    const Scenario scenario = read_scenario(path, test::stockholm(), test::catalogue()).value.value().scenario;
    const auto number_of = [](const std::string& wanted) {
        double number = -1;
        visit(scenario_table, "scenario", [&](const std::string& here, const FieldInfo& info) {
            if (here == wanted) number = info.fallback.value();
        });
        return number;
    };
    EXPECT_EQ(scenario.burn_in_weeks, number_of("scenario.burn_in_weeks"));
    EXPECT_EQ(scenario.transport, number_of("scenario.transport"));
    EXPECT_EQ(scenario.deployments.at(0).coverage, number_of("scenario.programmes.coverage"));
}

TEST(FieldTables, WhatActsInTheBurnInIsWhatScenariosShareThere) {
    std::set<std::string> in_burn_in;
    visit(scenario_table, "", [&](const std::string& path, const FieldInfo& info) {
        if (info.acts_from == ActsFrom::burn_in) in_burn_in.insert(path);
    });
    EXPECT_THAT(in_burn_in, testing::ElementsAre(".burn_in_weeks", ".county", ".start"));
    for (const ParameterField& field : parameter_fields()) EXPECT_EQ(field.info.acts_from, ActsFrom::burn_in);
}

TEST(FieldTables, EveryUnitHasANameInBothLanguages) {
    for (int unit = 0; unit <= static_cast<int>(Unit::steps_per_month); ++unit)
        for (const Language language : {Language::english, Language::swedish})
            EXPECT_FALSE(name_of(static_cast<Unit>(unit), language).empty()) << unit;
    EXPECT_EQ(name_of(Unit::hazard_per_week, Language::swedish), "hasard per vecka");
    EXPECT_EQ(text_of(Range{0.5, 5200}, Language::swedish), "0,5 till 5\xC2\xA0"
                                                            "200");
}

}  // namespace
}  // namespace samverkan
