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

HtmlText converted(std::string_view bytes, std::string_view charset) {
    HtmlText html;
    html.charset = charset;
    const Converter converter(html.charset);
    if (converter.known()) {
        html.intact = converter.convert(bytes, html.text);
    } else {
        html.text = repaired_utf8(bytes);
        html.intact = false;
    }
    return html;
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

HtmlText decoded_html(std::string_view bytes, const HtmlVocabulary& vocabulary) {
    if (const auto utf16 = utf16_of(bytes); !utf16.empty()) {
        return converted(bytes.substr(2), utf16);
    }
    bytes = without_byte_order_mark(bytes);
    if (first_invalid_utf8(bytes) == bytes.size()) {
        return {std::string(bytes), true, std::string(utf8)};
    }
    const auto declared = declared_charset(bytes);
    if (declared == utf8 || declared == "utf8") {
        return {repaired_utf8(bytes), false, std::string(utf8)};
    }
    const auto known = vocabulary.charsets.find(declared);
    return converted(bytes, known == vocabulary.charsets.end() ? usual : std::string_view(known->second));
}

} // namespace entente
