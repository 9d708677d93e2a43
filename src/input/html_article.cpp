#include "input/html_article.hpp"

#include "entente/text/table.hpp"
#include "input/article_text.hpp"
#include "input/html_body.hpp"
#include "input/html_encoding.hpp"
#include "input/html_facts.hpp"
#include "input/html_text.hpp"
#include "input/html_tree.hpp"
#include "input/marked_up_text.hpp"

#include <utility>

namespace entente {
namespace {

HtmlArticle refused(InputFault fault, std::string error) {
    HtmlArticle article;
    article.fault = fault;
    article.error = std::move(error);
    return article;
}

} // namespace

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
    body.erase_title(title);
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
    if (article.document.date.empty()) {
        article.document.date = html_head_date(tree, blocks, body, title, days);
    }
    article.document.url = html_address(tree, vocabulary);
    article.odd_day = set_text(article.document, title, body.text(), days);
    return article;
}

} // namespace entente
