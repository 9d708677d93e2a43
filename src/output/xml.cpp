#include "output/xml.hpp"

#include "entente/text/utf8.hpp"

#include <array>

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

/// The bytes at which copying stops: those of `signs`, control characters, and all beyond ASCII.
constexpr std::array<bool, 256> stops_at(std::string_view signs) {
    std::array<bool, 256> stops{};
    for (std::size_t byte = 0; byte < stops.size(); ++byte) stops[byte] = byte < 0x20 || byte >= 0x80;
    for (const char sign : signs) stops[static_cast<unsigned char>(sign)] = true;
    return stops;
}

/// Appends the text; `escape(text, at)` says what stands for a byte that is a stop, empty if it stays. What XML cannot hold becomes U+FFFD.
template <typename Escape>
void append_escaped(std::string& xml, std::string_view text, const std::array<bool, 256>& stops, Escape escape) {
    std::size_t plain = 0; // where the bytes begin that are not yet copied
    const auto replace = [&](std::size_t at, std::size_t size, std::string_view by) {
        xml.append(text, plain, at - plain).append(by);
        plain = at + size;
    };
    for (std::size_t at = 0; at < text.size();) {
        if (!stops[static_cast<unsigned char>(text[at])]) {
            ++at;
            continue;
        }
        const CodePoint point = decode_utf8(text, at);
        if (!point.valid || !is_allowed(point.value))
            replace(at, point.size, "\xEF\xBF\xBD");
        else if (const std::string_view escaped = escape(text, at); !escaped.empty())
            replace(at, point.size, escaped);
        at += point.size;
    }
    xml.append(text, plain);
}

std::string_view escape_in_attribute(std::string_view text, std::size_t at) {
    switch (text[at]) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\n':
        return "&#10;";
    case '\r':
        return "&#13;";
    case '\t':
        return "&#9;";
    default:
        return "";
    }
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
    static constexpr auto stops = stops_at("");
    std::string safe;
    append_escaped(safe, text, stops, [](std::string_view, std::size_t) { return std::string_view(); });
    return safe;
}

void append_xml_text(std::string& xml, std::string_view text) {
    static constexpr auto stops = stops_at("&<>");
    const bool may_escape = text.find('&') != std::string_view::npos || text.find('<') != std::string_view::npos ||
                            text.find('\r') != std::string_view::npos || text.find("]]>") != std::string_view::npos;
    if (may_escape && loses_blanks(text))
        xml += cdata(xml_safe(text));
    else
        append_escaped(xml, text, stops, escape_in_text);
}

void append_xml_attribute(std::string& xml, std::string_view text) {
    static constexpr auto stops = stops_at("&<>\"");
    append_escaped(xml, text, stops, escape_in_attribute);
}

std::string xml_text(std::string_view text) {
    std::string xml;
    append_xml_text(xml, text);
    return xml;
}

std::string xml_attribute(std::string_view text) {
    std::string xml;
    append_xml_attribute(xml, text);
    return xml;
}

} // namespace entente
