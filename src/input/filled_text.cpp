#include "input/filled_text.hpp"

#include "entente/text/table.hpp"
#include "entente/text/terminal_text.hpp"
#include "entente/text/utf8.hpp"
#include "input/article_text.hpp"

#include <algorithm>
#include <span>
#include <unordered_set>
#include <utility>
#include <vector>

namespace entente {
namespace {

constexpr std::size_t narrowest_filling = 25; // columns
constexpr std::size_t widest_filling = 120;
constexpr std::size_t least_filled = 3;   // lines that another one follows: fewer may be so by chance
constexpr std::size_t longest_number = 3; // of a point in a list, in digits
constexpr std::size_t hyphenated = 30;    // of so many lines that others follow one at least parts a word, where a program parted them

bool is_sentence_end(char32_t mark) { return mark == U'.' || mark == U'!' || mark == U'?' || mark == U'…' || mark == U':'; }

bool is_hyphen(char32_t mark) { return mark == U'-' || mark == U'\u2010' || mark == U'\u00ad'; }

/// Whether a line ends as a sentence does, quotation marks and brackets aside.
bool ends_sentence(std::string_view line) {
    while (!line.empty()) {
        const auto last = decode_utf8_before(line, line.size());
        if (is_sentence_end(last.value) || !is_punctuation(last.value)) {
            return is_sentence_end(last.value);
        }
        line.remove_suffix(last.size);
    }
    return false;
}

/// The letters and digits at the end of a text, or at its begin, with hyphens between them.
std::string_view last_word(std::string_view text) {
    auto begin = text.size();
    for (auto at = begin; at > 0;) {
        const auto point = decode_utf8_before(text, at);
        at -= point.size;
        if (is_alphanumeric(point.value) || is_mark(point.value)) {
            begin = at;
        } else if (!is_hyphen(point.value)) {
            break;
        }
    }
    return text.substr(begin);
}

std::string_view first_word(std::string_view text) {
    std::size_t end = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto point = decode_utf8(text, at);
        at += point.size;
        if (is_alphanumeric(point.value) || is_mark(point.value)) {
            end = at;
        } else if (end == 0 || !is_hyphen(point.value)) {
            break;
        }
    }
    return text.substr(0, end);
}

/// What marks a line as a point of a list: its bullet, U'1' for "1." and "1)"; 0: nothing.
char32_t point_mark(std::string_view line) {
    const auto digits = line.find_first_not_of("0123456789");
    if (digits == std::string_view::npos) {
        return 0;
    }
    const auto mark = decode_utf8(line, digits);
    if (!line.substr(digits + mark.size).starts_with(' ')) {
        return 0;
    }
    if (digits > 0) {
        return digits <= longest_number && (mark.value == U'.' || mark.value == U')') ? U'1' : 0;
    }
    constexpr std::u32string_view bullets = U"-*+–—•‣◦·▪■●";
    return bullets.find(mark.value) != std::u32string_view::npos ? mark.value : 0;
}

/// The words that a text has elsewhere than at a line end that parts one.
class Words {
public:
    void add(std::string_view text) {
        while (!text.empty()) {
            const auto word = first_word(text);
            if (!word.empty()) {
                words_.emplace(word);
                small_.insert(lowercase(word));
            }
            text.remove_prefix(std::max(word.size(), decode_utf8(text, 0).size));
        }
    }

