#pragma once
// The few who are or were involved, and those with services: rich records beside the youth arrays.
#include <cstdint>
#include <vector>

#include "core/ids.hpp"
#include "model/effects.hpp"
#include "model/youths.hpp"

namespace samverkan {

inline constexpr std::uint32_t no_record = 0xFFFFFFFFu;

/// A youth who is involved or core.
struct Member {
    std::uint32_t row = 0;
    std::uint32_t recruiter = no_record;  ///< row, or none
    EntityKey key;                        ///< of the youth
    GangId gang;
    std::uint16_t spell = 0;      ///< 0 first, 1 second ...
    std::uint32_t gang_slot = 0;  ///< index in Involved::by_gang of its gang
    int tenure_start_week = 0;
    double exit_remaining = 0;  ///< exposure to the threshold of leaving
    double promotion_remaining = 0;
    float drawn_embedding = 0;  ///< keyed Beta draw
    float ties_inside = 0;      ///< share of ties in the same gang
    float exit_factor = 1;      ///< rate ratio of services on leaving, as last touched
    std::uint16_t birth_week = 0;
    std::uint8_t own_youngers = 0;  ///< recruits of this person who are still involved
    Channel channel = Channel::street;
    Involvement tier = Involvement::involved;
};

/// A youth who left and may return.
struct Former {
    std::uint32_t row = 0;
    int left_week = 0;
    double remaining = 0;
    std::uint32_t occurrence = 0;  ///< re-entry thresholds spent
    std::uint16_t spells = 1;      ///< membership spells so far
    float service_factor = 1;      ///< rate ratio of services on re-entry, as last touched
};

/// A youth with a record: member, former, or with effects of services.
struct ConcernedYouth {
    std::uint32_t row = 0;
    std::uint32_t member = no_record;  ///< index in Involved::members
    std::uint32_t former = no_record;  ///< index in Involved::formers
    EffectList effects;
};

struct Involved {
    std::vector<Member> members;
    std::vector<std::vector<std::uint32_t>> by_gang;  ///< indices in `members`, in no order that may decide
    std::vector<Former> formers;
    std::vector<ConcernedYouth> concerned;
};

/// Record of `row`, made if there is none.
ConcernedYouth& concern(Youths& youths, Involved& involved, std::uint32_t row);

/// The member record of `row`, or nullptr.
const Member* find_member(const Youths& youths, const Involved& involved, std::uint32_t row);
Member* find_member(const Youths& youths, Involved& involved, std::uint32_t row);

void add_member(Youths& youths, Involved& involved, const Member& member);
void remove_member(Youths& youths, Involved& involved, std::uint32_t row);
void add_former(Youths& youths, Involved& involved, const Former& former);
void remove_former(Youths& youths, Involved& involved, std::uint32_t row);

/// Share of `row`'s ties (friends, siblings, recruiter, own youngers) that are in `member.gang`.
float share_of_ties_inside(const Population& population, const Youths& youths, const Involved& involved,
                           const Member& member);

}  // namespace samverkan
