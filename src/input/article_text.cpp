#include "input/article_text.hpp"

#include "entente/text/table.hpp"
#include "entente/text/utf8.hpp"
#include "entente/text/web_address.hpp"

#include <algorithm>

namespace entente {
namespace {

constexpr std::size_t longest_title = 200;  // bytes
constexpr std::size_t widest_filling = 120; // bytes of a line
constexpr std::size_t least_filled = 3;     // lines that another one follows: fewer may be so by chance
constexpr std::size_t most_quoted = 40;     // bytes

/// The first line without its line end, and where the next one begins.
struct Line {
    std::string_view text;
    std::size_t next = 0;
};

Line line_at(std::string_view text, std::size_t begin) {
    const auto end = std::min(text.find('\n', begin), text.size());
    return {text.substr(begin, end - begin), std::min(end + 1, text.size())};
}

std::string_view without_end(std::string_view line) { return line.ends_with('\r') ? line.substr(0, line.size() - 1) : line; }

std::size_t skip_blank_lines(std::string_view text, std::size_t begin) {
    while (begin < text.size()) {
        const auto line = line_at(text, begin);
        if (!is_blank(line.text)) {
            break;
        }
        begin = line.next;
    }
    return begin;
}

struct Preamble {
    std::size_t end = 0;
    std::string remark; ///< on a date line that names no day
};

/// Skips a byte order mark, blank lines and a date line, which dates the document.
Preamble read_preamble(Document& document, std::string_view text, const DayReader& days) {
    const std::size_t begin = text.size() - without_byte_order_mark(text).size();
    const auto first = skip_blank_lines(text, begin);
    const auto line = line_at(text, first);
    const auto date = days.date_line(line.text);
    if (!date) {
        return {begin, {}};
    }
    if (document.date.empty()) {
        document.date = date->day;
    }
    return {skip_blank_lines(text, line.next), date->odd.empty() ? std::string() : odd_day_remark(date->odd)};
}

bool is_title(std::string_view line) {
    line = trimmed(line);
    if (line.empty() || line.size() > longest_title) {
        return false;
    }
    const auto last = decode_utf8_before(line, line.size()).value;
    return is_alphanumeric(last) || last == U')' || last == U'’' || last == U'”' || last == U'\'' || last == U'"';
}

/// Whether the lines of a text were filled to a width: each that another one follows could not have taken that one's first word too.
bool is_filled(std::string_view text) {
    std::size_t width = 0;                     // of the longest line
    std::size_t narrowest = std::string::npos; // line with the first word of the next one
    std::size_t pairs = 0;
    for (std::size_t begin = 0; begin < text.size() && width <= widest_filling;) {
        const auto line = line_at(text, begin);
        const auto own = without_end(line.text);
        const auto next = without_end(line_at(text, line.next).text);
        width = std::max(width, own.size());
        if (!is_blank(own) && !is_blank(next)) {
            narrowest = std::min(narrowest, own.size() + 1 + std::min(next.find(' '), next.size()));
            ++pairs;
        }
        begin = line.next;
    }
    return pairs >= least_filled && width <= widest_filling && width < narrowest;
}

/// Line ends within the paragraphs of a filled text become blanks, so that all offsets stay; blank lines part paragraphs.
void unfill(std::string& content, std::size_t body) {
    for (std::size_t begin = body; begin < content.size();) {
        const auto line = line_at(content, begin);
        const auto end = begin + line.text.size();
        if (end < content.size() && !is_blank(line.text) && !is_blank(line_at(content, line.next).text)) {
            content[end] = ' ';
        }
        begin = line.next;
    }
}

void set_content(Document& document, std::string_view title, std::string_view body, std::size_t source_offset) {
    document.title = trimmed(title);
    std::replace_if(
        document.title.begin(), document.title.end(), [](char c) { return c == '\n' || c == '\r' || c == '\0'; }, ' ');
    document.content.reserve(document.title.size() + 1 + body.size());
    document.content = document.title;
    if (!document.title.empty()) {
        document.content += '\n';
    }
    document.body_offset = document.content.size();
    document.source_offset = source_offset;
    document.content += body;
    if (is_filled(body)) {
        unfill(document.content, document.body_offset);
    }
    std::replace(document.content.begin(), document.content.end(), '\0', ' ');
}

} // namespace

bool is_blank(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto point = decode_utf8(text, at);
        if (!is_space(point.value) && !is_control(point.value)) {
            return false;
        }
        at += point.size;
    }
    return true;
}

std::string odd_day_remark(std::string_view text) {
    return "the date \"" + repaired_utf8(text.substr(0, most_quoted)) + "\" is no day like 2024-04-26 or 26 April 2024; it is ignored";
}

std::string web_address(std::string_view text) {
    std::string address;
    for (const char c : trimmed(text)) {
        address += c == ' ' ? "%20" : std::string(1, c);
    }
    return is_web_address(address) ? address : std::string();
}

std::string set_text(Document& document, std::string_view title, std::string_view body, const DayReader& days) {
    auto [begin, remark] = read_preamble(document, body, days);
    set_content(document, title, body.substr(begin), begin);
    return remark;
}

std::string set_plain_text(Document& document, std::string_view text, const DayReader& days) {
    auto [begin, remark] = read_preamble(document, text, days);
    const auto first = skip_blank_lines(text, begin);
    const auto line = line_at(text, first);
    const auto body = skip_blank_lines(text, line.next);
    const bool blank_line_follows = line.next < text.size() && is_blank(line_at(text, line.next).text);
    if (is_title(line.text) && blank_line_follows && body < text.size()) {
        set_content(document, line.text, text.substr(body), body);
    } else {
        set_content(document, {}, text.substr(begin), begin);
    }
    return remark;
}

} // namespace entente
