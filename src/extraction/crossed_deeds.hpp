#pragma once

#include "entente/document/document.hpp"
#include "entente/document/relation_table.hpp"

#include <span>

namespace entente {

/// Lowers the confidence of deeds whose doer or target is far surer to belong to another one: in "Chad's raid on Libya and Sudan's shelling
/// of Eritrea" Chad attacks Eritrea less surely than Libya, and Eritrea is attacked less surely by Chad than by Sudan. Looks at the
/// relations of one kind in one sentence, not at standing or symmetric ones.
void doubt_crossed_deeds(std::span<RelationMention> relations, const RelationTable& table);

} // namespace entente
