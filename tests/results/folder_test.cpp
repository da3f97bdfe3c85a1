// A results folder is complete or absent; what it holds is known by its checksums.
#include <gtest/gtest.h>

#include "results/disk.hpp"
#include "results/file_error.hpp"
#include "results/folder.hpp"
#include "results/manifest.hpp"
#include "results/study_codes.hpp"
#include "results/study_lock.hpp"
#include "support/made_up_runs.hpp"

namespace samverkan {
namespace {

using namespace test;
namespace fs = std::filesystem;

class Folders : public ::testing::Test {
protected:
    const std::string hash = "0123abcd" + std::string(56, '7'), other_hash = "fedc0000" + std::string(56, '1');
    ScratchFolder scratch;
    fs::path root = scratch.path() / "results";

    FolderRequest request(const std::string& date = "2025-08-18") const { return {root, {}, date, "great", hash}; }
    FolderRequest request_out(const fs::path& out) const { return {root, out, "2025-08-18", "great", hash}; }

    /// The state, or the code of the refusal.
    static std::string outcome(const FolderRequest& asked) {
        const Result<FolderPlan> plan = plan_folder(asked);
        if (!plan.ok()) return plan.diagnostics.back().code;
        switch (plan.value->state) {
        case FolderState::fresh:
            return "fresh";
        case FolderState::unfinished:
            return "unfinished";
        case FolderState::complete:
            return "complete";
        }
        return "";
    }

    /// Carries a study to its end and returns its folder.
    fs::path complete(const FolderRequest& asked) const {
        const FolderPlan plan = plan_folder(asked).value.value();
        UnfinishedStudy study(plan, asked.inputs_hash);
        study.replicates().keep(made_up_replicate(0));
        study.replicates().save();
        ResultsFolder folder(study);
        folder.write("runs.h5", "some bytes");
        folder.write("summary.csv", "a,b\n1,2\n");
        folder.write("inputs/scenarios/great.json", "{}");
        folder.write(journal_name, "then");
        ManifestInfo info;
        info.verb = "compare";
        info.inputs_hash = asked.inputs_hash;
        folder.write(manifest_name, manifest_text(info, folder));
        folder.finish();
        return plan.target;
    }
};

TEST_F(Folders, AreFreshThenUnfinishedThenComplete) {
    EXPECT_EQ(outcome(request()), "fresh");
    {
        UnfinishedStudy study(plan_folder(request()).value.value(), hash);
        study.replicates().keep(made_up_replicate(5));
        study.replicates().save();
    }
    EXPECT_EQ(outcome(request()), "unfinished");
    EXPECT_EQ(outcome(request("2025-09-01")), "unfinished") << "continued on another day";
    UnfinishedStudy again(plan_folder(request("2025-09-01")).value.value(), hash);
    EXPECT_EQ(again.plan().target, root / "2025-08-18_great_0123abcd");
    EXPECT_EQ(again.replicates().size(), 1u);
    EXPECT_EQ(complete(request("2025-09-01")), root / "2025-08-18_great_0123abcd");
    EXPECT_EQ(outcome(request("2025-10-01")), "complete");
    EXPECT_FALSE(fs::exists(root / "2025-08-18_great_0123abcd.partial"));
    EXPECT_TRUE(damaged_files(root / "2025-08-18_great_0123abcd").empty());
}

TEST_F(Folders, StartResultsAnewAfterAKillHalfway) {
    const FolderPlan plan = plan_folder(request()).value.value();
    {
        UnfinishedStudy study(plan, hash);
        ResultsFolder folder(study);
        folder.write("runs.h5", "half of th");
    }
    EXPECT_EQ(outcome(request()), "unfinished");
    UnfinishedStudy study(plan, hash);
    ResultsFolder folder(study);
    EXPECT_TRUE(folder.files().empty());
    EXPECT_FALSE(fs::exists(plan.target));
}

TEST_F(Folders, NoticeAnyByteFlippedAndAnyTailCutInAnyFile) {
    const fs::path folder = complete(request());
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file()) continue;
        const std::string whole = read_file(entry.path());
        for (std::size_t at = 0; at < whole.size(); ++at) {
            std::string changed = whole;
            changed[at] ^= 4;
            put_file(entry.path(), changed);
            ASSERT_FALSE(damaged_files(folder).empty()) << entry.path() << " at " << at;
            put_file(entry.path(), whole.substr(0, at));
            ASSERT_FALSE(damaged_files(folder).empty()) << entry.path() << " cut at " << at;
        }
        put_file(entry.path(), whole);
        ASSERT_TRUE(damaged_files(folder).empty());
    }
}

TEST_F(Folders, AreSetAsideWhenDamagedAndComputedAnew) {
    const fs::path folder = complete(request());
    put_file(folder / "summary.csv", "a,b\n1,3\n");
    const Result<FolderPlan> plan = plan_folder(request());
    ASSERT_TRUE(plan.ok());
    EXPECT_EQ(plan.value->state, FolderState::fresh);
    ASSERT_EQ(plan.diagnostics.size(), 1u);
    EXPECT_EQ(plan.diagnostics.front().code, study_code::damaged_folder);
    EXPECT_TRUE(fs::exists(folder.string() + ".damaged/summary.csv"));
    EXPECT_EQ(outcome(request()), "fresh");
}

