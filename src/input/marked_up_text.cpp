#include "input/marked_up_text.hpp"

#include "entente/text/table.hpp"
#include "entente/text/utf8.hpp"
#include "input/article_text.hpp"
#include "input/html_body.hpp"
#include "input/html_encoding.hpp"
#include "input/html_facts.hpp"
#include "input/html_text.hpp"
#include "input/html_tree.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>
#include <vector>

namespace entente {
namespace {

constexpr std::size_t longest_tag_name = 20;
constexpr std::size_t longest_tag = 2000; // a longer one is text
constexpr std::size_t longest_reference = 8;

bool is_ascii_alphanumeric(char c) { return is_ascii_letter(c) || ('0' <= c && c <= '9'); }

/// A begin or end tag in a text.
struct Tag {
    std::string name;    ///< in small letters
    bool is_end = false; ///< "</p>"
    std::size_t end = 0; ///< behind its ">"; 0: it has none
};

/// What of a text are tags and character references.
struct Markup {
    std::size_t blocks = 0;                                   ///< tags of blocks
    std::size_t references = 0;                               ///< to characters
    std::map<std::string, std::size_t, std::less<>> end_tags; ///< of each element with begin and end, where the last one is
    std::size_t last_comment = 0;                             ///< where it ends
    bool block_first = false;                                 ///< it begins with one
    bool whole_page = false;                                  ///< it has more than an article
};

/// Behind the ">" of a tag whose name ends at `at`; 0 where another "<" comes first, or the end. Values in quotation marks may hold both.
std::size_t tag_end(std::string_view text, std::size_t at) {
    text = text.substr(0, at + longest_tag);
    for (at = text.find_first_of("<>=", at); at < text.size() && text[at] == '='; at = text.find_first_of("<>=", at)) {
        at = text.find_first_not_of(" \t\r\n", at + 1);
        if (at < text.size() && (text[at] == '"' || text[at] == '\'')) {
            const auto quote = text.find(text[at], at + 1);
            at = quote < text.size() ? quote + 1 : quote;
        }
    }
    return at < text.size() && text[at] == '>' ? at + 1 : 0;
}

/// The tag that begins at `at`, where a `<` is: "<p>", "</p>", "<a href=…>", "<br/>"; no "<john@x.org>", no "a < b".
std::optional<Tag> tag_at(std::string_view text, std::size_t at) {
    Tag tag;
    tag.is_end = text.substr(at + 1).starts_with('/');
    const auto begin = at + (tag.is_end ? 2 : 1);
    auto end = begin;
    while (end < text.size() && is_ascii_alphanumeric(text[end]) && end - begin < longest_tag_name) {
        ++end;
    }
    if (end == begin || !is_ascii_letter(text[begin]) ||
        (end < text.size() && std::string_view(" \t\r\n/>").find(text[end]) == std::string_view::npos)) {
        return std::nullopt;
    }
    tag.name = lowercase(text.substr(begin, end - begin));
    tag.end = tag_end(text, end);
    return tag;
}

/// "&#8217;", "&#x2019;", "&nbsp;"
bool is_reference(std::string_view text, std::size_t at) {
    const bool number = text.substr(at + 1).starts_with('#');
    const auto begin = at + (number ? 2 : 1);
    auto end = begin;
    while (end < text.size() && end - begin < longest_reference &&
           (number ? is_ascii_alphanumeric(text[end]) : is_ascii_letter(text[end]))) {
        ++end;
    }
    return end - begin >= 2 && text.substr(end).starts_with(';');
}

Markup markup_of(std::string_view text, const HtmlVocabulary& vocabulary) {
    Markup markup;
    std::set<std::string> begun;
    const auto first = text.find_first_not_of(outer_space);
    for (auto at = text.find_first_of("<&"); at < text.size(); at = text.find_first_of("<&", at + 1)) {
        if (text[at] == '&') {
            markup.references += is_reference(text, at) ? 1 : 0;
        } else if (const auto tag = tag_at(text, at); tag && tag->end > 0) {
            const bool block = tag->name == "br" || vocabulary.blocks.count(tag->name) > 0;
            markup.blocks += block ? 1 : 0;
            markup.block_first = markup.block_first || (block && at == first);
            markup.whole_page = markup.whole_page || vocabulary.pages.count(tag->name) > 0;
            if (!tag->is_end) {
                begun.insert(tag->name);
            } else if (begun.count(tag->name) > 0) {
                markup.end_tags[tag->name] = at;
            }
        }
    }
    const auto comment = text.rfind("-->");
    markup.last_comment = comment == std::string_view::npos ? 0 : comment + 3;
    return markup;
}

bool has_blocks(const Markup& markup) { return markup.block_first || markup.blocks >= 2; }

bool is_marked_up(const Markup& markup) { return has_blocks(markup) || !markup.end_tags.empty() || markup.references >= 2; }

/// Where the text goes on behind the tag or comment at `at`, and behind an element that is no text; `at` if there is none.
std::size_t markup_end(std::string_view text, std::size_t at, const Markup& markup, const HtmlVocabulary& vocabulary) {
    if (text.substr(at).starts_with("<!--")) {
        return at < markup.last_comment ? text.find("-->", at) + 3 : at;
    }
    auto tag = tag_at(text, at);
    if (!tag || tag->end == 0) {
        return at;
    }
    const auto closed = markup.end_tags.find(tag->name);
    const bool dropped = vocabulary.dropped.count(tag->name) > 0;
    if (closed == markup.end_tags.end()) {
        return dropped || tag->name == "br" ? tag->end : at;
    }
    if (dropped && !tag->is_end && at < closed->second) {
        for (const auto name = tag->name; !tag || !tag->is_end || tag->name != name || tag->end == 0; tag = tag_at(text, at)) {
            at = text.find("</", at + 1);
        }
    }
    return tag->end;
}

/// The text without tags and comments, and with the characters that it refers to; all else in it stays, line ends and "a <met> b" too.
std::string without_markup(std::string_view text, const Markup& markup, const HtmlVocabulary& vocabulary) {
    std::string html = "<pre>";
    for (std::size_t at = 0; at < text.size();) {
        const auto next = std::min(text.find_first_of("<&", at), text.size());
        html += text.substr(at, next - at);
        at = next;
        if (at == text.size()) {
            break;
        }
        if (text[at] == '&') {
            html += is_reference(text, at++) ? "&" : "&amp;";
        } else if (const auto end = markup_end(text, at, markup, vocabulary); end > at) {
            html += lowercase(text.substr(at, 3)) == "<br" ? " " : "";
            at = end;
        } else {
            html += "&lt;";
            ++at;
        }
    }
    std::replace(html.begin(), html.end(), '\0', ' ');
    return with_windows_1252(parse_html(html + "</pre>").text_of(0));
}

/// The HTML with a `<p>` in each blank line, and with "&lt;" for each `<` that begins no tag: the parser would take the text behind it.
std::string prepared(std::string_view text, const HtmlVocabulary& vocabulary) {
    std::string html;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size() - 1) + 1;
        html += trimmed(text.substr(0, end)).empty() ? "<p>\n" : text.substr(0, end);
        text.remove_prefix(end);
    }
    std::string result;
    std::size_t kept = 0;
    for (auto at = html.find('<'); at < html.size(); at = html.find('<', at + 1)) {
        const auto tag = tag_at(html, at);
        const bool cut_off = tag && (vocabulary.blocks.count(tag->name) > 0 || tag->name.size() == 1); // "<p", "<a href="
        const bool other = html.compare(at, 2, "<!") == 0 || html.compare(at, 2, "<?") == 0;
        if (!other && (!tag || (tag->end == 0 && !cut_off))) {
            result.append(html, kept, at - kept).append("&lt;");
            kept = at + 1;
        }
    }
    return result.append(html, kept);
}

