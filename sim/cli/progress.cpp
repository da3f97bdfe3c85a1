#include "cli/progress.hpp"

#include <algorithm>
#include <cmath>

#include "cli/interrupt.hpp"
#include "cli/terminal.hpp"
#include "core/iso_week.hpp"
#include "results/joined.hpp"
#include "study/disk_plan.hpp"
#include "study/measures.hpp"
#include "study/stopping.hpp"

namespace samverkan {
namespace {

constexpr double weeks_a_world_costs = 550;

/// The first characters of a text, at most `most`.
std::string clipped(const std::string& text, std::size_t most) {
    std::size_t characters = 0, bytes = 0;
    while (bytes < text.size() && characters < most) {
        ++bytes;
        while (bytes < text.size() && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80) ++bytes;
        ++characters;
    }
    return text.substr(0, bytes);
}

}  // namespace

void RunningMean::add(double value) {
    count += 1;
    const double before = value - mean;
    mean += before / count;
    squares += before * (value - mean);
}

double RunningMean::standard_error() const { return std::sqrt(squares / (count - 1) / count); }

Progress::Progress(const Study& study, int threads, Output output, Language language)
    : study_(study), threads_(threads), output_(output), language_(language), started_(elapsed_seconds()) {}

void Progress::replicates_planned(std::uint32_t planned, double needed) {
    const double most = study_.replicates;
    const auto expected = needed > planned ? static_cast<std::uint32_t>(std::min(needed, most)) : planned;
    const StudySize size = size_of(study_, expected);
    const std::lock_guard lock(guard_);
    total_work_ = static_cast<double>(size.weeks) + weeks_a_world_costs * static_cast<double>(size.worlds);
    const bool first = replicates_expected_ == 0;
    replicates_expected_ = expected;
    if (first) return;
    print(joined({say(language_, "not yet within simulation error ", "ännu inte inom simuleringsfel "),
                  as_given(study_.wanted_error, language_), say(language_, ": about ", ": omkring "),
                  rounded(needed, 2, language_),
                  say(language_, " replicates seem to be needed", " upprepningar verkar behövas"),
                  needed > most ? say(language_, ", more than are allowed", ", fler än vad som tillåts") : "",
                  say(language_, "; next ", "; närmast "), with_decimals(planned, 0, language_)}));
}

void Progress::print(const std::string& text) {
    if (output_ == Output::quiet) return;
    if (line_open_) write_message("\r\x1b[K");
    line_open_ = false;
    write_message(text + "\n");
}

void Progress::show_plan(std::uint64_t disk_bytes) {
    const std::uint32_t first_batch = replicates_to_have(study_, {});
    const StudySize size = size_of(study_, first_batch);
    const Scenario& baseline = study_.baseline();
    const auto number = [&](double value) { return with_decimals(value, 0, language_); };
    const auto text = [&](std::string_view english, std::string_view swedish) {
        return say(language_, english, swedish);
    };
    const int workers = std::min(threads_, static_cast<int>(first_batch));
    std::string plan = joined(
        {text("plan: ", "plan: "), number(static_cast<double>(study_.scenarios.size())),
         study_.scenarios.size() == 1 ? text(" scenario x ", " scenario x ") : text(" scenarios x ", " scenarier x "),
         study_.wanted_error > 0 ? text("at most ", "högst ") : "", number(study_.replicates),
         study_.replicates == 1 ? text(" replicate x ", " upprepning x ") : text(" replicates x ", " upprepningar x "),
         number(baseline.burn_in_weeks), " + ", number(baseline.weeks), text(" weeks, ", " veckor, "),
         number(size.youths), text(" youths", " unga")});
    if (study_.scale < 1) plan += joined({text(" (scale ", " (skala "), as_given(study_.scale, language_), ")"});
    if (study_.scenarios.size() > 1)
        plan +=
            text("; population and burn-in shared, each scenario also with the baseline's gangs, supply probe every "
                 "second replicate",
                 "; befolkning och inkörning delas, varje scenario även med jämförelsens gäng, utbudsprov varannan "
                 "upprepning");
    else if (study_.has_probe())
        plan += text("; supply probe every second replicate", "; utbudsprov varannan upprepning");
    if (study_.wanted_error > 0)
        plan += joined({text("; until the simulation error is at most ", "; tills simuleringsfelet är högst "),
                        as_given(study_.wanted_error, language_), text("; the first ", "; de första "),
                        number(first_batch)});
    plan +=
        joined({text("; about ", "; omkring "), seconds_text(size.expected_cpu_seconds / workers), text(" on ", " på "),
                number(workers), workers == 1 ? text(" thread", " tråd") : text(" threads", " trådar"),
                text("; about ", "; omkring "), bytes_text(disk_bytes, language_), text(" of disk", " disk")});
    const std::lock_guard lock(guard_);
    print(plan);
}

void Progress::show_continued(std::size_t replicates) {
    if (replicates == 0) return;
    const std::lock_guard lock(guard_);
    print(joined({say(language_, "continuing: ", "fortsätter: "),
                  with_decimals(static_cast<double>(replicates), 0, language_),
                  say(language_, " replicates were done before", " upprepningar var klara sedan tidigare")}));
}

void Progress::show_waiting() {
    const std::lock_guard lock(guard_);
    print(std::string(say(language_, "another process computes this study: waiting for it",
                          "en annan process beräknar denna studie: väntar på den")));
}

void Progress::show_pilot(double scale, double recruits_of_county) {
    const std::lock_guard lock(guard_);
    print(joined({say(language_, "pilot, scale ", "pilot, skala "), as_given(scale, language_),
                  say(language_, ": in the baseline about ", ": i jämförelsen omkring "),
                  rounded(recruits_of_county, 2, language_),
                  say(language_, " recruitments of youth in ", " rekryteringar av unga på "),
                  duration(study_.baseline().weeks, language_)}));
}

void Progress::show_stopping() {
    const std::lock_guard lock(guard_);
    print(std::string(
        say(language_, "stopping once the replicates in flight are done; again to stop at once, which loses them",
            "stannar när de upprepningar som pågår är klara; en gång till stannar genast, och förlorar dem")));
}

void Progress::show_done(const std::string& where) {
    const std::lock_guard lock(guard_);
    print(joined({say(language_, "done in ", "klart på "), seconds_text(elapsed_seconds() - started_),
                  say(language_, "; results in ", "; resultat i "), where}));
}

void Progress::clear_line() {
    const std::lock_guard lock(guard_);
    if (line_open_) write_message("\r\x1b[K");
    line_open_ = false;
}

void Progress::world_built(std::uint32_t replicate, const World& world) {
    worlds_ += 1;
    if (replicate != 0 || output_ == Output::quiet) return;
    const std::lock_guard lock(guard_);
    print(joined(
        {say(language_, "first world: ", "första världen: "),
         with_decimals(static_cast<double>(world.population.size()), 0, language_),
         say(language_, " youths built, now or later resident, ", " unga byggda, som bor här nu eller senare, "),
         with_decimals(static_cast<double>(world.gangs.count()), 0, language_), say(language_, " gangs", " gäng")}));
}

void Progress::week_done(std::uint32_t replicate, const CountyState& state) {
    weeks_ += 1;
    if (output_ == Output::quiet) return;
    if (was_interrupted() && !stop_told_.exchange(true)) show_stopping();
    if (replicate == 0) {
        first_week_ = state.lives.week;
        first_recruits_ = state.lives.log.recruitments.size();
    }
    const auto now = static_cast<std::int64_t>(1000 * (elapsed_seconds() - started_));
    std::int64_t due = next_line_milliseconds_;
    if (now < due) return;
    const std::int64_t interval = output_ == Output::terminal ? terminal_interval : plain_interval;
    if (!next_line_milliseconds_.compare_exchange_strong(due, now + interval)) return;
    const std::lock_guard lock(guard_);
    show_line();
}

void Progress::replicate_found(const ReplicateRuns& runs) {
    const std::uint64_t weeks = weeks_of_replicate(study_, runs.replicate);
    weeks_ += weeks;
    worlds_ += 1;
    work_found_ += weeks + static_cast<std::uint64_t>(weeks_a_world_costs);
}

bool Progress::stop_requested() const { return was_interrupted(); }

void Progress::replicate_done(const ReplicateRuns& runs) {
    if (output_ == Output::quiet) return;
    const std::lock_guard lock(guard_);
    ++replicates_done_;
    const auto baseline = static_cast<double>(runs.live.front().recruits.size());
    recruits_.add(baseline);
    if (runs.live.size() > 1) averted_.add(baseline - static_cast<double>(runs.live[1].recruits.size()));
    if (output_ == Output::terminal) show_line();
}

double Progress::share_done() const {
    const double done = static_cast<double>(weeks_) + weeks_a_world_costs * worlds_;
    return std::clamp(done / total_work_, 0.0, 1.0);
}

std::string Progress::first_figures() const {
    if (first_week_ == 0) return {};
    return joined({say(language_, "first world: ", "första världen: "), to_string(iso_week(first_week_)), ", ",
                   with_decimals(static_cast<double>(first_recruits_), 0, language_),
                   say(language_, " recruitments so far", " rekryteringar hittills")});
}

std::string Progress::headline() const {
    if (replicates_done_ == 0) return first_figures();
    const bool compares = averted_.count > 0;
    const RunningMean& running = compares ? averted_ : recruits_;
    std::string text = joined({compares ? say(language_, "averted net so far ", "förebyggda netto hittills ")
                                        : say(language_, "recruitments so far ", "rekryteringar hittills "),
                               rounded(running.mean, 2, language_)});
    if (running.count > 1)
        text += joined({say(language_, ", simulation error ", ", simuleringsfel "),
                        rounded(running.standard_error(), 2, language_)});
    return text;
}

std::string Progress::line() const {
    const double done = share_done();
    std::string text =
        joined({with_decimals(100 * done, 0, language_), " %, ", std::to_string(replicates_done_),
                say(language_, " of ", " av "), study_.wanted_error > 0 ? say(language_, "about ", "omkring ") : "",
                with_decimals(replicates_expected_, 0, language_), say(language_, " replicates", " upprepningar")});
    const double done_here = done - static_cast<double>(work_found_) / total_work_;
    if (done_here > 0.02)
        text += joined({", ", seconds_text((elapsed_seconds() - started_) * (1 - done) / done_here),
                        say(language_, " left", " kvar")});
    const std::string figures = headline();
    return figures.empty() ? text : joined({text, "; ", figures});
}

void Progress::show_line() {
    if (output_ == Output::plain) {
        print(line());
        return;
    }
    const auto columns = static_cast<std::size_t>(std::max(20, terminal_columns() - 1));
    write_message(joined({"\r\x1b[K", clipped(line(), columns)}));
    line_open_ = true;
}

}  // namespace samverkan
