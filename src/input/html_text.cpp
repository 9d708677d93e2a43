#include "input/html_text.hpp"

#include "entente/text/utf8.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace entente {
namespace {

/// U+0080 to U+009F as windows-1252 has them; 0: nothing.
constexpr std::array<char32_t, 32> windows_1252{0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
                                                0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
                                                0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

constexpr std::size_t most_note_nodes = 32; // elements and texts: what has more is no mark of a note

char32_t without_c1(char32_t value) { return value >= 0x80 && value <= 0x9f ? windows_1252[value - 0x80] : value; }

/// Builds one clean text out of pieces.
class CleanText {
public:
    void add(std::string_view piece) {
        for (std::size_t at = 0; at < piece.size();) {
            const auto point = decode_utf8(piece, at);
            at += point.size;
            const auto value = without_c1(point.value);
            if (is_space(value) || (value < 0x20 && value != 0)) {
                blank_ = true;
            } else if (!is_control(value)) {
                put(value);
            }
        }
    }
    void add_blank() { blank_ = true; }
    void add_line_break() { line_break_ = true; }
    [[nodiscard]] const std::string& text() const { return text_; }

private:
    void put(char32_t value) {
        if (!text_.empty() && line_break_) {
            text_ += '\n';
        } else if (!text_.empty() && blank_) {
            text_ += ' ';
        }
        blank_ = line_break_ = false;
        append_utf8(text_, value);
    }

    std::string text_;
    bool blank_ = false;
    bool line_break_ = false;
};

bool is_ascii_digit(char c) { return '0' <= c && c <= '9'; }

/// Whether a part of a name was made by a program: "f98b1ad2". Sizes, "300x250", are not.
bool is_generated_name(std::string_view part) {
    for (std::size_t at = 1; at < part.size(); ++at) {
        const bool is_size = part[at] == 'x' && at + 1 < part.size() && is_ascii_digit(part[at + 1]);
        if (is_ascii_digit(part[at - 1]) && is_ascii_letter(part[at]) && !is_size) {
            return true;
        }
    }
    return false;
}

/// Whether the words of a part of a name, which digits and capitals divide ("shareBar", "share2"), or the letters between its digits are
/// among the words.
bool part_has_word(std::string_view name, const HtmlVocabulary::Words& words) {
    std::string whole;
    std::string part;
    bool was_small = false;
    for (std::size_t at = 0; at <= name.size(); ++at) {
        const char c = at < name.size() ? name[at] : ' ';
        const bool capital = c >= 'A' && c <= 'Z';
        const bool ends = !is_ascii_letter(c);
        if ((ends || (capital && was_small)) && words.count(part) > 0) {
            return true;
        }
        if (ends && words.count(whole) > 0) {
            return true;
        }
        if (ends || (capital && was_small)) {
            part.clear();
        }
        if (ends) {
            whole.clear();
        } else {
            const char small = static_cast<char>(capital ? c + 32 : c);
            part += small;
            whole += small;
        }
        was_small = !ends && !capital;
    }
    return false;
}

/// Whether one of the names in `class` or `id` has one of the vocabulary's words, whole or as a part: "post-share", "shareBar" and
/// "share_2" have "share". What only tells of a layout ("no-sidebar") or was made by a program has none.
bool has_word(std::string_view names, const HtmlVocabulary& vocabulary) {
    constexpr std::string_view blanks = " \t\n\r\f";
    for (auto begin = names.find_first_not_of(blanks); begin < names.size(); begin = names.find_first_not_of(blanks, begin)) {
        const auto end = std::min(names.find_first_of(blanks, begin), names.size());
        const auto name = names.substr(begin, end - begin);
        begin = end;
        const auto small = lowercase(name);
        if (vocabulary.names.count(small) > 0) {
            return true;
        }
        if (std::any_of(vocabulary.layouts.begin(), vocabulary.layouts.end(),
                        [&](const std::string& layout) { return small.starts_with(layout); })) {
            continue;
        }
        for (std::size_t at = 0; at < name.size();) {
            const auto is_inner = [](char c) { return is_ascii_letter(c) || is_ascii_digit(c); };
            const auto* const stop = std::find_if_not(name.begin() + static_cast<std::ptrdiff_t>(at), name.end(), is_inner);
            const auto part = name.substr(at, static_cast<std::size_t>(stop - name.begin()) - at);
            at += part.size() + 1;
            if (!is_generated_name(part) && part_has_word(part, vocabulary.words)) {
                return true;
            }
        }
    }
    return false;
}

bool is_hidden(const HtmlNode& node) {
    if ((node.has("hidden") && node.get("hidden") != "until-found") || node.get("aria-hidden") == "true") {
        return true;
    }
    auto style = lowercase(node.get("style"));
    style.erase(std::remove_if(style.begin(), style.end(), [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }),
                style.end());
    return style.find("display:none") != std::string::npos || style.find("visibility:hidden") != std::string::npos;
}

/// Whether a text is only the mark of a note: "1", "2, 3", "*", "[a]". A number is none that is a single letter's, as in "G20" and "m2".
bool is_note_mark(std::string_view text, bool behind_letter) {
    std::size_t letters = 0;
    bool bracket = false;
    bool number = true;
    for (std::size_t at = 0; at < text.size() && letters < 2;) {
        const auto point = decode_utf8(text, at);
        const auto value = point.value;
        at += point.size;
        bracket = bracket || value == U'[' || value == U'(';
        number = number && is_digit(value);
        letters += is_letter(value) ? 1 : 0;
        if (is_symbol(value) || is_mark(value)) { // "®"
            return false;
        }
    }
    return (letters == 0 || (letters == 1 && bracket)) && !(number && behind_letter);
}

bool ends_in_single_letter(std::string_view text) {
    if (text.empty()) {
        return false;
    }
    const auto last = decode_utf8_before(text, text.size());
    text.remove_suffix(last.size);
    return is_letter(last.value) && (text.empty() || !is_alphanumeric(decode_utf8_before(text, text.size()).value));
}

class BlockReader {
public:
    BlockReader(const HtmlTree& tree, const HtmlVocabulary& vocabulary) : tree_(tree), vocabulary_(vocabulary) {}

    std::vector<HtmlBlock> read() {
        const auto& nodes = tree_.nodes;
        for (std::size_t at = 1; at < nodes.size();) {
            leave_all_before(at);
            const auto& node = nodes[at];
            if (node.name == "#text") {
                add(node.text);
            } else if (node.name == "br") {
                add_break();
            } else if (node.name != "#comment") {
                const bool block = is_html_block(node, vocabulary_);
                if (is_note(at) || vocabulary_.dropped.count(node.name) > 0 || (!block && is_html_aside(node, vocabulary_))) {
                    at = node.end;
                    continue;
                }
                enter(at, block);
            }
            ++at;
        }
        leave_all_before(nodes.size());
        end_block();
        return std::move(blocks_);
    }

private:
    struct Open {
        std::size_t node;
        bool block, link, preformatted;
    };

    [[nodiscard]] bool is_note(std::size_t at) const {
        const auto& node = tree_.nodes[at];
        return vocabulary_.notes.count(node.name) > 0 && node.end - at <= most_note_nodes &&
               is_note_mark(tree_.text_of(at), ends_in_single_letter(clean_.text()));
    }

    void enter(std::size_t at, bool block) {
        const auto& node = tree_.nodes[at];
        if (block) {
            end_block();
            around_.push_back(at);
        }
        const Open open{at, block, node.name == "a" && node.has("href"), node.name == "pre"};
        links_ += open.link ? 1 : 0;
        preformatted_ += open.preformatted ? 1 : 0;
        open_.push_back(open);
    }

    void leave_all_before(std::size_t at) {
        while (!open_.empty() && tree_.nodes[open_.back().node].end <= at) {
            const auto open = open_.back();
            open_.pop_back();
            links_ -= open.link ? 1 : 0;
            preformatted_ -= open.preformatted ? 1 : 0;
            if (open.block) {
                end_block();
                around_.pop_back();
            }
        }
    }

    void add(std::string_view text) {
        if (preformatted_ > 0) {
            // As in a plain text, a blank line parts paragraphs.
            for (auto line_end = text.find('\n'); line_end != std::string_view::npos; line_end = text.find('\n')) {
                add_piece(text.substr(0, line_end + 1));
                text.remove_prefix(line_end + 1);
                const auto next = text.find_first_not_of(" \t\r");
                if (next != std::string_view::npos && text[next] == '\n') {
                    end_block();
                }
            }
        }
        add_piece(text);
    }

    void add_piece(std::string_view text) {
        const auto before = clean_.text().size();
        clean_.add(text);
        const auto added = clean_.text().size() - before;
        breaks_ = added > 0 ? 0 : breaks_;
        linked_ += links_ > 0 ? added : 0;
    }

    void add_break() {
        if (++breaks_ == 2) {
            end_block();
        } else if (ends_in_punctuation(clean_.text())) {
            clean_.add_line_break();
        } else {
            clean_.add_blank();
        }
    }

    void end_block() {
        if (!clean_.text().empty()) {
            const auto& text = clean_.text();
            const auto words =
                1 + static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return c == ' ' || c == '\n'; }));
            blocks_.push_back({text, around_.empty() ? 0 : around_.back(), std::min(linked_, text.size()), words});
        }
        clean_ = {};
        linked_ = 0;
        breaks_ = 0;
    }

    const HtmlTree& tree_;
    const HtmlVocabulary& vocabulary_;
    std::vector<Open> open_;
    std::vector<std::size_t> around_; ///< the block elements that are open
    std::size_t links_ = 0, preformatted_ = 0, breaks_ = 0, linked_ = 0;
    CleanText clean_;
    std::vector<HtmlBlock> blocks_;
};

} // namespace

