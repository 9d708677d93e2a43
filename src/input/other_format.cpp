#include "input/other_format.hpp"

#include "entente/text/utf8.hpp"
#include "input/article_text.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace entente {
namespace {

struct Format {
    std::string_view begin; ///< in small letters
    std::string_view name;
};

constexpr std::string_view blanks = " \t\r\n";
constexpr std::size_t sniffed_bytes = 1024;

constexpr std::array raw{Format{"%pdf-", "a PDF file"}, Format{"pk\x03\x04", "a ZIP archive or an office document"},
                         Format{"\x1f\x8b", "compressed with gzip"}, Format{"{\\rtf", "an RTF document"}};

constexpr std::array marked{Format{"<graphml", "a graph in GraphML"}, Format{"<gexf", "a graph in GEXF"},
                            Format{"<svg", "a picture in SVG"}, Format{"<rss", "a feed in RSS"}, Format{"<feed", "a feed in Atom"}};

constexpr std::array<std::string_view, 4> dot_keywords{"strict graph", "strict digraph", "graph", "digraph"};

template <std::size_t Count>
const Format* begins_as(const std::array<Format, Count>& formats, std::string_view text) {
    for (const Format& format : formats) {
        if (text.starts_with(format.begin)) return &format;
    }
    return nullptr;
}

/// The rest behind white space, an XML declaration, comments and document types.
std::string_view behind_prolog(std::string_view text) {
    for (;;) {
        text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
        const std::string_view end = text.starts_with("<!--")        ? "-->"
                                     : text.starts_with("<?")        ? "?>"
                                     : text.starts_with("<!doctype") ? ">"
                                                                     : "";
        const auto found = end.empty() ? std::string_view::npos : text.find(end);
        if (found == std::string_view::npos) return text;
        text.remove_prefix(found + end.size());
    }
}

/// "graph G {", "digraph \"Who did what\" {"
bool is_dot(std::string_view text) {
    const auto skip = [&](std::size_t end) { text.remove_prefix(std::min(end, text.size())); };
    const auto* const keyword = std::ranges::find_if(dot_keywords, [&](std::string_view word) { return text.starts_with(word); });
    if (keyword == dot_keywords.end()) return false;
    skip(keyword->size());
    if (text.find_first_of(std::string(blanks) + "\"{") != 0) return false; // "graphics"
    skip(text.find_first_not_of(blanks));
    skip(text.starts_with('"') ? text.find('"', 1) + 1 : text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_"));
    skip(text.find_first_not_of(blanks));
    return text.starts_with('{');
}

} // namespace

std::string_view other_format(std::string_view bytes) {
    const std::string head = lowercase(bytes.substr(0, sniffed_bytes));
    if (const auto* const format = begins_as(raw, head)) return format->name;
    std::string_view text = without_byte_order_mark(head);
    text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
    const auto body = behind_prolog(text);
    if (const auto* const format = begins_as(marked, body)) return format->name;
    if (is_dot(body)) return "a graph in DOT";
    const bool has_root = body.starts_with('<') && body.size() > 1 && 'a' <= body[1] && body[1] <= 'z';
    return text.starts_with("<?xml") && has_root ? "XML, and no web page" : "";
}

} // namespace entente
