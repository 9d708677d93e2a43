#pragma once

#include "entente/graph/property_graph.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// The nodes that a user may mean by a name, as indices; empty if none answers to it. The first of these rules that finds any decides:
/// the id or Wikidata id itself; a state's ISO 3166-1 alpha-3 code; the label; an alias; a label that has all words of the name; the code
/// in small letters; one of `known_ids`, those of whom the name means elsewhere. Names are compared without capitals, accents and
/// punctuation.
///
///     actors_called(nodes, "Q43"), actors_called(nodes, "TUR"), actors_called(nodes, "turkiye"), actors_called(nodes, "Ankara")
[[nodiscard]] std::vector<std::size_t> actors_called(std::span<const Node> nodes, std::string_view name,
                                                     std::span<const std::string> known_ids = {});

/// The one node that is meant. Throws std::runtime_error where none is, naming those that are spelled alike, or where several are.
[[nodiscard]] std::size_t actor_called(std::span<const Node> nodes, std::string_view name, std::span<const std::string> known_ids = {});

/// Up to three nodes whose label or alias is spelled alike, the nearest first: "Türkiye (Ankara)" for "Ankra", "Astana" for "Astna".
[[nodiscard]] std::vector<std::string> actors_spelled_like(std::span<const Node> nodes, std::string_view name);

} // namespace entente
