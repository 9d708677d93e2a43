#include "entente/store/graph_reader.hpp"

#include "entente/text/utf8.hpp"

#include <fstream>
#include <stdexcept>

namespace entente {

PropertyGraph read_graph(const std::filesystem::path& file, const Ontology& ontology) {
    std::ifstream input(file, std::ios::binary);
    if (!input || std::filesystem::is_directory(file)) throw std::runtime_error(file.string() + ": cannot be opened for reading");
    const std::string extension = lowercase(file.extension().string());
    return extension == ".jsonl" || extension == ".ndjson" ? read_events(input, file, ontology) : read_graph_json(input, file, ontology);
}

} // namespace entente
