#include "output/csv_text.hpp"

#include "output/xml.hpp"

#include <array>

namespace entente {
namespace {

/// The bytes of the sign at `at` that opens a formula, 0 if there is none. The last four are the signs in full width.
std::size_t formula_sign(std::string_view text, std::size_t at) {
    constexpr std::array<std::string_view, 8> signs{"=", "+", "-", "@", "\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D", "\xEF\xBC\xA0"};
    for (const std::string_view sign : signs) {
        if (text.substr(at).starts_with(sign)) return sign.size();
    }
    return 0;
}

bool ends_cell(char c) { return c == ';' || c == '\t' || c == '\n' || c == '\r'; }

bool needs_quotes(std::string_view field) {
    return field.find_first_of(",\"\r\n;\t") != std::string_view::npos || (!field.empty() && (field.front() == ' ' || field.back() == ' '));
}

} // namespace

std::string without_formula(std::string_view text) {
    std::string safe;
    if (text.starts_with('\t') || text.starts_with('\r')) safe += '\'';
    bool may_start = true; // nothing but blanks and quotes since a cell may have begun
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (may_start && formula_sign(text, at) > 0) safe += '\'';
        may_start = ends_cell(c) || (may_start && (c == ' ' || c == '"'));
        safe += c;
    }
    return safe;
}

std::string csv_row(const std::vector<std::string>& fields) {
    std::string row;
    bool is_first = true;
    for (const std::string& field : fields) {
        if (!is_first) row += ',';
        is_first = false;
        const std::string safe = xml_safe(field);
        if (!needs_quotes(safe)) {
            row += safe;
            continue;
        }
        row += '"';
        for (const char c : safe) row += c == '"' ? std::string_view("\"\"") : std::string_view(&c, 1);
        row += '"';
    }
    return row + "\r\n";
}

} // namespace entente
