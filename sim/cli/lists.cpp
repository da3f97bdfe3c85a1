#include "cli/lists.hpp"

#include <algorithm>

#include "cli/scenario_input.hpp"
#include "results/joined.hpp"
#include "results/measure_info.hpp"
#include "scenario/effective_scenario.hpp"
#include "scenario/language.hpp"
#include "scenario/parameter_reference.hpp"
#include "scenario/programme_file.hpp"

namespace samverkan {
namespace {

using Json = nlohmann::ordered_json;

std::string_view name_of(const Programme& programme, Language language) {
    return say(language, programme.name_en, programme.name_sv);
}

/// "A" of "A: trials on the outcome itself".
std::string grade_of(const Programme& programme) {
    const std::size_t colon = programme.evidence.find(':');
    return colon == 1 ? programme.evidence.substr(0, 1) : std::string();
}

Json payers_of(const Programme& programme, Language language) {
    Json payers = Json::array();
    for (const PayerShare& payer : programme.payers)
        payers.push_back(programme.payers.size() == 1
                             ? std::string(name_of(payer.payer))
                             : joined({name_of(payer.payer), " ", percent(payer.share, language)}));
    return payers;
}

/// "programmes.fft" of "programmes.fft.per_year": an entry counts once.
std::string entry_of(const std::string& name) {
    const std::size_t first = name.find('.');
    return first == std::string::npos ? name : name.substr(0, name.find('.', first + 1));
}

Json changes_of(const ScenarioChain& chain) {
    Json changes = Json::array();
    for (const ValueDifference& one : own_changes(chain)) {
        if (is_wording(one.name)) continue;
        const std::string entry = entry_of(one.name);
        if (std::find(changes.begin(), changes.end(), entry) == changes.end()) changes.push_back(entry);
    }
    return changes;
}

}  // namespace

Listing list_programmes(const Catalogue& catalogue, Language language) {
    Listing listing{{{"id", "id", "id"},
                     {"name", "name", "namn"},
                     {"kind", "kind", "slag"},
                     {"who", "for", "för"},
                     {"cost_sek_per_unit", "SEK per unit", "kr per enhet"},
                     {"unit", "unit", "enhet"},
                     {"payers", "payer", "betalare"},
                     {"evidence_grade", "evidence", "evidens"},
                     {"evidence", "evidence", "evidens", false},
                     {"file", "file", "fil", false}},
                    {}};
    for (std::size_t i = 0; i < catalogue.programmes.size(); ++i) {
        const Programme& one = catalogue.programmes[i];
        listing.rows.push_back({one.id, name_of(one, language),
                                programme_kind_names()[static_cast<std::size_t>(one.kind)], catalogue.notes[i].who,
                                one.cost_sek_per_unit, catalogue.notes[i].unit, payers_of(one, language), grade_of(one),
                                one.evidence, catalogue.files[i].generic_string()});
    }
    return listing;
}

Listing list_areas(const County& county) {
    Listing listing{{{"code", "code", "kod"},
                     {"name", "area", "område"},
                     {"municipality", "municipality", "kommun"},
                     {"residents_aged_6_24", "aged 6-24", "6-24 år"},
                     {"vulnerable_neighbourhoods", "vulnerable neighbourhoods", "utsatta områden"},
                     {"specially_vulnerable", "specially vulnerable", "särskilt utsatta"}},
                    {}};
    for (std::size_t a = 0; a < county.areas.size(); ++a) {
        double youths = 0;
        int vulnerable = 0, specially = 0;
        for (const Place& place : county.places) {
            if (place.area.index() != a) continue;
            for (const double of_age : place.youths_by_age) youths += of_age;
            vulnerable += place.vulnerable_class != VulnerableClass::none ? 1 : 0;
            specially += place.vulnerable_class == VulnerableClass::specially_vulnerable ? 1 : 0;
        }
        const Area& area = county.areas[a];
        listing.rows.push_back(
            {area.code, area.name, area.municipality, static_cast<std::int64_t>(youths + 0.5), vulnerable, specially});
    }
    return listing;
}

Listing list_budgets(const BaselineBudgets& budgets, Language language) {
    Listing listing{{{"holder", "holder", "budgethållare"},
                     {"payer", "payer", "betalare"},
                     {"heading", "heading", "post"},
                     {"label", "what", "vad"},
                     {"million_sek_per_year", "million SEK a year", "miljoner kr per år"},
                     {"low", "least", "minst"},
                     {"high", "most", "mest"},
                     {"price_level", "prices", "priser", false},
                     {"rule", "rule", "regel", false},
                     {"source", "source", "källa", false}},
                    {}};
    constexpr double million = 1e6;
    for (const BudgetLine& line : budgets.lines) {
        const BudgetHeading& heading = budgets.headings[line.heading];
        const double sek = line.sek_per_year / million;
        listing.rows.push_back({line.holder, name_of(line.payer), heading.id,
                                say(language, heading.label_en, heading.label_sv), sek, sek * heading.low,
                                sek * heading.high, budgets.price_level, heading.rule, heading.source});
    }
    return listing;
}

Listing list_levers(const Catalogue& catalogue, Language language) {
    Listing listing{
        {{"name", "lever", "påverkan"}, {"programmes", "programmes", "program"}, {"acts_on", "acts on", "verkar på"}},
        {}};
    for (const ModelVariableInfo& lever : model_variables()) {
        if (!lever.modelled()) continue;
        Json programmes = Json::array();
        for (const Programme& programme : catalogue.programmes)
            if (std::any_of(programme.effects.begin(), programme.effects.end(),
                            [&](const ProgrammeEffect& effect) { return effect.variable == lever.variable; }))
                programmes.push_back(programme.id);
        listing.rows.push_back({lever.name, std::move(programmes), say(language, lever.label_en, lever.label_sv)});
    }
    return listing;
}

Listing list_measures(Language language) {
    Listing listing{
        {{"name", "measure", "mått"}, {"unit", "unit", "enhet"}, {"definition", "definition", "definition"}}, {}};
    for (const MeasureInfo& one : all_measures())
        listing.rows.push_back({one.name, one.unit, say(language, one.definition_en, one.definition_sv)});
    return listing;
}

Listing list_parameters(const LoadedCounty& county, Language language) {
    Listing listing{{{"name", "parameter", "parameter"},
                     {"value", "value", "värde"},
                     {"unit", "unit", "enhet"},
                     {"status", "status", "status"},
                     {"what", "what", "vad"},
                     {"plausible", "plausible", "rimligt", false},
                     {"possible", "possible", "möjligt", false},
                     {"source", "source", "källa", false}},
                    {}};
    for (const ParameterField& field : parameter_fields()) {
        const auto note = std::find_if(county.notes.begin(), county.notes.end(), [&](const ParameterNote& one) {
            return one.group == field.info.group && one.name == field.info.name;
        });
        if (note == county.notes.end()) continue;
        listing.rows.push_back({path_of(field.info), value_text(field, county.county.parameters),
                                name_of(field.info.unit), name_of(note->status), say(language, field.info.label),
                                text_of(note->range), text_of(field.info.range), note->source});
    }
    return listing;
}

Listing list_scenarios(const std::filesystem::path& folder, Language language, std::vector<Diagnostic>& diagnostics) {
    Listing listing{{{"file", "file", "fil"},
                     {"name", "name", "namn"},
                     {"extends", "extends", "bygger på"},
                     {"changes", "changes", "ändrar"},
                     {"why", "why", "varför", false}},
                    {}};
    for (const std::string& file : json_files(folder, diagnostics)) {
        const std::size_t before = diagnostics.size();
        const ScenarioChain chain = read_chain(file, diagnostics);
        if (diagnostics.size() > before || !chain.merged.name) continue;
        const TwoLanguages& name = chain.merged.name.value;
        const Json extends = chain.paths.size() > 1 ? Json(chain.paths[1].filename().string()) : Json(nullptr);
        listing.rows.push_back({std::filesystem::path(file).filename().string(), say(language, name.en, name.sv),
                                extends, changes_of(chain), chain.merged.why.value});
    }
    return listing;
}

}  // namespace samverkan
