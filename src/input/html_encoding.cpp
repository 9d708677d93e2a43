#include "input/html_encoding.hpp"

#include "entente/text/utf8.hpp"
#include "input/article_text.hpp"

#include <algorithm>
#include <array>
#include <cerrno>

#include <iconv.h>

namespace entente {
namespace {

constexpr std::size_t declared_within = 16384; // bytes; the standard says 1024, some pages need more
constexpr std::size_t sniffed_bytes = 65536;
constexpr std::size_t most_foreign = 4; // of so many letters one may be beyond ASCII
constexpr std::string_view utf8 = "utf-8";
constexpr std::string_view usual = "windows-1252";
constexpr std::string_view blanks = " \t\r\n\f";

/// In small letters; other bytes than ASCII are kept.
std::string ascii_lowercase(std::string_view text) {
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return lower;
}

std::string_view utf16_of(std::string_view bytes) {
    if (bytes.starts_with("\xff\xfe")) {
        return "utf-16le";
    }
    return bytes.starts_with("\xfe\xff") ? "utf-16be" : "";
}

/// The value after `name =` from `begin` on, without quotes.
std::string value_after(std::string_view text, std::string_view name) {
    const auto found = text.find(name);
    if (found == std::string_view::npos) {
        return {};
    }
    auto at = text.find_first_not_of(blanks, found + name.size());
    if (at == std::string_view::npos || text[at] != '=') {
        return {};
    }
    at = std::min(text.find_first_not_of(" \t\r\n\f\"'", at + 1), text.size());
    return std::string(text.substr(at, text.find_first_of(" \t\r\n\f\"';/>?", at) - at));
}

/// The charset of `<meta charset=…>`, `<meta http-equiv=content-type content="…; charset=…">` or `<?xml … encoding=…?>`, or nothing.
std::string declared_charset(std::string_view bytes) {
    const auto head = ascii_lowercase(bytes.substr(0, declared_within));
    if (head.starts_with("<?xml")) {
        if (auto charset = value_after(std::string_view(head).substr(0, head.find('>')), "encoding"); !charset.empty()) {
            return charset;
        }
    }
    for (auto at = head.find("<meta"); at != std::string::npos; at = head.find("<meta", at + 1)) {
        const auto tag = std::string_view(head).substr(at, head.find('>', at) - at);
        if (auto charset = value_after(tag, "charset"); !charset.empty()) {
            return charset;
        }
    }
    return {};
}

class Converter {
public:
    explicit Converter(const std::string& charset) : handle_(iconv_open("UTF-8", charset.c_str())) {}
    Converter(const Converter&) = delete;
    Converter& operator=(const Converter&) = delete;
    ~Converter() {
        if (known()) {
            iconv_close(handle_);
        }
    }
    [[nodiscard]] bool known() const { return handle_ != reinterpret_cast<iconv_t>(-1); }

