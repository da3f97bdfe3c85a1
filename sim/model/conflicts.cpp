// Which gangs may be in conflict, and what conflict makes of the positions that gangs want to fill.
#include <algorithm>

#include "model/violence_parts.hpp"

namespace samverkan {
namespace {

double distance_km(const County& county, const std::vector<PlaceId>& one, const std::vector<PlaceId>& other) {
    double least = -1;
    for (const PlaceId a : one)
        for (const PlaceId b : other) {
            const double km = county.distance(county.places[a.index()].area, county.places[b.index()].area);
            if (least < 0 || km < least) least = km;
        }
    return least;
}

struct Neighbours {
    double km;
    double lot;  ///< keyed: orders pairs at one distance
    ConflictPair pair;
};

bool nearer(const Neighbours& a, const Neighbours& b) {
    if (a.km != b.km) return a.km < b.km;
    if (a.lot != b.lot) return a.lot < b.lot;
    return a.pair.one != b.pair.one ? a.pair.one < b.pair.one : a.pair.other < b.pair.other;
}

}  // namespace

std::vector<ConflictPair> draw_conflict_pairs(const County& county, const GangStructure& gangs,
                                              const KeyedDraws& structure) {
    std::vector<Neighbours> all;
    for (std::uint32_t a = 0; a < gangs.count(); ++a)
        for (std::uint32_t b = a + 1; b < gangs.count(); ++b)
            all.push_back({distance_km(county, gangs.homes[a], gangs.homes[b]),
                           structure.uniform(Process::conflict_pair, entity_key(a, b), 0),
                           {GangId{a}, GangId{b}}});
    std::sort(all.begin(), all.end(), nearer);
    const double most = county.parameters.violence.pairs_per_gang;
    std::vector<int> count(gangs.count(), 0);
    std::vector<ConflictPair> pairs;
    for (const Neighbours& one : all) {
        int& of_one = count[one.pair.one.index()];
        int& of_other = count[one.pair.other.index()];
        if (of_one >= most || of_other >= most) continue;
        ++of_one;
        ++of_other;
        pairs.push_back(one.pair);
    }
    return pairs;
}

double strength_of(const World& world, const Gangs& gangs, std::size_t gang) {
    const double reference = world.gangs.size_share[gang] * world.options.scale *
                             (world.parameters().gang.involved_under_25 + world.parameters().senior_core.senior_core);
    return reference > 0 ? (gangs.active[gang] + gangs.senior[gang]) / reference : 0;
}

void note_conflicts(const World& world, Lives& lives, std::size_t first_attack) {
    const ViolenceParameters& rules = world.parameters().violence;
    Gangs& gangs = lives.gangs;
    if (!(rules.conflict_birth_share > 0) || world.gangs.pairs.empty()) return;
    const double expected =  // of shootings a week and pair, retaliations included
        world.options.scale * rules.background_hazard / (1 - rules.branching);
    gangs.conflict.resize(world.gangs.count(), 1.0);
    std::vector<int> pairs_of(world.gangs.count(), 0);
    for (const ConflictPair& pair : world.gangs.pairs) {
        ++pairs_of[pair.one.index()];
        ++pairs_of[pair.other.index()];
    }
    for (std::size_t gang = 0; gang < gangs.conflict.size(); ++gang)
        if (pairs_of[gang] > 0) gangs.conflict[gang] -= gangs.conflict[gang] / rules.retaliation_mean_weeks;
    for (std::size_t i = first_attack; i < lives.violence.attacks.size(); ++i) {
        const AttackEvent& attack = lives.violence.attacks[i];
        if (attack.kind != AttackKind::shooting || !attack.by.exists()) continue;
        for (const GangId gang : {attack.by, attack.on})
            gangs.conflict[gang.index()] += 1 / (expected * pairs_of[gang.index()] * rules.retaliation_mean_weeks);
    }
}

}  // namespace samverkan
