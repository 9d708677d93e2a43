#pragma once

#include "entente/document/document.hpp"
#include "entente/entity/knowledge_base.hpp"

namespace entente {

/// Mends what the reader took for one person's name: parts two ("Senators Braun and Lujan"), drops what is a title alone ("Mr. President",
/// if no other name of the document ends so), and names of any type that the speaker broke off ("Hasa- — Hamas"). To be called before the
/// mentions are gathered to entities; they stay in the order of the text.
void mend_mentions(Document& document, const KnowledgeBase& knowledge);

} // namespace entente
