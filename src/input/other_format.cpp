#include "input/other_format.hpp"

#include "entente/text/utf8.hpp"
#include "input/article_text.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <utility>

namespace entente {
namespace {

struct Format {
    std::string_view begin; ///< in small letters
    std::string_view name;
};

constexpr std::string_view blanks = " \t\r\n";
constexpr std::size_t sniffed_bytes = 1024;

constexpr std::array raw{Format{"%pdf-", "a PDF file"}, Format{"pk\x03\x04", "a ZIP archive or an office document"},
                         Format{"\x1f\x8b", "compressed with gzip"}, Format{"{\\rtf", "an RTF document"}};

constexpr std::array marked{Format{"<graphml", "a graph in GraphML"}, Format{"<gexf", "a graph in GEXF"},
                            Format{"<svg", "a picture in SVG"}, Format{"<rss", "a feed in RSS"}, Format{"<feed", "a feed in Atom"}};

constexpr std::array<std::string_view, 4> dot_keywords{"strict graph", "strict digraph", "graph", "digraph"};

constexpr std::string_view field_letters = "abcdefghijklmnopqrstuvwxyz0123456789-";
constexpr std::array<std::string_view, 5> sent_fields{"received", "message-id", "return-path", "delivered-to", "dkim-signature"};
constexpr std::array<std::string_view, 2> mime_fields{"mime-version", "content-transfer-encoding"};
constexpr std::string_view saved_page = "a web page saved as MHTML (save it as \"web page, HTML only\")";

template <std::size_t Count>
const Format* begins_as(const std::array<Format, Count>& formats, std::string_view text) {
    for (const Format& format : formats) {
        if (text.starts_with(format.begin)) return &format;
    }
    return nullptr;
}

/// The rest behind white space, an XML declaration, comments and document types.
std::string_view behind_prolog(std::string_view text) {
    for (;;) {
        text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
        const std::string_view end = text.starts_with("<!--")        ? "-->"
                                     : text.starts_with("<?")        ? "?>"
                                     : text.starts_with("<!doctype") ? ">"
                                                                     : "";
        const auto found = end.empty() ? std::string_view::npos : text.find(end);
        if (found == std::string_view::npos) return text;
        text.remove_prefix(found + end.size());
    }
}

/// "graph G {", "digraph \"Who did what\" {"
bool is_dot(std::string_view text) {
    const auto skip = [&](std::size_t end) { text.remove_prefix(std::min(end, text.size())); };
    const auto* const keyword = std::ranges::find_if(dot_keywords, [&](std::string_view word) { return text.starts_with(word); });
    if (keyword == dot_keywords.end()) return false;
    skip(keyword->size());
    if (text.find_first_of(std::string(blanks) + "\"{") != 0) return false; // "graphics"
    skip(text.find_first_not_of(blanks));
    skip(text.starts_with('"') ? text.find('"', 1) + 1 : text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_"));
    skip(text.find_first_not_of(blanks));
    return text.starts_with('{');
}

/// The fields that a text begins with as e-mails do: "From: Reuters", up to a blank line.
struct MailHeader {
    std::set<std::string_view> names; ///< none where it ends in a line that is no field
    bool is_page = false;             ///< a browser saved a page so
};

MailHeader mail_header(std::string_view text) {
    MailHeader header;
    bool is_first = true;
    while (!text.empty()) {
        const auto end = text.find('\n');
        const bool is_cut = end == std::string_view::npos;
        std::string_view line = text.substr(0, end);
        text.remove_prefix(is_cut ? text.size() : end + 1);
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (line.empty()) break;
        const bool is_mailbox = std::exchange(is_first, false) && line.starts_with("from ");
        if (is_mailbox || line.front() == ' ' || line.front() == '\t') continue; // a field may go on so
        const auto colon = line.find_first_not_of(field_letters);
        if (colon == 0 || colon == std::string_view::npos || line[colon] != ':') {
            if (!is_cut) return {};
            break; // the rest is out of sight
        }
        // A paper may be "Received: 26 April 2024".
        const bool is_own = line.starts_with("received:") && !line.starts_with("received: from ") && !line.starts_with("received: by ");
        if (!is_own) header.names.insert(line.substr(0, colon));
        header.is_page = header.is_page || line.starts_with("from: <saved by ") || line.starts_with("snapshot-content-location:") ||
                         line.starts_with("content-type: multipart/related");
    }
    return header;
}

/// What begins with the fields that programs write into mails, or lies in a file of mail. Others are a text's own: its author saved a mail
/// as text, with "From:" and "Date:" at its beginning.
std::string_view mail_format(std::string_view text, std::string_view ending) {
    const MailHeader header = mail_header(text);
    const auto has_one_of = [&](const auto& names) {
        return std::ranges::any_of(names, [&](std::string_view name) { return header.names.contains(name); });
    };
    const bool was_sent = has_one_of(sent_fields);
    if (header.is_page && !was_sent && !header.names.contains("to")) return saved_page;
    const bool is_mail = header.names.size() > 1 && (was_sent || has_one_of(mime_fields) || ending == ".eml");
    return is_mail ? "an e-mail with its headers (save its text)" : "";
}

} // namespace

std::string_view other_format(std::string_view bytes, std::string_view ending) {
    const std::string head = lowercase(bytes.substr(0, sniffed_bytes));
    if (const auto* const format = begins_as(raw, head)) return format->name;
    std::string_view text = without_byte_order_mark(head);
    text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
    const auto body = behind_prolog(text);
    if (const auto* const format = begins_as(marked, body)) return format->name;
    if (is_dot(body)) return "a graph in DOT";
    if (const auto mail = mail_format(text, ending); !mail.empty()) return mail;
    const bool has_root = body.starts_with('<') && body.size() > 1 && 'a' <= body[1] && body[1] <= 'z';
    return text.starts_with("<?xml") && has_root ? "XML, and no web page" : "";
}

} // namespace entente
