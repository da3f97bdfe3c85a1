// runs.h5 says what the runs said: the table of events re-adds to every table of counts.
#include <chrono>
#include <map>
#include <numeric>
#include <thread>

#include <gtest/gtest.h>

#include "results/disk.hpp"
#include "results/runs_file.hpp"
#include "support/made_up_runs.hpp"
#include "support/tiny_county.hpp"

namespace samverkan {
namespace {

using namespace test;

constexpr int years = 2, weeks = years * weeks_per_report_year, burn_in_weeks = 26;
constexpr std::uint32_t replicates = 3;

struct Row {
    std::uint32_t replicate, scenario, week, area, gang, age_years, recruiter_age_years, sex, channel, renewed;
};

/// Reads a finished file without the code that wrote it.
class Reader {
public:
    explicit Reader(const std::filesystem::path& path)
        : file_(H5Fopen(path.c_str(), H5F_ACC_RDONLY, H5P_DEFAULT), H5Fclose) {}

    std::vector<std::uint64_t> read(const std::string& name) const {
        const Hdf5Handle dataset(H5Dopen2(file_.id(), name.c_str(), H5P_DEFAULT), H5Dclose);
        std::vector<std::uint64_t> values(size(dataset));
        EXPECT_GE(H5Dread(dataset.id(), H5T_NATIVE_UINT64, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()), 0) << name;
        return values;
    }
    std::vector<Row> rows() const {
        const Hdf5Handle dataset(H5Dopen2(file_.id(), "event_log/recruitments", H5P_DEFAULT), H5Dclose);
        const Hdf5Handle type(H5Tcreate(H5T_COMPOUND, sizeof(Row)), H5Tclose);
        std::size_t offset = 0;
        for (const char* field : {"replicate", "scenario", "week", "area", "gang", "age_years", "recruiter_age_years",
                                  "sex", "channel", "renewed"}) {
            H5Tinsert(type.id(), field, offset, H5T_NATIVE_UINT32);
            offset += sizeof(std::uint32_t);
        }
        std::vector<Row> values(size(dataset));
        EXPECT_GE(H5Dread(dataset.id(), type.id(), H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()), 0);
        return values;
    }

private:
    static std::size_t size(const Hdf5Handle& dataset) {
        const Hdf5Handle space(H5Dget_space(dataset.id()), H5Sclose);
        return static_cast<std::size_t>(H5Sget_simple_extent_npoints(space.id()));
    }
    Hdf5Handle file_;
};

class RunsFiles : public ::testing::Test {
protected:
    void SetUp() override {
        baseline.start_week = 2000;
        baseline.weeks = weeks;
        baseline.burn_in_weeks = burn_in_weeks;
        arm = baseline;
        arm.programmes.emplace_back();
        arm.programmes.back().id = "great";
        arm.deployments.emplace_back().programme = ProgrammeId{0};
        for (std::uint32_t replicate = 0; replicate < replicates; ++replicate)
            runs.push_back(made_up_replicate(replicate, baseline.start_week, baseline.start_week - burn_in_weeks, years,
                                             county.areas.size()));
    }

    std::filesystem::path write(const std::string& name) const {
        RunsFile file(
            scratch.path() / name,
            {&county, {"baseline", "lessons"}, {&baseline, &arm}, replicates, 1, 0.5, true, std::string(64, 'a')});
        for (const ReplicateRuns& one : runs) file.write(one);
        file.close();
        return scratch.path() / name;
    }

