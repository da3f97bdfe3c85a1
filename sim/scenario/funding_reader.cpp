#include "scenario/funding_reader.hpp"

#include <algorithm>

#include "core/iso_week.hpp"
#include "model/programme_parts.hpp"
#include "scenario/object_keys.hpp"
#include "scenario/place_names.hpp"

namespace samverkan {
namespace {

constexpr double budget_share_tolerance = 1e-9;
constexpr std::array<std::string_view, 3> class_names{"none", "vulnerable", "specially_vulnerable"};

/// Reads one entry; every problem is reported where it stands.
class FundingReader {
public:
    FundingReader(const FundingEntry& entry, const Programme* programme, const FundingContext& context)
        : entry_(entry), programme_(programme), context_(context) {}

    Deployment read() {
        read_times();
        read_capacity();
        read_form();
        read_places();
        if (entry_.who)
            deployment_.who = compile_target(*entry_.who.at, {&context_.county, context_.research, entry_.who.reporter,
                                                              subject_of("who")})
                                  .value_or(TargetProgram{});
        check_group_condition();
        read_trigger();
        return std::move(deployment_);
    }

private:
    [[nodiscard]] std::string subject_of(std::string_view key) const {
        return "`" + std::string(key) + "` in " + entry_.path;
    }

    void read_times() {
        const Given<BudgetEntry>& budget = context_.file.budget;
        deployment_.from_week = entry_.from                   ? entry_.from.value.number
                                : budget && budget.value.from ? budget.value.from.value.number
                                                              : context_.start_week;
        deployment_.to_week = entry_.to                   ? entry_.to.value.number + 1
                              : budget && budget.value.to ? budget.value.to.value.number + 1
                                                          : context_.end_week;
        deployment_.ramp_weeks = entry_.ramp_weeks ? entry_.ramp_weeks.value
                                 : budget          ? budget.value.hiring_ramp_weeks.value
                                                   : 0;
        if (entry_.from && context_.file.start && deployment_.from_week < context_.start_week)
            report(entry_.from, Code::wrong_time,
                   "funding begins before the start (the weeks before are shared by all scenarios)", "before the start",
                   "the start is " + to_string(iso_week(context_.start_week)));
        if (entry_.to && deployment_.to_week <= deployment_.from_week)
            report(entry_.to, Code::wrong_time, "funding ends before it begins (no week would be funded)",
                   "before it begins");
        else if (deployment_.to_week > deployment_.from_week)
            read_repeats();
    }

    void read_repeats() {
        if (entry_.repeat_weeks && entry_.repeat_yearly.value)
            report(entry_.repeat_weeks, Code::contradiction,
                   "`repeat_weeks` and `repeat_yearly` in " + entry_.path + " (one of them repeats)", "again");
        const bool repeats = entry_.repeat_weeks || entry_.repeat_yearly.value;
        if (!repeats) return;
        const int length = deployment_.to_week - deployment_.from_week;
        const int every = entry_.repeat_weeks ? entry_.repeat_weeks.value : 52;
        if (!entry_.to || length > every) {
            const JsonValue* at = entry_.repeat_weeks ? entry_.repeat_weeks.at : entry_.repeat_yearly.at;
            report(Given<int>{0, at, entry_.reporter}, Code::contradiction,
                   subject_of(entry_.repeat_weeks ? "repeat_weeks" : "repeat_yearly") +
                       " repeats what has not ended (funded weeks would overlap)",
                   "overlaps", "say `to`, the last of the weeks that come again");
            return;
        }
        const IsoWeek first = iso_week(deployment_.from_week);
        for (int year = 1;; ++year) {
            int from = deployment_.from_week + year * every;
            if (entry_.repeat_yearly.value) {
                const int later = first.year + year;
                from = week_number({later, std::min(first.week, weeks_in_iso_year(later))});
            }
            if (from >= context_.end_week) break;
            deployment_.repeats.push_back({from, from + length});
        }
    }

