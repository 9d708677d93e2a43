#pragma once

#include "entente/document/document.hpp"
#include "entente/entity/knowledge_base.hpp"

namespace entente {

/// Drops the mentions that the reader took for bodies or groups, but that name things: laws, programmes, weapons ("Inflation Reduction
/// Act", "Medicare"). To be called before the mentions are gathered to entities.
void drop_things(Document& document, const KnowledgeBase& knowledge);

} // namespace entente
