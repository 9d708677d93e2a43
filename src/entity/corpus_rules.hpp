#pragma once

#include "corpus_actors.hpp"
#include "entente/entity/knowledge_base.hpp"

namespace entente {

/// Joins the actors that prove to be one by their names alone, each pair by the first rule that holds: full names that agree; what is left
/// of a name without its foreign letters; an acronym that articles explain in one way only; other wordings of a body's name; a body named
/// without its parent; one name tagged with two types.
void join_by_names(CorpusActors& actors, const KnowledgeBase& knowledge);

} // namespace entente