    void read_capacity() {
        if (entry_.per_year) deployment_.cost_sek_per_year = entry_.per_year.value;
        if (entry_.share) deployment_.cost_sek_per_year = share_in_sek();
        if (entry_.per_year && entry_.share)
            report(entry_.share, Code::contradiction,
                   "`per_year` and `share` in " + entry_.path + " (both say how much money)", "again",
                   "keep one of them");
        if (entry_.places) deployment_.places = entry_.places.value;
        if (entry_.number) deployment_.units_per_year = entry_.number.value;
        if (entry_.hold_share) deployment_.hold_share = entry_.hold_share.value;
        if (entry_.accept_share) deployment_.accept_share = entry_.accept_share.value;
        if (entry_.cost_sek_per_unit) deployment_.cost_sek_per_unit = entry_.cost_sek_per_unit.value;
        deployment_.coverage = entry_.coverage ? entry_.coverage.value : 1.0;
        const bool one_by_one = programme_ == nullptr || programme_->delivery == Delivery::places;
        if (entry_.hold_share && !one_by_one)
            report(entry_.hold_share, Code::contradiction,
                   subject_of("hold_share") + " needs places to hold (the programme has none)", "no places",
                   "use `coverage`");
        const bool law = programme_ != nullptr && programme_->kind == ProgrammeKind::law_lever;
        const bool stated = entry_.per_year || entry_.share || entry_.places || entry_.number || entry_.hold_share ||
                            entry_.coverage || law;
        if (stated || entry_.at->kind != JsonValue::Kind::object || (entry_.id && !entry_.use)) return;
        for (const std::string_view key : {"per_year", "share", "places", "number", "hold_share", "coverage"})
            if (has_key_or_nearly(*entry_.at, key)) return;
        entry_.reporter->report(Code::missing_key, {entry_.at->span.offset, 1},
                                "missing key `per_year` in " + entry_.path +
                                    " (a programme without capacity or money reaches nobody)",
                                "a programme needs it",
                                "SEK a year, 0 or more; or `share`, `places`, `number`, `coverage` or `hold_share`");
    }

    void read_form() {
        if (programme_ == nullptr) return;
        if (entry_.variant) {
            std::vector<std::string_view> names;
            for (const ProgrammeVariant& one : programme_->variants) names.push_back(one.name);
            const auto found = std::find(names.begin(), names.end(), std::string_view(entry_.variant.value));
            std::string known;
            for (const std::string_view name : names) known += (known.empty() ? "" : ", ") + std::string(name);
            if (found == names.end())
                report(entry_.variant, Code::not_a_choice,
                       "`" + programme_->id + "` has no variant `" + shown(entry_.variant.value) + "`", "not a variant",
                       known.empty() ? "leave it out: there is one way to carry it out" : "it has: " + known);
            else
                deployment_.variant = static_cast<std::uint8_t>(found - names.begin() + 1);
        }
        if (!entry_.youths_per_adult) return;
        deployment_.youths_per_adult = entry_.youths_per_adult.value;
        if (programme_->youths_per_adult <= 0)
            report(entry_.youths_per_adult, Code::contradiction,
                   subject_of("youths_per_adult") + " is of groups (`" + programme_->id + "` does not work in groups)",
                   "no groups", "leave it out");
    }

    /// Of a budget by payer: as much as costs no payer more than the share of its money.
    [[nodiscard]] double share_in_sek() const {
        const MoneyEntry& money = context_.file.budget.value.per_year.value;
        if (money.all || programme_ == nullptr) return entry_.share.value * money.sum();
        double most = money.sum();
        for (const PayerShare& payer : programme_->payers)
            if (payer.share > 0) most = std::min(most, money.of(payer.payer) / payer.share);
        return entry_.share.value * most;
    }

