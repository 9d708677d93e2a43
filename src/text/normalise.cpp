#include "entente/text/normalise.hpp"

#include "entente/text/table.hpp"
#include "entente/text/utf8.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>
#include <vector>

namespace entente {
namespace {

constexpr std::array<std::pair<char32_t, std::string_view>, 5> undecomposed{
    {{U'ı', "i"}, {U'ø', "o"}, {U'ł', "l"}, {U'đ', "d"}, {U'æ', "ae"}}};

constexpr std::array<std::string_view, 5> possessives{"'s", "\u2019s", "\u02BCs", "\u00B4s", "`s"};

constexpr char32_t first_foreign = 0x80; // all below decompose to themselves

/// NFKD without its combining marks, then case folded.
std::vector<char32_t> folded(std::string_view name) {
    std::vector<char32_t> letters;
    letters.reserve(name.size());
    for (std::size_t at = 0; at < name.size();) {
        const auto point = decode_utf8(name, at);
        at += point.size;
        if (!point.valid) {
            continue;
        }
        if (point.value == U'´') { // decomposes to a blank and a mark
            letters.push_back(U'\'');
            continue;
        }
        if (point.value < first_foreign) {
            letters.push_back(U'A' <= point.value && point.value <= U'Z' ? point.value - U'A' + U'a' : point.value);
            continue;
        }
        std::array<utf8proc_int32_t, 32> parts{};
        int boundary = 0;
        const auto count =
            utf8proc_decompose_char(static_cast<utf8proc_int32_t>(point.value), parts.data(), static_cast<utf8proc_ssize_t>(parts.size()),
                                    static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT), &boundary);
        for (utf8proc_ssize_t i = 0; i < count && i < static_cast<utf8proc_ssize_t>(parts.size()); ++i) {
            const auto part = parts[static_cast<std::size_t>(i)];
            if (utf8proc_get_property(part)->combining_class != 0) {
                continue;
            }
            std::array<utf8proc_int32_t, 8> cased{};
            const auto cased_count =
                utf8proc_decompose_char(part, cased.data(), static_cast<utf8proc_ssize_t>(cased.size()), UTF8PROC_CASEFOLD, &boundary);
            for (utf8proc_ssize_t j = 0; j < cased_count; ++j) {
                letters.push_back(static_cast<char32_t>(cased[static_cast<std::size_t>(j)]));
            }
        }
    }
    return letters;
}

/// Letters to Unicode, but left out of names as often as written: Hawaiʻi, ʿAli.
bool is_breathing(char32_t value) { return value == U'\u02BB' || value == U'\u02BC' || value == U'\u02BE' || value == U'\u02BF'; }

bool is_word(char32_t value) { return (U'a' <= value && value <= U'z') || value == U'_' || is_alphanumeric(value); }

} // namespace

std::string normalised_name(std::string_view name) {
    const auto letters = folded(name);
    std::string normalised;
    bool pending_space = false;
    for (std::size_t i = 0; i < letters.size(); ++i) {
        const auto letter = letters[i];
        if ((is_apostrophe(letter) || letter == U'`') && i + 1 < letters.size() && letters[i + 1] == U's' &&
            (i + 2 == letters.size() || !is_word(letters[i + 2]))) {
            ++i; // the possessive ending is no part of a name
            continue;
        }
        if (letter == U'&' && pending_space && i + 1 < letters.size() && is_space(letters[i + 1])) { // "Housing & Urban"; not "AT&T"
            normalised += normalised.empty() ? "" : " and";
            continue;
        }
        const bool is_plain = letter < first_foreign && is_word(letter);
        if (!is_plain && (letter == U'-' || is_space(letter))) {
            pending_space = true;
            continue;
        }
        if (!is_plain && (!is_word(letter) || is_breathing(letter))) {
            continue;
        }
        if (pending_space && !normalised.empty()) {
            normalised += ' ';
        }
        pending_space = false;
        if (is_plain) {
            normalised += static_cast<char>(letter);
            continue;
        }
        std::string_view spelled;
        for (const auto& [from, to] : undecomposed) {
            if (letter == from) {
                spelled = to;
            }
        }
        if (spelled.empty()) {
            append_utf8(normalised, letter);
        } else {
            normalised += spelled;
        }
    }
    return normalised;
}

std::string_view without_possessive(std::string_view name) {
    for (const auto ending : possessives) {
        if (name.ends_with(ending)) return name.substr(0, name.size() - ending.size());
    }
    return name;
}

std::size_t possessive_size(std::string_view text) {
    const auto* const ending = std::ranges::find_if(possessives, [&](std::string_view one) { return text.starts_with(one); });
    return ending == possessives.end() ? 0 : ending->size();
}

bool is_possessive(std::string_view name) { return without_possessive(name).size() < name.size(); }

bool has_words(std::string_view normalised, std::span<const std::string> words) {
    const auto own = split_fields(normalised, ' ');
    return std::all_of(words.begin(), words.end(),
                       [&](const std::string& word) { return std::find(own.begin(), own.end(), word) != own.end(); });
}

std::string without_foreign_letters(std::string_view text) {
    std::string left;
    std::copy_if(text.begin(), text.end(), std::back_inserter(left), [](char c) { return static_cast<unsigned char>(c) < first_foreign; });
    return left;
}

} // namespace entente
