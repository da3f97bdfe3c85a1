#include "checks/report.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <sstream>

#include "checks/check_file.hpp"
#include "results/joined.hpp"

namespace samverkan::checks {
namespace {

constexpr std::string_view measured_mark = "*Measured*: ";

/// Four digits, without an exponent.
std::string shown_number(double number) {
    char text[64];
    const double size = std::fabs(number);
    const int digits = size >= 1000 || size == 0 ? 0 : size >= 100 ? 1 : size >= 10 ? 2 : size >= 1 ? 3 : 4;
    std::snprintf(text, sizeof text, "%.*f", digits, number);
    return text;
}

std::string percent(double share) {
    char text[32];
    std::snprintf(text, sizeof text, "%g", 100 * share);
    return joined({text, " %"});
}

/// What the relation says of these arms.
std::string relation_words(const Check& check) {
    const auto within = [&] { return joined({" within ", percent(check.tolerance), " of the first arm"}); };
    const std::string by = check.tolerance > 0 ? joined({", steps up to ", percent(check.tolerance), " back"}) : "";
    switch (check.relation) {
    case Relation::lower:
        return "lower";
    case Relation::higher:
        return "higher";
    case Relation::not_lower:
        return joined({"not lower", within()});
    case Relation::not_higher:
        return joined({"not higher", within()});
    case Relation::about_equal:
        return joined({"equal", within()});
    case Relation::falling:
        return joined({"falls from arm to arm", by});
    case Relation::rising:
        return joined({"rises from arm to arm", by});
    case Relation::equal:
        return "the same in every replicate, exactly";
    case Relation::always_lower:
        return "lower in every replicate";
    case Relation::always_higher:
        return "higher in every replicate";
    case Relation::zero:
        return "none in every replicate";
    }
    return {};
}

std::string as_words(As as) {
    constexpr std::array<std::string_view, 4> words{"", "averted ", "share averted of ", "averted per million SEK of "};
    return std::string(words[static_cast<std::size_t>(as)]);
}

std::string arms_words(const Check& check) {
    std::string text;
    for (const std::string& name : check.arm_names) text += (text.empty() ? "" : "; ") + name;
    return text;
}

std::string planted_words(const Check& check) {
    if (check.planted) return check.planted->name;
    return check.relation == Relation::zero ? "one record lost on purpose" : "the arms in reverse";
}

std::string numbers_of(const Check& check, const Comparison& one) {
    if (!is_statistical(check.relation))
        return joined({"mean ", shown_number(one.reference_mean + one.mean), " against ",
                       shown_number(one.reference_mean), ", wrong in ", std::to_string(one.wrong), " of ",
                       std::to_string(check.replicates)});
    return joined({"mean difference ", shown_number(one.mean), " of ", shown_number(one.reference_mean), ", se ",
                   shown_number(one.standard_error), ", z ", shown_number(one.z()), ", bound ",
                   shown_number(one.bound)});
}

std::string verdict_words(const Check& check, const Found& found) {
    if (found.holds) return "holds";
    return check.known_gap.empty() ? "fails" : joined({"does not hold yet (", check.known_gap, ")"});
}

/// A lives number is no quantity.
bool shows_numbers(const Check& check) { return check.measure.of != Quantity::lives; }

}  // namespace

std::string waits_for(const Check& check) {
    if (check.due == Due::next_issue) return "next issue";
    std::string text;
    for (const std::string& part : check.lacks) text += (text.empty() ? "needs " : ", ") + part;
    return text;
}

std::string line_of(const Check& check, const Verdict& verdict, double cpu_seconds) {
    const Comparison& weakest = verdict.weakest();
    char seconds[32];
    std::snprintf(seconds, sizeof seconds, ", %.1f s", cpu_seconds);
    return joined(
        {verdict.holds()           ? "holds  "
         : check.known_gap.empty() ? "FAILS  "
                                   : "gap    ",
         check.id, ": n ", std::to_string(check.replicates), ", ",
         shows_numbers(check) ? numbers_of(check, weakest) : joined({"other lives in ", std::to_string(weakest.wrong)}),
         " (", weakest.arm, " against ", weakest.reference, ")", seconds});
}

std::string line_of_planted(const Check& check, const Verdict& verdict) {
    const Comparison& weakest = verdict.weakest();
    return joined({verdict.holds() ? "CANNOT FAIL " : "fails as it must ", check.id, " with ", planted_words(check),
                   shows_numbers(check) ? ": " + numbers_of(check, weakest) : std::string()});
}

std::string line_of_closed_gap(const Check& check) {
    return joined({"       ", check.id, " holds now: take its `known_gap` away"});
}

std::string line_of_due(const Check& check) { return joined({"due    ", check.id, ": ", waits_for(check)}); }

Found found_of(const Check& check, const Verdict& verdict) {
    std::string text;
    for (const Comparison& one : verdict.comparisons) {
        if (verdict.comparisons.size() > 6 && one.holds) continue;
        if (!text.empty()) text += "; ";
        if (verdict.comparisons.size() > 1) text += joined({one.arm, ": "});
        text += shows_numbers(check)
                    ? numbers_of(check, one)
                    : joined({"other lives in ", std::to_string(one.wrong), " of ", std::to_string(check.replicates)});
    }
    if (text.empty()) text = joined({"none in all ", std::to_string(verdict.comparisons.size()), " arms"});
    return {verdict.holds(), text};
}

std::string behaviour_page(const std::vector<Check>& checks, const std::vector<Found>& found) {
    std::ostringstream page;
    const auto active = std::count_if(checks.begin(), checks.end(), [](const Check& one) { return one.is_active(); });
    page << "# Behaviour checks\n\n"
         << "What the model must do if its rules are right, whatever its numbers: " << checks.size() << " claims, "
         << active << " of them run now.\n"
         << "Each is an entry of `tests/behaviour/checks/*.json`: arms over the same worlds, effects at their mode, "
            "what is\n"
            "measured, and how the arms must relate. A statistical claim holds if the one-sided 99.9 % bound of the "
            "mean\n"
            "difference of pairs does (Student's distribution); \"exactly\" and \"in every replicate\" mean it. For "
            "each the\n"
            "opposite is planted once, and must fail. To add one, copy an entry; a wrong key is reported with line and "
            "hint.\n\n"
            "`samverkan_behaviour_checks` runs all (`--only ID`, `--fast`, `--planted`, `--threads N`); it writes this "
            "page with\n"
            "`--page docs/behaviour.md`. Numbers are of the sample and the weeks stated, not of a year of the county.\n"
            "Checks by whole programmes, reach of effects and identity of lives, person by person, are in "
            "`tests/behaviour/*.cpp`.\n";
    std::string theme;
    for (std::size_t i = 0; i < checks.size(); ++i) {
        const Check& check = checks[i];
        if (check.theme.en != theme) {
            theme = check.theme.en;
            page << "\n## " << theme << "\n"
                 << "*" << check.theme.sv << "*\n";
        }
        page << "\n### " << check.id << "\n\n**" << check.claim.en << "** " << check.claim.sv << "\n\n"
             << "- Why: " << check.why << " Source: " << check.source << ".\n"
             << "- Arms: " << arms_words(check) << ".\n"
             << "- Claim: " << as_words(check.as) << check.measured_words << ": " << relation_words(check) << ".\n";
        if (!check.is_active()) {
            page << "- Due: " << waits_for(check) << "; not run.\n";
            continue;
        }
        page << "- n " << check.replicates << ", scale " << check.scale << ", " << check.weeks
             << " weeks. Planted: " << planted_words(check) << ".\n"
             << "- Verdict: " << verdict_words(check, found[i]) << ". " << measured_mark << found[i].measured << ".\n";
    }
    return page.str();
}

std::string without_measured(const std::string& page) {
    std::istringstream lines(page);
    std::string line, kept;
    while (std::getline(lines, line)) kept += line.substr(0, line.find(measured_mark)) + "\n";
    return kept;
}

}  // namespace samverkan::checks