    ScratchFolder scratch;
    County county = tiny_county();
    Scenario baseline, arm;
    std::vector<ReplicateRuns> runs;
};

TEST_F(RunsFiles, HoldEveryRecruitment) {
    const std::vector<Row> rows = Reader(write("runs.h5")).rows();
    std::size_t expected = 0;
    for (const ReplicateRuns& one : runs)
        for (const RunSummary& run : one.live) expected += run.recruits.size();
    ASSERT_EQ(rows.size(), expected);
    const RecruitRecord& last = runs.back().live.back().recruits.back();
    EXPECT_EQ(rows.back().week, last.week);
    EXPECT_EQ(rows.back().gang, last.gang);
    EXPECT_EQ(rows.back().recruiter_age_years, last.recruiter_age_years);
}

TEST_F(RunsFiles, ReAddFromTheirEventsToEveryTable) {
    const Reader file(write("runs.h5"));
    const std::size_t areas = county.areas.size();
    std::map<std::string, std::vector<std::uint64_t>> counted;
    for (const char* name :
         {"recruits", "recruits_renewed", "recruits_weekly", "events", "events_weekly", "filled_positions"})
        counted[name].resize(file.read(name).size(), 0);
    for (const Row& row : file.rows()) {
        const std::size_t run = row.scenario * replicates + row.replicate;
        const std::size_t year = row.week / weeks_per_report_year;
        const std::size_t cell = ((((run * years + year) * areas + row.area) * sex_count + row.sex) * age_band_count +
                                  age_band_of(static_cast<int>(row.age_years))) *
                                     channel_count +
                                 row.channel;
        ++counted["recruits"][cell];
        counted["recruits_renewed"][cell] += row.renewed;
        ++counted["recruits_weekly"][(run * weeks + row.week) * channel_count + row.channel];
        const auto kind = row.renewed != 0 ? EventKind::renewed_recruitment : EventKind::first_recruitment;
        ++counted["events"][(run * years + year) * event_kind_count + static_cast<std::size_t>(kind)];
        ++counted["events_weekly"][(run * event_kind_count + static_cast<std::size_t>(kind)) * weeks + row.week];
        ++counted["filled_positions"][run];
    }
    for (const auto& [name, values] : counted) EXPECT_EQ(file.read(name), values) << name;
}

TEST_F(RunsFiles, HoldReplaysPersonWeeksAndStocks) {
    const Reader file(write("runs.h5"));
    const auto sum = [&](const std::string& name) {
        const auto values = file.read(name);
        return std::accumulate(values.begin(), values.end(), std::uint64_t{0});
    };
    std::uint64_t replayed = 0, person_weeks = 0;
    for (const ReplicateRuns& one : runs) {
        for (const RunSummary& run : one.replayed) replayed += run.recruits.size();
        for (const std::uint32_t count : one.live.front().person_weeks) person_weeks += count;
    }
    EXPECT_EQ(sum("recruits_replayed"), replayed);
    EXPECT_EQ(sum("person_weeks"), person_weeks);
    const std::size_t samples = runs[0].live[0].samples.size();
    EXPECT_EQ(file.read("population"), std::vector<std::uint64_t>(2 * replicates * samples, 1000));
    EXPECT_EQ(sum("stock"), sum("population"));
    EXPECT_EQ(file.read("open_positions").back(), 4u + 21u);
}

TEST_F(RunsFiles, HoldHopsByAgencyHopAndArea) {
    const Reader file(write("runs.h5"));
    const std::size_t areas = county.areas.size();
    const RunSummary& run = runs[1].live[1];
    constexpr int year = 1;
    const std::size_t at = (1 * replicates + 1) * years + year;  // scenario 1, replicate 1
    const auto cases = file.read("help_cases"), waits = file.read("help_wait_weeks");
    const auto assessment_waits = file.read("assessment_wait_weeks");
    for (std::size_t agency = 0; agency < service_agency_count; ++agency)
        for (std::size_t area = 0; area < areas; ++area) {
            const auto of = [&](Hop hop) {
                return run.hops[run.hops_index(year, static_cast<ServiceAgency>(agency), area, hop)];
            };
            for (std::size_t hop = 0; hop < counted_hop_count; ++hop)
                ASSERT_EQ(cases[((at * service_agency_count + agency) * counted_hop_count + hop) * areas + area],
                          of(static_cast<Hop>(hop)));
            EXPECT_EQ(waits[(at * service_agency_count + agency) * areas + area], of(Hop::wait_weeks));
            if (agency == 0) {
                EXPECT_EQ(assessment_waits[at * areas + area], of(Hop::assessment_wait_weeks));
            }
        }
}

TEST_F(RunsFiles, AreTheSameBytesInAnotherSecond) {
    const std::string one = read_file(write("one.h5"));
    std::this_thread::sleep_for(std::chrono::milliseconds(1100));
    EXPECT_TRUE(one == read_file(write("two.h5")));
}

}  // namespace
}  // namespace samverkan
