#include "entente/text/terminal_text.hpp"

#include "entente/text/utf8.hpp"

#include <utf8proc.h>

#include <algorithm>

namespace entente {
namespace {

bool turns_direction(char32_t value) {
    return value == 0x061C || value == 0x200E || value == 0x200F || (value >= 0x202A && value <= 0x202E) ||
           (value >= 0x2066 && value <= 0x2069);
}

std::size_t width_of(char32_t value) {
    return static_cast<std::size_t>(std::max(0, utf8proc_charwidth(static_cast<utf8proc_int32_t>(value))));
}

/// Where the first `width` columns of the text end; at least one code point, so that cutting comes to an end.
std::size_t cut_at(std::string_view text, std::size_t width) {
    std::size_t columns = 0;
    std::size_t at = 0;
    while (at < text.size()) {
        const CodePoint point = decode_utf8(text, at);
        columns += width_of(point.value);
        if (columns > width && at > 0) break;
        at += point.size;
    }
    return at;
}

} // namespace

std::string printable_line(std::string_view text) {
    std::string line;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode_utf8(text, at);
        at += point.size;
        if (point.valid && is_unseen(point.value)) continue;
        if (point.valid && is_space(point.value)) {
            if (!line.empty() && line.back() != ' ') line += ' ';
            continue;
        }
        const bool is_safe = point.valid && utf8proc_category(static_cast<utf8proc_int32_t>(point.value)) != UTF8PROC_CATEGORY_CC &&
                             !turns_direction(point.value);
        append_utf8(line, is_safe ? point.value : replacement_character);
    }
    if (line.ends_with(' ')) line.pop_back();
    return line;
}

std::size_t display_width(std::string_view text) {
    std::size_t columns = 0;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode_utf8(text, at);
        columns += width_of(point.value);
        at += point.size;
    }
    return columns;
}

std::vector<std::string> wrapped_lines(std::string_view text, std::size_t width) {
    std::vector<std::string> lines(1);
    std::size_t columns = 0;
    const auto begin_line = [&] {
        lines.emplace_back();
        columns = 0;
    };
    while (!text.empty()) {
        std::string_view word = text.substr(0, text.find(' '));
        text.remove_prefix(std::min(text.size(), word.size() + 1));
        if (word.empty()) continue;
        if (columns > 0 && columns + 1 + display_width(word) > width) begin_line();
        while (columns == 0 && display_width(word) > width) {
            const std::size_t end = cut_at(word, width);
            lines.back() = word.substr(0, end);
            word.remove_prefix(end);
            if (word.empty()) break;
            begin_line();
        }
        if (word.empty()) {
            columns = width;
            continue;
        }
        if (columns > 0) lines.back() += ' ';
        lines.back() += word;
        columns = display_width(lines.back());
    }
    return lines;
}

} // namespace entente
