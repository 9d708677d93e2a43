// Marks part the text, then each part is read by its lines: what stands above the body (source, date, title and fields, in the order of
// each database), and what stands below it. All is one walk over the text for each kind of mark, and three over each article's lines.
#include "input/text_export.hpp"

#include "entente/text/number.hpp"
#include "entente/text/table.hpp"
#include "entente/text/utf8.hpp"
#include "input/article_text.hpp"
#include "input/filled_text.hpp"

#include <algorithm>
#include <optional>

namespace entente {
namespace {

constexpr std::size_t longest_mark = 60;     // bytes
constexpr std::size_t shortest_rule = 20;    // characters
constexpr std::size_t shortest_key = 15;     // bytes: "ELMP000020110703e77300001"
constexpr std::size_t most_lines_above = 15; // with text, above a body that no line begins
constexpr std::size_t most_lines_ahead = 30; // of a field
constexpr std::size_t longest_title = 200;   // bytes; where no line but the date tells what it is
constexpr std::ptrdiff_t fewest_digits = 8;  // of them: a day

/// "2 of 9"; nothing in marks that do not count
struct Count {
    std::size_t number = 0;
    std::size_t whole = 0;
};

struct Mark {
    Span line;
    Count count;
};

/// "1", "1,234"
std::optional<std::size_t> number_of(std::string_view word) {
    std::string digits(word);
    std::erase(digits, ',');
    return word.starts_with(',') ? std::nullopt : number_in<std::size_t>(digits);
}

bool is_digit(char c) { return '0' <= c && c <= '9'; }

/// "ELMP000020110703e77300001"
bool is_key(std::string_view word) {
    const auto is_letter = [](char c) { return ('A' <= c && c <= 'Z') || ('a' <= c && c <= 'z'); };
    return word.size() >= shortest_key && is_letter(word.front()) && std::ranges::count_if(word, is_digit) >= fewest_digits &&
           std::ranges::all_of(word, [&](char c) { return is_letter(c) || is_digit(c); });
}

bool is_rule(std::string_view line, const ExportMark& mark) {
    return line.size() >= shortest_rule && line.find_first_not_of(mark.words.front()) == std::string_view::npos;
}

/// What a line counts that is such a mark.
std::optional<Count> marked(std::string_view line, const ExportMark& mark) {
    if (mark.kind == ExportMark::Kind::Rule) return is_rule(line, mark) ? std::optional(Count()) : std::nullopt;
    const auto& first = mark.words.front();
    if (line.empty() || line.size() > longest_mark || (first == "#" ? !is_digit(line.front()) : !line.starts_with(first)))
        return std::nullopt;
    const auto words = split_fields(line, ' ');
    if (words.size() != mark.words.size()) return std::nullopt;
    Count count;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (mark.words[i] == "#") {
            const auto number = number_of(words[i]);
            if (!number) return std::nullopt;
            (count.number == 0 ? count.number : count.whole) = *number;
        } else if (mark.words[i] == "$" ? !is_key(words[i]) : words[i] != mark.words[i]) {
            return std::nullopt;
        }
    }
    return count;
}

std::vector<Mark> marks_in(std::string_view text, const ExportMark& mark) {
    std::vector<Mark> found;
    for (std::size_t at = 0; at < text.size();) {
        const auto line = line_at(text, at);
        if (const auto count = marked(trimmed(line.text), mark)) found.push_back({{at, line.next}, *count});
        at = line.next;
    }
    return found;
}

/// Whether the first two are "1 of 9" and "2 of 9", or later ones.
bool is_counting(const std::vector<Mark>& marks) {
    const auto &first = marks[0].count, &second = marks[1].count;
    return first.number > 0 && first.number + 1 == second.number && first.whole == second.whole && second.number <= second.whole;
}

/// What stands before, between and behind the marks.
std::vector<Span> parts_between(const std::vector<Mark>& marks, std::size_t size) {
    std::vector<Span> parts;
    std::size_t begin = 0;
    for (const auto& mark : marks) {
        parts.push_back({begin, mark.line.begin});
        begin = mark.line.end;
    }
    parts.push_back({begin, size});
    return parts;
}

/// Reads the article of a part of the text.
class Part {
public:
    Part(std::string_view text, Span part, TitlePlace place, const ExportVocabulary& vocabulary, const DayReader& days)
        : text_(text.substr(0, part.end)), begin_(part.begin), place_(place), vocabulary_(vocabulary), days_(days) {}

    [[nodiscard]] ExportedArticle read();

    /// Whether it has a line that only articles of databases have.
    [[nodiscard]] bool is_article() const;

private:
    struct HeadLine {
        std::string_view text;
        std::size_t next = 0; ///< where the line below it begins
        bool opens = false;   ///< no text stands directly above it
    };

