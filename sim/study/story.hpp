#pragma once
// One synthetic youth's life in two scenarios of one world, side by side: what happened, what differed first, and
// through whom. Lives are coupled, so that a difference has a cause within the model.
#include <optional>
#include <string>
#include <vector>

#include "engine/run.hpp"
#include "study/study.hpp"

namespace samverkan {

/// Whose story: a named person, or the first (by week, then row) of a kind.
enum class StoryPick : std::uint8_t {
    named,
    averted,  ///< recruited in the first scenario, not in the second
    added,    ///< the other way round
    reached   ///< reached by a programme of the second scenario
};

struct StoryOptions {
    StoryPick pick = StoryPick::averted;
    std::string person;  ///< for StoryPick::named
    std::uint32_t replicate = 0;
};

struct StoryEvent {
    int week = 0;  ///< absolute
    EventKind kind{};
    std::uint8_t detail = 0;               ///< as in the event log
    std::uint8_t recruiter_age_years = 0;  ///< of a recruitment; 0: no recruiter
    friend bool operator==(const StoryEvent&, const StoryEvent&) = default;
};

struct StoryArm {
    std::vector<StoryEvent> events;                         ///< burn-in included
    std::vector<std::string> programmes_sv, programmes_en;  ///< by deployment
    std::string name_sv, name_en;
};

/// Through whom the first difference of the life came.
enum class StoryCause : std::uint8_t { none, programme, sibling, friend_tie, gangs };

struct StoryPerson {
    std::string id, place, area;
    Sex sex{};
    int birth_week = 0;
    std::uint16_t traits = 0;  ///< bits as in namespace trait
    std::size_t friends = 0, siblings = 0;
    bool accepts_help = false;
};

struct Story {
    StoryPerson person;
    StoryArm baseline, arm;
    int start_week = 0, end_week = 0;
    std::optional<int> differs_from_week;  ///< first difference of the life: involvement and dates
    StoryCause cause = StoryCause::none;
    std::string cause_person;  ///< id, where the cause is a tie
    int cause_week = 0;        ///< since when that tie's life differs
};

/// Runs both scenarios of the study once. Nothing if nobody fits `options` (an unknown name, or nobody of the kind).
[[nodiscard]] std::optional<Story> tell_story(const Study& study, const StoryOptions& options);

/// In words, as Markdown.
[[nodiscard]] std::string story_text(const Story& story, Language language);

}  // namespace samverkan
