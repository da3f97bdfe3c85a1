#pragma once
// Who is left among members of long standing: those who left sooner were less embedded, those who stayed long had
// longer to be promoted. The start of a warm county draws from them.
#include <array>
#include <vector>

#include "core/keyed_draws.hpp"
#include "model/membership_tables.hpp"
#include "model/parameters.hpp"

namespace samverkan {

/// Conditions draws on tenure, in weeks. Ties inside the gang are not known yet at the start: taken as none.
class TenureSelection {
public:
    TenureSelection(const MembershipParameters& parameters, const MembershipTables& tables);

    /// Drawn half of embeddedness of a member who has stayed `tenure_weeks`: rejection by the share of spells that
    /// last so long, against the most embedded. Keyed by person and attempt.
    [[nodiscard]] double draw_embedding_of_stayer(const KeyedDraws& draws, EntityKey key, int tenure_weeks) const;

    /// Share that has been promoted by then, had all posts been open; 0 below the least tenure.
    [[nodiscard]] double promoted_share(double tenure_weeks) const;

private:
    static constexpr std::size_t levels = 32;  ///< of drawn embedding, 0 to 1

    [[nodiscard]] double log_staying(double embedding, int tenure_weeks) const;

    MembershipParameters parameters_;
    std::array<std::vector<double>, levels + 1> left_hazard_;  ///< cumulated hazard of leaving by level and week
};

}  // namespace samverkan
