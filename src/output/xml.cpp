#include "output/xml.hpp"

#include "entente/text/utf8.hpp"

namespace entente {
namespace {

bool is_allowed(char32_t value) {
    if (value < 0x20) return value == '\t' || value == '\n' || value == '\r';
    return value != 0xFFFE && value != 0xFFFF; // decode_utf8 lets no surrogate through
}

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// What element content needs instead of the character at `at`; empty if it may stand.
std::string_view escape_in_text(std::string_view text, std::size_t at) {
    switch (text[at]) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '\r':
        return "&#13;";
    case '>':
        return at >= 2 && text.substr(at - 2, 2) == "]]" ? "&gt;" : "";
    default:
        return "";
    }
}

/// Is there white space, and nothing else, between two escapes or between an escape and an end of the text?
bool loses_blanks(std::string_view text) {
    bool after_escape = false;
    std::size_t blanks = 0;
    std::size_t others = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!escape_in_text(text, at).empty()) {
            if (blanks > 0 && others == 0) return true;
            after_escape = true;
            blanks = others = 0;
        } else if (is_blank(text[at]))
            ++blanks;
        else
            ++others;
    }
    return after_escape && blanks > 0 && others == 0;
}

std::string cdata(std::string_view text) {
    std::string section = "<![CDATA[";
    for (std::size_t at = 0; at < text.size(); ++at) {
        // "]]>" would end the section: it is cut in the middle.
        if (text[at] == '>' && at >= 2 && text.substr(at - 2, 2) == "]]") section += "]]><![CDATA[";
        section += text[at];
    }
    return section + "]]>";
}

} // namespace

std::string xml_safe(std::string_view text) {
    std::string safe;
    safe.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode_utf8(text, at);
        if (point.valid && is_allowed(point.value))
            safe += text.substr(at, point.size);
        else
            append_utf8(safe, replacement_character);
        at += point.size;
    }
    return safe;
}

std::string xml_text(std::string_view text) {
    const std::string safe = xml_safe(text);
    if (loses_blanks(safe)) return cdata(safe);
    std::string escaped;
    for (std::size_t at = 0; at < safe.size(); ++at) {
        const std::string_view escape = escape_in_text(safe, at);
        if (escape.empty())
            escaped += safe[at];
        else
            escaped += escape;
    }
    return escaped;
}

std::string xml_attribute(std::string_view text) {
    std::string escaped;
    for (const char c : xml_safe(text)) {
        switch (c) {
        case '&':
            escaped += "&amp;";
            break;
        case '<':
            escaped += "&lt;";
            break;
        case '>':
            escaped += "&gt;";
            break;
        case '"':
            escaped += "&quot;";
            break;
        case '\n':
            escaped += "&#10;";
            break;
        case '\r':
            escaped += "&#13;";
            break;
        case '\t':
            escaped += "&#9;";
            break;
        default:
            escaped += c;
        }
    }
    return escaped;
}

} // namespace entente
