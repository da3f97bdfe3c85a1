// Codes of the input edge in Swedish, and the page that explains codes.
#include <algorithm>

#include "scenario/codes.hpp"

namespace samverkan {
namespace {

struct SwedishText {
    Code code;
    std::string_view title, explanation;
};

constexpr SwedishText swedish[] = {
    {Code::unreadable_file, "filen kan inte läsas",
     "Filen finns inte, är en mapp eller får inte läsas. Sökvägar i `extends` och i ett läns `files` räknas från "
     "mappen "
     "för den fil som nämner dem."},
    {Code::empty_file, "tom fil",
     "Filen innehåller ingenting, eller bara mellanslag. Ett scenario innehåller minst {}: klamrar kring sina "
     "nycklar."},
    {Code::truncated_file, "filen slutar för tidigt",
     "En klammer, hakparentes eller ett citattecken som öppnats stängs aldrig. Ofta har en kopia blivit avhuggen: "
     "hämta "
     "den igen. Om du har skrivit filen, leta efter en } eller ] som saknas före slutet."},
    {Code::not_json, "inte JSON",
     "Texten bryter mot reglerna för JSON: nycklar och texter står inom dubbla citattecken, poster skiljs åt av "
     "kommatecken, inget kommatecken följer på den sista, det finns inga kommentarer, och NaN och Infinity finns inte. "
     "Läsningen slutar vid det första felet av detta slag, eftersom det som följer inte kan förstås."},
    {Code::not_utf8, "inte text i UTF-8",
     "Filer läses som UTF-8. Spara filen igen med den kodningen; å, ä och ö från äldre kodningar och filer i UTF-16 är "
     "den vanliga orsaken."},
    {Code::file_too_large, "för stor fil", "Indatafiler får vara högst 64 MiB. Ett scenario är några kB."},
    {Code::too_deep, "för många nivåer", "Objekt och listor får stå i varandra i högst 64 nivåer."},
    {Code::duplicate_key, "nyckel som anges två gånger",
     "Samma nyckel står två gånger i ett objekt. Vilken som menades kan inte avgöras, så ingen av dem används. Ta bort "
     "den ena."},
    {Code::number_too_large, "för stort tal", "Talet är större än ett flyttal i datorn kan vara (omkring 1,8e308)."},
    {Code::too_many_problems, "för många problem",
     "Fler än 100 problem hittades i en fil; resten räknas inte upp. Rätta de första: filen kan vara av ett annat slag "
     "än väntat."},
    {Code::takes_back_nothing, "tar tillbaka det som inte finns",
     "`null` tar tillbaka en nyckel, och `\"remove\": true` en post, ur det scenario som det bygger på. Där finns "
     "inget "
     "med det namnet, så inget skulle tas tillbaka; kanske är det felstavat, eller har bytt namn där."},
    {Code::unknown_key, "okänd nyckel",
     "Nyckeln är inget fält i det objekt där den står. Okända nycklar är fel och hoppas aldrig över: en felstavad "
     "nyckel "
     "skulle annars lämna standardvärdet i kraft utan att det märks och ändra svaret."},
    {Code::missing_key, "nyckel saknas", "Objektet saknar en nyckel som inte har något standardvärde."},
    {Code::wrong_type, "fel typ",
     "Värdet är av en annan typ än nyckeln behöver: ett tal inom citattecken är en text, och true och false är inga "
     "tal."},
    {Code::out_of_range, "utanför intervallet",
     "Värdet ligger utanför det intervall där fältet har en mening eller där programmet kan arbeta."},
    {Code::not_whole, "inte ett heltal", "Fältet räknar något. 2.7 avvisas hellre än att huggas av till 2."},
    {Code::wrong_elements, "fel element i en tabell",
     "En tabell med tal ska nämna precis sina element: båda könen, alla fyra kanalerna, de åldrar som menas och så "
     "vidare. Åldrar anges en och en (\"13\") eller som spann (\"17-19\"), varje ålder en gång."},
    {Code::not_a_week, "inte en vecka",
     "Tider är ISO-veckor som 2025-W34 eller datum som 2025-08-18, som betyder veckan de ligger i. De flesta år har 52 "
     "veckor; 2020, 2026 och 2032 har 53."},
    {Code::unknown_name, "okänt namn",
     "Inget program, län, scenario eller mått har detta namn. Programmen är filerna i configs/programmes; `samverkan "
     "patterns --list` visar måtten."},
    {Code::unknown_area, "okänt område",
     "Inget område i länet har denna kod eller detta namn. Områden är kommuner, och i Stockholm stadsdelsområden; "
     "länets "
     "areas.csv räknar upp dem."},
    {Code::duplicate_name, "namn som anges två gånger",
     "Samma sak nämns två gånger i en lista. För att finansiera ett program två gånger, i olika områden eller under "
     "olika tider, ge varje post ett eget `id`."},
    {Code::not_a_choice, "inte ett av valen", "Fältet tar ett av några få ord."},
    {Code::contradiction, "värden som motsäger varandra",
     "Varje värde är möjligt för sig, men inte tillsammans: andelar som ska summera till 1 gör det inte, eller ett "
     "minsta värde är större än det största."},
    {Code::circular_extends, "scenarier som bygger på varandra i en cirkel",
     "Ett scenario bygger på det som `extends` nämner, och det på ett annat, men aldrig på sig självt; kedjan får ha "
     "högst 16 filer."},
    {Code::wrong_time, "omöjlig tid",
     "Finansieringen börjar i scenariots startvecka eller senare, eftersom veckorna före delas av alla scenarier som "
     "jämförs, och slutar inte innan den börjar."},
    {Code::malformed_table, "felaktig tabell",
     "En CSV-tabell saknar en kolumn, eller en rad har för många eller för få celler. Celler skiljs åt av kommatecken; "
     "en cell som innehåller ett kommatecken står inom dubbla citattecken."},
    {Code::inconsistent_county, "länets data stämmer inte överens",
     "Två av länets filer motsäger varandra: ett område som inte finns i areas.csv, ett avstånd som beror på "
     "riktningen, "
     "ett grannskap som är större än sitt område."},
    {Code::in_two_files, "parameter i två filer",
     "En parameter står i precis en av parameters.json och base_rates.json: i base_rates.json om ett kalibreringsmål "
     "bestämmer den, annars i parameters.json."},
    {Code::wrong_file, "parameter i fel fil",
     "Poster i base_rates.json nämner kalibreringsmålet som bestämt dem (`set_by`) och har statusen fitted; poster i "
     "parameters.json har ingetdera."},
    {Code::wrong_unit, "fel enhet",
     "Enheten som står vid värdet är inte den som modellen använder. Värdet räknas inte om."},
    {Code::changes_nothing, "ändrar ingenting",
     "Scenariot, eller ett av dess program, ändrar ingenting under de år som visas: det är lika med det som det bygger "
     "på eller med nuläget, börjar efter sista veckan, har inga pengar, når ingen, eller alla effekter är avstängda. "
     "Resultatet är lika med nuläget i kraft av konstruktionen och är inget fynd om utebliven effekt."},
    {Code::bad_condition, "villkor som inte kan läsas",
     "Ett villkor säger vilka som avses, som i \"age >= 10 and age <= 17 and (fringe_noticed or conduct)\": namn, tal "
     "och texter inom enkla citattecken, jämförda med == != < <= > >= eller in [...], förenade med and, or, not och "
     "parenteser. docs/scenarios.md räknar upp namnen."},
    {Code::mixed_types, "villkor som blandar slag",
     "Tal jämförs med tal och områden med områden; and, or och not förenar villkor, inte tal."},
    {Code::true_vulnerability, "sann sårbarhet nämns",
     "Ingen myndighet känner ett barns sanna sårbarhet, och en strategi som valde efter den kunde inte genomföras. "
     "Använd det som kan märkas. För forskning om vad bättre urval vore värt finns --research."},
    {Code::shares_above_one, "andelar över 1",
     "De andelar av budgeten som programmen tar blir tillsammans mer än hela budgeten."},
    {Code::cannot_fire, "utlösare som aldrig kan utlösas",
     "Utlösaren kräver mer än vad som någonsin kan mätas på de valda platserna, eller också varar programmets uppstart "
     "längre än de veckor som utlösaren finansierar."},
    {Code::no_equation, "effekt utan ekvation",
     "Modellen har ännu ingen ekvation för det som effekten verkar på. Märk den `not_modelled` med skälet, så att "
     "ingen "
     "tror att den verkar; den behålls då och redovisas."},
    {Code::over_committed, "budget som lovats bort mer än en gång",
     "Programmens angivna pengar (`per_year`, `share`) är något år mer än budgeten har av en betalare. Vilket program "
     "som skulle få mindre är inte programvarans val: sänk ett programs pengar, eller höj budgeten."},
    {Code::unpaid_places, "platser utan pengar till personal",
     "Budgeten räcker inte till alla platser: de som saknar pengar finns på papperet och tar inte in någon. Program "
     "betalas i den ordning de står."},
    {Code::never_alone, "program som inte kan finansieras ensamt",
     "Katalogen har poster som inte är insatser: den skada som grupper av unga i riskzonen gör dem som är med, och som "
     "verkar av sig själv där ett finansierat program arbetar i sådana grupper med få vuxna, och det som ett eget "
     "block "
     "i scenariot anger. De kostar inget eget och kan inte vara poster bland programmen."},
    {Code::out_of_season, "finansierat utanför säsongen",
     "Programmets insatser börjar bara vissa veckor på året, som feriejobb, och inget intag under de finansierade "
     "veckorna, efter uppstarten, kommer i tid för dem: ingen skulle någonsin börja."},
    {Code::reaches_nobody, "når ingen",
     "Ingen ungdom kan uppfylla villkoret, eller ingen bor på de valda platserna: programmet drivs och når ingen."},
    {Code::does_not_act, "effekt som inte verkar",
     "Programmet har en effekt på något som modellen ännu saknar ekvation för. Den är inte med i resultatet, som kan "
     "bli "
     "för litet eller för gynnsamt för programmet."},
    {Code::outside_horizon, "effekt efter sista veckan",
     "De som programmet når kommer i de åldrar där risken finns först efter den sista vecka som visas, alla eller "
     "nästan alla. Kostnaden är med i resultatet men inte effekten."},
};

}  // namespace

std::vector<CodeText> input_code_texts() {
    std::vector<CodeText> texts;
    for (const CodeExplanation& one : all_codes()) {
        const auto found = std::find_if(std::begin(swedish), std::end(swedish),
                                        [&](const SwedishText& text) { return text.code == one.code; });
        const bool known = found != std::end(swedish);
        texts.push_back({one.name,
                         {known ? found->title : std::string_view(), one.title},
                         {known ? found->explanation : std::string_view(), one.explanation}});
    }
    return texts;
}

std::string code_reference(std::span<const CodeText> codes) {
    std::string page =
        "# Errors and warnings\n\nGenerated from the codes of the program; `samverkan explain E014` (and "
        "`--lang sv`) says the same. A code, once released, keeps its meaning.\n\n| code | what | vad "
        "|\n|---|---|---|\n";
    for (const CodeText& code : codes)
        page += "| " + std::string(code.name) + " | " + std::string(code.title.en) + " | " +
                std::string(code.title.sv) + " |\n";
    for (const CodeText& code : codes)
        page += "\n## " + std::string(code.name) + ": " + std::string(code.title.en) + "\n\n" +
                std::string(code.explanation.en) + "\n";
    return page;
}

}  // namespace samverkan
