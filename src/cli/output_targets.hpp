#pragma once

#include "cli/taken_files.hpp"
#include "entente/output/output_format.hpp"

#include <filesystem>
#include <functional>
#include <set>
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
/// the table. Throws UsageError where no format can be found, one that needs several files is asked of standard output, or one file is
/// named twice.
[[nodiscard]] std::vector<OutputTarget> output_targets(const std::vector<std::string>& files, const std::string& format);

/// Does each of several things that may fail: what fails is told on stderr at once, the same sentence once, and the next is done.
class Attempts {
public:
    /// What is thrown as std::exception is caught.
    void run(const std::function<void()>& attempt);
    [[nodiscard]] bool failed() const { return !told_.empty(); }

private:
    std::set<std::string> told_;
};

/// Fails for each target that cannot be written, so far as that shows beforehand (no such folder, a folder in its place, no leave to write,
/// one of the `inputs`, no program to draw it): then nothing is to be read, for hours of work must not be lost to that.
void check_targets(Attempts& attempts, std::span<const OutputTarget> targets, std::span<const std::string> inputs);

/// Writes the graph into the files of that name. Throws std::runtime_error as `write_graph_file` does, and where one of them is `taken`.
void write_untaken(TakenFiles& taken, const PropertyGraph& graph, const Ontology& ontology, const OutputFormat& format,
                   const OutputOptions& options, const std::filesystem::path& file);

/// Writes the graph to each target that is not `taken`, also after one that cannot be written; to standard output last.
void write_targets(Attempts& attempts, TakenFiles& taken, std::span<const OutputTarget> targets, const PropertyGraph& graph,
                   const Ontology& ontology, const OutputOptions& options);

} // namespace entente
