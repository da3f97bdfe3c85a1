#include "scenario/programme_reference.hpp"

#include <algorithm>

#include "scenario/field_info.hpp"
#include "scenario/programme_file.hpp"

namespace samverkan {
namespace {

std::string yes(bool value) { return value ? "yes" : "no"; }

std::string kinds_text(const ModelVariableInfo& info) {
    std::string text;
    for (std::size_t kind = 0; kind < programme_kind_count; ++kind)
        if (info.moved_by(static_cast<ProgrammeKind>(kind)))
            text += (text.empty() ? "" : ", ") + std::string(programme_kind_names()[kind]);
    return text;
}

std::string variables_table() {
    std::string text = "| variable | what / vad | unit | protects | moved by | acts |\n|---|---|---|---|---|---|\n";
    for (const ModelVariableInfo& info : model_variables())
        text += "| `" + std::string(info.name) + "` | " + std::string(info.label_en) + " / " +
                std::string(info.label_sv) + " | " + std::string(info.unit) + " | " +
                (info.protects == Protects::lower ? "lower" : "higher") + " | " + kinds_text(info) + " | " +
                (info.modelled() ? "yes" : "no: " + std::string(info.missing)) + " |\n";
    return text;
}

std::string prior_text(const EffectNote& effect) {
    if (effect.value) return "set to " + number_text(*effect.value);
    if (!effect.rate_ratio) return "-";
    return number_text(effect.rate_ratio->low) + " / " + number_text(effect.rate_ratio->mode) + " / " +
           number_text(effect.rate_ratio->high);
}

std::string remarks_of(const EffectNote& effect) {
    std::string text;
    const auto add = [&](const std::string& remark) { text += (text.empty() ? "" : "; ") + remark; };
    if (!effect.not_modelled.empty()) add("**does not act**: " + effect.not_modelled);
    if (effect.secondary) add("secondary");
    if (effect.reach == EffectReach::participants) add("on participants");
    if (effect.from_age > 0) add("from age " + std::to_string(effect.from_age));
    if (!effect.who.empty()) add("where " + effect.who);
    if (!effect.variant.empty()) add("in the variant `" + effect.variant + "`");
    if (effect.inverse) add("one over the ratio");
    if (effect.half_life_weeks) add("half-life " + number_text(*effect.half_life_weeks) + " weeks");
    if (effect.rests_with_noticed_intake) add("rests where other programmes take in reported youths");
    return text.empty() ? "-" : text;
}

std::string effects_table(const ProgrammeNotes& notes) {
    std::string text = "| variable | low / mode / high | remarks | measured |\n|---|---|---|---|\n";
    for (const EffectNote& effect : notes.effects)
        text += "| `" + std::string(info_of(effect.variable).name) + "` | " + prior_text(effect) + " | " +
                remarks_of(effect) + " | " + effect.published + " |\n";
    return text;
}

std::string payers_text(const Programme& programme) {
    std::string text;
    for (const PayerShare& payer : programme.payers)
        text += (text.empty() ? "" : ", ") + std::string(name_of(payer.payer)) + " " + number_text(payer.share);
    return text;
}

std::string listed(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
    return text;
}

/// What sets this programme apart from a service offered all the year round.
std::string forms_text(const Programme& programme, const ProgrammeNotes& notes) {
    std::string text;
    if (programme.season)
        text += "- Season: services start in weeks " + std::to_string(programme.season->first_week) + " to " +
                std::to_string(programme.season->last_week) + "; a place serves one start a year.\n";
    if (programme.wait_in_queue) text += "- The wait is a queue of the model and is not added to it.\n";
    if (programme.one_off) text += "- One-off: paid once a place, built up over its length, then it fades.\n";
    if (programme.complete_share) text += "- Completed: " + number_text(*programme.complete_share) + ".\n";
    if (programme.units_per_start != 1)
        text += "- A service takes " + number_text(programme.units_per_start) + " units.\n";
    if (programme.youths_per_adult > 0)
        text += "- Groups: " + number_text(programme.youths_per_adult) +
                " youths per adult; a host of `group_deviant` where that is too many.\n";
    for (std::size_t i = 0; i < programme.variants.size(); ++i)
        text += "- Variant `" + programme.variants[i].name + "`: " + notes.variant_notes[i] + ".\n";
    return text;
}

/// Programmes of which no effect acts, and why not.
std::string idle_programmes(const Catalogue& catalogue) {
    std::string text = "| programme | waits for |\n|---|---|\n";
    for (std::size_t i = 0; i < catalogue.programmes.size(); ++i) {
        const Programme& programme = catalogue.programmes[i];
        if (!programme.effects.empty() || programme.basis == EffectBasis::event) continue;
        std::vector<std::string> reasons;
        for (const EffectNote& effect : catalogue.notes[i].effects)
            if (std::find(reasons.begin(), reasons.end(), effect.not_modelled) == reasons.end())
                reasons.push_back(effect.not_modelled);
        std::string why;
        for (const std::string& reason : reasons) why += (why.empty() ? "" : "; ") + reason;
        text += "| `" + programme.id + "` | " + why + " |\n";
    }
    return text;
}

/// How a programme comes into a scenario, if not as an entry of its own.
std::string way_in(const Programme& programme) {
    if (programme.funded_as == FundedAs::modifier)
        return "Not an entry: it acts by itself where a funded programme works in groups.\n\n";
    if (programme.funded_as == FundedAs::block) return "Not an entry: a block of the scenario is to say it.\n\n";
    return {};
}

std::string section_of(const Programme& programme, const ProgrammeNotes& notes) {
    std::string text = "\n## " + programme.id + "\n\n" + programme.name_en + " / " + programme.name_sv + "\n\n";
    text += "`" + std::string(programme_kind_names()[static_cast<std::size_t>(programme.kind)]) + "`, delivered by `" +
            std::string(delivery_names()[static_cast<std::size_t>(programme.delivery)]) + "`, basis `" +
            std::string(effect_basis_names()[static_cast<std::size_t>(programme.basis)]) + "`. For: " + notes.who_note +
            (notes.who.empty() ? "" : " (`" + notes.who + "`)") + ".\n\n";
    text += way_in(programme) + effects_table(notes);
    text += "\n- Weeks: start-up " + std::to_string(programme.start_up_weeks) + ", wait " +
            std::to_string(programme.wait_weeks) + ", length " + std::to_string(programme.duration_weeks) +
            ", first effect after " + std::to_string(programme.effect_from_weeks) + ", build-up " +
            std::to_string(programme.build_up_weeks) + ", half-life " + number_text(programme.half_life_weeks) +
            " (0: no fade). Hand-over needed: " + yes(programme.needs_hand_over) + ".\n";
    text += forms_text(programme, notes);
    if (!notes.actors.empty()) text += "- By: " + listed(notes.actors) + ".\n";
    text += "- Capacity: " + number_text(programme.units_per_capacity_year) + " x " + notes.unit + " a year per " +
            notes.capacity_unit + "; " + number_text(programme.cost_sek_per_unit) + " SEK per " + notes.unit +
            "; paid by " + payers_text(programme) + ".\n";
    text += "- Evidence " + programme.evidence + ".\n- Guard: " + notes.guard + "\n";
    for (const std::string& assumption : notes.assumptions) text += "- " + assumption + "\n";
    return text + "- Source: " + programme.source + "\n";
}

}  // namespace

std::string programme_reference(const Catalogue& catalogue) {
    std::string page =
        "# Programmes\n\nGenerated from `configs/programmes/` and the list of variables in `sim/model`. Rate ratios "
        "are "
        "triangular priors (low / mode / high), judgements that contain transfer to Sweden: assumptions. *Secondary* "
        "effects were measured on violence or crime, not on recruitment; `\"secondary_effects\": false` in a scenario "
        "leaves them out.\n\n## What programmes can move\n\n" +
        variables_table() +
        "\n## Programmes of which nothing acts yet\n\nTheir files are complete. A funded one spends its money and "
        "changes nothing, and says so (W003).\n\n" +
        idle_programmes(catalogue);
    for (std::size_t i = 0; i < catalogue.programmes.size(); ++i)
        page += section_of(catalogue.programmes[i], catalogue.notes[i]);
    return page;
}

}  // namespace samverkan
