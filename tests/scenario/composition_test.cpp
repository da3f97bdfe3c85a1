#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scenario/canonical_text.hpp"
#include "scenario/effective_scenario.hpp"
#include "scenario/input_files.hpp"

namespace samverkan {
namespace {

using test::catalogue;
using test::stockholm;
using test::TemporaryFolder;
using testing::ElementsAre;
using testing::HasSubstr;

const std::string head = R"("name": {"sv": "a", "en": "b"}, "why": "c")";
const std::string root = "{" + head + R"(, "county": "stockholm", "start": "2025-W34", "weeks": 260,
"programmes": [{"use": "fft", "per_year": 1e6, "areas": ["Sigtuna"], "coverage": 0.5},
               {"id": "north", "use": "great", "per_year": 2e6, "to": "2027-W01"}]})";

std::string extension(const std::string& rest) { return "{" + head + ",\n\"extends\": \"root.json\",\n" + rest + "}"; }

/// A scenario beside root.json, which funds fft in Sigtuna and `north`.
class Composed {
public:
    explicit Composed(const std::string& rest) {
        folder_.write("root.json", root);
        path_ = folder_.write("mine.json", extension(rest));
        read_ = read_scenario(path_, stockholm(), catalogue());
    }
    [[nodiscard]] const std::vector<Deployment>& deployments() const { return scenario().deployments; }
    [[nodiscard]] const Scenario& scenario() const { return read_.value.value().scenario; }
    [[nodiscard]] const std::vector<Diagnostic>& problems() const { return read_.diagnostics; }
    [[nodiscard]] std::vector<std::string> places() const { return test::places_of_errors(problems()); }
    [[nodiscard]] ScenarioChain chain() const {
        std::vector<Diagnostic> said_before;
        return read_chain(path_, said_before);
    }
    [[nodiscard]] const TemporaryFolder& folder() const { return folder_; }

private:
    TemporaryFolder folder_;
    std::filesystem::path path_;
    Result<LoadedScenario> read_;
};

TEST(Composition, AnEntryIsKnownByItsIdAndNeedNotRepeatWhatItUses) {
    const Composed mine(R"("programmes": [{"id": "north", "per_year": 7e6}, {"id": "fft", "coverage": 1}])");
    ASSERT_THAT(mine.places(), ElementsAre()) << render(mine.problems());
    ASSERT_EQ(mine.deployments().size(), 2u);
    EXPECT_EQ(mine.deployments()[0].coverage, 1);
    EXPECT_EQ(mine.deployments()[0].cost_sek_per_year, 1e6);
    EXPECT_EQ(mine.deployments()[1].cost_sek_per_year, 7e6);
}

TEST(Composition, NullTakesBackAnInheritedKey) {
    const Composed mine(
        R"("programmes": [{"id": "fft", "areas": null, "coverage": null}, {"id": "north", "to": null}])");
    ASSERT_THAT(mine.places(), ElementsAre()) << render(mine.problems());
    EXPECT_TRUE(mine.deployments()[0].areas.empty());
    EXPECT_EQ(mine.deployments()[0].coverage, 1);
    EXPECT_EQ(mine.deployments()[1].to_week, mine.scenario().start_week + 260);
}

TEST(Composition, NullTakesBackAllProgrammes) { EXPECT_TRUE(Composed(R"("programmes": null)").deployments().empty()); }

TEST(Composition, RemovedEntriesAreGoneWithTheirProgramme) {
    const Composed mine(
        R"("programmes": [{"id": "fft", "remove": true}, {"use": "fft", "id": "south", "per_year": 3}])");
    ASSERT_THAT(mine.places(), ElementsAre()) << render(mine.problems());
    ASSERT_EQ(mine.deployments().size(), 2u);
    EXPECT_EQ(mine.deployments()[0].cost_sek_per_year, 2e6);
    EXPECT_EQ(mine.deployments()[1].cost_sek_per_year, 3);
    EXPECT_TRUE(mine.deployments()[1].areas.empty()) << "nothing of the removed entry is left";
    EXPECT_EQ(Composed(R"("programmes": [{"use": "fft", "remove": true}])").scenario().programmes.size(), 1u);
}

TEST(Composition, ListsOfPlainValuesAreReplaced) {
    const Composed mine(R"("programmes": [{"id": "fft", "areas": ["Järva", "Salem"]}])");
    ASSERT_EQ(mine.deployments()[0].areas.size(), 2u);
}

struct WrongStep {
    std::string rest, place, message, hint;
};
void PrintTo(const WrongStep& wrong, std::ostream* out) { *out << wrong.rest; }

class WrongComposition : public testing::TestWithParam<WrongStep> {};

