#include "entente/store/graph_reader.hpp"

#include "entente/text/utf8.hpp"

#include <fstream>
#include <stdexcept>
#include <string>
#include <system_error>

namespace entente {
namespace {

constexpr std::size_t sniffed = 4096;

enum class Format { Other, Graph, Events };

Format format_of(std::string_view beginning) {
    std::string text(without_byte_order_mark(beginning).substr(0, sniffed));
    std::erase_if(text, [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; });
    if (!text.starts_with('{')) return Format::Other;
    // In a string, quotes are escaped, so that no article's text is taken for one of these.
    if (text.starts_with(R"({"kind":"node")") || text.starts_with(R"({"kind":"event")")) return Format::Events;
    const auto holds = [&](std::string_view part) { return text.find(part) != std::string::npos; };
    if (holds(R"("format":"entente-events")")) return Format::Events;
    if (holds(R"("format":"entente-graph")")) return Format::Graph;
    // The format may stand behind the nodes and links; articles may have links, too.
    const bool is_graph = holds(R"("actor_type":)") ? holds(R"("nodes":[{)") : holds(R"("links":[{)") && holds(R"("target":)");
    return is_graph ? Format::Graph : Format::Other;
}

/// Throws where this begins as no JSON does; what is broken inside is told with its line.
void reject_text(char first, const std::filesystem::path& shown) {
    if (std::string_view("{[ \t\r\n").find(first) != std::string_view::npos) return;
    throw std::runtime_error(shown.string() + ": this is no JSON, and so no graph of ours; if it is an article, entente build reads it");
}

void skip_byte_order_mark(std::istream& input) {
    if (input.peek() == static_cast<unsigned char>(byte_order_mark.front())) input.ignore(byte_order_mark.size());
}

} // namespace

bool begins_as_graph(std::string_view beginning) { return format_of(beginning) != Format::Other; }

bool is_graph_file(const std::filesystem::path& file) {
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(file, ignored)) return false;
    std::string text(sniffed, '\0');
    std::ifstream input(file, std::ios::binary);
    input.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(input.gcount()));
    return begins_as_graph(text);
}

PropertyGraph read_graph(const std::filesystem::path& file, const Ontology& ontology) {
    std::ifstream input(file, std::ios::binary);
    if (!input || std::filesystem::is_directory(file)) throw std::runtime_error(file.string() + ": cannot be opened for reading");
    skip_byte_order_mark(input);
    if (const int first = input.peek(); first != std::ifstream::traits_type::eof()) reject_text(static_cast<char>(first), file);
    const std::string extension = lowercase(file.extension().string());
    return extension == ".jsonl" || extension == ".ndjson" ? read_events(input, file, ontology) : read_graph_json(input, file, ontology);
}

PropertyGraph read_graph(std::istream& input, std::string_view beginning, const std::filesystem::path& shown, const Ontology& ontology) {
    skip_byte_order_mark(input);
    if (!without_byte_order_mark(beginning).empty()) reject_text(without_byte_order_mark(beginning).front(), shown);
    // Events are lines, of which each tells what is wrong with it.
    return format_of(beginning) == Format::Graph ? read_graph_json(input, shown, ontology) : read_events(input, shown, ontology);
}

} // namespace entente
