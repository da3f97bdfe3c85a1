#include <set>

#include <gtest/gtest.h>

#include "model/schools.hpp"
#include "support/people.hpp"

namespace samverkan {
namespace {

using test::Correlation, test::many_people, test::People, test::seven_years, test::tiny_county;

int birth_year(const People& people, std::uint32_t row) { return iso_week(people.population.birth_week[row]).year; }

/// Age that a youth turns in the calendar year in which the school year of the horizon's start began.
int turned_at_start(const People& people, std::uint32_t row) { return 2023 - birth_year(people, row); }

TEST(Schools, AreAsManyAsTheirPupilsAsk) {
    const People& people = many_people();
    std::size_t expected = 0;
    for (std::size_t area = 0; area < people.county.areas.size(); ++area) {
        double compulsory = 0, upper = 0;
        for (const Place& place : people.county.places)
            for (int age = 6; place.area == AreaId{area} && age <= 18; ++age)
                (age < 16 ? compulsory : upper) += place.youths_by_age[static_cast<std::size_t>(age - 6)];
        expected += static_cast<std::size_t>(std::max(1.0, std::round(compulsory / 400)));
        expected += static_cast<std::size_t>(std::max(1.0, std::round(upper / 350)));
    }
    EXPECT_EQ(people.population.school_area.size(), expected);
    EXPECT_EQ(std::set<SchoolId>(people.population.class_school.begin(), people.population.class_school.end()).size(),
              expected);
}

TEST(Schools, EveryAreaKeepsASchoolAtSmallScale) {
    const People people{tiny_county(), seven_years, .01};
    EXPECT_EQ(people.population.school_area.size(), 2 * people.county.areas.size());
}

TEST(Schools, ClassesAreTwentyFiveInTheMeanAlsoWhereAnIntakeIsSmall) {
    const People people{tiny_county()};
    double pupils = 0;
    for (const std::uint8_t size : people.population.class_size) pupils += size;
    EXPECT_NEAR(pupils / static_cast<double>(people.population.class_size.size()), 25, 1);
}

TEST(Schools, ClassesHaveEighteenToThirtyOnePupils) {
    for (const std::uint8_t size : many_people().population.class_size) {
        EXPECT_GE(size, 18);
        EXPECT_LE(size, 31);
    }
}

TEST(Schools, ClassSizesCountTheirPupilsOfOneBirthYear) {
    const People& people = many_people();
    std::vector<int> pupils(people.population.class_size.size()), year(pupils.size());
    for (std::uint32_t row = 0; row < people.size(); ++row) {
        const ClassId id = people.population.class_of[row];
        if (!id.exists()) continue;
        if (pupils[id.index()]++ == 0) year[id.index()] = birth_year(people, row);
        EXPECT_EQ(year[id.index()], birth_year(people, row));
    }
    for (std::size_t id = 0; id < pupils.size(); ++id)
        EXPECT_TRUE(pupils[id] == 0 || pupils[id] == people.population.class_size[id]);
}

TEST(Schools, AtTheStartThoseAtSchoolHaveAClassAndNobodyElse) {
    const People& people = many_people();
    for (std::uint32_t row = 0; row < people.size(); ++row) {
        const int turned = turned_at_start(people, row);
        const bool in_school = people.population.class_of[row].exists();
        EXPECT_FALSE(in_school && (turned < 6 || turned >= 19));
        EXPECT_FALSE(!in_school && turned >= 6 && turned < 16);
    }
}

TEST(Schools, SomeAreNotInUpperSecondary) {
    const People& people = many_people();
    std::array<double, 2> out{}, all{};
    for (std::uint32_t row = 0; row < people.size(); ++row) {
        if (turned_at_start(people, row) < 16 || turned_at_start(people, row) > 18) continue;
        const bool vulnerable =
            people.county.places[people.place[row].index()].vulnerable_class != VulnerableClass::none;
        ++all[vulnerable];
        out[vulnerable] += !people.population.class_of[row].exists();
    }
    EXPECT_NEAR(out[0] / all[0], .08, .01);
    EXPECT_NEAR(out[1] / all[1], .14, .02);
}

TEST(Schools, PupilsGoToSchoolWhereTheSharesSay) {
    const People& people = many_people();
    double own = 0, neighbour = 0, all = 0, upper_own = 0, upper = 0;
    for (std::uint32_t row = 0; row < people.size(); ++row) {
        const ClassId id = people.population.class_of[row];
        if (!id.exists() || people.area(row) == AreaId{3}) continue;  // Kust has no school far from Norr only
        const AreaId area = people.population.school_area[people.population.class_school[id.index()].index()];
        const bool is_upper = turned_at_start(people, row) >= 16;
        (is_upper ? upper : all) += 1;
        if (area == people.area(row)) (is_upper ? upper_own : own) += 1;
        const auto& near = people.county.neighbours[people.area(row).index()];
        if (!is_upper) neighbour += std::find(near.begin(), near.end(), area) != near.end();
    }
    EXPECT_NEAR(own / all, .82, .01);
    EXPECT_NEAR(neighbour / all, .13, .01);
    EXPECT_NEAR(upper_own / upper, .35, .02);
}

TEST(Schools, ClassesAreSortedByRiskAsMuchAsStated) {
    const People& people = many_people();
    std::map<std::pair<std::size_t, int>, std::map<std::size_t, std::vector<double>>> schools;
    for (std::uint32_t row = 0; row < people.size(); ++row)
        if (const ClassId id = people.population.class_of[row]; id.exists())
            schools[{people.population.class_school[id.index()].index(), birth_year(people, row)}][id.index()]
                .push_back(people.population.recruit_level[row]);
    Correlation sorting;  // of rank of class and risk, both centred in the school year
    for (const auto& [school, classes] : schools) {
        double sum = 0, pupils = 0;
        for (const auto& [id, risks] : classes)
            for (const double risk : risks) sum += risk, ++pupils;
        double rank = -.5 * static_cast<double>(classes.size() - 1);
        const double spread = std::max(1.0, static_cast<double>(classes.size() - 1));
        if (classes.size() < 2) continue;
        for (const auto& [id, risks] : classes) {
            for (const double risk : risks) sorting.add(rank / spread, risk - sum / pupils);
            ++rank;
        }
    }
    EXPECT_NEAR(sorting.value(), people.county.parameters.school.class_sorting_correlation, .04);
}

TEST(Schools, ClassesChangeAtTheStagesOnly) {
    const People& people = many_people();
    const std::vector<SchoolYearChange>& years = people.population.school_years;
    ASSERT_EQ(years.size(), 6u);
    std::vector<ClassId> now = people.population.class_of;
    std::set<ClassId> used(now.begin(), now.end());
    for (std::size_t i = 0; i < years.size(); ++i) {
        const int year = 2024 + static_cast<int>(i);
        EXPECT_EQ(years[i].week, week_number(IsoWeek{year, 34}));
        std::set<ClassId> begun;
        for (const auto& block : years[i].blocks)
            for (std::uint32_t k = 0; k < block.row_count; ++k) {
                const std::uint32_t row = block.first_row + k;
                const int turned = year - birth_year(people, row);
                ASSERT_TRUE(turned == 6 || turned == 10 || turned == 13 || turned == 16 || turned == 19);
                now[row] = years[i].classes[block.first_class + k];
                if (now[row].exists()) begun.insert(now[row]);
                EXPECT_FALSE(now[row].exists() && turned == 19);
            }
        for (const ClassId id : begun) EXPECT_TRUE(used.insert(id).second) << "a class is used twice";
        for (std::uint32_t row = 0; row < people.size(); ++row) {
            const int turned = year - birth_year(people, row);
            EXPECT_TRUE(now[row].exists() || turned < 6 || turned >= 16);
        }
    }
}

}  // namespace
}  // namespace samverkan