    /// False: some bytes became U+FFFD.
    bool convert(std::string_view bytes, std::string& text) const {
        std::string input(bytes); // iconv takes no const bytes
        char* next = input.data();
        std::size_t left = input.size();
        bool intact = true;
        std::array<char, 65536> block{};
        while (left > 0) {
            char* out = block.data();
            std::size_t room = block.size();
            const auto result = iconv(handle_, &next, &left, &out, &room);
            text.append(block.data(), block.size() - room);
            if (result == static_cast<std::size_t>(-1) && errno != E2BIG) {
                append_utf8(text, replacement_character);
                ++next;
                --left;
                intact = false;
            }
        }
        return intact;
    }

private:
    iconv_t handle_;
};

DecodedText converted(std::string_view bytes, std::string_view charset) {
    DecodedText decoded;
    const Converter converter{std::string(charset)};
    if (!converter.known()) {
        decoded.text = repaired_utf8(bytes);
    }
    if (!converter.known() || !converter.convert(bytes, decoded.text)) {
        decoded.odd_bytes = "bytes that are no " + std::string(charset) + " were replaced by U+FFFD";
    }
    return decoded;
}

bool has_utf8_beyond_ascii(std::string_view bytes) {
    for (std::size_t at = 0; at < bytes.size();) {
        const auto point = decode_utf8(bytes, at);
        if (point.size > 1) {
            return true;
        }
        at += point.size;
    }
    return false;
}

/// Whether a text reads as one in a Latin script, most of it in ASCII. What was Cyrillic, or of an old Macintosh or DOS, does not.
bool is_plausible(std::string_view text) {
    std::size_t letters = 0;
    std::size_t others = 0; // beyond ASCII
    char32_t before = U' ';
    for (std::size_t at = 0; at < text.size();) {
        const auto point = decode_utf8(text, at);
        const auto value = point.value;
        at += point.size;
        const bool is_low_quote = value == U'‚' || value == U'„';
        const bool inside_word = value > 0x7f && ((is_uppercase(value) && is_lowercase(before)) || (is_low_quote && is_letter(before)));
        const bool is_raw_control = value < 0x20 && blanks.find(static_cast<char>(value)) == std::string_view::npos;
        if (inside_word || is_raw_control || (value >= 0x7f && value <= 0x9f)) {
            return false;
        }
        letters += is_letter(value) ? 1 : 0;
        others += is_letter(value) && value > 0x7f ? 1 : 0;
        before = value;
    }
    return most_foreign * others <= letters;
}

/// Whether the bytes end in the middle of a character of UTF-8, and are that else.
bool is_cut_utf8(std::string_view bytes) {
    const auto rest = bytes.substr(first_invalid_utf8(bytes));
    const auto leads = [&](unsigned char least) { return static_cast<unsigned char>(rest[0]) >= least; };
    const auto is_inner = [](char c) { return (static_cast<unsigned char>(c) & 0xc0) == 0x80; };
    return (rest.size() == 2 || rest.size() == 3) && leads(rest.size() == 2 ? 0xe0 : 0xf0) &&
           std::all_of(rest.begin() + 1, rest.end(), is_inner);
}

} // namespace

bool begins_as_html(std::string_view bytes) {
    auto head = ascii_lowercase(bytes.substr(0, sniffed_bytes));
    if (!utf16_of(bytes).empty()) {
        head.erase(0, 2);
        head.erase(std::remove(head.begin(), head.end(), '\0'), head.end());
    }
    std::string_view rest = without_byte_order_mark(head);
    for (;;) {
        rest.remove_prefix(std::min(rest.find_first_not_of(blanks), rest.size()));
        const std::string_view end = rest.starts_with("<!--") ? "-->" : rest.starts_with("<?xml") ? "?>" : "";
        if (end.empty()) {
            return rest.starts_with("<!doctype html") || rest.starts_with("<html");
        }
        rest.remove_prefix(std::min(rest.find(end), rest.size() - end.size()) + end.size());
    }
}

DecodedText decoded_html(std::string_view bytes, const HtmlVocabulary& vocabulary) {
    if (const auto utf16 = utf16_of(bytes); !utf16.empty()) {
        return converted(bytes.substr(2), utf16);
    }
    bytes = without_byte_order_mark(bytes);
    if (first_invalid_utf8(bytes) == bytes.size()) {
        return {std::string(bytes), {}};
    }
    const auto declared = declared_charset(bytes);
    if (declared == utf8 || declared == "utf8") {
        return decoded_text(bytes);
    }
    const auto known = vocabulary.charsets.find(declared);
    return converted(bytes, known == vocabulary.charsets.end() ? usual : std::string_view(known->second));
}

DecodedText decoded_text(std::string_view bytes) {
    if (first_invalid_utf8(bytes) == bytes.size()) {
        return {std::string(bytes), {}};
    }
    if (!has_utf8_beyond_ascii(bytes) && !is_cut_utf8(bytes)) {
        if (auto decoded = converted(bytes, usual); decoded.odd_bytes.empty() && is_plausible(decoded.text)) {
            decoded.odd_bytes = "bytes that are no UTF-8 were read as " + std::string(usual);
            return decoded;
        }
    }
    return {repaired_utf8(bytes), "bytes that are no UTF-8 were replaced by U+FFFD"};
}

} // namespace entente
