#pragma once
// The few who are or were involved, and those with services: rich records beside the youth arrays.
#include <cstdint>
#include <vector>

#include "core/ids.hpp"
#include "model/effects.hpp"
#include "model/youths.hpp"

namespace samverkan {

inline constexpr std::uint32_t no_record = 0xFFFFFFFFu;

enum class Whereabouts : std::uint8_t { at_large, away };     ///< away: in custody or a ward
enum class RecruiterContact : std::uint8_t { kept, broken };  ///< broken: the recruiter was taken away: a window

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
    double arrest_remaining = 0;
    float drawn_embedding = 0;  ///< keyed Beta draw
    float ties_inside = 0;      ///< share of ties in the same gang
    float exit_factor = 1;      ///< rate ratio of services on leaving, as last touched
    float window_factor = 1;    ///< of services on leaving while the recruiter is away, as last touched
    std::uint16_t arrests = 0;  ///< in this spell
    std::uint16_t windows = 0;  ///< times the recruiter was taken away, in this spell
    std::uint16_t birth_week = 0;
    std::uint8_t own_youngers = 0;  ///< recruits of this person who are still involved
    Channel channel = Channel::street;
    Involvement tier = Involvement::involved;
    Whereabouts whereabouts = Whereabouts::at_large;
    RecruiterContact contact = RecruiterContact::kept;
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
    int supervised_until_week = 0;     ///< after release
    int label_week = 0;                ///< of the last processing
    float contact_while_away = 1;      ///< share of the normal contact with gangs
    std::uint16_t stays = 0;           ///< away from home so far
    std::uint8_t standing = 0;         ///< see namespace standing
    EffectList effects;
};

/// What police and courts know of a youth.
namespace standing {
inline constexpr std::uint8_t known = 1;    ///< arrested at least once: a detected recruit
inline constexpr std::uint8_t removed = 2;  ///< was away for longer than the shortest stay
}  // namespace standing

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
