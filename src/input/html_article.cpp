#include "input/html_article.hpp"

#include "entente/text/table.hpp"
#include "entente/text/utf8.hpp"
#include "input/article_text.hpp"
#include "input/html_body.hpp"
#include "input/html_encoding.hpp"
#include "input/html_facts.hpp"
#include "input/html_text.hpp"
#include "input/html_tree.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace entente {
namespace {

constexpr std::size_t longest_tag_name = 20;
constexpr std::size_t longest_reference = 8;

bool has_tag(std::string_view html) {
    for (auto at = html.find('<'); at + 1 < html.size() && at != std::string_view::npos; at = html.find('<', at + 1)) {
        const char next = html[at + 1];
        if (next == '!' || is_ascii_letter(next)) {
            return true;
        }
    }
    return false;
}

bool is_ascii_alphanumeric(char c) { return is_ascii_letter(c) || ('0' <= c && c <= '9'); }

/// A begin or end tag in a text.
struct Tag {
    std::string name; ///< in small letters
    bool is_end = false;
};

/// What of a text are tags and character references.
struct Markup {
    std::size_t blocks = 0;     ///< tags of blocks
    std::size_t elements = 0;   ///< end tags whose begin tag came before
    std::size_t references = 0; ///< to characters
    bool block_first = false;   ///< it begins with one
};

/// The tag that begins at `at`, where a `<` is: "<p>", "</p>", "<a href=…>", "<br/>"; no "<john@x.org>", no "a < b".
std::optional<Tag> tag_at(std::string_view text, std::size_t at) {
    Tag tag;
    tag.is_end = text.substr(at + 1).starts_with('/');
    const auto begin = at + (tag.is_end ? 2 : 1);
    auto end = begin;
    while (end < text.size() && is_ascii_alphanumeric(text[end]) && end - begin < longest_tag_name) {
        ++end;
    }
    const auto close = text.find_first_of("<>", end);
    if (end == begin || !is_ascii_letter(text[begin]) || close == std::string_view::npos || text[close] == '<' ||
        std::string_view(" \t\r\n/>").find(text[end]) == std::string_view::npos) {
        return std::nullopt;
    }
    tag.name = lowercase(text.substr(begin, end - begin));
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
        } else if (const auto tag = tag_at(text, at)) {
            const bool block = tag->name == "br" || vocabulary.blocks.count(tag->name) > 0;
            markup.blocks += block ? 1 : 0;
            markup.block_first = markup.block_first || (block && at == first);
            markup.elements += tag->is_end && begun.count(tag->name) > 0 ? 1 : 0;
            begun.insert(tag->name);
        }
    }
    return markup;
}

bool has_blocks(const Markup& markup) { return markup.block_first || markup.blocks >= 2; }

/// The text of all blocks, with `between` between them.
std::string text_of(const std::vector<HtmlBlock>& blocks, std::string_view between) {
    std::string text;
    for (const auto& block : blocks) {
        text += (text.empty() ? std::string() : std::string(between)) + block.text;
    }
    return text;
}

/// The text with a `<p>` in each blank line.
std::string with_paragraphs(std::string_view text) {
    std::string marked;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size() - 1) + 1;
        marked += trimmed(text.substr(0, end)).empty() ? "<p>\n" : text.substr(0, end);
        text.remove_prefix(end);
    }
    return marked;
}

std::string text_by_line(std::string_view text, const HtmlVocabulary& vocabulary) {
    std::string lines;
    for (bool more = true; more;) {
        const auto end = std::min(text.find('\n'), text.size());
        lines += text_of(html_blocks(parse_html("<p>" + std::string(text.substr(0, end)) + "</p>"), vocabulary), " ");
        more = end < text.size();
        lines += more ? "\n" : "";
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

HtmlArticle refused(InputFault fault, std::string error) {
    HtmlArticle article;
    article.fault = fault;
    article.error = std::move(error);
    return article;
}

} // namespace

bool may_be_marked_up(std::string_view text) {
    return has_tag(text) || text.find("</") != std::string_view::npos || text.find('&') != std::string_view::npos;
}

bool is_marked_up(std::string_view text, const HtmlVocabulary& vocabulary) {
    const auto markup = markup_of(text, vocabulary);
    return has_blocks(markup) || markup.elements > 0 || markup.references >= 2;
}

MarkedUpText read_marked_up(std::string_view text, const HtmlVocabulary& vocabulary) {
    std::string html(text);
    std::replace(html.begin(), html.end(), '\0', ' ');
    if (!has_blocks(markup_of(html, vocabulary))) {
        return {{}, text_by_line(html, vocabulary)};
    }
    const auto tree = parse_html(with_paragraphs(html));
    const auto blocks = html_blocks(tree, vocabulary);
    auto body = html_body(tree, blocks, vocabulary);
    const auto title = html_title(tree, vocabulary, body.around);
    std::erase_if(body.paragraphs, [&](const HtmlBlock* paragraph) { return paragraph->text == title; });
    return {title, body.paragraphs.empty() ? text_of(blocks, "\n\n") : body.text()};
}

HtmlArticle read_html_article(std::string_view bytes, const HtmlVocabulary& vocabulary, const DayReader& days) {
    const auto html = decoded_html(bytes, vocabulary);
    if (html.text.find('\0') != std::string::npos) {
        return refused(InputFault::Unreadable, "this is a binary file (it has NUL bytes), expected an HTML page");
    }
    if (is_blank(html.text)) {
        return refused(InputFault::Empty, "the file is empty");
    }
    if (!has_tag(html.text)) {
        return refused(InputFault::NoArticle, "this is no HTML page (it has no tags)");
    }
    const auto tree = parse_html(html.text);
    if (is_generated(tree, vocabulary)) {
        return refused(InputFault::OwnGraph, "this page is a graph that Entente wrote, and no article");
    }
    const auto blocks = html_blocks(tree, vocabulary);
    auto body = html_body(tree, blocks, vocabulary);
    const auto title = html_title(tree, vocabulary, body.around);
    std::erase_if(body.paragraphs, [&](const HtmlBlock* paragraph) { return paragraph->text == title; });
    if (body.paragraphs.empty()) {
        return refused(InputFault::Empty, "the page has no article text, only what stands around one (menus, links, notices)");
    }
    HtmlArticle article;
    article.odd_bytes = html.odd_bytes;
    if (tree.cut_off) {
        article.remark = "the page has more than " + std::to_string(most_html_nodes) + " elements, or more than " +
                         std::to_string(deepest_html) + " in each other; it is read up to there only";
    }
    article.document.date = html_date(tree, vocabulary, days, body.around);
    article.document.url = html_address(tree, vocabulary);
    article.odd_day = set_text(article.document, title, body.text(), days);
    return article;
}

} // namespace entente
