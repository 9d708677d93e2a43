#pragma once

#include "entente/document/document.hpp"

#include <vector>

namespace entente {

/// Takes the entities that are not kept out of the document, with their mentions and relations; references forget them.
void keep_entities(Document& document, const std::vector<bool>& keep);

} // namespace entente
