#include "model/law.hpp"

namespace samverkan {
namespace {

double moved(double in_force, const LawLever& lever) { return in_force + lever.share * (lever.value - in_force); }

}  // namespace

Law law_of(const County& county, const LawLevers& levers, int week) {
    double age = county.parameters.justice.age_of_criminal_responsibility;
    double length = county.parameters.justice.sentence_length_factor;
    for (const LawChange& change : county.law_timeline) {
        if (change.from_week > week) break;
        (change.parameter == LawParameter::age_of_criminal_responsibility ? age : length) = change.value;
    }
    return {static_cast<int>(moved(age, levers.age_of_criminal_responsibility) + .5),
            moved(length, levers.sentence_length_factor)};
}

}  // namespace samverkan
