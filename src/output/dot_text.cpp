#include "output/dot_text.hpp"

#include "entente/text/utf8.hpp"
#include "output/xml.hpp"

#include <algorithm>
#include <vector>

namespace entente {
namespace {

bool is_entity(std::string_view text, std::size_t ampersand) {
    const std::size_t end = text.find(';', ampersand);
    if (end == std::string_view::npos || end == ampersand + 1) return false;
    return std::all_of(text.begin() + static_cast<std::ptrdiff_t>(ampersand) + 1, text.begin() + static_cast<std::ptrdiff_t>(end),
                       [](char c) { return c == '#' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
}

std::size_t length_of(std::string_view text) {
    std::size_t length = 0;
    for (std::size_t at = 0; at < text.size(); at += decode_utf8(text, at).size) ++length;
    return length;
}

std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find_first_of(" \t\r\n", at), text.size());
        if (end > at) words.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

} // namespace

std::string dot_quoted(std::string_view text) {
    const std::string safe = xml_safe(text);
    std::string quoted = "\"";
    for (std::size_t at = 0; at < safe.size(); ++at) {
        switch (safe[at]) {
        case '"':
            quoted += "\\\"";
            break;
        case '\\':
            quoted += "\\\\";
            break;
        case '\n':
            quoted += "\\n";
            break;
        case '\r':
            break;
        case '\t':
            quoted += ' ';
            break;
        case '&':
            quoted += is_entity(safe, at) ? "&amp;" : "&";
            break;
        default:
            quoted += safe[at];
        }
    }
    return quoted + '"';
}

std::string wrapped(std::string_view text, std::size_t width) {
    const std::size_t length = length_of(text);
    const std::size_t lines = (length + width - 1) / std::max<std::size_t>(width, 1);
    // Lines of even length look better than full ones and a short last one.
    const std::size_t wanted = lines == 0 ? width : (length + lines - 1) / lines;
    std::string result;
    std::size_t line = 0;
    for (const std::string_view word : words_of(text)) {
        const std::size_t size = length_of(word);
        const bool breaks = line > 0 && line + 1 + size > std::min(wanted + size / 2, width);
        if (!result.empty()) result += breaks ? '\n' : ' ';
        line = breaks ? size : line + size + (line > 0 ? 1 : 0);
        result += word;
    }
    return result;
}

std::string dot_link(std::string_view address) {
    std::string link = "\"";
    for (const char c : xml_safe(address)) link += c == '&' ? std::string("&amp;") : std::string(1, c);
    return link + '"';
}

std::string dot_html(std::string_view text) { return xml_attribute(text); }

} // namespace entente