    template <class Id, class Find>
    std::vector<Id> find_all(const Given<std::vector<Given<std::string>>>& names, Code unknown, std::string_view noun,
                             const Find& find, std::string (*hint)(const County&, std::string_view)) const {
        std::vector<Id> ids;
        if (context_.county.areas.empty()) return ids;
        for (const Given<std::string>& given : names.value) {
            const std::optional<Id> id = find(given.value);
            if (!id)
                report(given, unknown,
                       "unknown " + std::string(noun) + " `" + shown(given.value) + "` (" + context_.county.name +
                           " has no such " + std::string(noun) + ")",
                       (noun == "area" ? "not an " : "not a ") + std::string(noun), hint(context_.county, given.value));
            else if (std::find(ids.begin(), ids.end(), *id) != ids.end())
                report(given, Code::duplicate_name,
                       std::string(noun) + " `" + shown(given.value) + "` given twice (it counts once)", "again");
            else
                ids.push_back(*id);
        }
        std::sort(ids.begin(), ids.end());
        return ids;
    }

    void read_places() {
        deployment_.areas = find_all<AreaId>(
            entry_.areas, Code::unknown_area, "area",
            [&](std::string_view name) { return find_area(context_.county, name); }, nearest_area_hint);
        deployment_.places_chosen = find_all<PlaceId>(
            entry_.neighbourhoods, Code::unknown_area, "neighbourhood",
            [&](std::string_view name) { return find_neighbourhood(context_.county, name); },
            nearest_neighbourhood_hint);
        for (const Given<std::string>& given : entry_.neighbourhood_classes.value) {
            const auto found = std::find(class_names.begin(), class_names.end(), std::string_view(given.value));
            if (found == class_names.end())
                report(given, Code::not_a_choice, "`" + shown(given.value) + "` is no class of neighbourhood",
                       "not a class", "none, vulnerable or specially_vulnerable");
            else
                deployment_.place_classes =
                    static_cast<std::uint8_t>(deployment_.place_classes | 1u << (found - class_names.begin()));
        }
    }

    /// Levers act on whole groups.
    void check_group_condition() const {
        if (programme_ == nullptr || !programme_->is_lever() || programme_->has_participants()) return;
        for (const TargetStep& step : deployment_.who.steps)
            if (step.kind == TargetStep::Kind::attribute && !known_of_groups(step.attribute)) {
                report(entry_.who, Code::contradiction,
                       subject_of("who") + " asks about single youths (the programme acts on whole groups)",
                       "single youths", "ask for age, male, area, low_income or vulnerable_place");
                return;
            }
    }

    void read_trigger() {
        if (!entry_.trigger) return;
        const TriggerEntry& given = entry_.trigger.value;
        deployment_.trigger = Trigger{static_cast<TriggerQuantity>(given.quantity.value.index), given.at_least.value,
                                      given.runs_weeks.value, given.cool_down_weeks.value};
        if (programme_ != nullptr && given.runs_weeks && given.runs_weeks.value <= programme_->start_up_weeks)
            report(given.runs_weeks, Code::cannot_fire,
                   "the trigger funds " + std::to_string(given.runs_weeks.value) + " weeks, and `" + programme_->id +
                       "` needs " + std::to_string(programme_->start_up_weeks) + " to start up (nothing is delivered)",
                   "too short", "let `runs_weeks` be longer than the start-up");
        double children = 0;
        const std::vector<bool> places = chosen_places(context_.county, deployment_);
        for (std::size_t place = 0; place < places.size(); ++place)
            for (int age = 6; places[place] && age <= 17; ++age)
                children +=
                    context_.county.places[place].youths_by_age[static_cast<std::size_t>(age - entry_age_years)];
        if (given.at_least && given.at_least.value > children)
            report(given.at_least, Code::cannot_fire,
                   "the trigger asks for " + number_text(given.at_least.value) + " where " +
                       number_text(static_cast<double>(static_cast<long long>(children))) +
                       " children aged 6 to 17 live (it cannot fire)",
                   "too much", "what is measured counts reports of four weeks, or waiting cases, in the chosen places");
    }

