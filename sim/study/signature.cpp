#include "study/signature.hpp"

#include <array>
#include <cstdio>

#include "core/hash.hpp"

namespace samverkan {
namespace {

void add_counts(SignatureHash& hash, const std::vector<std::uint32_t>& counts) {
    hash.add(std::uint64_t{counts.size()});
    for (const std::uint32_t count : counts) hash.add(std::uint64_t{count});
}

void add_run(SignatureHash& hash, const RunTally& run) {
    hash.add(run.recruits_hash);
    add_counts(hash, run.recruits);
    hash.add(run.fill_probability);
    for (const auto& year : run.events)
        for (const std::uint64_t count : year) hash.add(count);
    for (const auto& year : run.stock)
        for (const double stock : year) hash.add(stock);
    hash.add(run.open_positions);
    hash.add(run.waiting_cases);
    for (const ProgrammeUse& use : run.programmes) {
        hash.add(use.cost_sek);
        hash.add(use.delivered_units);
        hash.add(use.starts);
    }
}

}  // namespace

std::uint64_t signature_of(const StudyTally& study) {
    SignatureHash hash;
    for (const ReplicateTally& replicate : study) {
        for (const RunTally& run : replicate.live) add_run(hash, run);
        for (const std::vector<std::uint32_t>& counts : replicate.replayed) add_counts(hash, counts);
        hash.add(replicate.supply_elasticity);
        hash.add(replicate.residents);
    }
    return hash.value();
}

std::string signature_text(std::uint64_t signature) {
    std::array<char, 17> text{};
    std::snprintf(text.data(), text.size(), "%016llx", static_cast<unsigned long long>(signature));
    return text.data();
}

}  // namespace samverkan