    /// Whether the hyphen between the parts of a word is its own and not the line end's: it is one of several,
    /// or the text itself has the word with it, both parts as words or the first as a name, and has not the two in one.
    [[nodiscard]] bool keep_hyphen(std::string_view first, std::string_view second) const {
        const auto small = lowercase(first);
        const auto rest = lowercase(second);
        if (small_.contains(small + rest)) {
            return false;
        }
        const bool is_name = words_.contains(std::string(first)) && small != first && !words_.contains(small);
        const bool is_acronym = is_uppercase(decode_utf8_before(first, first.size()).value);
        const bool is_chain = (small + rest).find('-') != std::string::npos; // "33-year-old"
        return is_name || is_acronym || is_chain || small_.contains(small + "-" + rest) ||
               (small_.contains(small) && small_.contains(rest));
    }

private:
    std::unordered_set<std::string> words_;
    std::unordered_set<std::string> small_; ///< the same in small letters
};

/// A line of a text that may have been filled to a width. `text` has no blanks around it; widths are columns.
struct FilledLine {
    std::string_view text;
    std::size_t begin = 0; ///< byte of the text where the line begins, blanks and all
    std::size_t indent = 0;
    std::size_t width = 0;      ///< with what it is indented by
    std::size_t first_word = 0; ///< its width
    bool follows = false;       ///< goes on with the paragraph of the line before, if that was filled
    bool is_cell = false;       ///< blanks part it, as in a table
};

FilledLine filled_line(std::string_view text, std::size_t begin) {
    FilledLine line;
    line.begin = begin;
    line.text = trimmed(text);
    if (!line.text.empty()) {
        line.indent = static_cast<std::size_t>(line.text.data() - text.data());
        line.width = line.indent + display_width(line.text);
        line.first_word = display_width(line.text.substr(0, line.text.find(' ')));
        line.is_cell = line.text.find('\t') != std::string_view::npos || line.text.find("   ") != std::string_view::npos;
    }
    return line;
}

/// Makes blanks of the line end before the line that begins at `begin`, its carriage return too.
void put_blank(std::string& text, std::size_t begin) {
    text[begin - 1] = ' ';
    if (begin > 1 && text[begin - 2] == '\r') text[begin - 2] = ' ';
}

class Unfilling {
public:
    Unfilling(std::string& text, const std::function<const HyphenWords&()>& hyphen_words) : text_(text), hyphen_words_(hyphen_words) {
        std::size_t first = 0; // since the last blank line
        for (std::size_t begin = 0; begin < text.size();) {
            const auto line = line_at(text, begin);
            if (is_blank(line.text)) {
                part_paragraphs(first);
                first = lines_.size();
            } else {
                lines_.push_back(filled_line(line.text, begin));
            }
            begin = line.next;
        }
        part_paragraphs(first);
    }

    void run() {
        width_ = usual_width();
        if (width_ == 0 || !is_filled()) {
            return;
        }
        slack_ = width_ / 8;           // who fills by hand is not so exact
        std::vector<std::size_t> ends; // lines that the next one goes on with
        for (const auto& [begin, end] : blocks_) {
            if (is_filled(begin, end)) {
                for (auto at = begin; at + 1 < end; ++at) {
                    if (fits(at) || runs_on(at)) {
                        ends.push_back(at);
                    }
                }
            }
        }
        join(ends);
    }

private:
    struct Block {
        std::size_t begin = 0, end = 0; ///< of the lines
    };

    /// Parts the lines from `begin` on, between two blank ones: a line that is indented more than most begins a block, or one that is
    /// less, and each point of a list. (A dash or a number inside a sentence may begin a line too, and marks none.)
    void part_paragraphs(std::size_t begin) {
        const auto group = std::span(lines_).subspan(begin);
        std::size_t least = std::string::npos;
        for (const auto& line : group) {
            least = std::min(least, line.indent);
        }
        const auto is_deep = [&](const FilledLine& line) { return line.indent > least; };
        const bool hanging = 2 * static_cast<std::size_t>(std::ranges::count_if(group, is_deep)) > group.size();
        char32_t list = 0; // the mark of its points
        std::size_t point_indent = 0;
        for (auto at = begin; at < lines_.size(); ++at) {
            const bool may_begin = at == begin || ends_sentence(lines_[at - 1].text);
            const auto mark = point_mark(lines_[at].text);
            const bool point = mark != 0 && (mark == list || may_begin);
            list = point ? mark : list;
            point_indent = point ? lines_[at].indent : point_indent;
            const bool of_point = list != 0 && lines_[at].indent > point_indent;
            lines_[at].follows = at > begin && !point && (of_point || is_deep(lines_[at]) == hanging);
            if (!lines_[at].follows) {
                blocks_.push_back({at, at});
            }
            blocks_.back().end = at + 1;
        }
    }

