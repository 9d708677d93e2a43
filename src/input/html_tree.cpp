#include "input/html_tree.hpp"

#include "entente/text/utf8.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <mutex>
#include <new>

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

namespace entente {
namespace {

constexpr std::size_t longest_attribute = 10'000; // bytes; what is longer is a picture
constexpr std::size_t most_attributes = 500;      // of an element; libxml2's time grows with their square

constexpr std::array<std::string_view, 17> kept_attributes{"aria-hidden", "class",    "content",  "datetime", "hidden",   "href",
                                                           "id",          "itemprop", "itemtype", "name",     "property", "pubdate",
                                                           "rel",         "role",     "style",    "title",    "type"};

std::string_view view(const xmlChar* text) { return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text); }

/// Takes the parser's events. It builds a tree of our own, since libxml2's nests without bound.
class Builder {
public:
    explicit Builder(htmlParserCtxtPtr context) : context_(context) {
        add("#page");
        open_.push_back(0);
    }

    void start(const xmlChar* name, const xmlChar** attributes) {
        if (tree_.cut_off) {
            return;
        }
        if (open_.size() > deepest_html || tree_.nodes.size() >= most_html_nodes) {
            tree_.cut_off = true;
            xmlStopParser(context_);
            return;
        }
        auto& node = add(view(name));
        for (; attributes != nullptr && attributes[0] != nullptr; attributes += 2) {
            const auto key = view(attributes[0]);
            const auto value = view(attributes[1]);
            if (value.size() <= longest_attribute &&
                std::find(kept_attributes.begin(), kept_attributes.end(), key) != kept_attributes.end()) {
                node.attributes.emplace_back(key, repaired_utf8(value));
            }
        }
        open_.push_back(tree_.nodes.size() - 1);
    }

    void end() {
        if (!tree_.cut_off && open_.size() > 1) {
            close();
        }
    }

    void text(const xmlChar* text, int size) {
        if (tree_.cut_off) {
            return;
        }
        auto& node = last_is_text_ ? tree_.nodes.back() : add("#text");
        node.text.append(reinterpret_cast<const char*>(text), static_cast<std::size_t>(size));
        last_is_text_ = true;
    }

    void comment(const xmlChar* text) {
        if (!tree_.cut_off && view(text).size() <= longest_attribute) {
            add("#comment").text = view(text);
        }
    }

    HtmlTree finished() {
        while (!open_.empty()) {
            close();
        }
        for (auto& node : tree_.nodes) {
            node.text = repaired_utf8(node.text);
        }
        return std::move(tree_);
    }

private:
    HtmlNode& add(std::string_view name) {
        auto& node = tree_.nodes.emplace_back();
        node.name = name;
        node.parent = open_.empty() ? 0 : open_.back();
        node.end = tree_.nodes.size();
        last_is_text_ = false;
        return node;
    }

    void close() {
        tree_.nodes[open_.back()].end = tree_.nodes.size();
        open_.pop_back();
        last_is_text_ = false;
    }

    htmlParserCtxtPtr context_;
    HtmlTree tree_;
    std::vector<std::size_t> open_;
    bool last_is_text_ = false;
};

Builder& builder(void* data) { return *static_cast<Builder*>(data); }

htmlSAXHandler handler() {
    htmlSAXHandler events{};
    events.startElement = [](void* data, const xmlChar* name, const xmlChar** attributes) { builder(data).start(name, attributes); };
    events.endElement = [](void* data, const xmlChar*) { builder(data).end(); };
    events.characters = [](void* data, const xmlChar* text, int size) { builder(data).text(text, size); };
    events.ignorableWhitespace = events.characters;
    events.cdataBlock = events.characters;
    events.comment = [](void* data, const xmlChar* text) { builder(data).comment(text); };
    events.initialized = XML_SAX2_MAGIC;
    return events;
}

/// The page without the attributes that an element has beyond its first `most_attributes`.
std::string bounded(const std::string& html) {
    std::string result;
    std::size_t kept = 0;
    for (auto at = html.find('<'); at != std::string::npos; at = html.find('<', at + 1)) {
        if (at + 1 == html.size() || !is_ascii_letter(html[at + 1])) {
            continue;
        }
        std::size_t parts = 0;
        std::size_t cut = std::string::npos;
        char quote = 0;
        for (; at < html.size() && (quote != 0 || html[at] != '>'); ++at) {
            const char c = html[at];
            if (quote != 0) {
                quote = c == quote ? '\0' : quote;
            } else if ((c == '"' || c == '\'') && html[at - 1] == '=') {
                quote = c;
            }
            // A blank, slash or quote may begin another attribute, also where a quote is missing.
            const bool parted = c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == '/' || c == '"' || c == '\'';
            if (parted && quote == 0 && ++parts > most_attributes && cut == std::string::npos) {
                cut = at;
            }
        }
        if (cut != std::string::npos) {
            result.append(html, kept, cut - kept);
            kept = at;
        }
        if (at >= html.size()) {
            break;
        }
    }
    return result.append(html, kept);
}

} // namespace

bool HtmlNode::has(std::string_view attribute) const {
    return std::any_of(attributes.begin(), attributes.end(), [&](const auto& entry) { return entry.first == attribute; });
}

std::string_view HtmlNode::get(std::string_view attribute) const {
    const auto found = std::find_if(attributes.begin(), attributes.end(), [&](const auto& entry) { return entry.first == attribute; });
    return found == attributes.end() ? std::string_view() : std::string_view(found->second);
}

std::string HtmlTree::text_of(std::size_t node) const {
    std::string text;
    for (auto at = node; at < nodes[node].end; ++at) {
        if (nodes[at].name == "#text") {
            text += nodes[at].text;
        }
    }
    return text;
}

HtmlTree parse_html(const std::string& html) {
    if (html.empty()) {
        return {{HtmlNode{"#page", "", {}, 0, 1}}, false};
    }
    static std::once_flag initialised;
    std::call_once(initialised, xmlInitParser);

    const auto page = bounded(html);
    const std::unique_ptr<htmlParserCtxt, decltype(&htmlFreeParserCtxt)> context(
        htmlCreateMemoryParserCtxt(page.data(), static_cast<int>(page.size())), htmlFreeParserCtxt);
    if (!context) {
        throw std::bad_alloc();
    }
    Builder builder(context.get());
    htmlCtxtUseOptions(context.get(),
                       HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_IGNORE_ENC);
    context->options |= XML_PARSE_HUGE; // a page saved in one file has its pictures in its attributes
    *context->sax = handler();
    context->userData = &builder;
    xmlSwitchEncoding(context.get(), XML_CHAR_ENCODING_UTF8);
    context->input->encoding = xmlStrdup(reinterpret_cast<const xmlChar*>("UTF-8"));
    htmlParseDocument(context.get());
    return builder.finished();
}

} // namespace entente
