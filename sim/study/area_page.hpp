#pragma once
// One area's own numbers beside the county's, for whoever decides there.
#include <string>
#include <string_view>

#include "study/answer.hpp"

namespace samverkan {

/// Sentences and a table on one area: recruits and rate beside the county's, what each arm would avert there, what it
/// would cost the area's municipality. Where few are recruited it says that nothing can be said. Markdown.
[[nodiscard]] std::string area_page(const AnswerInput& input, Language language, std::size_t area);

/// All pages, one after another: areas.en.md or areas.sv.md.
[[nodiscard]] std::string area_pages(const AnswerInput& input, Language language);

/// The page of an area out of all of them; empty if it has none.
[[nodiscard]] std::string page_of_area(std::string_view pages, const Area& area);

}  // namespace samverkan
