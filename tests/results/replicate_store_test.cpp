// A finished replicate comes back as it was, or not at all.
#include <gtest/gtest.h>

#include "results/binary_archive.hpp"
#include "results/disk.hpp"
#include "results/replicate_store.hpp"
#include "results/study_codes.hpp"
#include "support/made_up_runs.hpp"

namespace samverkan {
namespace {

using namespace test;
namespace fs = std::filesystem;

const std::string study(64, 'a'), other_study(64, 'b');

/// Equal in every field that is written: the same record.
bool same(const ReplicateRuns& a, const ReplicateRuns& b) {
    return replicate_record(a, study) == replicate_record(b, study);
}

class Stores : public ::testing::Test {
protected:
    ReplicateStore open(const std::string& of = study) {
        return {replicates, scratch.path() / "quarantine", of, journal};
    }
    /// The only shard; fails the test if there is another number of them.
    fs::path only_shard() const {
        std::vector<fs::path> shards;
        for (const auto& entry : fs::directory_iterator(replicates)) shards.push_back(entry.path());
        EXPECT_EQ(shards.size(), 1u);
        return shards.empty() ? fs::path() : shards.front();
    }

    ScratchFolder scratch;
    fs::path replicates = scratch.path() / "replicates";
    Journal journal{scratch.path() / "journal.log"};
};

TEST(ReplicateRecord, GivesBackEveryField) {
    const ReplicateRuns runs = made_up_replicate(4);
    const ReplicateRuns back = replicate_of(replicate_record(runs, study), study);
    EXPECT_TRUE(same(back, runs));
    EXPECT_EQ(back.replicate, 4u);
    EXPECT_EQ(back.live[1].recruits, runs.live[1].recruits);
    EXPECT_EQ(back.live[1].events, runs.live[1].events);
    EXPECT_EQ(back.live[1].person_weeks, runs.live[1].person_weeks);
    EXPECT_EQ(back.live[1].stock, runs.live[1].stock);
    EXPECT_EQ(back.live[1].samples.back().cases_in_progress, 23u);
    EXPECT_EQ(back.live[1].programmes.at(0).cost_sek, runs.live[1].programmes.at(0).cost_sek);
    EXPECT_EQ(back.replayed[1].recruits, runs.replayed[1].recruits);
    EXPECT_EQ(back.probe->recruits, runs.probe->recruits);
    EXPECT_EQ(back.cost.youth_weeks, runs.cost.youth_weeks);
    EXPECT_FALSE(replicate_of(replicate_record(made_up_replicate(5), study), study).probe.has_value());
}

TEST(ReplicateRecord, NoticesAnyChangedByteAndAnyCut) {
    ReplicateRuns small = made_up_replicate(7, 0, 0, 1, 1);
    small.live.resize(1);
    small.replayed.clear();
    small.live[0].person_weeks.resize(4);
    const std::string record = replicate_record(small, study);
    ASSERT_EQ(examine_records(record, study).state, RecordsState::sound);
    for (std::size_t at = 0; at < record.size(); ++at) {
        std::string changed = record;
        changed[at] = static_cast<char>(changed[at] ^ 0x10);
        EXPECT_NE(examine_records(changed, study).state, RecordsState::sound) << at;
        EXPECT_NE(examine_records(record.substr(0, at), study).state, RecordsState::sound) << at;
    }
    EXPECT_NE(examine_records(record + "x", study).state, RecordsState::sound);
    EXPECT_EQ(examine_records(record, other_study).state, RecordsState::of_another_study);
}

TEST(ReplicateRecord, RefusesContentThatIsShorterOrLongerThanItsFields) {
    BinaryWriter list;
    list.add(std::uint64_t{1} << 60);  // elements that are not there
    const std::string bytes = list.take();
    std::vector<std::uint32_t> numbers;
    EXPECT_THROW(BinaryReader(bytes).read(numbers), MalformedBytes);
    std::uint64_t number = 0;
    EXPECT_THROW(BinaryReader(bytes.substr(1)).read(number), MalformedBytes);
}

TEST_F(Stores, FindWhatAnotherProcessKept) {
    {
        ReplicateStore store = open();
        for (const std::uint32_t replicate : {3u, 0u, 9u}) store.keep(made_up_replicate(replicate));
        store.save();
        EXPECT_EQ(store.size(), 3u);
    }
    const ReplicateStore again = open();
    EXPECT_EQ(again.size(), 3u);
    EXPECT_TRUE(again.warnings().empty());
    for (const std::uint32_t replicate : {0u, 3u, 9u})
        EXPECT_TRUE(same(again.find(replicate).value(), made_up_replicate(replicate)));
    EXPECT_FALSE(again.find(1).has_value());
}

TEST_F(Stores, LeaveNoMoreThanHalfASecondOfWorkInMemory) {
    ReplicateStore store = open();
    ReplicateRuns runs = made_up_replicate(0);
    runs.cost = {0.05, 0.05, 0};
    for (std::uint32_t replicate = 0; replicate < 12; ++replicate) {
        runs.replicate = replicate;
        store.keep(runs);
        EXPECT_LE(replicate + 1 - open().size(), 5u) << "after replicate " << replicate;
    }
    runs.replicate = 12;
    runs.cost = {0.4, 2.0, 0};
    store.keep(runs);
    EXPECT_EQ(open().size(), 13u) << "a replicate that took long is on the disk at once";
}

TEST_F(Stores, GiveBackAReplicateThatWasBegunUntilItIsFinished) {
    ReplicateRuns begun = made_up_replicate(6);
    begun.replayed.clear();
    begun.probe.reset();
    {
        ReplicateStore store = open();
        EXPECT_FALSE(store.find_begun(6).has_value());
        ReplicateRuns earlier = begun;
        earlier.live.pop_back();
        store.keep_begun(earlier);
        store.keep_begun(begun);
    }
    ReplicateStore store = open();
    EXPECT_EQ(store.size(), 0u);
    EXPECT_FALSE(store.find(6).has_value());
    EXPECT_TRUE(same(store.find_begun(6).value(), begun));
    store.keep(made_up_replicate(6));
    store.save();
    EXPECT_FALSE(open().find_begun(6).has_value());
    EXPECT_TRUE(same(open().find(6).value(), made_up_replicate(6)));
    only_shard();
}

TEST_F(Stores, SetADamagedShardAsideAndKeepTheOthers) {
    {
        ReplicateStore store = open();
        for (std::uint32_t replicate = 0; replicate < 3; ++replicate) {
            store.keep(made_up_replicate(replicate));
            store.save();
        }
    }
    const fs::path damaged = replicates / "shard-000001.bin";
    std::string bytes = read_file(damaged);
    bytes[bytes.size() / 2] ^= 1;
    put_file(damaged, bytes);
    ReplicateStore store = open();
    EXPECT_EQ(store.size(), 2u);
    EXPECT_FALSE(store.find(1).has_value());
    ASSERT_EQ(store.warnings().size(), 1u);
    EXPECT_EQ(store.warnings().front().code, study_code::shard_set_aside);
    EXPECT_TRUE(fs::exists(scratch.path() / "quarantine" / "shard-000001.bin"));
    store.keep(made_up_replicate(1));
    store.save();
    EXPECT_EQ(open().size(), 3u);
    EXPECT_TRUE(open().warnings().empty());
}

TEST_F(Stores, SetTornAndForeignFilesAside) {
    {
        ReplicateStore store = open();
        store.keep(made_up_replicate(0));
        store.save();
    }
    const std::string whole = read_file(only_shard());
    put_file(replicates / "shard-000002.bin", whole.substr(0, whole.size() - 3));
    put_file(replicates / "shard-000003.bin", replicate_record(made_up_replicate(3), other_study));
    put_file(replicates / "notes.txt", "hello");
    put_file(replicates / "shard-000004.bin", "");
    put_file(replicates / "shard-000005.bin.new", whole.substr(0, 100));  // a process was killed while it wrote
    const ReplicateStore store = open();
    EXPECT_EQ(store.size(), 1u);
    EXPECT_EQ(store.warnings().size(), 4u) << "an unfinished write is no damage";
    only_shard();
    EXPECT_NE(read_file(scratch.path() / "journal.log").find("set aside"), std::string::npos);
}

}  // namespace
}  // namespace samverkan
