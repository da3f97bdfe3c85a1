#include "scenario/scenario_chain.hpp"

#include <algorithm>
#include <system_error>

namespace samverkan {
namespace {

/// One spelling for one file.
std::filesystem::path identity_of(const std::filesystem::path& path) {
    std::error_code failure;
    const std::filesystem::path canonical = std::filesystem::weakly_canonical(path, failure);
    return failure ? path.lexically_normal() : canonical;
}

}  // namespace

ScenarioChain read_chain(const std::filesystem::path& path, std::vector<Diagnostic>& diagnostics) {
    ScenarioChain chain;
    std::vector<ScenarioFile> files;
    std::vector<std::filesystem::path> identities;
    for (std::filesystem::path next = path; !next.empty();) {
        auto document = read_json(next, diagnostics);
        if (!document) {
            chain.complete = false;
            if (!files.empty())
                diagnostics.back().hint = "it is named by `extends` in " + chain.documents.back()->source.file;
            break;
        }
        identities.push_back(identity_of(next));
        chain.paths.push_back(next);
        chain.documents.push_back(std::move(document));
        const JsonDocument& read = *chain.documents.back();
        chain.reporters.push_back(std::make_unique<Reporter>(read.source, diagnostics));
        read_scenario_file(read, files.emplace_back(), *chain.reporters.back());

        chain.complete = chain.complete && read.root.kind == JsonValue::Kind::object;
        const Given<std::string>& extends = files.back().extends;
        if (!extends) break;
        next = (next.parent_path() / std::filesystem::path(extends.value)).lexically_normal();
        const bool again = std::find(identities.begin(), identities.end(), identity_of(next)) != identities.end();
        if (!again && files.size() < longest_chain) continue;
        chain.complete = false;
        extends.reporter->report(Code::circular_extends, extends.at->span,
                                 again ? "scenarios extend each other in a circle (none of them comes first)"
                                       : "more than 16 scenarios extend each other (the chain is too long)",
                                 again ? "was read before" : "");
        break;
    }
    for (auto file = files.rbegin(); file != files.rend(); ++file) extend(chain.merged, *file);
    return chain;
}

}  // namespace samverkan
