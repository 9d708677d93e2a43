#pragma once

#include "entente/entity/knowledge_base.hpp"

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace entente {

/// Which of many normalised names are full names of one person (full_names_agree, and `may_join` of their indices), in groups in which all
/// agree with all: a name that agrees with two who do not agree with each other joins neither. Only names that share surname and first
/// name (however spelt) or all letters are compared, so that the time grows with the number of names, however many share a surname.
/// Returns the pairs of indices of names that are one person, ascending.
[[nodiscard]] std::vector<std::pair<std::size_t, std::size_t>> group_persons(const KnowledgeBase& knowledge,
                                                                             std::span<const std::string> names,
                                                                             const std::function<bool(std::size_t, std::size_t)>& may_join);

} // namespace entente
