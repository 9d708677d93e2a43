#include "input/html_body.hpp"

#include "entente/text/utf8.hpp"

#include <algorithm>

namespace entente {
namespace {

constexpr std::size_t full_words = 10; // as in the paper's rules, rounded
constexpr std::size_t wrapper_bytes = 1000;

bool is_linked(const HtmlBlock& block) { return 2 * block.linked > block.text.size(); }

/// What stands in an element and its descendants.
struct Sum {
    std::size_t weight = 0; ///< bytes of full paragraphs
    std::size_t bytes = 0, linked = 0;
    std::size_t blocks = 0, linked_blocks = 0;
    bool headline = false; ///< `<h1>`, or what is marked as the article

    void add(const Sum& other) {
        weight += other.weight;
        bytes += other.bytes;
        linked += other.linked;
        blocks += other.blocks;
        linked_blocks += other.linked_blocks;
        headline = headline || other.headline;
    }
};

/// A list of links, with a teaser each or without.
bool is_link_list(const Sum& sum) { return sum.blocks >= 2 && 2 * sum.linked_blocks >= sum.blocks && 4 * sum.linked > sum.bytes; }

bool is_main(const HtmlNode& node) { return node.name == "main" || lowercase(node.get("role")) == "main"; }

class BodyFinder {
public:
    BodyFinder(const HtmlTree& tree, const std::vector<HtmlBlock>& blocks, const HtmlVocabulary& vocabulary)
        : nodes_(tree.nodes), blocks_(blocks), vocabulary_(vocabulary), out_(nodes_.size(), false) {}

    HtmlBody find() {
        leave_out_asides();
        const auto inside = article();
        HtmlBody body;
        const auto kept = kept_blocks(inside);
        for (std::size_t i = 0; i < blocks_.size(); ++i) {
            const bool heads_text = is_heading(blocks_[i]) && i + 1 < blocks_.size() && kept[i + 1] && !is_heading(blocks_[i + 1]);
            if (kept[i] && (!is_heading(blocks_[i]) || heads_text)) {
                body.paragraphs.push_back(&blocks_[i]);
            }
        }
        if (!body.paragraphs.empty()) {
            body.around = article_around(body.paragraphs.front()->element, body.paragraphs.back()->element);
        }
        return body;
    }

private:
    [[nodiscard]] bool is_heading(const HtmlBlock& block) const { return vocabulary_.headings.count(nodes_[block.element].name) > 0; }
    [[nodiscard]] bool is_full(const HtmlBlock& block) const {
        return block.words >= full_words && !is_linked(block) && !is_heading(block) && !has_beginning(block);
    }
    [[nodiscard]] bool has_beginning(const HtmlBlock& block) const {
        const auto start = lowercase(std::string_view(block.text).substr(0, 40));
        return std::any_of(vocabulary_.beginnings.begin(), vocabulary_.beginnings.end(),
                           [&](const std::string& beginning) { return start.starts_with(beginning); });
    }

    /// Of every node, without what is left out.
    [[nodiscard]] std::vector<Sum> sums() const {
        std::vector<Sum> sums(nodes_.size());
        for (const auto& block : blocks_) {
            if (!out_[block.element]) {
                sums[block.element].add({is_full(block) ? block.text.size() - block.linked : 0, block.text.size(), block.linked, 1,
                                         is_linked(block) ? std::size_t{1} : 0, false});
            }
        }
        for (std::size_t node = nodes_.size() - 1; node > 0; --node) {
            const auto& name = nodes_[node].name;
            sums[node].headline =
                sums[node].headline || name == "h1" || name == "article" || is_main(nodes_[node]) || is_article_body(nodes_[node]);
            sums[nodes_[node].parent].add(sums[node]);
        }
        return sums;
    }

    /// A wrapper is no aside, whatever its class or a missing end tag says: it holds the headline and most of the text, or nearly all of
    /// a long one.
    void leave_out_asides() {
        const auto all = sums();
        const auto total = all.front().weight;
        for (std::size_t node = 1; node < nodes_.size(); ++node) {
            const auto& sum = all[node];
            const bool wrapper = sum.headline ? 2 * sum.weight > total : 5 * sum.weight > 4 * total && sum.weight >= wrapper_bytes;
            const bool links = is_link_list(sum) && 2 * sum.weight <= total;
            const bool aside = is_html_block(nodes_[node], vocabulary_) && (is_html_aside(nodes_[node], vocabulary_) || links);
            out_[node] = out_[nodes_[node].parent] || (aside && !wrapper);
        }
    }