std::string cleaned_text(std::string_view text) {
    CleanText clean;
    clean.add(text);
    return clean.text();
}

std::string with_windows_1252(std::string_view text) {
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        const auto point = decode_utf8(text, at);
        at += point.size;
        if (const auto value = without_c1(point.value); value != 0) {
            append_utf8(result, value);
        }
    }
    return result;
}

bool ends_in_punctuation(std::string_view text) {
    if (text.empty()) {
        return false;
    }
    const auto last = decode_utf8_before(text, text.size()).value;
    return is_punctuation(last) && last != U',' && last != U'-';
}

bool is_article_body(const HtmlNode& node) { return lowercase(node.get("itemprop")) == "articlebody"; }

bool is_html_block(const HtmlNode& node, const HtmlVocabulary& vocabulary) {
    // Elements of a page's own making have a hyphen, and mostly are boxes.
    return vocabulary.blocks.count(node.name) > 0 || node.name.find('-') != std::string::npos;
}

bool is_html_aside(const HtmlNode& node, const HtmlVocabulary& vocabulary) {
    if (is_hidden(node) || vocabulary.asides.count(node.name) > 0 || vocabulary.roles.count(lowercase(node.get("role"))) > 0) {
        return true;
    }
    // Publishing systems write categories and layouts into the class of the whole.
    const bool whole = node.name == "html" || node.name == "body" || node.name == "main" || node.name == "article" || is_article_body(node);
    // The id of a heading, or of a line in it, repeats its words.
    const bool named = is_html_block(node, vocabulary) && vocabulary.headings.count(node.name) == 0;
    return !whole && (has_word(node.get("class"), vocabulary) || (named && has_word(node.get("id"), vocabulary)));
}

std::vector<HtmlBlock> html_blocks(const HtmlTree& tree, const HtmlVocabulary& vocabulary) { return BlockReader(tree, vocabulary).read(); }

} // namespace entente
