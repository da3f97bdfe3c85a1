// A story in words.
#include <array>

#include "core/iso_week.hpp"
#include "model/age_windows.hpp"
#include "results/joined.hpp"
#include "study/markdown_table.hpp"
#include "study/story.hpp"
#include "study/wording.hpp"

namespace samverkan {
namespace {

struct Words {
    std::string_view sv, en;
    [[nodiscard]] std::string_view in(Language language) const { return say(language, en, sv); }
};

/// In the order of EventKind.
constexpr std::array<Words, event_kind_count> event_words{{
    {"dras in i periferin", "drifts into the fringe"},
    {"lämnar periferin", "leaves the fringe"},
    {"rekryteras för första gången", "is recruited for the first time"},
    {"rekryteras på nytt", "is recruited again"},
    {"söks upp men inget gäng har en plats", "is approached, but no gang has a position"},
    {"lämnar gänget", "leaves the gang"},
    {"kommer in i gängets kärna", "enters the gang's core"},
    {"fyller 25 i gänget", "turns 25 in the gang"},
    {"orosanmäls", "is reported"},
    {"anmälan tappas vid en överlämning", "the report is lost at a hand-over"},
    {"anmälan leder inte till utredning", "no assessment is opened"},
    {"utredning börjar", "an assessment starts"},
    {"utredningen: ingen insats behövs", "the assessment: no service is needed"},
    {"tackar nej till insats", "declines the service offered"},
    {"insats börjar", "a service starts"},
    {"insatsen slutförs", "the service is completed"},
    {"insatsen bryts", "the service is broken off"},
    {"ger upp väntan i kön", "gives up waiting in the queue"},
    {"blir för gammal i kön", "grows too old in the queue"},
    {"erbjuds", "is offered"},
    {"får inte platsen (nej, eller tappas vid överlämning)",
     "does not take the place (declined, or lost at a hand-over)"},
    {"börjar", "starts"},
    {"avslutar", "ends"},
    {"är med i", "takes part in"},
    {"grips", "is arrested"},
    {"väntar på en plats", "waits for a place"},
    {"förs bort", "is taken away"},
    {"kommer tillbaka", "comes back"},
    {"förlorar sin rekryterare, som förs bort", "loses the recruiter, who is taken away"},
    {"tas över av en annan rekryterare", "is taken over by another recruiter"},
    {"remitteras till barnpsykiatrin", "is referred to psychiatry"},
    {"ska placeras utanför hemmet", "is to be placed outside the home"},
    {"lämnar kön för en placering", "leaves the queue for a placement"},
    {"tas ur kön in i ett program", "is taken from the queue into a programme"},
    {"lämnar länets ungdom i kön", "leaves the county's youth while in the queue"},
    {"behandling av adhd börjar", "treatment of ADHD starts"},
    {"behandlingen upphör", "the treatment ends"},
    {"deltar i ett våldsdåd", "takes part in a violent act"},
    {"skadas i ett våldsdåd", "is injured in a violent act"},
    {"dör i ett våldsdåd", "dies in a violent act"},
}};

constexpr std::array<Words, institution_count> institution_words{
    {{"särskilt ungdomshem (SiS)", "secure ward (SiS)"}, {"ungdomsfängelse", "youth custody"}, {"fängelse", "prison"}}};

/// In the order of Referral.
constexpr std::array<Words, 3> referral_words{{{"står i kö", "waits for a visit"},
                                               {"remissen tappas vid en överlämning", "lost at a hand-over"},
                                               {"har redan kontakt", "is in contact already"}}};

constexpr std::array<Words, notice_source_count> source_words{
    {{"av skolan", "by school"},
     {"av polisen", "by the police"},
     {"av vården", "by health care"},
     {"av socialtjänst eller andra", "by social services or others"},
     {"av föräldrar eller närstående", "by parents or relatives"}}};

constexpr std::array<Words, 12> factor_words{{
    {"bor med en förälder", "lives with one parent"},
    {"svårigheter i familjen", "difficulties in the family"},
    {"låg inkomst hemma", "low income at home"},
    {"brott i familjen", "offending in the family"},
    {"svaga skolresultat", "low achievement at school"},
    {"svag anknytning till skolan", "low attachment to school"},
    {"inlärningssvårigheter", "learning difficulties"},
    {"utagerande", "externalising problems"},
    {"tidigt våld", "early violence"},
    {"tidigt drogbruk", "early substance use"},
    {"kamrater som bryter normer", "antisocial peers"},
    {"oro i grannskapet", "youth in trouble nearby"},
}};

class Teller {
public:
    Teller(const Story& story, Language language) : story_(story), language_(language) {}