    /// The nodes of the article: those of its marked text, else of the largest `<article>`, or of all beside it where it has not half of
    /// their text (they are the posts of a live blog), else of `<main>`, else all.
    [[nodiscard]] std::vector<bool> article() const {
        const auto left = sums();
        std::vector<bool> inside(nodes_.size(), false);
        std::size_t marked = 0;
        for (std::size_t node = 1; node < nodes_.size(); ++node) {
            inside[node] = inside[nodes_[node].parent] || is_article_body(nodes_[node]);
            marked += inside[node] && !inside[nodes_[node].parent] ? left[node].weight : 0;
        }
        if (marked > 0) {
            return inside;
        }
        std::fill(inside.begin(), inside.end(), false);
        const auto largest = [&](auto is_kind) {
            std::size_t best = 0;
            for (std::size_t node = 1; node < nodes_.size(); ++node) {
                if (is_kind(nodes_[node]) && left[node].weight > (best == 0 ? 0 : left[best].weight)) {
                    best = node;
                }
            }
            return 4 * left[best].weight >= left.front().weight ? best : 0; // not the teaser of another page
        };
        auto root = largest([](const HtmlNode& node) { return node.name == "article"; });
        if (const auto posts = posts_beside(root, left); !posts.empty()) {
            for (const auto post : posts) {
                put_inside(post, inside);
            }
            return inside;
        }
        put_inside(root > 0 ? root : largest(is_main), inside);
        return inside;
    }

    void put_inside(std::size_t root, std::vector<bool>& inside) const {
        std::fill(inside.begin() + static_cast<std::ptrdiff_t>(root), inside.begin() + static_cast<std::ptrdiff_t>(nodes_[root].end), true);
    }

    /// The `<article>` elements beside the given one, which is the largest, and itself, if it has less than half of their text.
    [[nodiscard]] std::vector<std::size_t> posts_beside(std::size_t largest, const std::vector<Sum>& sums) const {
        if (largest == 0) {
            return {};
        }
        std::vector<bool> linked(nodes_.size(), false); // a heading that is a link makes a teaser of what is around it
        for (const auto& block : blocks_) {
            for (auto node = block.element; is_heading(block) && is_linked(block) && !linked[node]; node = nodes_[node].parent) {
                linked[node] = true;
            }
        }
        const auto parent = nodes_[largest].parent;
        std::vector<std::size_t> posts;
        std::size_t weight = 0;
        for (auto node = parent + 1; node < nodes_[parent].end; node = nodes_[node].end) {
            if (nodes_[node].name == "article" && !out_[node] && !linked[node]) {
                posts.push_back(node);
                weight += sums[node].weight;
            }
        }
        return !linked[largest] && 2 * sums[largest].weight < weight ? posts : std::vector<std::size_t>{};
    }

    /// The element whose paragraphs belong together.
    [[nodiscard]] std::size_t group_of(const HtmlBlock& block) const {
        const auto& node = nodes_[block.element];
        return vocabulary_.lines.count(node.name) > 0 ? node.parent : block.element;
    }

    [[nodiscard]] std::vector<bool> kept_blocks(const std::vector<bool>& inside) const {
        std::vector<bool> group_is_full(nodes_.size(), false);
        std::size_t first = blocks_.size();
        std::size_t last = 0;
        for (std::size_t i = 0; i < blocks_.size(); ++i) {
            if (is_candidate(blocks_[i], inside) && is_full(blocks_[i])) {
                group_is_full[group_of(blocks_[i])] = true;
                first = std::min(first, i);
                last = i;
            }
        }
        const bool any_full = first < blocks_.size();
        std::vector<bool> kept(blocks_.size(), false);
        for (std::size_t i = 0; i < blocks_.size(); ++i) {
            const auto& block = blocks_[i];
            if (!is_candidate(block, inside)) {
                continue;
            }
            const bool between = any_full && i > first && i < last;
            const bool sentence = ends_in_punctuation(block.text);
            if (is_heading(block)) {
                kept[i] = between;
            } else if (!any_full) {
                kept[i] = sentence;
            } else {
                const bool beside = group_is_full[group_of(block)];
                kept[i] = is_full(block) || (between && (beside || sentence)) || (beside && sentence);
            }
        }
        return kept;
    }

    [[nodiscard]] bool is_candidate(const HtmlBlock& block, const std::vector<bool>& inside) const {
        return inside[block.element] && !out_[block.element] && !is_linked(block) && !has_beginning(block);
    }

    [[nodiscard]] std::size_t article_around(std::size_t first, std::size_t last) const {
        auto node = first;
        while (node > 0 && ((nodes_[node].name != "article" && !is_main(nodes_[node])) || last >= nodes_[node].end)) {
            node = nodes_[node].parent;
        }
        return node;
    }

    const std::vector<HtmlNode>& nodes_;
    const std::vector<HtmlBlock>& blocks_;
    const HtmlVocabulary& vocabulary_;
    std::vector<bool> out_; ///< nodes that are not the article's
};

} // namespace

void HtmlBody::erase_title(std::string_view title) {
    std::erase_if(paragraphs, [&](const HtmlBlock* paragraph) { return paragraph->text == title; });
}

std::string HtmlBody::text() const {
    std::string text;
    for (const auto* paragraph : paragraphs) {
        text += (text.empty() ? "" : "\n\n") + paragraph->text;
    }
    return text;
}

HtmlBody html_body(const HtmlTree& tree, const std::vector<HtmlBlock>& blocks, const HtmlVocabulary& vocabulary) {
    return BodyFinder(tree, blocks, vocabulary).find();
}

} // namespace entente
