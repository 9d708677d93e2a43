#pragma once

#include <span>
#include <string>
#include <string_view>

namespace entente {

/// A name folded for comparison: small letters, no accents, no punctuation, hyphens as spaces, single spaces, no possessive "'s".
///
///     "Recep Tayyip Erdoğan's" -> "recep tayyip erdogan"      "Côte d’Ivoire" -> "cote divoire"
///     "Al-Shabaab"             -> "al shabaab"                "U.N."          -> "un"
///
/// Letters that Unicode does not decompose (ı ø ł đ æ) are written in their nearest basic letters. Invalid bytes are dropped.
/// Empty if the name has no letter and no digit.
[[nodiscard]] std::string normalised_name(std::string_view name);

/// Without a possessive "'s" at its end, whichever mark stands for the apostrophe.
[[nodiscard]] std::string_view without_possessive(std::string_view name);

/// Bytes of the possessive "'s" that a text begins with; 0 if it begins otherwise.
[[nodiscard]] std::size_t possessive_size(std::string_view text);

/// Whether a word or name ends in a possessive "'s".
[[nodiscard]] bool is_possessive(std::string_view name);

/// Whether a name that `normalised_name` gave has all these words, in any order.
[[nodiscard]] bool has_words(std::string_view normalised, std::span<const std::string> words);

/// What a careless copy leaves of a text: all letters outside ASCII are gone, "Erdoğan" is "Erdoan".
[[nodiscard]] std::string without_foreign_letters(std::string_view text);

} // namespace entente