    /// Whether the line's last word goes on in the next line.
    [[nodiscard]] bool parts_word(std::size_t at) const {
        const auto text = lines_[at].text;
        const auto last = decode_utf8_before(text, text.size());
        const auto rest = text.substr(0, text.size() - last.size);
        return is_hyphen(last.value) && !rest.empty() && is_letter(decode_utf8_before(rest, rest.size()).value) &&
               is_lowercase(decode_utf8(lines_[at + 1].text, 0).value);
    }

    /// Whether nothing ends with the line.
    [[nodiscard]] bool runs_on(std::size_t at) const {
        return is_lowercase(decode_utf8(lines_[at + 1].text, 0).value) && !ends_sentence(lines_[at].text);
    }

    /// Whether the next line's first word had no room in this one.
    [[nodiscard]] bool fits(std::size_t at) const {
        const auto& line = lines_[at];
        return line.width <= width_ + slack_ &&
               (parts_word(at) || (can_be_filled(at) && line.width + 1 + line_after(at) + slack_ > width_));
    }

    [[nodiscard]] std::size_t line_after(std::size_t at) const { return lines_[at + 1].first_word; }

    /// Names and addresses in a list of their own are not.
    [[nodiscard]] bool can_be_filled(std::size_t at) const {
        return !lines_[at].is_cell && lines_[at].text.find(' ') != std::string_view::npos;
    }

    /// The width that most lines have that another one follows, of several the largest, since a line may well be shorter; 0: none.
    [[nodiscard]] std::size_t usual_width() const {
        std::vector<std::size_t> least; // widths that each such line allows: from the line's own …
        std::vector<std::size_t> most;  // … to where the next word would have had room
        for (std::size_t at = 0; at + 1 < lines_.size(); ++at) {
            if (lines_[at + 1].follows && can_be_filled(at)) {
                least.push_back(lines_[at].width);
                most.push_back(lines_[at].width + line_after(at));
            }
        }
        std::sort(least.begin(), least.end());
        std::sort(most.begin(), most.end());
        std::size_t best = 0;
        std::size_t agreeing = least_filled;
        for (const auto width : least) {
            const auto began = std::upper_bound(least.begin(), least.end(), width) - least.begin();
            const auto ended = std::lower_bound(most.begin(), most.end(), width) - most.begin();
            if (width >= narrowest_filling && width <= widest_filling && static_cast<std::size_t>(began - ended) >= agreeing) {
                agreeing = static_cast<std::size_t>(began - ended);
                best = width;
            }
        }
        return best;
    }

    /// What the lines of a block say that others follow.
    struct Count {
        std::size_t fitting = 0, other = 0, final = 0; ///< final: the others that may end a paragraph
        std::size_t running_on = 0;
    };

    [[nodiscard]] Count count(std::size_t begin, std::size_t end) const {
        Count count;
        for (auto at = begin; at + 1 < end; ++at) {
            const bool final = ends_sentence(lines_[at].text) && !is_lowercase(decode_utf8(lines_[at + 1].text, 0).value);
            ++(fits(at) ? count.fitting : final ? count.final : count.other);
            count.running_on += runs_on(at) ? 1 : 0;
        }
        return count;
    }

    /// Of the lines of a paragraph a quarter may be shorter than need be, and a quarter must run on, where there are more than two.
    [[nodiscard]] bool is_filled(std::size_t begin, std::size_t end) const {
        const auto [fitting, other, final, running_on] = count(begin, end);
        return fitting > 0 && fitting >= 3 * other && fitting >= final && (fitting == 1 || 4 * running_on >= fitting);
    }

    /// Whether the greater part of the text is in filled paragraphs, and these in sentences that go on over line ends.
    [[nodiscard]] bool is_filled() const {
        std::size_t filled = 0; // columns
        std::size_t other = 0;
        Count all;
        for (const auto& [begin, end] : blocks_) {
            const bool is_block = is_filled(begin, end);
            for (auto at = begin; at < end; ++at) {
                if (is_block) {
                    filled += lines_[at].width;
                } else if (end - begin > 1 || lines_[at].width > width_) {
                    other += lines_[at].width;
                }
            }
            if (is_block) {
                const auto own = count(begin, end);
                all.fitting += own.fitting;
                all.running_on += own.running_on;
            }
        }
        return all.fitting >= least_filled && 4 * all.running_on >= all.fitting && filled >= other;
    }

