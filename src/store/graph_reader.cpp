#include "entente/store/graph_reader.hpp"

#include "entente/text/utf8.hpp"

#include <fstream>
#include <stdexcept>
#include <string>
#include <system_error>

namespace entente {

bool is_graph_file(const std::filesystem::path& file) {
    constexpr std::size_t beginning = 4096;
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(file, ignored)) return false;
    std::string text(beginning, '\0');
    std::ifstream input(file, std::ios::binary);
    input.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(input.gcount()));
    std::erase_if(text, [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; });
    // In a string, quotes are escaped, so that no article's text is taken for one of these.
    const auto holds = [&](const char* part) { return text.find(part) != std::string::npos; };
    return text.starts_with('{') && (holds(R"("format":"entente-graph")") || holds(R"("format":"entente-events")") ||
                                     text.starts_with(R"({"kind":"node")") || text.starts_with(R"({"kind":"event")"));
}

PropertyGraph read_graph(const std::filesystem::path& file, const Ontology& ontology) {
    std::ifstream input(file, std::ios::binary);
    if (!input || std::filesystem::is_directory(file)) throw std::runtime_error(file.string() + ": cannot be opened for reading");
    const std::string extension = lowercase(file.extension().string());
    return extension == ".jsonl" || extension == ".ndjson" ? read_events(input, file, ontology) : read_graph_json(input, file, ontology);
}

} // namespace entente