    [[nodiscard]] ExportVocabulary::Told told(std::size_t at) const { return vocabulary_.told(trimmed(line_at(text_, at).text)); }
    [[nodiscard]] std::size_t body_line() const;
    [[nodiscard]] std::size_t behind_head();
    [[nodiscard]] std::size_t day_line() const;
    [[nodiscard]] Span title_lines(std::size_t day) const;
    [[nodiscard]] std::size_t take_loose();
    [[nodiscard]] std::size_t behind_body(std::size_t at) const;
    [[nodiscard]] bool ends_body(std::size_t at, bool opens) const;
    void take_days(std::size_t begin, std::size_t end);

    std::string_view text_; ///< up to the end of the part
    std::size_t begin_;
    TitlePlace place_;
    const ExportVocabulary& vocabulary_;
    const DayReader& days_;
    std::vector<HeadLine> loose_; ///< of the head, above its fields
    bool has_fields_ = false;
    std::size_t counted_ = 0; ///< those above the number of words
    ExportedArticle article_;
};

bool Part::is_article() const {
    for (auto at = begin_; at < text_.size(); at = line_at(text_, at).next) {
        const auto line = told(at).line;
        if (line == ExportLine::Length || line == ExportLine::Count || line == ExportLine::Date || line == ExportLine::Body) return true;
    }
    return false;
}

/// The line that says that the body begins; the end of the part if there is none.
std::size_t Part::body_line() const {
    auto at = begin_;
    while (at < text_.size() && told(at).line != ExportLine::Body) at = line_at(text_, at).next;
    return at;
}

/// Reads title and lines of the head. Gives where the body begins; the begin of the part if no line tells that.
std::size_t Part::behind_head() {
    const auto body = body_line();
    const bool is_marked = body < text_.size();
    bool counts_words = false, in_field = false, in_title = false, opens = true;
    std::size_t lines = 0;
    for (auto at = begin_; at < body && (is_marked || has_fields_ || lines < most_lines_above);) {
        const auto next = line_at(text_, at).next;
        const auto [line, value] = told(at);
        if (value.empty() && line == ExportLine::Text) {
            in_field = in_title = false;
            opens = true;
        } else if (line == ExportLine::Rights) {
            if (counts_words && !is_marked) return next;
        } else if (line == ExportLine::Count) {
            counts_words = true;
            counted_ = loose_.size();
        } else if (line != ExportLine::Text) {
            const bool is_below = line == ExportLine::After || line == ExportLine::Listed || line == ExportLine::Loaded;
            if (is_below && !is_marked) return has_fields_ ? at : begin_;
            has_fields_ = in_field = true;
            in_title = line == ExportLine::Title && article_.title.empty();
            if (in_title) article_.title = value;
        } else if (in_field) {
            if (in_title) article_.title += " " + std::string(value);
        } else if (!has_fields_) {
            loose_.push_back({value, next, opens});
        } else if (!is_marked) {
            return at;
        }
        if (!value.empty()) {
            ++lines;
            opens = false;
        }
        at = next;
    }
    if (!is_marked) return has_fields_ ? body : begin_;
    const auto value = told(body).value;
    return value.empty() ? line_at(text_, body).next : static_cast<std::size_t>(value.data() - text_.data());
}

/// The line above the fields that tells the day; their number if there is none.
std::size_t Part::day_line() const {
    std::size_t found = loose_.size();
    const std::size_t first = place_ == TitlePlace::First ? 1 : place_ == TitlePlace::AboveCount ? counted_ : 0;
    for (auto i = first; i < loose_.size(); ++i) {
        if (days_.leading_day(loose_[i].text).empty()) continue;
        found = i;
        if (place_ != TitlePlace::AboveSource) break; // a list of all articles may stand above the first
    }
    return found;
}

/// The lines above the fields that are the title; empty if there is none.
Span Part::title_lines(std::size_t day) const {
    const auto opening = [&](std::size_t i) {
        while (i < loose_.size() && !loose_[i].opens) ++i;
        return std::min(i, loose_.size());
    };
    const auto opened = [&](std::size_t i) {
        while (i > 0 && !loose_[i].opens) --i;
        return i;
    };
    if (place_ == TitlePlace::First) return {0, std::min<std::size_t>(1, loose_.size())};
    if (place_ == TitlePlace::AboveCount) {
        if (counted_ > 1 && vocabulary_.is_byline(loose_[counted_ - 1].text)) return {counted_ - 2, counted_ - 1};
        return counted_ == 0 ? Span{} : Span{opened(counted_ - 1), opened(counted_ - 1) + 1};
    }
    if (day == loose_.size() && !has_fields_) return {};
    if (place_ == TitlePlace::BelowDate) {
        auto begin = opening((day < loose_.size() ? day : opening(1)) + 1); // "Summer 2011" below the source is no day
        if (day == loose_.size() && begin == day) begin = opening(1);       // nor is there one
        return {begin, begin == loose_.size() ? begin : opening(begin + 1)};
    }
    return day < 2 || day == loose_.size() ? Span{} : Span{opened(day - 2), day - 1};
}

/// Takes day and title from above the fields. Gives where that ends.
std::size_t Part::take_loose() {
    const auto day = day_line();
    const auto lines = title_lines(day);
    auto end = begin_;
    if (day < loose_.size()) {
        article_.date = days_.leading_day(loose_[day].text);
        end = loose_[day].next;
    }
    std::string title;
    for (auto i = lines.begin; i < lines.end; ++i) {
        title += (title.empty() ? "" : " ") + std::string(loose_[i].text);
    }
    if (!article_.title.empty() || title.empty() || title.size() > longest_title) return end;
    article_.title = std::move(title);
    return std::max(end, loose_[lines.end - 1].next);
}

/// Whether the line there stands below the body: for sure, or because it opens a paragraph and another such line follows, or nothing.
bool Part::ends_body(std::size_t at, bool opens) const {
    const auto line = line_at(text_, at);
    const auto kind = told(at).line;
    const auto is_mark = [&](const ExportMark& mark) { return mark.kind == ExportMark::Kind::Rule && marked(trimmed(line.text), mark); };
    if (kind == ExportLine::After || std::ranges::any_of(vocabulary_.marks(), is_mark)) return true;
    const bool may_be = kind == ExportLine::Listed || kind == ExportLine::Loaded || kind == ExportLine::Date || kind == ExportLine::Rights;
    if (!may_be || !opens) return false;
    opens = false;
    std::size_t lines = 0;
    for (at = line.next; at < text_.size() && lines < most_lines_ahead; at = line_at(text_, at).next, ++lines) {
        const auto [next, value] = told(at);
        if (next != ExportLine::Text) return true;
        if (!value.empty() && opens) return false;
        opens = opens || value.empty();
    }
    return at >= text_.size();
}

std::size_t Part::behind_body(std::size_t at) const {
    for (bool opens = true; at < text_.size() && !ends_body(at, opens);) {
        const auto line = line_at(text_, at);
        opens = is_blank(line.text);
        at = line.next;
    }
    return std::min(at, text_.size());
}

void Part::take_days(std::size_t begin, std::size_t end) {
    for (auto at = begin; at < end; at = line_at(text_, at).next) {
        const auto [line, value] = told(at);
        if (line != ExportLine::Date && line != ExportLine::Loaded) continue;
        const auto day = days_.leading_day(value);
        auto& known = line == ExportLine::Date ? article_.date : article_.loaded;
        if (known.empty()) known = day;
        if (day.empty() && !value.empty()) article_.odd_day = value;
    }
}

ExportedArticle Part::read() {
    auto body = behind_head();
    const auto behind_loose = take_loose();
    body = body == begin_ ? behind_loose : body;
    const auto end = behind_body(body);
    take_days(begin_, body);
    take_days(end, text_.size());
    const auto text = text_.substr(0, end);
    while (body < end && is_blank(line_at(text, body).text)) body = line_at(text, body).next;
    article_.body = {body, std::max(body, text.find_last_not_of(outer_space) + 1)};
    return std::move(article_);
}

} // namespace

std::vector<ExportedArticle> read_text_export(std::string_view text, const ExportVocabulary& vocabulary, const DayReader& days) {
    for (const auto& mark : vocabulary.marks()) {
        const auto marks = marks_in(text, mark);
        const bool counts = mark.kind == ExportMark::Kind::Counter;
        const bool is_one = counts && marks.size() == 1 && marks[0].count.number > 0 && marks[0].count.number <= marks[0].count.whole;
        if (!is_one && (marks.size() < 2 || (counts && !is_counting(marks)))) continue;
        std::vector<Part> parts;
        for (const auto span : parts_between(marks, text.size())) {
            Part part(text, span, mark.title, vocabulary, days);
            if ((counts && span.begin > 0 && !is_one) || part.is_article()) parts.push_back(std::move(part));
        }
        if (parts.size() < (is_one ? 1 : 2)) continue;
        std::vector<ExportedArticle> articles;
        articles.reserve(parts.size());
        for (auto& part : parts) {
            articles.push_back(part.read());
            articles.back().is_wrapped = mark.title == TitlePlace::BelowDate;
        }
        return articles;
    }
    return {};
}

} // namespace entente