TEST_P(WrongComposition, IsRefusedWhereItStands) {
    const Composed mine(GetParam().rest);
    ASSERT_THAT(mine.places(), ElementsAre(GetParam().place)) << render(mine.problems());
    EXPECT_THAT(mine.problems()[0].message, HasSubstr(GetParam().message));
    EXPECT_THAT(mine.problems()[0].hint, HasSubstr(GetParam().hint));
    EXPECT_THAT(mine.problems()[0].file, testing::EndsWith("mine.json"));
}

INSTANTIATE_TEST_SUITE_P(
    Each, WrongComposition,
    testing::Values(
        WrongStep{R"("transport": null)", "E012 3:14", "nothing of that name is inherited", "leave it out"},
        WrongStep{R"("wekks": null)", "E012 3:10", "`wekks` is null", "did you mean `weeks`?"},
        WrongStep{R"("weeks": null)", "E015 3:10", "missing key `weeks` at top level (null takes it back)", ""},
        WrongStep{R"("programmes": [{"id": "fft", "from": null}])", "E012 3:38", "`from` is null", ""},
        WrongStep{R"("programmes": [{"id": "nroth", "remove": true}])", "E012 3:42", "`nroth` cannot be removed",
                  "did you mean `north`?"},
        WrongStep{R"("programmes": [{"remove": true}])", "E012 3:27", "it names nothing", ""},
        WrongStep{R"("programmes": [{"id": "fft", "remove": true, "per_year": 3}])", "E025 3:46",
                  "`per_year` in an entry that is removed", "leave out either"},
        WrongStep{R"("programmes": [{"id": "fft", "remove": "yes"}])", "E016 3:40", "true or false", ""},
        WrongStep{R"("programmes": [{"id": "nroth", "per_year": 3}])", "E015 3:16",
                  "missing key `use` in programmes[0]", "the inherited entry `north`"},
        WrongStep{R"("programmes": [{"id": "north", "areas": ["Järfala"]}])", "E022 3:42", "unknown area",
                  "`Järfälla`"},
        WrongStep{R"("programmes": [{"id": "north", "use": "graet"}])", "E021 3:39", "unknown programme", "`great`"},
        WrongStep{R"("programmes": [{"id": "north", "per_year": null}])", "E015 3:16",
                  "missing key `per_year` in programmes[0]", "SEK"}),
    [](const auto& wrong) { return "Number" + std::to_string(wrong.index); });

TEST(Composition, AProblemOfAnInheritedValueStandsInItsFile) {
    const TemporaryFolder folder;
    folder.write("root.json", "{" + head + R"(, "county": "stockholm", "start": "2025-W34", "weeks": 260,
"programmes": [{"use": "fft", "per_year": 1e6, "areas": ["Sigtuuna"]}]})");
    const auto path = folder.write("mine.json", extension(R"("programmes": [{"id": "fft", "per_year": 2}])"));
    const auto found = read_scenario(path, stockholm(), catalogue()).diagnostics;
    ASSERT_THAT(test::places_of_errors(found), ElementsAre("E022 2:58")) << render(found);
    EXPECT_THAT(found[0].file, testing::EndsWith("root.json"));
}

TEST(Composition, AnOverriddenValueIsStillChecked) {
    const TemporaryFolder folder;
    folder.write("root.json", "{" + head + R"(, "county": "stockholm", "start": "2025-W34", "weeks": 0})");
    const auto found =
        read_scenario(folder.write("mine.json", extension(R"("weeks": 4)")), stockholm(), catalogue()).diagnostics;
    EXPECT_THAT(test::places_of_errors(found), ElementsAre("E017 1:99")) << render(found);
}

std::map<std::string, EffectiveValue> by_name(const ScenarioChain& chain) {
    std::map<std::string, EffectiveValue> values;
    for (EffectiveValue& value : effective_values(chain)) values[value.name] = std::move(value);
    return values;
}

TEST(EffectiveScenario, KnowsWhichFileSetEachValue) {
    const Composed mine(
        R"("transport": 0.25, "programmes": [{"id": "fft", "per_year": 5}, {"use": "great", "per_year": 6}])");
    const auto values = by_name(mine.chain());
    const auto expect = [&](const std::string& name, const std::string& json, const std::string& file, int line) {
        ASSERT_TRUE(values.contains(name)) << name;
        EXPECT_EQ(values.at(name).json, json) << name;
        EXPECT_THAT(values.at(name).set_by.file, testing::EndsWith(file)) << name;
        EXPECT_EQ(values.at(name).set_by.line, line) << name;
    };
    expect("weeks", "260", "root.json", 1);
    expect("transport", "0.25", "mine.json", 3);
    expect("programmes.fft.per_year", "5", "mine.json", 3);
    expect("programmes.fft.areas", R"(["Sigtuna"])", "root.json", 2);
    expect("programmes.north.per_year", "2000000", "root.json", 3);
    expect("programmes.great.per_year", "6", "mine.json", 3);
    EXPECT_EQ(values.at("programmes.great.per_year").pointer, "/programmes/2/per_year");
    EXPECT_FALSE(values.contains("extends"));
}