    [[nodiscard]] std::string text() const {
        return joined({heading(), "\n\n", person(), "\n\n", difference(), "\n\n", table(), "\n", note(), "\n"});
    }

private:
    [[nodiscard]] std::string_view say(std::string_view english, std::string_view swedish) const {
        return samverkan::say(language_, english, swedish);
    }
    [[nodiscard]] std::string_view name(const StoryArm& arm) const { return say(arm.name_en, arm.name_sv); }

    [[nodiscard]] std::string heading() const {
        return joined({"# ", say("One synthetic youth in two scenarios: ", "En syntetisk ungdom i två scenarier: "),
                       story_.person.id});
    }

    [[nodiscard]] std::string factors() const {
        std::string list;
        const auto add = [&](std::string_view words) { list += joined({list.empty() ? "" : ", ", words}); };
        for (std::size_t i = 0; i < factor_words.size(); ++i)
            if ((story_.person.traits >> i & 1u) != 0) add(factor_words[i].in(language_));
        if ((story_.person.traits & trait::adhd_untreated) != 0) add(say("untreated ADHD", "obehandlad adhd"));
        if ((story_.person.traits & trait::adhd_treated) != 0) add(say("treated ADHD", "behandlad adhd"));
        if ((story_.person.traits & trait::conduct) != 0) add(say("conduct problems", "normbrytande beteende"));
        return list.empty() ? std::string(say("none", "inga")) : list;
    }

    [[nodiscard]] std::string person() const {
        const StoryPerson& one = story_.person;
        const bool boy = one.sex == Sex::male;
        const std::string place = one.place == one.area ? one.area : joined({one.place, " (", one.area, ")"});
        return joined({boy ? say("A boy", "En pojke") : say("A girl", "En flicka"), say(" born ", " född "),
                       to_string(iso_week(one.birth_week)), ", ", place, ". ", std::to_string(one.siblings),
                       one.siblings == 1 ? say(" sibling", " syskon") : say(" siblings", " syskon"),
                       say(" of 6 to 24, ", " på 6–24 år, "), std::to_string(one.friends),
                       one.friends == 1 ? say(" friend", " vän") : say(" friends", " vänner"),
                       say(" when the scenarios begin. Risk factors: ", " när scenarierna börjar. Riskfaktorer: "),
                       factors(), ". ",
                       one.accepts_help ? say("Would accept help if offered.", "Skulle tacka ja till hjälp.")
                                        : say("Would decline help if offered.", "Skulle tacka nej till hjälp.")});
    }

    [[nodiscard]] std::string cause() const {
        const std::string since = to_string(iso_week(story_.cause_week));
        switch (story_.cause) {
        case StoryCause::programme:
            return std::string(
                say("The youth had been reached by a programme before.", "Ungdomen hade nåtts av ett program innan."));
        case StoryCause::sibling:
        case StoryCause::friend_tie:
            return joined({story_.cause == StoryCause::sibling ? say("A sibling, ", "Ett syskon, ")
                                                               : say("A friend, ", "En vän, "),
                           story_.cause_person, say(", lived otherwise since ", ", levde annorlunda sedan "), since,
                           "."});
        case StoryCause::gangs:
            return std::string(
                say("No programme had reached the youth and no tie had changed: the gangs had other positions open, or "
                    "looked elsewhere.",
                    "Inget program hade nått ungdomen och ingen relation hade ändrats: gängen hade andra platser "
                    "lediga eller sökte på annat håll."));
        case StoryCause::none:
            break;
        }
        return {};
    }