/// Of an article cut out of its page nothing is left out.
MarkedUpText text_of_blocks(std::string_view text, const std::string& title, bool whole_page, const HtmlVocabulary& vocabulary) {
    const auto tree = parse_html(prepared(text, vocabulary));
    const auto blocks = html_blocks(tree, vocabulary);
    HtmlBody all;
    for (const auto& block : blocks) {
        all.paragraphs.push_back(&block);
    }
    auto body = whole_page ? html_body(tree, blocks, vocabulary) : all;
    MarkedUpText read{title.empty() ? html_title(tree, vocabulary, body.around) : title, {}};
    body.erase_title(cleaned_text(read.title));
    read.text = body.paragraphs.empty() ? all.text() : body.text();
    return read;
}

} // namespace

bool has_tag(std::string_view html) {
    for (auto at = html.find('<'); at + 1 < html.size() && at != std::string_view::npos; at = html.find('<', at + 1)) {
        const char next = html[at + 1];
        if (next == '!' || is_ascii_letter(next)) {
            return true;
        }
    }
    return false;
}

bool may_be_marked_up(std::string_view text) {
    return has_tag(text) || text.find("</") != std::string_view::npos || text.find('&') != std::string_view::npos;
}

std::string read_marked_up_title(std::string_view title, const HtmlVocabulary& vocabulary) {
    return without_markup(title, markup_of(title, vocabulary), vocabulary);
}

std::optional<MarkedUpText> read_marked_up(std::string_view text, const std::string& title, const HtmlVocabulary& vocabulary) {
    auto html = with_line_feeds(text);
    std::replace(html.begin(), html.end(), '\0', ' ');
    auto markup = markup_of(html, vocabulary);
    if (!is_marked_up(markup)) {
        return std::nullopt;
    }
    if (!has_blocks(markup)) {
        html = without_markup(html, markup, vocabulary);
        markup = markup_of(html, vocabulary); // feeds have "&lt;p&gt;"
    }
    return has_blocks(markup) ? text_of_blocks(html, title, markup.whole_page, vocabulary) : MarkedUpText{title, html};
}

} // namespace entente
