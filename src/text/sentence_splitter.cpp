#include "entente/text/sentence_splitter.hpp"

#include "entente/text/table.hpp"
#include "entente/text/utf8.hpp"

#include <algorithm>

namespace entente {
namespace {

constexpr std::u32string_view blanks = U" \t\r\v\f\u00a0";
constexpr std::u32string_view marks = U".!?…";
constexpr std::u32string_view closers = U"\"'”’)]";
constexpr std::u32string_view openers = U"“‘\"'([$€£-–—•*";

bool is_in(std::u32string_view characters, CodePoint point) {
    return point.valid && characters.find(point.value) != std::u32string_view::npos;
}

bool is_blank(char32_t c) { return blanks.find(c) != std::u32string_view::npos; }

bool opens_sentence(CodePoint point) {
    return point.valid && (is_uppercase(point.value) || is_digit(point.value) || is_in(openers, point));
}

/// The first byte at or after `at` that begins none of the characters.
std::size_t skip(std::string_view text, std::size_t at, std::u32string_view characters) {
    while (at < text.size()) {
        const auto point = decode_utf8(text, at);
        if (!is_in(characters, point)) {
            break;
        }
        at += point.size;
    }
    return at;
}

/// Behind the marks of footnotes that begin at `at`: "[1][b]".
std::size_t skip_footnotes(std::string_view text, std::size_t at) {
    constexpr std::size_t longest = 3; // digits or letters
    constexpr std::string_view inner = "0123456789abcdefghijklmnopqrstuvwxyz";
    while (at < text.size() && text[at] == '[') {
        const auto close = std::min(text.find_first_not_of(inner, at + 1), text.size() - 1);
        if (text[close] != ']' || close == at + 1 || close > at + 1 + longest) break;
        at = close + 1;
    }
    return at;
}

/// Where the run of characters that `wanted` takes, ending at `end`, begins.
template <typename Wanted>
std::size_t skip_back(std::string_view text, std::size_t end, Wanted wanted) {
    while (end > 0) {
        const auto point = decode_utf8_before(text, end);
        if (!point.valid || !wanted(point.value)) {
            break;
        }
        end -= point.size;
    }
    return end;
}

/// Whether the full stop stands behind a whole word in small letters, and a small letter behind it: a sentence that lost its beginning, as
/// "Çelik said" does where foreign letters are dropped.
bool ends_before_small_letter(std::string_view line, std::size_t stop, std::size_t following) {
    constexpr std::size_t shortest_word = 4; // abbreviations are shorter, or listed
    const auto next = decode_utf8(line, following);
    if (!next.valid || !is_lowercase(next.value)) return false;
    const auto begin = skip_back(line, stop, [](char32_t c) { return U'a' <= c && c <= U'z'; });
    return stop - begin >= shortest_word && (begin == 0 || is_blank(decode_utf8_before(line, begin).value));
}

void add_trimmed(std::string_view line, std::size_t base, Span span, std::vector<Span>& sentences) {
    span.begin = std::min(skip(line, span.begin, blanks), span.end);
    span.end = std::max(span.begin, skip_back(line, span.end, is_blank));
    if (!span.empty()) {
        sentences.push_back({base + span.begin, base + span.end});
    }
}

/// The end of what one sentence may be in: a line, or a cell of it. A tab ends a cell where text stands right before it; elsewhere it
/// indents.
std::size_t end_of_cell(std::string_view text, std::size_t begin) {
    auto end = text.find_first_of("\n\t", begin);
    while (end < text.size() && text[end] == '\t' &&
           (end == 0 || std::string_view(" \t\n").find(text[end - 1]) != std::string_view::npos)) {
        end = text.find_first_of("\n\t", end + 1);
    }
    return std::min(end, text.size());
}

} // namespace

SentenceSplitter SentenceSplitter::load(const std::filesystem::path& abbreviations) {
    std::set<std::string, std::less<>> words;
    for (auto& row : read_table(abbreviations, 1, 1)) {
        words.insert(std::move(row.fields.front()));
    }
    return SentenceSplitter(std::move(words));
}

bool SentenceSplitter::ends_with_abbreviation(std::string_view line, std::size_t stop) const {
    const auto is_word = [](char32_t c) { return is_alphanumeric(c) || c == U'.'; };
    const std::size_t begin = skip_back(line, stop, is_word);
    if (abbreviations_.contains(line.substr(begin, stop + 1 - begin))) {
        return true;
    }
    auto initial = line.substr(begin, stop - begin);
    if (const auto inner = initial.rfind('.'); inner != std::string_view::npos) {
        initial.remove_prefix(inner + 1);
    }
    if (initial.empty()) {
        return false;
    }
    const auto letter = decode_utf8(initial, 0);
    if (letter.size != initial.size() || !is_uppercase(letter.value)) {
        return false;
    }
    const std::size_t before_end = skip_back(line, begin, is_blank);
    const std::size_t before = skip_back(line, before_end, [](char32_t c) { return is_alphanumeric(c); });
    std::string ending = "!";
    ending.append(line.substr(before, before_end - before)).append(" ").append(line.substr(begin, stop + 1 - begin));
    return !abbreviations_.contains(ending);
}

void SentenceSplitter::split_line(std::string_view line, std::size_t base, std::vector<Span>& sentences) const {
    std::size_t last = 0;
    std::size_t at = 0;
    constexpr std::string_view first_bytes = ".!?\xE2"; // of a mark
    while ((at = line.find_first_of(first_bytes, at)) != std::string_view::npos) {
        const auto stop = at;
        const auto marks_end = skip(line, stop, marks);
        if (marks_end == stop) { // another character than the ellipsis
            ++at;
            continue;
        }
        const auto end = skip_footnotes(line, skip(line, marks_end, closers));
        const auto following = skip(line, end, blanks);
        const bool is_full_stop = end == stop + 1 && line[stop] == '.';
        at = end;
        if (following == end || following == line.size() ||
            !(opens_sentence(decode_utf8(line, following)) || (is_full_stop && ends_before_small_letter(line, stop, following)))) {
            continue;
        }
        if (is_full_stop && ends_with_abbreviation(line, stop)) {
            continue;
        }
        add_trimmed(line, base, {last, end}, sentences);
        last = end;
    }
    add_trimmed(line, base, {last, line.size()}, sentences);
}

std::vector<Span> SentenceSplitter::split(std::string_view text) const {
    std::vector<Span> sentences;
    for (std::size_t begin = 0; begin < text.size();) {
        const auto end = end_of_cell(text, begin);
        split_line(text.substr(begin, end - begin), begin, sentences);
        begin = end + 1;
    }
    return sentences;
}

} // namespace entente
