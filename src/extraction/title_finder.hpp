#pragma once

#include "extraction/office_sentence.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// The title that a sentence gives the person named at `name`, as the text writes it; empty if it gives none. `label` is the person's name
/// without titles: it tells where, in a mention that begins with the title, the name itself begins. `entities` are the document's.
[[nodiscard]] std::string find_title(const OfficeSentence& sentence, Span name, std::string_view label,
                                     const std::vector<Entity>& entities);

} // namespace entente
