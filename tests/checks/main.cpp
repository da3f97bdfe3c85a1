// samverkan_behaviour_checks: runs tests/behaviour/checks and prints a line for each.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string_view>

#include "checks/check_reader.hpp"
#include "checks/report.hpp"
#include "study/cpu_time.hpp"

namespace {

using namespace samverkan;
using namespace samverkan::checks;

struct Options {
    int threads = 0;
    bool fast = false, planted = false, list = false;
    std::string page;
    std::vector<std::string> only;
};

constexpr const char* usage =
    "samverkan_behaviour_checks [--fast] [--planted] [--only ID]... [--threads N] [--page FILE] [--list]\n"
    "  --fast     the fast ones alone\n"
    "  --planted  also the opposite of each claim, which must fail\n"
    "  --page     writes the page of all checks (not with --fast or --only)\n"
    "Exit code 0 if every claim that is due holds (one with a known gap must not) and every planted one fails, 1 if "
    "not, 2 for wrong input.\n";

bool parse(int count, char** words, Options& options) {
    for (int i = 1; i < count; ++i) {
        const std::string_view word = words[i];
        const bool has_value = i + 1 < count;
        if (word == "--fast")
            options.fast = true;
        else if (word == "--planted")
            options.planted = true;
        else if (word == "--list")
            options.list = true;
        else if (word == "--only" && has_value)
            options.only.emplace_back(words[++i]);
        else if (word == "--threads" && has_value)
            options.threads = std::atoi(words[++i]);
        else if (word == "--page" && has_value)
            options.page = words[++i];
        else
            return false;
    }
    return options.page.empty() || (!options.fast && options.only.empty());
}

/// Checks that were asked for; an id that none has is an error.
bool choose(const Options& options, std::vector<Check>& checks) {
    const auto is = [](const std::string& id) { return [&id](const Check& one) { return one.id == id; }; };
    for (const std::string& id : options.only)
        if (std::none_of(checks.begin(), checks.end(), is(id))) {
            std::fprintf(stderr, "no check is called %s; --list names them\n", id.c_str());
            return false;
        }
    std::erase_if(checks, [&](const Check& one) {
        const bool named = std::find(options.only.begin(), options.only.end(), one.id) != options.only.end();
        return (options.fast && !one.fast) || (!options.only.empty() && !named);
    });
    return true;
}

struct Counts {
    int held = 0, failed = 0, gaps = 0, due = 0, cannot_fail = 0;
};

Counts report(const Options& options, const std::vector<Check>& checks, const std::vector<Observed>& observed,
              std::vector<Found>& found) {
    Counts counts;
    for (std::size_t i = 0; i < checks.size(); ++i) {
        if (!checks[i].is_active()) {
            ++counts.due;
            std::printf("%s\n", line_of_due(checks[i]).c_str());
            continue;
        }
        const Verdict verdict = judge(checks[i], observed[i]);
        found[i] = found_of(checks[i], verdict);
        const bool gap = !checks[i].known_gap.empty();
        ++(verdict.holds() == gap ? counts.failed : gap ? counts.gaps : counts.held);
        std::printf("%s\n", line_of(checks[i], verdict, observed[i].cpu_seconds).c_str());
        if (gap && verdict.holds()) std::printf("%s\n", line_of_closed_gap(checks[i]).c_str());
        if (!options.planted || gap) continue;
        const Verdict planted = judge_planted(checks[i], observed[i]);
        counts.cannot_fail += planted.holds();
        std::printf("       %s\n", line_of_planted(checks[i], planted).c_str());
    }
    return counts;
}

}  // namespace

int main(int argument_count, char** arguments) {
    Options options;
    if (!parse(argument_count, arguments, options)) {
        std::fputs(usage, stderr);
        return 2;
    }
    const double start = elapsed_seconds();
    Result<std::vector<Check>> read = read_checks(folders_of(SAMVERKAN_SOURCE_DIR));
    if (!read.value) {
        std::fputs(render(read.diagnostics).c_str(), stderr);
        return 2;
    }
    std::vector<Check> checks = std::move(*read.value);
    if (!choose(options, checks)) return 2;
    if (options.list) {
        for (const Check& one : checks) std::printf("%s: %s\n", one.id.c_str(), one.claim.en.c_str());
        return 0;
    }
    const std::vector<Observed> observed =
        run_checks(checks, options.planted ? Planted::with : Planted::without, Workers(options.threads));
    std::vector<Found> found(checks.size());
    const Counts counts = report(options, checks, observed, found);
    if (!options.page.empty()) {
        std::ofstream page(options.page, std::ios::binary);
        page << behaviour_page(checks, found);
        if (!page) {
            std::fprintf(stderr, "%s cannot be written\n", options.page.c_str());
            return 2;
        }
    }
    std::printf("%d hold, %d fail, %d known gaps, %d cannot fail, %d due later; %.0f s of CPU, %.0f s\n", counts.held,
                counts.failed, counts.gaps, counts.cannot_fail, counts.due, cpu_seconds(CpuClock::of_process),
                elapsed_seconds() - start);
    return counts.failed + counts.cannot_fail > 0 ? 1 : 0;
}
