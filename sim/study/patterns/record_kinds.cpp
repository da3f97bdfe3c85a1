#include "study/patterns/record_kinds.hpp"

namespace samverkan {
namespace {

constexpr std::array<Label, record_kind_count> words{
    Label{"förändringar av inblandning", "changes of involvement"},
    Label{"rekryteringar", "recruitments"},
    Label{"syskon", "siblings"},
    Label{"vänskaps- och syskonband", "ties of friends and siblings"},
    Label{"band inom gänget", "ties inside the gang"},
    Label{"riskfaktorer", "risk factors"},
    Label{"orosanmälningar", "worry reports"},
    Label{"öppnade ärenden", "opened cases"},
    Label{"remisser till och första besök i barnpsykiatrin", "referrals to and first visits in child psychiatry"},
    Label{"placeringar hos SiS", "placements at SiS"},
    Label{"brott", "offences"},
    Label{"skjutningar", "shootings"},
    Label{"ändring av straffbarhetsåldern", "change of the age of criminal responsibility"},
};

}  // namespace

std::string_view words_of(RecordKind kind, Language language) {
    return say(language, words[static_cast<std::size_t>(kind)]);
}

}  // namespace samverkan
