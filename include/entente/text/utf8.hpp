#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace entente {

inline constexpr std::string_view byte_order_mark = "\xef\xbb\xbf"; ///< in UTF-8

[[nodiscard]] inline std::string_view without_byte_order_mark(std::string_view text) {
    return text.starts_with(byte_order_mark) ? text.substr(byte_order_mark.size()) : text;
}

/// One decoded code point of a UTF-8 text.
struct CodePoint {
    char32_t value = 0;   ///< U+FFFD where the bytes are no UTF-8
    std::size_t size = 0; ///< bytes it took: 1..4, and 1 for an invalid byte
    bool valid = true;    ///< false: the byte at this place begins no code point
};

/// What stands in for bytes that are no UTF-8.
inline constexpr char32_t replacement_character = 0xFFFD;

/// Decodes the code point at byte `at`; the caller ensures at < text.size(). Overlong forms, surrogates and cut sequences are invalid.
[[nodiscard]] CodePoint decode_utf8(std::string_view text, std::size_t at);

/// Decodes the code point that ends before byte `end`; the caller ensures 0 < end <= text.size().
[[nodiscard]] CodePoint decode_utf8_before(std::string_view text, std::size_t end);

/// Appends `value` as UTF-8; a surrogate or a value past U+10FFFF becomes U+FFFD.
void append_utf8(std::string& text, char32_t value);

/// The byte where the text stops being UTF-8; text.size() if all of it is.
[[nodiscard]] std::size_t first_invalid_utf8(std::string_view text);

/// The text with each invalid byte replaced by U+FFFD (three bytes), so that the result is UTF-8. A valid text comes back unchanged.
[[nodiscard]] std::string repaired_utf8(std::string_view text);

/// Unicode categories, as the reference tokenizer and Python's `str` have them.
[[nodiscard]] bool is_letter(char32_t value);      ///< L*
[[nodiscard]] bool is_uppercase(char32_t value);   ///< Lu
[[nodiscard]] bool is_lowercase(char32_t value);   ///< Ll
[[nodiscard]] bool is_number(char32_t value);      ///< N*
[[nodiscard]] bool is_digit(char32_t value);       ///< Nd
[[nodiscard]] bool is_mark(char32_t value);        ///< M*
[[nodiscard]] bool is_punctuation(char32_t value); ///< P*
[[nodiscard]] bool is_symbol(char32_t value);      ///< S*
[[nodiscard]] bool is_control(char32_t value);     ///< C*: controls, formats, surrogates, private use, unassigned
[[nodiscard]] bool is_space(char32_t value);       ///< what Python's `str.isspace` calls white space
/// ' and what texts write for it: the quotation mark U+2019, and the letter U+02BC.
[[nodiscard]] inline bool is_apostrophe(char32_t value) { return value == U'\'' || value == U'\u2019' || value == U'\u02BC'; }
/// What parts or joins the letters of a word and shows nothing: the soft hyphen and the word joiner.
[[nodiscard]] inline bool is_unseen(char32_t value) { return value == U'\u00AD' || value == U'\u2060'; }
[[nodiscard]] inline bool is_alphanumeric(char32_t value) { return is_letter(value) || is_number(value); }

[[nodiscard]] char32_t to_lowercase(char32_t value); ///< the simple, one-to-one mapping
[[nodiscard]] char32_t to_uppercase(char32_t value); ///< the simple, one-to-one mapping

/// Whether no letter of the text is other than a capital.
[[nodiscard]] bool has_only_capitals(std::string_view text);

/// The text in small letters, letter by letter with the simple mapping. Bytes that are no UTF-8 are kept.
[[nodiscard]] std::string lowercase(std::string_view text);

} // namespace entente
