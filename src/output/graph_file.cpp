#include "entente/output/graph_file.hpp"

#include "entente/output/output_file.hpp"

namespace entente {
namespace {

std::filesystem::path part_of(const std::filesystem::path& file, std::string_view ending) {
    if (ending.starts_with('/')) return file / ending.substr(1);
    std::filesystem::path part = file;
    part.replace_extension();
    part += ending;
    return part;
}

} // namespace

std::vector<std::filesystem::path> files_of(const OutputFormat& format, const std::filesystem::path& file) {
    if (format.write != nullptr) return {file};
    std::vector<std::filesystem::path> files;
    for (const OutputPart& part : format.parts) files.push_back(part_of(file, part.ending));
    return files;
}

void write_graph_file(const PropertyGraph& graph, const Ontology& ontology, const OutputFormat& format, const OutputOptions& options,
                      const std::filesystem::path& file) {
    const auto with = [&](GraphWriter write) { return [&, write](std::ostream& out) { write(graph, ontology, options, out); }; };
    if (format.write != nullptr) return write_output_file(file, with(format.write));
    std::vector<OutputFile> files;
    for (const OutputPart& part : format.parts) files.push_back({part_of(file, part.ending), with(part.write)});
    write_output_files(files);
}

} // namespace entente
