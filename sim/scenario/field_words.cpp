#include "scenario/field_words.hpp"

namespace samverkan {
namespace {

std::string_view swedish_name_of(Unit unit) {
    switch (unit) {
    case Unit::one:
        return "ett";
    case Unit::share:
        return "andel";
    case Unit::ratio:
        return "kvot";
    case Unit::correlation:
        return "korrelation";
    case Unit::log_ratio:
        return "logaritm av kvot";
    case Unit::standard_deviations:
        return "standardavvikelser";
    case Unit::hazard_per_week:
        return "hasard per vecka";
    case Unit::per_person_and_year:
        return "per person och år";
    case Unit::years:
        return "år";
    case Unit::weeks:
        return "veckor";
    case Unit::iso_week:
        return "ISO-vecka";
    case Unit::km:
        return "km";
    case Unit::persons:
        return "personer";
    case Unit::persons_per_year:
        return "personer per år";
    case Unit::pupils:
        return "elever";
    case Unit::count:
        return "antal";
    case Unit::per_1000_aged_6_17:
        return "per 1 000 invånare 6-17 år";
    case Unit::per_1000_aged_6_17_and_week:
        return "per 1 000 invånare 6-17 år och vecka";
    case Unit::sek:
        return "kronor";
    case Unit::sek_per_year:
        return "kronor per år";
    case Unit::units_per_year:
        return "enheter per år";
    case Unit::percent:
        return "procent";
    case Unit::percentage_points:
        return "procentenheter";
    case Unit::hazard_per_month:
        return "hasard per månad";
    case Unit::months:
        return "månader";
    case Unit::steps_per_month:
        return "steg per månad";
    }
    return name_of(unit);
}

/// One value of this kind, or several.
std::string_view kind_words(ValueKind kind, bool several, Language language) {
    const auto words = [&](std::string_view one, std::string_view many, std::string_view en, std::string_view en_many) {
        return several ? say(language, en_many, many) : say(language, en, one);
    };
    switch (kind) {
    case ValueKind::number:
        return words("ett tal", "tal", "a number", "numbers");
    case ValueKind::whole:
        return words("ett heltal", "heltal", "a whole number", "whole numbers");
    case ValueKind::text:
        return words("en text", "texter", "a text", "texts");
    case ValueKind::yes_or_no:
        return words("true eller false", "true eller false", "true or false", "true or false");
    case ValueKind::choice:
        return words("ett av orden", "några av orden", "one of", "some of");
    case ValueKind::week:
        return words("en vecka som 2025-W34 eller ett datum", "veckor", "a week such as 2025-W34 or a date", "weeks");
    case ValueKind::object:
        return words("ett objekt", "objekt", "an object", "objects");
    case ValueKind::list:
        return words("en lista", "listor", "a list", "lists");
    case ValueKind::any:
        return words("ett värde", "värden", "a value", "values");
    }
    return {};
}

std::string names_in(const FieldTable& table) {
    std::string text;
    for (std::size_t i = 0; i < table.size; ++i) text += (i > 0 ? ", " : "") + std::string(table.field(i).name);
    return text;
}

std::string names_in(std::span<const std::string_view> names) {
    std::string text;
    for (const std::string_view name : names) text += (text.empty() ? "" : ", ") + std::string(name);
    return text;
}

}  // namespace

std::string_view name_of(Unit unit, Language language) { return say(language, name_of(unit), swedish_name_of(unit)); }

std::string_view name_of(Status status, Language language) {
    switch (status) {
    case Status::source:
        return say(language, "source: seen in the source given", "källa: står i den angivna källan");
    case Status::assumption:
        return say(language, "assumption: a judgement, no source was found",
                   "antagande: en bedömning, ingen källa hittades");
    case Status::derived:
        return say(language, "derived: computed from data or other values",
                   "härlett: beräknat ur data eller andra värden");
    case Status::rule:
        return say(language, "rule: a design choice of the model", "regel: ett val i modellens utformning");
    case Status::fitted:
        return say(language, "fitted: set so that the baseline meets a calibration target",
                   "anpassat: satt så att nuläget möter ett kalibreringsmål");
    }
    return name_of(status);
}

std::string_view name_of(ActsFrom from) {
    switch (from) {
    case ActsFrom::never:
        return "never";
    case ActsFrom::start:
        return "start";
    case ActsFrom::burn_in:
        return "burn_in";
    }
    return {};
}

std::string_view name_of(ActsFrom from, Language language) {
    switch (from) {
    case ActsFrom::never:
        return say(language, "never: it is there for readers", "aldrig: det finns för läsaren");
    case ActsFrom::start:
        return say(language, "the scenario's start", "scenariots start");
    case ActsFrom::burn_in:
        return say(language, "the burn-in, before scenarios part", "insvängningen, innan scenarierna skiljs åt");
    }
    return {};
}

std::string form_of(const FieldInfo& info, Language language) {
    const bool list = info.kind == ValueKind::list;
    std::string text(list ? say(language, "a list of ", "en lista med ") : "");
    text += kind_words(list ? info.item_kind : info.kind, list, language);
    if (!info.choices.empty()) text += " " + names_in(info.choices);
    if (info.fields != nullptr)
        text += std::string(say(language, " with the keys ", " med nycklarna ")) + names_in(*info.fields);
    if (info.shape == Shape::by_age || info.shape == Shape::by_sex_and_age)
        text += say(language, " by age", " efter ålder");
    if (const auto names = element_names(info.shape); names.size() > 1)
        text += std::string(say(language, " for each of ", " för vart och ett av ")) + names_in(names);
    return text;
}

std::string fallback_of(const FieldInfo& info, Language language) {
    if (info.fallback) return number_text(*info.fallback, language);
    return std::string(say(language, info.fallback_words));
}

std::string_view name_of(Presence presence, Language language) {
    switch (presence) {
    case Presence::optional:
        return say(language, "no", "nej");
    case Presence::required:
        return say(language, "yes", "ja");
    case Presence::required_once:
        return say(language, "yes, here or in a scenario that is extended",
                   "ja, här eller i ett scenario som byggs på");
    }
    return {};
}

std::string text_of(const PlausibleRange& range, Language language) {
    switch (range.kind) {
    case PlausibleRange::Kind::unknown:
        return {};
    case PlausibleRange::Kind::interval:
        return text_of(Range{range.low, range.high}, language);
    case PlausibleRange::Kind::plus_minus:
        return "± " + number_text(range.high, language) +
               std::string(say(language, " around each value", " runt varje värde"));
    case PlausibleRange::Kind::factor:
        return std::string(say(language, "each value times ", "varje värde gånger ")) +
               text_of(Range{range.low, range.high}, language);
    }
    return {};
}

}  // namespace samverkan