    [[nodiscard]] std::string difference() const {
        if (!story_.differs_from_week)
            return joined({say("The life is the same in both, week by week; only services may differ.",
                               "Livet är detsamma i båda, vecka för vecka; bara insatser kan skilja.")});
        return joined({say("The life would differ from ", "Livet skulle skilja sig från "),
                       to_string(iso_week(*story_.differs_from_week)), say(" on. ", " och framåt. "), cause()});
    }

    [[nodiscard]] std::string words_of(const StoryEvent& event, const StoryArm& arm) const {
        const std::string_view words = event_words[static_cast<std::size_t>(event.kind)].in(language_);
        const auto& programmes = language_ == Language::swedish ? arm.programmes_sv : arm.programmes_en;
        switch (event.kind) {
        case EventKind::first_recruitment:
        case EventKind::renewed_recruitment:
            return joined({words, " (", name_of(static_cast<Channel>(event.detail), language_), ")",
                           event.recruiter_age_years > 0
                               ? joined({say(", by somebody aged ", ", av någon på "),
                                         std::to_string(event.recruiter_age_years), say("", " år")})
                               : std::string()});
        case EventKind::not_taken:
            return joined({words, " (", name_of(static_cast<Channel>(event.detail), language_), ")"});
        case EventKind::report:
            return joined({words, " ", source_words[std::min<std::size_t>(event.detail, 4)].in(language_)});
        case EventKind::referred:
            return joined({words, ": ", referral_words[std::min<std::size_t>(event.detail, 2)].in(language_)});
        case EventKind::programme_offer:
        case EventKind::programme_start:
        case EventKind::programme_end:
        case EventKind::programme_declined:
        case EventKind::cohort_delivery:
            return joined({words, event.kind == EventKind::programme_declined ? ": " : " ",
                           event.detail < programmes.size() ? programmes[event.detail] : std::string("?")});
        case EventKind::waits_for_place:
        case EventKind::taken_away:
        case EventKind::released:
            return joined({words, " (",
                           institution_words[std::min<std::size_t>(event.detail, institution_count - 1)].in(language_),
                           ")"});
        default:
            return std::string(words);
        }
    }

    [[nodiscard]] Cells line(const StoryEvent& event, std::string one, std::string other) const {
        return {to_string(iso_week(event.week)), std::to_string(completed_age(story_.person.birth_week, event.week)),
                std::move(one), std::move(other)};
    }

    /// Both lists merged by week; what is the same stands on one line.
    [[nodiscard]] std::string table() const {
        std::vector<Cells> lines{{std::string(say("week", "vecka")), std::string(say("age", "ålder")),
                                  std::string(name(story_.baseline)), std::string(name(story_.arm))}};
        const std::vector<StoryEvent>&a = story_.baseline.events, &b = story_.arm.events;
        for (std::size_t i = 0, j = 0; i < a.size() || j < b.size();) {
            const bool same = i < a.size() && j < b.size() && a[i] == b[j] &&
                              words_of(a[i], story_.baseline) == words_of(b[j], story_.arm);  // programmes by name
            if (same) {
                lines.push_back(line(a[i], words_of(a[i], story_.baseline), std::string(say("the same", "detsamma"))));
                ++i, ++j;
            } else if (j == b.size() || (i < a.size() && a[i].week <= b[j].week)) {
                lines.push_back(line(a[i], words_of(a[i], story_.baseline), "-"));
                ++i;
            } else {
                lines.push_back(line(b[j], "-", words_of(b[j], story_.arm)));
                ++j;
            }
        }
        if (lines.size() == 1) return std::string(say("Nothing happened.\n", "Inget hände.\n"));
        return markdown_table(lines);
    }

    [[nodiscard]] std::string note() const {
        return joined(
            {say("Weeks ", "Veckorna "), to_string(iso_week(story_.start_week)), say(" to ", " till "),
             to_string(iso_week(story_.end_week - 1)),
             say(" are reported; what stands before is the shared burn-in. The youth is synthetic: nobody real, and no "
                 "advice about anybody.",
                 " redovisas; det som står före är den gemensamma inkörningen. Ungdomen är syntetisk: ingen verklig "
                 "person, och inget råd om någon.")});
    }

    const Story& story_;
    Language language_;
};

}  // namespace

std::string story_text(const Story& story, Language language) { return Teller(story, language).text(); }

}  // namespace samverkan
