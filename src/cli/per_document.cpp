#include "cli/per_document.hpp"

#include "cli/viewed.hpp"
#include "entente/text/utf8.hpp"

#include <filesystem>
#include <map>
#include <stdexcept>
#include <system_error>
#include <unistd.h>

namespace entente {
namespace {

constexpr std::size_t longest_name = 200; // most file systems take 255 bytes, and an ending is added

bool may_stand(const CodePoint& point, bool is_first) {
    if (!point.valid) return false;
    if (point.value == '.') return !is_first;
    return is_alphanumeric(point.value) || is_mark(point.value) || point.value == '-' || point.value == '_';
}

} // namespace

void make_folder(const std::string& folder) {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error || !std::filesystem::is_directory(folder)) {
        throw std::runtime_error(folder + ": no such folder can be made" + (error ? ": " + error.message() : ""));
    }
    if (::access(folder.c_str(), W_OK) != 0) throw std::runtime_error(folder + ": the folder may not be written to");
}

std::string file_name_of(std::string_view id) {
    std::string name;
    for (std::size_t at = 0; at < id.size();) {
        const CodePoint point = decode_utf8(id, at);
        if (name.size() + point.size > longest_name) break;
        if (may_stand(point, at == 0))
            name += id.substr(at, point.size);
        else
            name += '_';
        at += point.size;
    }
    return name.empty() ? "_" : name;
}

void write_per_document(Attempts& attempts, TakenFiles& taken, const BuildOptions& options, const Pipeline& pipeline,
                        std::span<const Document> documents, const std::optional<ViewOptions>& view) {
    std::map<std::string, const Document*> by_name;
    for (const Document& document : documents) {
        const auto [place, is_new] = by_name.try_emplace(file_name_of(document.id), &document);
        if (!is_new) {
            throw std::runtime_error("the articles \"" + place->second->id + "\" and \"" + document.id + "\" would both be written to " +
                                     place->first + std::string(options.per_document_format->extension) +
                                     "; give them ids that differ in letters or digits");
        }
    }
    for (const auto& [name, document] : by_name) {
        const PropertyGraph graph = viewed(pipeline.graph_of({document, 1}, {.min_confidence = options.min_confidence.value_or(0)}),
                                           pipeline.ontology(), view, true);
        const auto file = std::filesystem::path(options.per_document) / (name + std::string(options.per_document_format->extension));
        attempts.run([&] { write_untaken(taken, graph, pipeline.ontology(), *options.per_document_format, options.output, file); });
    }
}

} // namespace entente
