#include "input/html_facts.hpp"

#include "entente/text/table.hpp"
#include "entente/text/utf8.hpp"
#include "input/article_text.hpp"

#include <rapidjson/document.h>

#include <algorithm>
#include <string_view>
#include <vector>

namespace entente {
namespace {

constexpr unsigned parse_flags = rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag;
constexpr std::size_t longest_title = 1000; // bytes; a longer one is none, and is not looked at for the site's name

/// What the `meta` of that name say, in the order of the page.
std::vector<std::string_view> meta(const HtmlTree& tree, std::string_view name) {
    std::vector<std::string_view> values;
    for (const auto& node : tree.nodes) {
        if (node.name != "meta") {
            continue;
        }
        for (const auto* const key : {"property", "name", "itemprop"}) {
            if (lowercase(trimmed(node.get(key))) == name) {
                values.push_back(node.get("content"));
                break;
            }
        }
    }
    return values;
}

/// The first of these names that has a value which `read` makes something of.
template <typename Read>
std::string first_meta(const HtmlTree& tree, const std::vector<std::string>& names, Read read) {
    for (const auto& name : names) {
        for (const auto value : meta(tree, name)) {
            if (auto text = read(value); !text.empty()) {
                return text;
            }
        }
    }
    return {};
}

/// The node to look at next: of an element that was looked at, its descendants need not be.
std::size_t next_outside(const HtmlTree& tree, std::size_t at, bool looked_at) { return looked_at ? tree.nodes[at].end : at + 1; }

/// The first element of that name among the nodes from `begin` to `end` whose text is not empty.
std::string first_text(const HtmlTree& tree, std::string_view name, std::size_t begin, std::size_t end) {
    for (auto at = begin; at < end; at = next_outside(tree, at, tree.nodes[at].name == name)) {
        if (tree.nodes[at].name == name) {
            if (auto text = cleaned_text(tree.text_of(at)); !text.empty()) {
                return text;
            }
        }
    }
    return {};
}

/// The parts of a title before and after each of its separators, the longest beginning first.
struct Halves {
    std::string front, back;
};
std::vector<Halves> halves_of(const std::string& title, const HtmlVocabulary& vocabulary) {
    std::vector<Halves> halves;
    for (auto at = title.rfind(' '); at != std::string::npos && at > 0; at = title.rfind(' ', at - 1)) {
        const auto rest = std::string_view(title).substr(at + 1);
        const auto end = rest.find(' ');
        if (end != std::string_view::npos &&
            std::find(vocabulary.separators.begin(), vocabulary.separators.end(), rest.substr(0, end)) != vocabulary.separators.end()) {
            halves.push_back({title.substr(0, at), std::string(rest.substr(end + 1))});
        }
    }
    return halves;
}

/// The longest half of the title that is a heading among the nodes from `begin` to `end`, or all of it; empty if none is. (The site's name
/// may be a heading too.)
std::string heading_of(const HtmlTree& tree, std::size_t begin, std::size_t end, const std::string& title,
                       const std::vector<Halves>& halves) {
    std::vector<std::string> headings;
    const auto is_heading = [&](std::size_t at) { return tree.nodes[at].name == "h1" || tree.nodes[at].name == "h2"; };
    for (auto at = begin; at < end; at = next_outside(tree, at, is_heading(at))) {
        if (is_heading(at)) {
            headings.push_back(lowercase(cleaned_text(tree.text_of(at))));
        }
    }
    std::string longest;
    const auto take = [&](const std::string& text) {
        if (text.size() > longest.size() && std::find(headings.begin(), headings.end(), lowercase(text)) != headings.end()) {
            longest = text;
        }
    };
    take(title);
    for (const auto& [front, back] : halves) {
        take(front);
        take(back);
    }
    return longest;
}

/// The title without the name of the site, which the page tells, or which is what a heading of the article or else of the page lacks.
std::string without_site(const HtmlTree& tree, const HtmlVocabulary& vocabulary, std::size_t around, const std::string& title) {
    const auto site = lowercase(first_meta(tree, vocabulary.sites, cleaned_text));
    const auto halves = title.size() > longest_title ? std::vector<Halves>() : halves_of(title, vocabulary);
    for (const auto& [front, back] : halves) {
        if (!site.empty() && lowercase(back) == site) {
            return front;
        }
        if (!site.empty() && lowercase(front) == site) {
            return back;
        }
    }
    if (halves.empty()) {
        return title;
    }
    auto heading = heading_of(tree, around, tree.nodes[around].end, title, halves);
    if (heading.empty()) {
        heading = heading_of(tree, 0, tree.nodes.size(), title, halves);
    }
    return heading.empty() ? title : heading;
}

/// The first `datePublished` of a JSON-LD record, of a list of records, or of a graph of them.
std::string json_ld_date(const std::string& json, const DayReader& days) {
    rapidjson::Document parsed;
    parsed.Parse<parse_flags>(json.data(), json.size());
    if (parsed.HasParseError()) {
        return {};
    }
    std::vector<const rapidjson::Value*> open{&parsed};
    while (!open.empty()) {
        const auto& value = *open.back();
        open.pop_back();
        if (value.IsArray()) {
            for (auto at = value.End(); at != value.Begin();) {
                open.push_back(--at);
            }
        } else if (value.IsObject()) {
            const auto date = value.FindMember("datePublished");
            if (date != value.MemberEnd() && date->value.IsString()) {
                if (auto day = days.leading_day({date->value.GetString(), date->value.GetStringLength()}); !day.empty()) {
                    return day;
                }
            }
            for (const auto* const key : {"mainEntity", "@graph"}) {
                if (const auto inner = value.FindMember(key); inner != value.MemberEnd()) {
                    open.push_back(&inner->value);
                }
            }
        }
    }
    return {};
}

std::string json_ld_date(const HtmlTree& tree, const DayReader& days) {
    for (std::size_t at = 0; at < tree.nodes.size(); ++at) {
        if (tree.nodes[at].name == "script" && lowercase(tree.nodes[at].get("type")).find("ld+json") != std::string::npos) {
            if (auto day = json_ld_date(tree.text_of(at), days); !day.empty()) {
                return day;
            }
        }
    }
    return {};
}

/// Of `<time>` or of whatever schema.org marks as a date.
std::string day_of_element(const HtmlTree& tree, std::size_t at, const DayReader& days) {
    const auto& node = tree.nodes[at];
    for (const auto* const key : {"datetime", "content"}) {
        if (auto day = days.leading_day(node.get(key)); !day.empty()) {
            return day;
        }
    }
    return days.leading_day(cleaned_text(tree.text_of(at)));
}

template <typename Is>
std::string first_day(const HtmlTree& tree, const DayReader& days, std::size_t begin, std::size_t end, Is is) {
    for (auto at = begin; at < end; at = next_outside(tree, at, is(tree.nodes[at]))) {
        if (is(tree.nodes[at])) {
            if (auto day = day_of_element(tree, at, days); !day.empty()) {
                return day;
            }
        }
    }
    return {};
}

/// The block after the last headline before block `first`: one that says the title, or an `<h1>` inside `around`; 0 if there is none.
std::size_t below_headline(const HtmlTree& tree, const std::vector<HtmlBlock>& blocks, std::size_t first, std::size_t around,
                           std::string_view title) {
    const auto is_headline = [&](const HtmlBlock& block) {
        const bool inside = around > 0 && around < block.element && block.element < tree.nodes[around].end;
        return block.text == title || (inside && tree.nodes[block.element].name == "h1");
    };
    auto below = first;
    while (below > 0 && !is_headline(blocks[below - 1])) {
        --below;
    }
    return below;
}

std::string saved_address(const HtmlTree& tree, const HtmlVocabulary& vocabulary) {
    for (const auto& node : tree.nodes) {
        if (node.name == "body") {
            break;
        }
        for (const auto& mark : vocabulary.saved) {
            const auto found = node.name == "#comment" ? node.text.find(mark) : std::string::npos;
            const auto begin = found == std::string::npos ? found : node.text.find("http", found);
            if (begin != std::string::npos) {
                const auto end = std::min(node.text.find_first_of(" \t\r\n", begin), node.text.size());
                if (auto address = web_address(std::string_view(node.text).substr(begin, end - begin)); !address.empty()) {
                    return address;
                }
            }
        }
    }
    return {};
}

} // namespace

std::string html_title(const HtmlTree& tree, const HtmlVocabulary& vocabulary, std::size_t around) {
    if (auto title = first_meta(tree, vocabulary.titles, cleaned_text); !title.empty()) {
        return without_site(tree, vocabulary, around, title);
    }
    const auto all = tree.nodes.size();
    if (auto title = around > 0 ? first_text(tree, "h1", around, tree.nodes[around].end) : std::string(); !title.empty()) {
        return title;
    }
    if (auto title = first_text(tree, "title", 0, all); !title.empty()) {
        return without_site(tree, vocabulary, around, title);
    }
    return first_text(tree, "h1", 0, all);
}

std::string html_date(const HtmlTree& tree, const HtmlVocabulary& vocabulary, const DayReader& days, std::size_t around) {
    if (auto day = first_meta(tree, vocabulary.dates, [&](std::string_view text) { return days.leading_day(text); }); !day.empty()) {
        return day;
    }
    if (auto day = json_ld_date(tree, days); !day.empty()) {
        return day;
    }
    const auto all = tree.nodes.size();
    auto day = first_day(tree, days, 0, all, [](const HtmlNode& node) { return lowercase(node.get("itemprop")) == "datepublished"; });
    if (day.empty()) {
        day = first_day(tree, days, 0, all, [](const HtmlNode& node) { return node.name == "time" && node.has("pubdate"); });
    }
    if (day.empty() && around > 0) {
        day = first_day(tree, days, around, tree.nodes[around].end, [](const HtmlNode& node) { return node.name == "time"; });
    }
    return day;
}

std::string html_head_date(const HtmlTree& tree, const std::vector<HtmlBlock>& blocks, const HtmlBody& body, std::string_view title,
                           const DayReader& days) {
    const auto& nodes = tree.nodes;
    const auto first = static_cast<std::size_t>(body.paragraphs.front() - blocks.data());
    const auto below = below_headline(tree, blocks, first, body.around, title);
    const bool headed = below > 0;
    const auto begin = headed ? below : first - std::min(first, most_head_lines);
    const auto end = headed ? std::min(below + most_head_lines, first) : first; // what is further down may be of another article
    if (headed) {
        const auto is_time = [](const HtmlNode& node) { return node.name == "time"; };
        if (auto day = first_day(tree, days, blocks[below - 1].element, blocks[end].element, is_time); !day.empty()) {
            return day;
        }
    }
    for (auto at = begin; at < end; ++at) {
        const bool beside = nodes[blocks[at].element].parent == nodes[blocks[first].element].parent;
        if (const auto date = days.date_line(blocks[at].text); date && !date->day.empty() && (headed || beside)) {
            return tells_by_day(body.text(), days) ? std::string() : date->day;
        }
    }
    return {};
}

std::string html_address(const HtmlTree& tree, const HtmlVocabulary& vocabulary) {
    if (auto address = first_meta(tree, vocabulary.addresses, web_address); !address.empty()) {
        return address;
    }
    for (const auto& node : tree.nodes) {
        if (node.name == "link" && lowercase(trimmed(node.get("rel"))) == "canonical") {
            if (auto address = web_address(node.get("href")); !address.empty()) {
                return address;
            }
        }
    }
    return saved_address(tree, vocabulary);
}

bool is_generated(const HtmlTree& tree, const HtmlVocabulary& vocabulary) {
    const auto generators = meta(tree, "generator");
    return std::any_of(generators.begin(), generators.end(), [&](auto name) { return vocabulary.generators.count(lowercase(name)) > 0; });
}

} // namespace entente
