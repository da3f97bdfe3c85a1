#include "scenario/scenario_chain.hpp"

#include <algorithm>
#include <array>
#include <system_error>

namespace samverkan {
namespace {

/// One spelling for one file.
std::filesystem::path identity_of(const std::filesystem::path& path) {
    std::error_code failure;
    const std::filesystem::path canonical = std::filesystem::weakly_canonical(path, failure);
    return failure ? path.lexically_normal() : canonical;
}

class ChainReader {
public:
    explicit ChainReader(std::vector<Diagnostic>& diagnostics) : diagnostics_(diagnostics) {}

    ScenarioChain read(const std::filesystem::path& path) {
        const std::size_t before = diagnostics_.size();
        for (std::filesystem::path next = path; !next.empty();) next = read_one(next);
        chain_.tree = std::make_unique<JsonValue>();
        for (auto document = chain_.documents.rbegin(); document != chain_.documents.rend(); ++document)
            merge_json(*chain_.tree, (*document)->root, scenario_merge_rules(), *chain_.reporter);
        if (chain_.documents.empty() || chain_.tree->kind != JsonValue::Kind::object) return std::move(chain_);
        if (diagnostics_.size() == before) {
            read_scenario_file(*chain_.tree, chain_.merged, *chain_.reporter);
        } else {
            const Silence already_said(*chain_.reporter);
            read_scenario_file(*chain_.tree, chain_.merged, *chain_.reporter);
        }
        return std::move(chain_);
    }

private:
    /// Reads a file of the chain; returns the one it extends, or nothing.
    std::filesystem::path read_one(const std::filesystem::path& path) {
        auto document = read_json(path, diagnostics_);
        if (!document) {
            chain_.complete = false;
            if (!chain_.documents.empty())
                diagnostics_.back().hint = "it is named by `extends` in " + chain_.documents.back()->source.file;
            return {};
        }
        chain_.complete = chain_.complete && document->root.kind == JsonValue::Kind::object;
        identities_.push_back(identity_of(path));
        chain_.paths.push_back(path);
        keep(std::move(document));
        const JsonValue stated = without_nulls(chain_.documents.back()->root);
        ScenarioFile file;
        read_scenario_file(stated, file, *chain_.reporter);
        if (!file.extends) return {};
        const std::filesystem::path base(file.extends.value);
        return extended(file.extends, (path.parent_path() / base).lexically_normal());
    }

    /// Texts follow each other for the reporter.
    void keep(std::unique_ptr<JsonDocument> document) {
        if (chain_.reporter == nullptr)
            chain_.reporter = std::make_unique<Reporter>(document->source, diagnostics_);
        else
            chain_.reporter->add(document->source, next_offset_);
        shift_spans(document->root, next_offset_);
        next_offset_ += document->source.text.size() + 1;
        chain_.documents.push_back(std::move(document));
    }

    std::filesystem::path extended(const Given<std::string>& extends, std::filesystem::path base) {
        const bool again = std::find(identities_.begin(), identities_.end(), identity_of(base)) != identities_.end();
        if (!again && chain_.documents.size() < longest_chain) return base;
        chain_.complete = false;
        extends.reporter->report(Code::circular_extends, extends.at->span,
                                 again ? "scenarios extend each other in a circle (none of them comes first)"
                                       : "more than 16 scenarios extend each other (the chain is too long)",
                                 again ? "was read before" : "");
        return {};
    }

    std::vector<Diagnostic>& diagnostics_;
    ScenarioChain chain_;
    std::vector<std::filesystem::path> identities_;
    std::size_t next_offset_ = 0;
};

constexpr std::array<std::string_view, 3> own_keys{"$schema", "about", "extends"};
constexpr std::array<std::string_view, 1> named_lists{"programmes"};
constexpr MergeRules merge_rules{own_keys, named_lists};

}  // namespace

const MergeRules& scenario_merge_rules() { return merge_rules; }

ScenarioChain read_chain(const std::filesystem::path& path, std::vector<Diagnostic>& diagnostics) {
    return ChainReader(diagnostics).read(path);
}

}  // namespace samverkan
