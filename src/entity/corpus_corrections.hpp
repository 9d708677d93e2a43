#pragma once

#include "corpus_actors.hpp"
#include "entente/entity/corrections.hpp"
#include "entente/entity/knowledge_base.hpp"

#include <functional>
#include <string_view>
#include <vector>

namespace entente {

/// What the user knows better, last of all and therefore above all: merges, then labels, types and what is to be ignored, so that a merged
/// actor may be renamed by either name. `met` tells whether articles have a form. Returns the corrections that had nothing to do.
/// Throws std::runtime_error naming file and both lines where two say different things of one actor, in whatever way they name it.
std::vector<const Correction*> correct(CorpusActors& actors, const Corrections& corrections, const KnowledgeBase& knowledge,
                                       const std::function<bool(std::string_view)>& met);

} // namespace entente