    void join(const std::vector<std::size_t>& ends) {
        std::vector<std::pair<std::size_t, std::size_t>> parted; // bytes in words: the lines are views of the text
        const auto count = std::ranges::count_if(ends, [&](std::size_t at) { return parts_word(at); });
        // Who parts no words may still end a line behind the hyphen of "London-based".
        if (hyphenated * static_cast<std::size_t>(count) >= ends.size()) parted = parted_words(ends);
        for (const auto at : ends) {
            put_blank(text_, lines_[at + 1].begin);
        }
        for (const auto& [begin, end] : parted) {
            put_nothing(begin, end);
        }
    }

    [[nodiscard]] std::vector<std::pair<std::size_t, std::size_t>> parted_words(const std::vector<std::size_t>& ends) const {
        std::vector<std::pair<std::size_t, std::size_t>> parted;
        const auto words = all_words();
        const auto& behind = hyphen_words_();
        for (const auto at : ends) {
            if (!parts_word(at)) {
                continue;
            }
            const auto& line = lines_[at];
            const auto& next = lines_[at + 1];
            const auto last = decode_utf8_before(line.text, line.text.size());
            const auto first = line.text.substr(0, line.text.size() - last.size);
            const bool soft = last.value == U'\u00ad'; // never a word's own
            const auto begun = last_word(first);
            const auto rest = first_word(next.text);
            const bool is_name = is_uppercase(decode_utf8(begun, 0).value);
            const bool keep = !soft && (behind.always.contains(rest) || (is_name && behind.behind_names.contains(rest)) ||
                                        words.keep_hyphen(begun, rest));
            if (!keep) {
                parted.emplace_back(first.data() + first.size() - text_.data(), next.text.data() - text_.data());
            }
        }
        return parted;
    }

    [[nodiscard]] Words all_words() const {
        Words words;
        for (std::size_t at = 0; at < lines_.size(); ++at) {
            auto text = lines_[at].text;
            if (lines_[at].follows && parts_word(at - 1)) {
                text.remove_prefix(first_word(text).size());
            }
            if (at + 1 < lines_.size() && lines_[at + 1].follows && parts_word(at)) {
                text.remove_suffix(decode_utf8_before(text, text.size()).size);
                text.remove_suffix(last_word(text).size());
            }
            words.add(text);
        }
        return words;
    }

    /// Fills two bytes or more with characters that no reader sees: soft hyphens of two, word joiners of three.
    void put_nothing(std::size_t begin, std::size_t end) {
        while (begin < end) {
            const auto left = end - begin;
            const std::string_view character = left == 2 || left == 4 ? "\xc2\xad" : "\xe2\x81\xa0";
            text_.replace(begin, character.size(), character);
            begin += character.size();
        }
    }

    std::string& text_;
    const std::function<const HyphenWords&()>& hyphen_words_;
    std::vector<FilledLine> lines_;
    std::vector<Block> blocks_;
    std::size_t width_ = 0, slack_ = 0;
};

} // namespace

void join_wrapped_lines(std::string& text, Span part) {
    constexpr std::size_t narrowest = 50, widest = 100; // bytes
    const auto within = std::string_view(text).substr(0, part.end);
    std::size_t longest = 0;
    for (auto at = part.begin; at < part.end; at = line_at(within, at).next) {
        longest = std::max(longest, line_at(within, at).text.size());
    }
    if (longest < narrowest || longest > widest) return;
    for (auto at = part.begin; at < part.end;) {
        const auto line = line_at(within, at);
        at = line.next;
        const bool goes_on = at < part.end && !is_blank(line_at(within, at).text) && line.text.size() * 3 > longest * 2;
        if (!goes_on) continue;
        put_blank(text, at);
    }
}

void unfill(std::string& text, const std::function<const HyphenWords&()>& hyphen_words) { Unfilling(text, hyphen_words).run(); }

} // namespace entente
