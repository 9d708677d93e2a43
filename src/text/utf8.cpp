#include "entente/text/utf8.hpp"

#include <utf8proc.h>

#include <algorithm>

namespace entente {
namespace {

utf8proc_category_t category_of(char32_t value) {
    return value <= 0x10FFFF ? utf8proc_category(static_cast<utf8proc_int32_t>(value)) : UTF8PROC_CATEGORY_CN;
}

bool between(char32_t value, utf8proc_category_t first, utf8proc_category_t last) {
    const auto category = category_of(value);
    return first <= category && category <= last;
}

const utf8proc_uint8_t* bytes_of(std::string_view text, std::size_t at) {
    return reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + at;
}

} // namespace

CodePoint decode_utf8(std::string_view text, std::size_t at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {
        return {byte, 1, true};
    }
    utf8proc_int32_t value = -1;
    const auto available = static_cast<utf8proc_ssize_t>(std::min<std::size_t>(text.size() - at, 4));
    const auto size = utf8proc_iterate(bytes_of(text, at), available, &value);
    if (size <= 0 || value < 0) {
        return {replacement_character, 1, false};
    }
    return {static_cast<char32_t>(value), static_cast<std::size_t>(size), true};
}

CodePoint decode_utf8_before(std::string_view text, std::size_t end) {
    const std::size_t furthest = end < 4 ? 0 : end - 4;
    for (std::size_t begin = end; begin-- > furthest;) {
        const auto point = decode_utf8(text.substr(0, end), begin);
        if (point.valid && begin + point.size == end) {
            return point;
        }
    }
    return {replacement_character, 1, false};
}

void append_utf8(std::string& text, char32_t value) {
    const bool encodable = value <= 0x10FFFF && !(0xD800 <= value && value <= 0xDFFF);
    utf8proc_uint8_t buffer[4];
    const auto size = utf8proc_encode_char(static_cast<utf8proc_int32_t>(encodable ? value : replacement_character), buffer);
    text.append(reinterpret_cast<const char*>(buffer), static_cast<std::size_t>(size));
}

std::size_t first_invalid_utf8(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        if (static_cast<unsigned char>(text[at]) < 0x80) {
            ++at;
            continue;
        }
        const auto point = decode_utf8(text, at);
        if (!point.valid) {
            return at;
        }
        at += point.size;
    }
    return text.size();
}

std::string repaired_utf8(std::string_view text) {
    std::string repaired;
    repaired.reserve(text.size());
    while (!text.empty()) {
        const auto valid = first_invalid_utf8(text);
        repaired.append(text.substr(0, valid));
        if (valid == text.size()) {
            break;
        }
        append_utf8(repaired, replacement_character);
        text.remove_prefix(valid + 1);
    }
    return repaired;
}

bool is_letter(char32_t value) { return between(value, UTF8PROC_CATEGORY_LU, UTF8PROC_CATEGORY_LO); }
bool is_uppercase(char32_t value) { return category_of(value) == UTF8PROC_CATEGORY_LU; }
bool is_lowercase(char32_t value) { return category_of(value) == UTF8PROC_CATEGORY_LL; }
bool is_number(char32_t value) { return between(value, UTF8PROC_CATEGORY_ND, UTF8PROC_CATEGORY_NO); }
bool is_digit(char32_t value) { return category_of(value) == UTF8PROC_CATEGORY_ND; }
bool is_mark(char32_t value) { return between(value, UTF8PROC_CATEGORY_MN, UTF8PROC_CATEGORY_ME); }
bool is_punctuation(char32_t value) { return between(value, UTF8PROC_CATEGORY_PC, UTF8PROC_CATEGORY_PO); }
bool is_symbol(char32_t value) { return between(value, UTF8PROC_CATEGORY_SM, UTF8PROC_CATEGORY_SO); }

bool is_control(char32_t value) {
    return category_of(value) == UTF8PROC_CATEGORY_CN || between(value, UTF8PROC_CATEGORY_CC, UTF8PROC_CATEGORY_CO);
}

bool is_space(char32_t value) {
    if (value > 0x10FFFF) {
        return false;
    }
    const auto* property = utf8proc_get_property(static_cast<utf8proc_int32_t>(value));
    return property->category == UTF8PROC_CATEGORY_ZS || property->bidi_class == UTF8PROC_BIDI_CLASS_WS ||
           property->bidi_class == UTF8PROC_BIDI_CLASS_B || property->bidi_class == UTF8PROC_BIDI_CLASS_S;
}

char32_t to_lowercase(char32_t value) { return static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(value))); }
char32_t to_uppercase(char32_t value) { return static_cast<char32_t>(utf8proc_toupper(static_cast<utf8proc_int32_t>(value))); }

bool has_only_capitals(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto point = decode_utf8(text, at);
        if (is_letter(point.value) && !is_uppercase(point.value)) return false;
        at += point.size;
    }
    return true;
}

std::string lowercase(std::string_view text) {
    std::string lowered;
    lowered.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const auto point = decode_utf8(text, at);
        if (point.valid) {
            append_utf8(lowered, to_lowercase(point.value));
        } else {
            lowered += text[at];
        }
        at += point.size;
    }
    return lowered;
}

} // namespace entente
