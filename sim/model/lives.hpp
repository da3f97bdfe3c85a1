#pragma once
// The part of a county's state that makes up lives: who is involved, the clocks, ties, gangs and the record.
#include "model/age_windows.hpp"
#include "model/events.hpp"
#include "model/gangs.hpp"
#include "model/group_clocks.hpp"
#include "model/group_rates.hpp"
#include "model/justice.hpp"
#include "model/law.hpp"
#include "model/members.hpp"
#include "model/ties.hpp"
#include "model/touch.hpp"
#include "model/violence.hpp"

namespace samverkan {

struct Lives {
    int week = 0;
    AgeWindows windows;
    Youths youths;
    Involved involved;
    ClassCounts classes;
    GroupClocks clocks;
    GroupLevers levers;     ///< of area, system and law levers on the group factors
    StratumEffects strata;  ///< effects of cohort programmes by stratum; [0] is empty
    Gangs gangs;
    JusticeState justice;
    LawLevers law_levers;
    Violence violence;
    ViolenceLevers violence_levers;
    GroupMeasures measures;
    EventLog log;
};

}  // namespace samverkan