    const FundingEntry& entry_;
    const Programme* programme_;
    const FundingContext& context_;
    Deployment deployment_;
};

/// Whether some effect can differ from none.
bool has_effect(const Programme& programme) {
    return std::any_of(programme.effects.begin(), programme.effects.end(), [](const ProgrammeEffect& effect) {
        return effect.sets || effect.rate_ratio.low != 1 || effect.rate_ratio.mode != 1 || effect.rate_ratio.high != 1;
    });
}

/// Whether a resident of the places is of an age that is reached, or younger: children grow into it.
bool anyone_lives(const County& county, const std::vector<bool>& places, const TargetReach& reach) {
    const auto oldest = std::find(reach.ages.rbegin(), reach.ages.rend(), true);
    const auto reached_below = static_cast<std::size_t>(reach.ages.rend() - oldest);
    for (std::size_t place = 0; place < places.size(); ++place)
        for (std::size_t age = entry_age_years; places[place] && age < reached_below; ++age)
            if (county.places[place].youths_by_age[age - entry_age_years] > 0) return true;
    return false;
}

/// Says what of a deployment comes to nothing.
class FundingWarner {
public:
    FundingWarner(const FundingEntry& entry, const Deployment& deployment, const Programme& programme,
                  const ProgrammeNotes& notes, const FundingContext& context)
        : entry_(entry), deployment_(deployment), programme_(programme), notes_(notes), context_(context),
          name_("`" + programme.id + "`") {}

    FundingActs warn() {
        warn_of_no_effect();
        warn_of_no_capacity();
        warn_of_reaching_nobody();
        warn_of_times();
        return acts_;
    }

private:
    template <class T>
    void idle(const Given<T>& given, std::string problem) {
        report(given, Code::changes_nothing, std::move(problem), "changes nothing");
        acts_ = FundingActs::nothing;
    }

    void warn_of_no_effect() {
        if (!has_effect(programme_) && programme_.basis != EffectBasis::event)
            idle(entry_.use, name_ + (programme_.effects.empty() ? " has no effect that the model can carry"
                                                                 : " has no effect (its rate ratios are all 1)"));
        for (const EffectNote& effect : notes_.effects)
            if (!effect.not_modelled.empty())
                report(entry_.use, Code::does_not_act,
                       "the effect of " + name_ + " on `" + std::string(info_of(effect.variable).name) +
                           "` does not act (" + effect.not_modelled + ")",
                       "does not act", "it is left out of the result");
    }

    void warn_of_no_capacity() {
        if (entry_.per_year && entry_.per_year.value == 0) idle(entry_.per_year, name_ + " has no money");
        if (entry_.share && entry_.share.value == 0) idle(entry_.share, name_ + " has no money");
        if (entry_.coverage && entry_.coverage.value == 0) idle(entry_.coverage, name_ + " covers nobody");
        if (entry_.places && entry_.places.value == 0) idle(entry_.places, name_ + " has no places");
        if (entry_.number && entry_.number.value == 0) idle(entry_.number, name_ + " delivers nothing");
        if (entry_.hold_share && entry_.hold_share.value == 0) idle(entry_.hold_share, name_ + " holds nobody");
    }

    void warn_of_reaching_nobody() {
        if (context_.county.areas.empty()) return;
        const std::vector<bool> places = chosen_places(context_.county, deployment_);
        const TargetReach reach = reach_of(both(programme_.who, deployment_.who), context_.county, places);
        if (anyone_lives(context_.county, places, reach)) return;
        acts_ = FundingActs::nothing;
        report(entry_.who ? entry_.who : entry_.use, Code::reaches_nobody,
               name_ + " reaches nobody (no youth of the chosen places can meet its conditions)", "reaches nobody",
               notes_.who.empty() ? std::string() : "the programme itself is for: " + notes_.who);
    }

    void warn_of_times() {
        if (!context_.file.start || !context_.file.weeks) return;
        const int first_delivery = deployment_.from_week + programme_.start_up_weeks;
        const std::string start_up = std::to_string(programme_.start_up_weeks) + " weeks of start-up";
        const Given<int> from = entry_.from ? Given<int>{0, entry_.from.at, entry_.from.reporter}
                                            : Given<int>{0, entry_.use.at, entry_.use.reporter};
        if (first_delivery >= context_.end_week)
            idle(from, name_ + " delivers first after the last week (with " + start_up + ")");
        else if (entry_.to && deployment_.to_week > deployment_.from_week && first_delivery >= deployment_.to_week)
            idle(entry_.to, name_ + " delivers nothing before its funding ends (" + start_up + ")");
        else if (deployment_.from_week + notes_.shows_after_weeks > context_.end_week)
            report(entry_.use, Code::outside_horizon,
                   name_ + " can show an effect " + std::to_string(notes_.shows_after_weeks) +
                       " weeks after its funding begins (the years shown end before)",
                   "outside the horizon", "its cost is in the result, its effect is not");
    }

