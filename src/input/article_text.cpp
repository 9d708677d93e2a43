// One thing, since nothing may move: line ends, the date line, the title and filled paragraphs are found in the bytes of the article, and
// whatever is changed in them is as long as before, so that offsets of evidence are those of the user's own text.
#include "input/article_text.hpp"

#include "entente/text/table.hpp"
#include "entente/text/terminal_text.hpp"
#include "entente/text/utf8.hpp"
#include "entente/text/web_address.hpp"

#include <algorithm>
#include <unordered_set>
#include <utility>
#include <vector>

namespace entente {
namespace {

constexpr std::size_t longest_title = 200;    // bytes
constexpr std::size_t narrowest_filling = 25; // columns
constexpr std::size_t widest_filling = 120;
constexpr std::size_t least_filled = 3; // lines that another one follows: fewer may be so by chance
constexpr std::size_t most_quoted = 40; // bytes

/// The first line without its line end, and where the next one begins.
struct Line {
    std::string_view text;
    std::size_t next = 0;
};

Line line_at(std::string_view text, std::size_t begin) {
    const auto end = std::min(text.find('\n', begin), text.size());
    return {text.substr(begin, end - begin), std::min(end + 1, text.size())};
}

std::size_t skip_blank_lines(std::string_view text, std::size_t begin) {
    while (begin < text.size()) {
        const auto line = line_at(text, begin);
        if (!is_blank(line.text)) {
            break;
        }
        begin = line.next;
    }
    return begin;
}

struct Preamble {
    std::size_t end = 0;
    std::string remark; ///< on a date line that names no day
};

/// Skips a byte order mark, blank lines and a date line, which dates the document.
Preamble read_preamble(Document& document, std::string_view text, const DayReader& days) {
    const std::size_t begin = text.size() - without_byte_order_mark(text).size();
    const auto first = skip_blank_lines(text, begin);
    const auto line = line_at(text, first);
    const auto date = days.date_line(line.text);
    if (!date) {
        return {begin, {}};
    }
    if (document.date.empty()) {
        document.date = date->day;
    }
    return {skip_blank_lines(text, line.next), date->odd.empty() ? std::string() : odd_day_remark(date->odd)};
}

bool is_title(std::string_view line) {
    line = trimmed(line);
    if (line.empty() || line.size() > longest_title) {
        return false;
    }
    const auto last = decode_utf8_before(line, line.size()).value;
    return is_alphanumeric(last) || last == U')' || last == U'’' || last == U'”' || last == U'\'' || last == U'"';
}

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

/// Finds the width that most lines of a text were filled to (each could not have taken the first word of the next one too) and undoes it
/// where the lines between blank lines, or between indented ones, are so. Lists, verse, tables, bylines and signatures are not, and stay as
/// they are. All bytes keep their places: a line end becomes a blank; a hyphen and the line end in a word become what takes no room.
class Unfilling {
public:
    explicit Unfilling(std::string& text) : text_(text) {
        for (std::size_t begin = 0; begin < text.size();) {
            const auto line = line_at(text, begin);
            lines_.push_back(filled_line(line.text, begin));
            begin = line.next;
        }
        part_paragraphs();
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

    /// Blank lines part blocks; so does a line that is indented more than most, or less.
    void part_paragraphs() {
        for (std::size_t begin = 0; begin < lines_.size();) {
            auto end = begin;
            std::size_t least = std::string::npos;
            for (; end < lines_.size() && !is_blank(lines_[end].text); ++end) {
                least = std::min(least, lines_[end].indent);
            }
            const auto is_deep = [&](const FilledLine& line) { return line.indent > least; };
            const auto deep = std::count_if(lines_.begin() + offset(begin), lines_.begin() + offset(end), is_deep);
            const bool hanging = 2 * static_cast<std::size_t>(deep) > end - begin;
            for (auto at = begin; at < end; ++at) {
                lines_[at].follows = at > begin && is_deep(lines_[at]) == hanging;
                if (!lines_[at].follows) {
                    blocks_.push_back({at, at});
                }
                blocks_.back().end = at + 1;
            }
            begin = std::max(end, begin + 1);
        }
    }

    static std::ptrdiff_t offset(std::size_t at) { return static_cast<std::ptrdiff_t>(at); }

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

    /// Of the lines of a paragraph a quarter may be shorter than need be.
    [[nodiscard]] bool is_filled(std::size_t begin, std::size_t end) const {
        const auto [fitting, other, final, running_on] = count(begin, end);
        return fitting > 0 && fitting >= 3 * other && fitting >= final;
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
        Words words;
        if (std::any_of(ends.begin(), ends.end(), [&](std::size_t at) { return parts_word(at); })) {
            words = all_words();
        }
        std::vector<std::pair<std::size_t, std::size_t>> parted; // bytes in words: the lines are views of the text
        for (const auto at : ends) {
            const auto& line = lines_[at];
            const auto& next = lines_[at + 1];
            const auto last = decode_utf8_before(line.text, line.text.size()).size;
            const auto first = line.text.substr(0, line.text.size() - last);
            if (parts_word(at) && !words.keep_hyphen(last_word(first), first_word(next.text))) {
                parted.emplace_back(first.data() + first.size() - text_.data(), next.text.data() - text_.data());
            }
        }
        for (const auto at : ends) {
            text_[lines_[at + 1].begin - 1] = ' ';
        }
        for (const auto& [begin, end] : parted) {
            put_nothing(begin, end);
        }
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
    std::vector<FilledLine> lines_;
    std::vector<Block> blocks_;
    std::size_t width_ = 0, slack_ = 0;
};

/// The text with a line feed for every line end, of as many bytes: what is left of U+2028 are blanks before it, and U+2029 has a blank
/// line.
std::string with_line_feeds(std::string_view text) {
    std::string lines(text);
    for (std::size_t at = lines.find('\r'); at != std::string::npos; at = lines.find('\r', at)) {
        const auto next = std::min(lines.find_first_not_of('\r', at), lines.size());
        if (next == lines.size() || lines[next] != '\n') {
            std::fill(lines.begin() + static_cast<std::ptrdiff_t>(at), lines.begin() + static_cast<std::ptrdiff_t>(next), '\n');
        }
        at = next;
    }
    for (const auto& [separator, line_end] : {std::pair{"\xe2\x80\xa8", "  \n"}, std::pair{"\xe2\x80\xa9", "\n \n"}}) {
        for (auto at = lines.find(separator); at != std::string::npos; at = lines.find(separator, at)) {
            lines.replace(at, 3, line_end);
        }
    }
    return lines;
}

void set_content(Document& document, std::string_view title, std::string_view body, std::size_t source_offset) {
    document.title = trimmed(title);
    std::replace_if(
        document.title.begin(), document.title.end(), [](char c) { return c == '\n' || c == '\r' || c == '\0'; }, ' ');
    document.content.reserve(document.title.size() + 1 + body.size());
    document.content = document.title;
    if (!document.title.empty()) {
        document.content += '\n';
    }
    document.body_offset = document.content.size();
    document.source_offset = source_offset;
    std::string text(body);
    Unfilling(text).run();
    document.content += text;
    std::replace(document.content.begin(), document.content.end(), '\0', ' ');
}

} // namespace

bool is_blank(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const auto point = decode_utf8(text, at);
        if (!is_space(point.value) && !is_control(point.value)) {
            return false;
        }
        at += point.size;
    }
    return true;
}

std::string odd_day_remark(std::string_view text) {
    return "the date \"" + repaired_utf8(text.substr(0, most_quoted)) + "\" is no day like 2024-04-26 or 26 April 2024; it is ignored";
}

std::string web_address(std::string_view text) {
    std::string address;
    for (const char c : trimmed(text)) {
        address += c == ' ' ? "%20" : std::string(1, c);
    }
    return is_web_address(address) ? address : std::string();
}

std::string set_text(Document& document, std::string_view title, std::string_view body, const DayReader& days) {
    const auto lines = with_line_feeds(body);
    auto [begin, remark] = read_preamble(document, lines, days);
    set_content(document, title, std::string_view(lines).substr(begin), begin);
    return remark;
}

std::string set_plain_text(Document& document, std::string_view bytes, const DayReader& days) {
    const auto lines = with_line_feeds(bytes);
    const std::string_view text(lines);
    auto [begin, remark] = read_preamble(document, text, days);
    const auto first = skip_blank_lines(text, begin);
    const auto line = line_at(text, first);
    const auto body = skip_blank_lines(text, line.next);
    const bool blank_line_follows = line.next < text.size() && is_blank(line_at(text, line.next).text);
    if (is_title(line.text) && blank_line_follows && body < text.size()) {
        set_content(document, line.text, text.substr(body), body);
    } else {
        set_content(document, {}, text.substr(begin), begin);
    }
    return remark;
}

} // namespace entente
