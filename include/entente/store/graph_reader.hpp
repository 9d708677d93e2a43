#pragma once

#include "entente/document/ontology.hpp"
#include "entente/graph/property_graph.hpp"

#include <filesystem>
#include <iosfwd>
#include <string_view>

namespace entente {

/// Reads a graph that our formats json or jsonl hold; the ending .jsonl or .ndjson means events, all else node-link JSON.
///
///     const PropertyGraph graph = read_graph("week.json", ontology);     // the graph that write_graph_json was given
///
/// Throws std::runtime_error naming file and line, what was found and what is accepted, when the file cannot be opened, is no JSON, or says
/// what our graphs cannot: an unknown relation, an edge without evidence, two nodes of one id, an edge to a node that is not there.
/// Articles are told by that name.
[[nodiscard]] PropertyGraph read_graph(const std::filesystem::path& file, const Ontology& ontology);

/// The same of a stream without an ending: what it begins with tells which of the two it is.
[[nodiscard]] PropertyGraph read_graph(std::istream& input, std::string_view beginning, const std::filesystem::path& shown,
                                       const Ontology& ontology);

/// Does the file look like one of those: does its beginning name one of our formats, or is its first line a node or an event? False where
/// it cannot be opened.
[[nodiscard]] bool is_graph_file(const std::filesystem::path& file);

/// The same of the first bytes of a file, of which 4096 are enough.
[[nodiscard]] bool begins_as_graph(std::string_view beginning);

/// Node-link JSON. Fields that a reader can look up in the ontology (label, plover, ...) are not read.
[[nodiscard]] PropertyGraph read_graph_json(std::istream& input, const std::filesystem::path& shown, const Ontology& ontology);

/// Events, one a line. Files may be joined or filtered line by line: an event whose actors have no line of their own makes them from what
/// it says, evidence that stands twice counts once, and where a node has no place the graph is laid out anew.
[[nodiscard]] PropertyGraph read_events(std::istream& input, const std::filesystem::path& shown, const Ontology& ontology);

} // namespace entente
