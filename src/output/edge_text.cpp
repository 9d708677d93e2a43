#include "output/edge_text.hpp"

#include "output/evidence_text.hpp"
#include "output/json_line.hpp"
#include "output/xml.hpp"

#include <algorithm>
#include <set>

namespace entente {
namespace {

std::string upper(std::string_view name) {
    std::string kind;
    for (const char c : name) kind += c == '-' ? '_' : c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    return kind;
}

} // namespace

std::string edge_kind(const RelationType& relation, Status status) {
    return upper(relation.name) + (status == Status::Asserted ? "" : "_" + upper(name_of(status)));
}

std::vector<std::string> documents_of(const Edge& edge) {
    if (edge.evidence.size() == 1) return {edge.evidence.front().document};
    std::vector<std::string> documents;
    std::set<std::string_view> seen;
    for (const Evidence& evidence : edge.evidence) {
        if (seen.insert(evidence.document).second) documents.push_back(evidence.document);
    }
    return documents;
}

std::string evidence_lines(const Edge& edge, const OutputOptions& options) {
    std::string lines;
    for (const Evidence* evidence : chosen_evidence(edge, options)) {
        if (!lines.empty()) lines += '\n';
        lines += line_of(*evidence);
    }
    return lines;
}

std::string json_array(const std::vector<std::string>& texts) {
    std::string array = "[";
    for (const std::string& text : texts) {
        if (array.size() > 1) array += ',';
        append_json_string(array, xml_safe(text));
    }
    return array + "]";
}

std::string capitalised(std::string_view name) { return upper(name.substr(0, 1)) + std::string(name.substr(1)); }

} // namespace entente
