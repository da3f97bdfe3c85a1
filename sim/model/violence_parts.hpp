#pragma once
// Parts of the violence phase that belong together.
#include "model/lives.hpp"
#include "model/violence.hpp"
#include "model/world.hpp"

namespace samverkan {

/// Members at large and seniors of a gang, against what the reference county has.
[[nodiscard]] double strength_of(const World& world, const Gangs& gangs, std::size_t gang);

/// Shootings of the week move how much conflict a gang is in: 1 on average.
void note_conflicts(const World& world, Lives& lives, std::size_t first_attack);

/// Chooses who takes part in `attack` by keyed race among the gang's members at large and its seniors.
void choose_executors(const World& world, const Lives& lives, AttackEvent& attack);

/// Of someone harmed: a member of the other gang, someone tied to one, or one of its seniors.
void choose_victim(const World& world, const Lives& lives, AttackEvent& attack);

/// Ages of those who take part outside networks, from the table of all shootings.
void draw_outside_executors(const World& world, AttackEvent& attack);

/// Records parts in the attack as offences of those who are members, and carries out its harm.
void carry_out(const World& world, Lives& lives, const AttackEvent& attack);

}  // namespace samverkan
