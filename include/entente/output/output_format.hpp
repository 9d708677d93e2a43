#pragma once

#include "entente/document/ontology.hpp"
#include "entente/graph/property_graph.hpp"

#include <cstddef>
#include <filesystem>
#include <iosfwd>
#include <limits>
#include <span>
#include <string_view>

namespace entente {

struct OutputOptions {
    /// How many evidences of an edge are written, the surest first; its weight counts them all.
    std::size_t evidence = std::numeric_limits<std::size_t>::max();
    /// The folder of the program's resources, for formats that bring some along (html).
    std::filesystem::path resources = {};
};

using GraphWriter = void (*)(const PropertyGraph&, const Ontology&, const OutputOptions&, std::ostream&);

/// One file of a format that needs several.
struct OutputPart {
    /// ".nodes.csv" stands instead of the ending of the name ("g.csv" gives "g.nodes.csv"), "/nodes.csv" after it ("g.neo4j/nodes.csv").
    std::string_view ending;
    GraphWriter write;
};

/// One way to write a graph. To add a format: one writer file and one row in output_format.cpp.
struct OutputFormat {
    std::string_view name;      ///< for --format
    std::string_view extension; ///< of its files, with the dot
    std::string_view readers;   ///< who opens such files, for the help
    GraphWriter write;          ///< nullptr where the graph becomes several files
    std::span<const OutputPart> parts = {};
    void (*check)() = nullptr; ///< throws std::runtime_error where the program is missing that draws it
};

[[nodiscard]] std::span<const OutputFormat> output_formats();

/// nullptr if there is none of that name.
[[nodiscard]] const OutputFormat* output_format_named(std::string_view name);

/// By the ending of the file's name, in small or capital letters; nullptr if no format has it.
[[nodiscard]] const OutputFormat* output_format_of(const std::filesystem::path& file);

} // namespace entente
