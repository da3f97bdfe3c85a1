// The records of those involved, and the share of a member's ties that is inside.
#include <gtest/gtest.h>

#include "model/members.hpp"
#include "model/membership.hpp"
#include "support/quiet_lives.hpp"

namespace samverkan {
namespace {

using test::QuietLives;

void expect_lists_agree(const QuietLives& county) {
    const Involved& involved = county.lives.involved;
    std::size_t listed = 0;
    for (std::size_t gang = 0; gang < involved.by_gang.size(); ++gang) {
        listed += involved.by_gang[gang].size();
        for (std::uint32_t slot = 0; slot < involved.by_gang[gang].size(); ++slot) {
            const Member& member = involved.members.at(involved.by_gang[gang][slot]);
            ASSERT_EQ(member.gang, GangId{gang});
            ASSERT_EQ(member.gang_slot, slot);
        }
    }
    ASSERT_EQ(listed, involved.members.size());
    for (std::uint32_t index = 0; index < involved.members.size(); ++index) {
        const std::uint32_t row = involved.members[index].row;
        ASSERT_EQ(find_member(county.lives.youths, involved, row), &involved.members[index]);
    }
    for (std::uint32_t index = 0; index < involved.formers.size(); ++index) {
        const std::uint32_t row = involved.formers[index].row;
        ASSERT_EQ(involved.concerned[county.lives.youths.concerned[row]].former, index);
    }
}

TEST(Members, AreFoundByRowAndByGangWhoeverCameAndWent) {
    QuietLives county;
    Lives& lives = county.lives;
    const KeyedDraws draws(9, 0);
    for (std::uint32_t turn = 0; turn < 600; ++turn) {
        const Words word = draws.words(Process::test_process, entity_key(1), turn);
        const std::uint32_t row = county.resident(17, word[0] % 40);
        if (find_member(lives.youths, lives.involved, row) != nullptr) {
            leave_gang(county.world, lives, row);
        } else {
            if (county.state(row).involvement == Involvement::former) remove_former(lives.youths, lives.involved, row);
            const GangId gang{word[1] % county.world.gangs.count()};
            join_gang(county.world, lives, {row, gang, no_record, Channel::street, 0, 0});
        }
        expect_lists_agree(county);
    }
    EXPECT_FALSE(lives.involved.formers.empty());
}

struct TiesInside : QuietLives {
    std::uint32_t row = no_record;
    Member member;

    TiesInside() {
        std::uint32_t n = 0;
        do row = resident(17, n++);
        while (ties(row).size() < 5);
        member.row = row;
        member.gang = GangId{2};
    }
    void join(std::uint32_t other, std::size_t gang) {
        join_gang(world, lives, {other, GangId{gang}, no_record, Channel::street, 0, 0});
    }
    [[nodiscard]] double share() const {
        return double{share_of_ties_inside(world.population, lives.youths, lives.involved, member)};
    }
};

TEST(TiesInside, AreThoseInTheSameGang) {
    TiesInside one;
    const std::vector<std::uint32_t> ties = one.ties(one.row);
    const double degree = static_cast<double>(ties.size());
    EXPECT_EQ(one.share(), 0);
    one.join(ties[0], 2);
    one.join(ties[1], 1);
    one.join(ties[2], 2);
    set_involvement(one.world.population, one.lives.youths, one.lives.classes, ties[3], Involvement::fringe);
    EXPECT_FLOAT_EQ(static_cast<float>(one.share()), static_cast<float>(2 / degree));
}

TEST(TiesInside, CountRecruiterAndOwnYoungersAmongAllTies) {
    TiesInside one;
    const double degree = static_cast<double>(one.ties(one.row).size());
    one.member.own_youngers = 3;
    EXPECT_FLOAT_EQ(static_cast<float>(one.share()), static_cast<float>(3 / (degree + 3)));
    one.member.recruiter = one.resident(19);
    EXPECT_FLOAT_EQ(static_cast<float>(one.share()), static_cast<float>(3 / (degree + 4)));
    one.join(one.member.recruiter, 2);
    EXPECT_FLOAT_EQ(static_cast<float>(one.share()), static_cast<float>(4 / (degree + 4)));
}

}  // namespace
}  // namespace samverkan
