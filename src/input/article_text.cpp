// Line ends, the date line and the title are found in the bytes of the article, and whatever is changed in them is as long as before, so
// that offsets of evidence are those of the user's own text.
#include "input/article_text.hpp"

#include "entente/text/table.hpp"
#include "entente/text/utf8.hpp"
#include "entente/text/web_address.hpp"
#include "input/filled_text.hpp"

#include <algorithm>
#include <utility>

namespace entente {
namespace {

constexpr std::size_t longest_title = 200;                   // bytes
constexpr std::size_t most_quoted = 40;                      // bytes
constexpr std::size_t longest_date_line = 100;               // bytes
constexpr std::size_t longest_standfirst = 300;              // bytes
constexpr std::string_view closing = "\"')\xe2\x80\x99\x9d"; // and the bytes of ’ and ”

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

/// Whether the line is more than a headline or byline: a sentence, or too long for one.
bool is_prose(std::string_view line) {
    line = trimmed(line);
    return line.size() > longest_title || line.substr(0, line.find_last_not_of(closing) + 1).ends_with('.');
}

/// The day of the line that begins there, if it tells nothing else; empty where a filled paragraph may just have been cut so.
std::string lone_day(std::string_view text, std::size_t begin, const DayReader& days) {
    const auto line = line_at(text, begin);
    const auto date = line.text.size() <= longest_date_line ? days.date_line(line.text) : std::nullopt;
    const bool runs_on = line.next < text.size() && 'a' <= text[line.next] && text[line.next] <= 'z';
    const auto words = trimmed(line.text);
    const bool ends_sentence = words.size() > 1 && words.back() == '.' && '0' <= words[words.size() - 2] && words[words.size() - 2] <= '9';
    return date && !runs_on && !ends_sentence ? date->day : std::string();
}

/// Where, among the first lines from `begin` on, the first stands that only tells a day; the size of the text if there is none. One
/// sentence may stand before it, a standfirst, but only below a headline: behind the first paragraph it tells of something else.
std::size_t date_line_of_head(std::string_view text, std::size_t begin, const DayReader& days) {
    bool may_be_standfirst = false;
    auto at = skip_blank_lines(text, begin);
    for (std::size_t lines = 0; lines < most_head_lines && at < text.size(); ++lines) {
        if (!lone_day(text, at, days).empty()) {
            return at;
        }
        const auto line = line_at(text, at);
        const bool prose = is_prose(line.text);
        if (prose && (!may_be_standfirst || line.text.size() > longest_standfirst)) {
            break;
        }
        may_be_standfirst = !prose && (lines == 0 || may_be_standfirst);
        at = skip_blank_lines(text, line.next);
    }
    return text.size();
}

/// Makes blanks of the date lines in the head of the text from `begin` on: they are no prose. The first dates the document, if nothing
/// has yet.
void take_date_lines(Document& document, std::string& text, std::size_t begin, const DayReader& days) {
    const auto first = date_line_of_head(text, begin, days);
    std::string day;
    auto end = first;
    for (auto next = lone_day(text, end, days); !next.empty(); next = lone_day(text, end, days)) {
        day = day.empty() ? next : day;
        end = skip_blank_lines(text, line_at(text, end).next);
    }
    if (day.empty() || tells_by_day(std::string_view(text).substr(end), days)) {
        return;
    }
    if (document.date.empty()) {
        document.date = day;
    }
    const auto at = [&](std::size_t byte) { return text.begin() + static_cast<std::ptrdiff_t>(byte); };
    std::replace_if(
        at(first), at(end), [](char c) { return c != '\n' && c != '\r'; }, ' ');
}

/// Skips a byte order mark, blank lines and a date line, which dates the document; takes away those a little further down.
Preamble read_preamble(Document& document, std::string& text, const DayReader& days) {
    const std::size_t begin = text.size() - without_byte_order_mark(text).size();
    const auto first = skip_blank_lines(text, begin);
    const auto line = line_at(text, first);
    const auto date = days.date_line(line.text);
    if (!date) {
        take_date_lines(document, text, begin, days);
        return {begin, {}};
    }
    if (document.date.empty()) {
        document.date = date->day;
    }
    auto remark = date->odd.empty() ? std::string() : odd_day_remark(date->odd); // of the text, which is changed now
    take_date_lines(document, text, line.next, days);
    return {skip_blank_lines(text, line.next), std::move(remark)};
}

bool is_title(std::string_view line) {
    line = trimmed(line);
    if (line.empty() || line.size() > longest_title) {
        return false;
    }
    const auto last = decode_utf8_before(line, line.size()).value;
    return is_alphanumeric(last) || last == U')' || last == U'’' || last == U'”' || last == U'\'' || last == U'"';
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
    std::replace(document.content.begin(), document.content.end(), '\0', ' ');
}

} // namespace

std::string with_line_feeds(std::string_view text) {
    std::string lines(text);
    for (std::size_t at = lines.find('\r'); at != std::string::npos; at = lines.find('\r', at)) {
        const auto next = std::min(lines.find_first_not_of('\r', at), lines.size());
        if (next == lines.size() || lines[next] != '\n') {
            std::fill(lines.begin() + static_cast<std::ptrdiff_t>(at), lines.begin() + static_cast<std::ptrdiff_t>(next), '\n');
        }
        at = next;
    }
    for (const auto& [separator, line_end] : {std::pair{"\xe2\x80\xa8", "  \n"}, std::pair{"\xe2\x80\xa9", "\n \n"}}) {
        for (auto at = lines.find(separator); at != std::string::npos; at = lines.find(separator, at)) {
            lines.replace(at, 3, line_end);
        }
    }
    return lines;
}

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

bool tells_by_day(std::string_view text, const DayReader& days) {
    for (std::size_t at = 0; at < text.size();) {
        const auto next = line_at(text, at).next;
        if (!lone_day(text, at, days).empty() && is_prose(line_at(text, skip_blank_lines(text, next)).text)) {
            return true;
        }
        at = next;
    }
    return false;
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
    auto lines = with_line_feeds(body);
    auto [begin, remark] = read_preamble(document, lines, days);
    set_content(document, title, std::string_view(lines).substr(begin), begin);
    return remark;
}

std::string set_plain_text(Document& document, std::string_view bytes, const DayReader& days) {
    auto lines = with_line_feeds(bytes);
    auto [begin, remark] = read_preamble(document, lines, days);
    const std::string_view text(lines);
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
