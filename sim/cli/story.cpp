#include "study/story.hpp"

#include <memory>

#include <nlohmann/json.hpp>

#include "cli/inputs.hpp"
#include "cli/terminal.hpp"
#include "cli/verbs.hpp"
#include "core/iso_week.hpp"
#include "results/axes.hpp"
#include "results/joined.hpp"
#include "results/study_codes.hpp"

namespace samverkan {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::int64_t most_replicate = 99'999;

struct StoryArguments {
    std::string baseline, other, person, pick = "averted";
    std::int64_t replicate = 0;
    StudyOptions options;
};

std::optional<StoryPick> pick_of(const StoryArguments& arguments) {
    if (!arguments.person.empty()) return StoryPick::named;
    if (arguments.pick == "averted") return StoryPick::averted;
    if (arguments.pick == "added") return StoryPick::added;
    if (arguments.pick == "reached") return StoryPick::reached;
    return std::nullopt;
}

Json json_of(const StoryArm& arm) {
    Json events = Json::array();
    for (const StoryEvent& event : arm.events)
        events.push_back({{"week", to_string(iso_week(event.week))},
                          {"kind", event_kind_names[static_cast<std::size_t>(event.kind)]},
                          {"detail", event.detail},
                          {"recruiter_age_years", event.recruiter_age_years}});
    return {{"name", {{"sv", arm.name_sv}, {"en", arm.name_en}}}, {"events", std::move(events)}};
}

std::string as_json(const Story& story) {
    Json json{{"format", "samverkan story 1"},
              {"person", story.person.id},
              {"place", story.person.place},
              {"area", story.person.area},
              {"born", to_string(iso_week(story.person.birth_week))},
              {"baseline", json_of(story.baseline)},
              {"arm", json_of(story.arm)}};
    json["differs_from"] =
        story.differs_from_week ? Json(to_string(iso_week(*story.differs_from_week))) : Json(nullptr);
    constexpr std::array causes{"none", "programme", "sibling", "friend", "gangs"};
    json["cause"] = causes[static_cast<std::size_t>(story.cause)];
    json["cause_person"] = story.cause_person.empty() ? Json(nullptr) : Json(story.cause_person);
    return json.dump(2) + "\n";
}

int tell(const StoryArguments& arguments) {
    StudyOptions options = arguments.options;
    options.scenario_files = {arguments.baseline, arguments.other};
    std::vector<Diagnostic> problems = check_options(options);
    const std::optional<StoryPick> pick = pick_of(arguments);
    if (!pick)
        problems.push_back(study_problem(study_code::wrong_option, joined({"no `--pick ", shown(arguments.pick), "`"}),
                                         "there are averted, added and reached; or name somebody by --person"));
    if (arguments.replicate < 0 || arguments.replicate > most_replicate)
        problems.push_back(diagnostic_of_file(
            Code::out_of_range, "", "`--replicate` is out of range (number of the world)", "from 0 to 99,999"));
    if (!problems.empty()) return report(problems);
    const Result<LoadedStudy> loaded = load_study(options, Branches::live);
    if (const int failed = report(loaded.diagnostics); failed != exit_done) return failed;
    const std::optional<Story> story =
        tell_story(loaded.value->study, {*pick, arguments.person, static_cast<std::uint32_t>(arguments.replicate)});
    if (!story) {
        const Diagnostic nobody =
            *pick == StoryPick::named
                ? study_problem(study_code::wrong_option,
                                joined({"nobody is called `", shown(arguments.person), "` in this world"}),
                                "names look like 17-2011-W14-m3; --pick averted finds somebody")
                : study_problem(study_code::wrong_option,
                                joined({"nobody fits `--pick ", arguments.pick, "` in this world"}),
                                "try another --replicate or --seed, or --pick reached");
        return report({&nobody, 1});
    }
    return write_data(options.json ? as_json(*story) : story_text(*story, options.language())) ? exit_done
                                                                                               : exit_our_fault;
}

}  // namespace

void add_story(CLI::App& program, int& exit_code) {
    CLI::App* verb = program.add_subcommand("story", "one synthetic youth's life side by side in two scenarios");
    const auto arguments = std::make_shared<StoryArguments>();
    verb->add_option("baseline", arguments->baseline, "scenario file")->required();
    verb->add_option("other", arguments->other, "scenario file to set beside it")->required();
    verb->add_option("--person", arguments->person, "name of the youth, as 17-2011-W14-m3");
    verb->add_option("--pick", arguments->pick,
                     "or the first one whose recruitment was averted, added, or who was reached by a programme")
        ->capture_default_str();
    verb->add_option("--replicate", arguments->replicate, "number of the world")->capture_default_str();
    verb->add_option("--lang", arguments->options.lang, "language: sv or en")->capture_default_str();
    add_world_options(*verb, arguments->options);
    verb->callback([arguments, &exit_code] { exit_code = tell(*arguments); });
}

}  // namespace samverkan
