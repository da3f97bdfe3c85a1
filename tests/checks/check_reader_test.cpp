// Files of checks are read strictly, and what they state becomes arms that share all else.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "checks/check_reader.hpp"
#include "checks/plan.hpp"
#include "scenario/input_files.hpp"

namespace samverkan::checks {
namespace {

using testing::Contains;
using testing::ElementsAre;

/// A file of one check, in which texts can be replaced.
class OneCheck {
public:
    OneCheck& replace(const std::string& from, const std::string& to) {
        const std::size_t at = text_.find(from);
        if (at == std::string::npos) ADD_FAILURE() << from;
        text_.replace(at, from.size(), to);
        return *this;
    }
    OneCheck& built(const std::string& parts) {
        built_ = "{\"built\": [" + parts + "]}";
        return *this;
    }
    [[nodiscard]] Result<std::vector<Check>> read() const {
        const test::TemporaryFolder folder;
        std::filesystem::create_directories(folder.path() / "checks");
        folder.write("checks/one.json", text_);
        return read_checks({SAMVERKAN_SOURCE_DIR, folder.path() / "checks", folder.write("built.json", built_)});
    }
    /// "E014-2": code and line of every problem.
    [[nodiscard]] std::vector<std::string> problems() const {
        std::vector<std::string> found;
        for (const Diagnostic& one : read().diagnostics) found.push_back(one.code + "-" + std::to_string(one.line));
        return found;
    }

private:
    std::string text_ = R"({"theme": {"sv": "a", "en": "b"}, "checks": [
      {"id": "one", "claim": {"sv": "a", "en": "b"}, "why": "c", "source": "d", "due": "now",
       "arms": [{"name": "nothing"},
                {"name": "lessons", "strength": {"great": 0.3}, "scenario": {"programmes": [{"use": "great", "coverage": 1}]}}],
       "measure": {"of": "recruits", "ages": [11, 15]}, "relation": "lower",
       "replicates": 40, "scale": 0.05, "weeks": 104}]})";
    std::string built_ = R"({"built": []})";
};

TEST(CheckFile, BecomesArmsThatShareEverythingButWhatTheyState) {
    const auto read = OneCheck().read();
    ASSERT_TRUE(read.value) << render(read.diagnostics);
    const Check& check = read.value->at(0);
    ASSERT_EQ(check.arms.size(), 2u);
    EXPECT_EQ(check.arms[0].scenario.deployments.size(), 0u);
    ASSERT_EQ(check.arms[1].scenario.deployments.size(), 1u);
    EXPECT_EQ(check.arms[0].scenario.start_week, check.arms[1].scenario.start_week);
    EXPECT_EQ(check.arms[1].scenario.weeks, 104);
    EXPECT_EQ(check.arms[1].scenario.deployments[0].to_week, check.arms[1].scenario.start_week + 104);
    EXPECT_EQ(check.arms[1].scenario.effect_draw, EffectDraw::fixed_mode);
    EXPECT_EQ(check.arms[1].scenario.programmes[0].effects[0].rate_ratio.mode, .3);
    EXPECT_EQ(check.measure.first_age, 11);
    EXPECT_EQ(check.measure.last_age, 15);
    const std::vector<PlannedWorld> plan = plan_of(*read.value, Planted::with);
    ASSERT_EQ(plan.size(), 1u) << "one world for both arms";
    EXPECT_EQ(plan[0].runs.size(), 2u) << "turned round, nothing more has to be run";
}

TEST(CheckFile, WithAWrongKeyNameOrTypeIsRefusedWithItsLine) {
    EXPECT_THAT(OneCheck().replace("\"why\"", "\"whi\"").problems(), ElementsAre("E014-2"));
    EXPECT_THAT(OneCheck().replace("\"strength\"", "\"strenght\"").problems(), ElementsAre("E014-4"));
    EXPECT_THAT(OneCheck().replace("\"coverage\"", "\"coverrage\"").problems(), Contains("E014-4"));
    EXPECT_THAT(OneCheck().replace("\"ages\"", "\"aegs\"").problems(), ElementsAre("E014-5"));
    EXPECT_THAT(OneCheck().replace("\"use\": \"great\"", "\"use\": \"graet\"").problems(), Contains("E021-4"));
    EXPECT_THAT(OneCheck().replace("{\"great\": 0.3}", "{\"fft\": 0.3}").problems(), ElementsAre("E021-4"));
    EXPECT_THAT(OneCheck().replace("{\"great\": 0.3}", "{\"great\": 0}").problems(), ElementsAre("E021-4"));
    EXPECT_THAT(OneCheck().replace("\"lower\"", "\"lowr\"").problems(), ElementsAre("E024-5"));
    EXPECT_THAT(OneCheck().replace("\"now\"", "\"soon\"").problems(), ElementsAre("E024-2"));
    EXPECT_THAT(OneCheck().replace("[11, 15]", "[15, 11]").problems(), ElementsAre("E025-5"));
    EXPECT_THAT(OneCheck().replace("\"ages\": [11, 15]", "\"areas\": [\"Jarva\"]").problems(), ElementsAre("E022-5"));
    EXPECT_THAT(OneCheck().replace("\"recruits\"", "\"events\"").problems(), ElementsAre("E025-5"));
    EXPECT_THAT(OneCheck().replace("\"nothing\"}", "\"nothing\", \"scenario\": {\"extends\": \"x\"}}").problems(),
                ElementsAre("E014-3"));
}

