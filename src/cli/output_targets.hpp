#pragma once

#include "entente/output/output_format.hpp"

#include <span>
#include <string>
#include <vector>

namespace entente {

/// A graph file to write, or standard output ("-"), and how.
struct OutputTarget {
    std::string file;
    const OutputFormat* format = nullptr;
};

/// "graphml, dot, ..." for help and messages.
[[nodiscard]] std::string format_names();

/// The format of that name. Throws UsageError, with the nearest name, if there is none.
[[nodiscard]] const OutputFormat& format_named(const std::string& name);

/// The files with the format that `format` names, or where that is empty with those of their endings. Standard output takes the first of
/// the table. Throws UsageError where no format can be found, or one that needs several files is asked of standard output.
[[nodiscard]] std::vector<OutputTarget> output_targets(const std::vector<std::string>& files, const std::string& format);

/// Throws std::runtime_error for a target whose folder is missing: hours of work must not be lost to that.
void check_folders(std::span<const OutputTarget> targets);

/// Writes the graph to each target. Throws std::runtime_error.
void write_targets(std::span<const OutputTarget> targets, const PropertyGraph& graph, const Ontology& ontology,
                   const OutputOptions& options);

} // namespace entente
