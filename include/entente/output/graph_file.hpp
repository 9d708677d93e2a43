#pragma once

#include "entente/output/output_format.hpp"

#include <filesystem>
#include <vector>

namespace entente {

/// The files that the format makes of a name: "g.json" -> "g.json"; as csv "g.csv" -> "g.nodes.csv", "g.edges.csv".
[[nodiscard]] std::vector<std::filesystem::path> files_of(const OutputFormat& format, const std::filesystem::path& file);

/// Writes the graph, whole or not at all, into the files of that name.
/// Throws std::runtime_error naming the file that cannot be written; then all older files of these names are as they were.
void write_graph_file(const PropertyGraph& graph, const Ontology& ontology, const OutputFormat& format, const OutputOptions& options,
                      const std::filesystem::path& file);

} // namespace entente