TEST(CheckFile, ThatCouldNotTellAWrongModelIsRefused) {
    EXPECT_THAT(OneCheck().replace("40", "39").problems(), ElementsAre("E025-6")) << "too few replicates";
    EXPECT_THAT(OneCheck().replace("\"lower\"", "\"about_equal\", \"tolerance\": 0.1").problems(),
                ElementsAre("E025-2"))
        << "nothing is planted";
    EXPECT_THAT(OneCheck().replace("\"lower\"", "\"not_higher\", \"planted\": {\"name\": \"x\"}").problems(),
                ElementsAre("E025-5"))
        << "no tolerance";
    EXPECT_THAT(OneCheck().replace("{\"name\": \"nothing\"},", "").problems(), ElementsAre("E025-3")) << "one arm";
    EXPECT_THAT(OneCheck().replace("\"lower\"", "\"lower\", \"as\": \"averted\"").problems(), ElementsAre("E025-5"))
        << "averted of nothing";
    EXPECT_THAT(OneCheck().replace("\"lower\"", "\"zero\"").problems(), ElementsAre("E025-2"))
        << "a measure that no code can break needs something planted";
    const std::string again = R"("weeks": 104}, {"id": "one", "claim": {"sv": "a", "en": "b"}, "why": "c",
       "source": "d", "due": "next issue", "arms": [{"name": "x"}, {"name": "y"}], "measure": {"of": "z"},
       "relation": "lower", "replicates": 40, "scale": 0.1, "weeks": 104}]})";
    EXPECT_THAT(OneCheck().replace("\"weeks\": 104}]}", again).problems(), ElementsAre("E023-6")) << "the same id";
}

TEST(CheckFile, OverridesOfParametersAreCheckedForNameAndRange) {
    const auto with = [](const std::string& parameter) {
        return OneCheck().replace("\"nothing\"}", "\"nothing\", \"parameters\": {" + parameter + "}}");
    };
    EXPECT_THAT(with("\"help.acept_share\": 0.9").problems(), ElementsAre("E014-3"));
    EXPECT_THAT(with("\"help.accept_share\": 1.2").problems(), ElementsAre("E017-3"));
    EXPECT_THAT(with("\"help.accept_share\": {\"times\": 2}").problems(), ElementsAre("E017-3"));
    EXPECT_THAT(with("\"gang.vacancy_expiry_hazard\": {\"low\": 0.1, \"mode\": 0.1}").problems(), Contains("E019-3"));
    const auto read = with("\"help.accept_share\": {\"times\": 1.5}, \"gang.fill_hazard\": 0.2").read();
    ASSERT_TRUE(read.value) << render(read.diagnostics);
    const ModelParameters &changed = read.value->at(0).arms[0].county->parameters,
                          &own = read.value->at(0).arms[1].county->parameters;
    EXPECT_DOUBLE_EQ(changed.help.accept_share, 1.5 * own.help.accept_share);
    EXPECT_EQ(changed.gang.fill_hazard, .2);
    EXPECT_EQ(plan_of(*read.value, Planted::without).size(), 2u) << "other parameters are another world";
}

TEST(CheckFile, NotDueYetIsReadForFormAlone) {
    const auto waits = [] { return OneCheck().replace("\"use\": \"great\"", "\"use\": \"not_yet\""); };
    EXPECT_FALSE(waits().read().value);
    const auto next = waits().replace("\"now\"", "\"next issue\"").read();
    ASSERT_TRUE(next.value) << render(next.diagnostics);
    EXPECT_FALSE(next.value->at(0).is_active());
    EXPECT_TRUE(plan_of(*next.value, Planted::with).empty());
    EXPECT_THAT(waits().replace("\"now\"", "\"next issue\"").replace("\"why\"", "\"whi\"").problems(),
                ElementsAre("E014-2"));
}

TEST(CheckFile, ThatNeedsAPartIsActiveOnceThePartIsBuilt) {
    const auto needs = [] { return OneCheck().replace("\"now\"", "\"now\", \"needs\": [\"justice\", \"budgets\"]"); };
    EXPECT_THAT(needs().read().value.value().at(0).lacks, ElementsAre("justice", "budgets"));
    EXPECT_FALSE(needs().built("\"justice\"").read().value.value().at(0).is_active());
    EXPECT_TRUE(needs().built("\"justice\", \"budgets\"").read().value.value().at(0).is_active());
    EXPECT_THAT(OneCheck().replace("\"now\"", "\"now\", \"needs\": [\"justise\"]").problems(), ElementsAre("E021-2"));
    EXPECT_THAT(OneCheck().built("\"justise\"").problems(), ElementsAre("E021-1"));
}

}  // namespace
}  // namespace samverkan::checks
