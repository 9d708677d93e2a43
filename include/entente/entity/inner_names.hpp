#pragma once

#include "entente/document/document.hpp"
#include "entente/entity/knowledge_base.hpp"

namespace entente {

/// Makes mentions of the names that stand within a document's references: "Kenyan" in "the Kenyan foreign minister", who is the minister.
/// The reader tags such a description as a whole. A reference of several names ("the leaders of Chad and Sudan") is left as it is. A name
/// is one that a mention elsewhere in the document has, or one of a state. To be called before the mentions are gathered to entities; they
/// stay in the order of the text.
void add_inner_names(Document& document, const KnowledgeBase& knowledge);

} // namespace entente