    const FundingEntry& entry_;
    const Deployment& deployment_;
    const Programme& programme_;
    const ProgrammeNotes& notes_;
    const FundingContext& context_;
    const std::string name_;
    FundingActs acts_ = FundingActs::perhaps;
};

/// Whether some intake of a funded week would begin its services in season.
bool meets_its_season(const Programme& programme, const Deployment& deployment, int end_week) {
    const int first = deployment.from_week + programme.start_up_weeks;
    for (int week = first; week < end_week; ++week)
        if (week % weeks_between_intakes == 0 && deployment.funded_in(week) && starts_in_season(programme, week))
            return true;
    return false;
}

bool takes_in_reported(const Programme& programme) {
    return programme.has_participants() && programme.who.asks(Attribute::fringe_noticed);
}

}  // namespace

Deployment read_funding(const FundingEntry& entry, const Programme* programme, const FundingContext& context) {
    return FundingReader(entry, programme, context).read();
}

FundingActs warn_about_funding(const FundingEntry& entry, const Deployment& deployment, const Programme& programme,
                               const ProgrammeNotes& notes, const FundingContext& context) {
    return FundingWarner(entry, deployment, programme, notes, context).warn();
}

void check_season(const FundingEntry& entry, const Deployment& deployment, const Programme& programme,
                  const FundingContext& context) {
    if (!programme.season || !context.file.start || !context.file.weeks) return;
    const int first = deployment.from_week + programme.start_up_weeks;
    if (first >= context.end_week || meets_its_season(programme, deployment, context.end_week)) return;
    const Given<int> at = entry.from ? Given<int>{0, entry.from.at, entry.from.reporter}
                          : entry.to ? Given<int>{0, entry.to.at, entry.to.reporter}
                                     : Given<int>{0, entry.use.at, entry.use.reporter};
    report(at, Code::out_of_season,
           "the funded weeks of `" + programme.id + "` never meet its season (services start in weeks " +
               std::to_string(programme.season->first_week) + " to " + std::to_string(programme.season->last_week) +
               ")",
           "out of season",
           "offers go out every four weeks, from " + std::to_string(programme.start_up_weeks) +
               " weeks after `from` on: fund it earlier or longer, or leave out `to`");
}

void check_shares(const ScenarioFile& file) {
    double sum = 0;
    bool told = false;
    for (const FundingEntry& entry : file.programmes.value) {
        if (!entry.share) continue;
        if (!file.budget)
            report(entry.share, Code::missing_key, "`share` in " + entry.path + " is of no `budget` (it is no money)",
                   "of what", "state \"budget\": {\"per_year\": ...}");
        sum += entry.share.value;
        if (sum > 1 + budget_share_tolerance && !told)
            report(entry.share, Code::shares_above_one,
                   "shares of the budget add up to " + number_text(sum) + " (more than the whole)", "above 1",
                   "shares of all programmes together are at most 1");
        told = told || sum > 1 + budget_share_tolerance;
    }
}

/// Effects that rest while another funded programme takes in reported youths.
void rest_effects(Scenario& scenario) {
    for (Programme& programme : scenario.programmes) {
        const bool others = std::any_of(scenario.deployments.begin(), scenario.deployments.end(), [&](const auto& one) {
            const Programme& other = scenario.programmes[one.programme.index()];
            return other.id != programme.id && takes_in_reported(other);
        });
        if (others)
            std::erase_if(programme.effects,
                          [](const ProgrammeEffect& effect) { return effect.rests_with_noticed_intake; });
    }
}

}  // namespace samverkan
