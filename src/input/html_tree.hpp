#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente {

/// An element, a piece of text or a comment of a page.
struct HtmlNode {
    std::string name; ///< of the element, in small letters; "#text", "#comment", and "#page" for the root
    std::string text; ///< of a text or comment; valid UTF-8
    std::vector<std::pair<std::string, std::string>> attributes; ///< names in small letters; those that somebody asks for
    std::size_t parent = 0;
    std::size_t end = 0; ///< the node after its last descendant

    [[nodiscard]] bool has(std::string_view attribute) const;
    /// Empty if it has none.
    [[nodiscard]] std::string_view get(std::string_view attribute) const;
};

/// A page as it was written, with what browsers add and forgive. The nodes stand in the order of their beginnings, so that all walks are
/// loops: node 0 is the root, and the descendants of node n are n + 1 up to nodes[n].end.
struct HtmlTree {
    std::vector<HtmlNode> nodes;
    bool cut_off = false; ///< it had too many or too deeply nested elements: what came then is missing

    /// All text of a node and its descendants, as it stands there.
    [[nodiscard]] std::string text_of(std::size_t node) const;
};

inline constexpr std::size_t deepest_html = 1000; ///< elements in each other; browsers stop at 512
inline constexpr std::size_t most_html_nodes = 2'000'000;

/// What begins the name of a tag.
constexpr bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Reads any valid UTF-8 without NUL as HTML, as forgivingly as libxml2 does. Reads nothing else: no files, no network. Never throws on it.
[[nodiscard]] HtmlTree parse_html(const std::string& html);

} // namespace entente