TEST(EffectiveScenario, WrittenOutItResolvesToTheSame) {
    const Composed mine(
        R"("about": "x", "programmes": [{"id": "north", "remove": true}, {"id": "fft", "coverage": 0.1}])");
    const std::string text = effective_json(mine.chain());
    EXPECT_THAT(text, testing::Not(HasSubstr("extends")));
    const auto again = read_scenario(mine.folder().write("whole.json", text), stockholm(), catalogue());
    ASSERT_TRUE(again.ok()) << render(again.diagnostics) << text;
    EXPECT_EQ(canonical_text(again.value->scenario), canonical_text(mine.scenario()));
    std::vector<Diagnostic> none;
    EXPECT_EQ(effective_json(read_chain(mine.folder().path() / "whole.json", none)), text);
}

TEST(EffectiveScenario, DifferencesAreOfMeaningNotOfSpelling) {
    const Composed a(R"("start": "2025-08-18", "programmes": [{"id": "fft", "per_year": 1e6}])");
    const Composed b(R"("start": "2025-W34", "programmes": [{"id": "fft", "per_year": 1000000.0}])");
    const Composed c(R"("start": "2025-W35", "programmes": [{"id": "fft", "remove": true}])");
    EXPECT_TRUE(value_differences(effective_values(a.chain()), effective_values(b.chain())).empty());
    std::vector<std::string> names;
    for (const auto& one : value_differences(effective_values(a.chain()), effective_values(c.chain())))
        names.push_back(one.name + (one.a ? "" : " only b") + (one.b ? "" : " only a"));
    EXPECT_THAT(names, ElementsAre("start", "programmes.fft.use only a", "programmes.fft.per_year only a",
                                   "programmes.fft.areas only a", "programmes.fft.coverage only a",
                                   "programmes.fft.id only a"));
}

TEST(EffectiveScenario, OwnChangesAreThoseBeyondTheScenarioExtended) {
    const Composed mine(R"("transport": 1, "weeks": 260, "programmes": [{"id": "north", "to": null}])");
    std::vector<std::string> names;
    for (const auto& one : own_changes(mine.chain())) names.push_back(one.name);
    EXPECT_THAT(names, ElementsAre("programmes.north.to", "transport"));
}

std::vector<std::string> warnings_of(const std::string& rest) {
    std::vector<std::string> messages;
    const Composed mine(rest);
    for (const Diagnostic& one : mine.problems()) messages.push_back(one.code + " " + one.message);
    return messages;
}

TEST(ChangesNothing, AScenarioEqualToTheOneItExtends) {
    EXPECT_THAT(warnings_of(R"("about": "x")"), ElementsAre(HasSubstr("equals the one it extends")));
    EXPECT_THAT(warnings_of(R"("weeks": 260, "programmes": [{"id": "fft", "per_year": 1e6}])"),
                ElementsAre(HasSubstr("W001 the scenario equals the one it extends")));
    EXPECT_THAT(warnings_of(R"("weeks": 261)"), ElementsAre());
}

TEST(ChangesNothing, FundingThatEndsBeforeTheFirstDelivery) {
    EXPECT_THAT(warnings_of(R"("programmes": [{"id": "fft", "to": "2025-W40"}])"),
                ElementsAre(HasSubstr("delivers nothing before its funding ends")));
}

TEST(ChangesNothing, EverythingFundedAfterTheHorizon) {
    EXPECT_THAT(warnings_of(R"("programmes": [{"id": "fft", "from": "2031-W01"}, {"id": "north", "remove": true}])"),
                testing::UnorderedElementsAre(HasSubstr("delivers first after the last week"),
                                              HasSubstr("nothing that is funded can act")));
}

TEST(ChangesNothing, AProgrammeThatReachesNobody) {
    County county = stockholm();
    for (Place& place : county.places)
        if (county.areas[place.area.index()].name == "Sigtuna")
            for (std::size_t age = entry_age_years; age <= 18; ++age) place.youths_by_age[age - entry_age_years] = 0;
    const TemporaryFolder folder;
    const auto found = read_scenario(folder.write("root.json", root), county, catalogue()).diagnostics;
    ASSERT_EQ(found.size(), 1u) << render(found);
    EXPECT_THAT(found[0].message, HasSubstr("`fft` reaches nobody (no youth of the chosen places"));
}

}  // namespace
}  // namespace samverkan