TEST_F(Folders, WithADamagedManifestAreSetAsideToo) {
    const fs::path folder = complete(request_out(scratch.path() / "mine"));
    std::string manifest = read_file(folder / manifest_name);
    put_file(folder / manifest_name, manifest.replace(manifest.find("complete"), 8, "complfte"));
    EXPECT_EQ(outcome(request_out(folder)), "fresh");
    EXPECT_TRUE(fs::exists(folder.string() + ".damaged"));
}

TEST_F(Folders, OfOthersAreRefusedAndLeftAlone) {
    put_file(scratch.path() / "thesis" / "chapter.txt", "years of work");
    EXPECT_EQ(outcome(request_out(scratch.path() / "thesis")), study_code::foreign_folder);
    FolderRequest other = request_out(scratch.path() / "theirs");
    other.inputs_hash = other_hash;
    complete(other);
    EXPECT_EQ(outcome(request_out(scratch.path() / "theirs")), study_code::foreign_folder);
    put_file(scratch.path() / "mine.partial" / "notes.txt", "not ours");
    EXPECT_EQ(outcome(request_out(scratch.path() / "mine")), study_code::foreign_folder);
    FolderRequest begun = request_out(scratch.path() / "begun");
    begun.inputs_hash = other_hash;
    { UnfinishedStudy study(plan_folder(begun).value.value(), other_hash); }
    EXPECT_EQ(outcome(request_out(scratch.path() / "begun")), study_code::foreign_folder);
    EXPECT_EQ(read_file(scratch.path() / "thesis" / "chapter.txt"), "years of work");
    fs::create_directories(scratch.path() / "empty");
    EXPECT_EQ(outcome(request_out(scratch.path() / "empty")), "fresh");
    put_file(scratch.path() / "file", "");
    EXPECT_EQ(outcome(request_out(scratch.path() / "file")), study_code::foreign_folder);
}

TEST_F(Folders, OfANewerVersionAreRefused) {
    const fs::path folder = complete(request());
    const auto raise = [&](const fs::path& file, const std::string& format) {
        std::string text = read_file(file);
        put_file(file, text.replace(text.find(format + "1"), format.size() + 1, format + "2"));
    };
    raise(folder / manifest_name, "samverkan results ");
    const Result<FolderPlan> plan = plan_folder(request());
    ASSERT_FALSE(plan.ok());
    EXPECT_EQ(plan.diagnostics.back().code, study_code::newer_results);
    EXPECT_NE(plan.diagnostics.back().message.find("newer version"), std::string::npos);
    EXPECT_TRUE(fs::exists(folder / manifest_name)) << "it is not set aside";

    const FolderRequest begun = request_out(scratch.path() / "begun");
    { UnfinishedStudy study(plan_folder(begun).value.value(), hash); }
    raise(scratch.path() / "begun.partial" / "study.json", "samverkan unfinished study ");
    EXPECT_EQ(outcome(begun), study_code::newer_results);
}

TEST_F(Folders, ContinueAStudyThatWasKilledWhileItBegan) {
    fs::create_directories(scratch.path() / "mine.partial");
    put_file(scratch.path() / "mine.partial" / "study.json.new", "{ \"form");
    EXPECT_EQ(outcome(request_out(scratch.path() / "mine")), "fresh");
    complete(request_out(scratch.path() / "mine"));
    EXPECT_EQ(outcome(request_out(scratch.path() / "mine")), "complete");
}

TEST_F(Folders, EqualResultsHaveEqualHashesWhateverTheRecordOfTheRunSays) {
    const auto results_hash = [](const fs::path& folder) {
        const std::string manifest = read_file(folder / manifest_name);
        return manifest.substr(manifest.find("results_sha256"), 90);
    };
    const fs::path one = complete(request_out(scratch.path() / "one"));
    const FolderRequest asked = request_out(scratch.path() / "two");
    UnfinishedStudy study(plan_folder(asked).value.value(), hash);
    ResultsFolder two(study);
    two.write("runs.h5", "some bytes");
    two.write("summary.csv", "a,b\n1,2\n");
    two.write("inputs/scenarios/great.json", "{}");
    two.write(journal_name, "another day");
    two.write(manifest_name, manifest_text({}, two));
    two.finish();
    EXPECT_EQ(results_hash(one), results_hash(scratch.path() / "two"));
}

TEST_F(Folders, ThatCannotBeMadeSayWhy) {
    put_file(scratch.path() / "file", "in the way");
    try {
        UnfinishedStudy study({FolderState::fresh, scratch.path() / "file" / "mine",
                               scratch.path() / "file" / "mine.partial", scratch.path() / "lock"},
                              hash);
        FAIL() << "a file is no folder";
    } catch (const FileError& error) {
        EXPECT_NE(std::string(error.what()).find("Not a directory"), std::string::npos) << error.what();
    }
}

TEST_F(Folders, AreLockedByOneAtATime) {
    const fs::path path = scratch.path() / "deep" / ".mine.lock";
    {
        const auto held = StudyLock::try_take(path);
        ASSERT_TRUE(held.has_value());
        EXPECT_FALSE(StudyLock::try_take(path).has_value());
        EXPECT_TRUE(fs::exists(path));
    }
    EXPECT_FALSE(fs::exists(path)) << "nothing is left behind";
    EXPECT_TRUE(StudyLock::try_take(path).has_value());
}

}  // namespace
}  // namespace samverkan
