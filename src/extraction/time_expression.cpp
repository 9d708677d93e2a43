// A small recursive-descent reading of token patterns: at each token the longest pattern that begins there wins, else the next token is
// tried.

#include "extraction/time_expression.hpp"

#include "entente/text/utf8.hpp"

#include <algorithm>

namespace entente {
namespace {

constexpr int earliest_year = 1500;
constexpr int latest_year = 2099;

struct Token {
    Span span;
    TimeWord word;
    int number = -1;        ///< what its digits write; -1: no number
    std::size_t digits = 0; ///< how many
    bool capital = false;
    char mark = 0;      ///< of a one-byte punctuation mark; '-' for dashes
    bool glued = false; ///< nothing stands between it and the token before
};

bool is_dash(char32_t value) { return value == U'-' || value == U'–' || value == U'—' || value == U'‑'; }

std::vector<Token> tokens_of(std::string_view text, Span within, const TimeLexicon& lexicon) {
    std::vector<Token> tokens;
    for (std::size_t at = within.begin; at < within.end;) {
        const auto first = decode_utf8(text, at);
        if (first.valid && is_space(first.value)) {
            at += first.size;
            continue;
        }
        Token token;
        token.span.begin = at;
        token.glued = !tokens.empty() && tokens.back().span.end == at;
        const bool letters = is_letter(first.value);
        const bool digits = '0' <= first.value && first.value <= '9';
        at += first.size;
        while (at < within.end && (letters || digits)) {
            const auto point = decode_utf8(text, at);
            const bool fits = letters ? is_letter(point.value) || is_mark(point.value) : '0' <= point.value && point.value <= '9';
            if (!point.valid || !fits) {
                break;
            }
            at += point.size;
        }
        token.span.end = std::min(at, within.end);
        const auto spelled = text.substr(token.span.begin, token.span.size());
        if (letters) {
            token.capital = is_uppercase(first.value);
            token.word = lexicon.find(lowercase(spelled));
            token.number = token.word.kind == TimeWordKind::Number ? token.word.value : -1;
        } else if (digits && spelled.size() <= 4) {
            token.number = 0;
            token.digits = spelled.size();
            for (const char digit : spelled) {
                token.number = token.number * 10 + (digit - '0');
            }
        } else if (!digits) {
            token.mark = is_dash(first.value) ? '-' : first.value < 0x80 ? static_cast<char>(first.value) : '?';
        }
        tokens.push_back(token);
    }
    return tokens;
}

/// Reads patterns from a place among the tokens; each `read_…` moves on and says true, or stays where it is.
class Reader {
public:
    Reader(const std::vector<Token>& tokens, std::size_t at) : tokens_(tokens), begin_(at), at_(at) {}

    [[nodiscard]] bool read(TimeExpression& expression) {
        using Pattern = bool (Reader::*)(TimeExpression&);
        constexpr Pattern patterns[] = {&Reader::read_iso_day,      &Reader::read_weekday, &Reader::read_day,
                                        &Reader::read_month_alone,  &Reader::read_shifted, &Reader::read_ago,
                                        &Reader::read_relative_day, &Reader::read_season,  &Reader::read_year_only};
        for (const auto pattern : patterns) {
            at_ = begin_;
            expression = {};
            if ((this->*pattern)(expression)) {
                expression.span = {tokens_[begin_].span.begin, tokens_[at_ - 1].span.end};
                return true;
            }
        }
        return false;
    }
    [[nodiscard]] std::size_t at() const { return at_; }

private:
    [[nodiscard]] const Token* peek(std::size_t ahead = 0) const { return at_ + ahead < tokens_.size() ? &tokens_[at_ + ahead] : nullptr; }
    [[nodiscard]] bool is(TimeWordKind kind, std::size_t ahead = 0) const {
        const auto* token = peek(ahead);
        const bool named = kind == TimeWordKind::Month || kind == TimeWordKind::Weekday;
        return token != nullptr && token->word.kind == kind && (!named || token->capital);
    }
    bool skip(TimeWordKind kind) { return is(kind) && ++at_ > 0; }
    bool skip_mark(char mark) { return peek() != nullptr && peek()->mark == mark && ++at_ > 0; }

    bool read_month(int& month) {
        if (!is(TimeWordKind::Month)) {
            return false;
        }
        month = tokens_[at_++].word.value;
        if (peek() != nullptr && peek()->mark == '.' && peek()->glued && peek(1) != nullptr) {
            ++at_;
        }
        return true;
    }
    bool read_day_number(int& day) {
        const auto* token = peek();
        if (token == nullptr || token->digits == 0 || token->digits > 2 || token->number < 1 || token->number > 31) {
            return false;
        }
        day = token->number;
        ++at_;
        if (is(TimeWordKind::Ordinal) && peek()->glued) {
            ++at_;
        }
        return true;
    }
    bool read_year(int& year) {
        const auto* token = peek();
        if (token == nullptr || token->digits != 4 || token->number < earliest_year || token->number > latest_year) {
            return false;
        }
        year = token->number;
        ++at_;
        return true;
    }
    /// ", 2024", "2024", "of 2024", "last year", "of this year".
    void read_year_after(TimeExpression& expression) {
        const auto back = at_;
        if (!skip_mark(',')) {
            skip(TimeWordKind::Of);
        }
        int year = 0;
        if (read_year(year)) {
            expression.year = year;
            return;
        }
        if (is(TimeWordKind::Shift) && is(TimeWordKind::Unit, 1) && peek(1)->word.value == static_cast<int>(TimeUnit::Year)) {
            expression.shift = {peek()->word.value, TimeUnit::Year};
            at_ += 2;
            return;
        }
        at_ = back;
    }
    /// The second end of a range of days, after the first: "-11", "to July 3", "and Saturday, December 9".
    void read_range_end(TimeExpression& expression, bool month_first) {
        const auto back = at_;
        int day = 0;
        int month = 0;
        if (skip_mark('-') || skip(TimeWordKind::To)) {
            if (skip(TimeWordKind::Weekday)) {
                skip_mark(',');
            }
            if (read_month(month)) {
                if (read_day_number(day)) {
                    expression.end_month = month;
                    expression.end_day = day;
                    return;
                }
            } else if (read_day_number(day) && (!month_first || !is(TimeWordKind::Month)) && !is(TimeWordKind::Unit)) {
                expression.end_day = day;
                return;
            }
        }
        at_ = back;
    }
    bool read_iso_day(TimeExpression& expression) {
        const auto number = [&](std::size_t ahead, std::size_t digits) {
            const auto* token = peek(ahead);
            return token != nullptr && token->digits == digits && (ahead == 0 || token->glued) ? token->number : -1;
        };
        const auto dash = [&](std::size_t ahead) { return peek(ahead) != nullptr && peek(ahead)->mark == '-' && peek(ahead)->glued; };
        const int year = number(0, 4);
        const int month = dash(1) ? number(2, 2) : -1;
        const int day = dash(3) ? number(4, 2) : -1;
        if (year < earliest_year || year > latest_year || month < 1 || month > 12 || day < 1 || day > 31) {
            return false;
        }
        expression.year = year;
        expression.month = month;
        expression.day = day;
        at_ += 5;
        return true;
    }
    /// "Friday", "Friday morning", "Friday, April 2", "Friday the 2nd of April 2021".
    bool read_weekday(TimeExpression& expression) {
        if (!is(TimeWordKind::Weekday)) {
            return false;
        }
        const int weekday = tokens_[at_++].word.value;
        skip(TimeWordKind::Part);
        const auto back = at_;
        skip_mark(',');
        skip(TimeWordKind::Of);
        if (!read_day(expression)) {
            at_ = back;
            expression = {};
        }
        expression.weekday = weekday;
        return true;
    }
    /// "April 2", "April 2-4, 2024", "2 April", "6 to 11 July 2022", "the 3rd of May".
    bool read_day(TimeExpression& expression) {
        const auto back = at_;
        int month = 0;
        int day = 0;
        if (read_month(month) && read_day_number(day)) {
            expression.month = month;
            expression.day = day;
            read_range_end(expression, true);
            read_year_after(expression);
            return true;
        }
        at_ = back;
        if (!read_day_number(day)) {
            return false;
        }
        read_range_end(expression, false);
        skip(TimeWordKind::Of);
        if (!read_month(month)) {
            at_ = back;
            return false;
        }
        expression.month = month;
        expression.day = day;
        read_year_after(expression);
        return true;
    }
    /// "April", "April 2024", "April of last year".
    bool read_month_alone(TimeExpression& expression) {
        const bool also_word = is(TimeWordKind::Month) && peek()->word.also_word;
        int month = 0;
        if (!read_month(month)) {
            return false;
        }
        expression.month = month;
        read_year_after(expression);
        const bool led =
            begin_ > 0 && (tokens_[begin_ - 1].word.kind == TimeWordKind::Before || tokens_[begin_ - 1].word.kind == TimeWordKind::Open);
        return !also_word || expression.year || expression.shift || led;
    }
    /// "last week", "this past Friday", "last October", "next summer", "this morning", "the weekend".
    bool read_shifted(TimeExpression& expression) {
        if (is(TimeWordKind::Of) && is(TimeWordKind::Unit, 1) && peek(1)->word.value == static_cast<int>(TimeUnit::Weekend)) {
            at_ += 2;
            expression.shift = {0, TimeUnit::Weekend};
            return true;
        }
        if (!is(TimeWordKind::Shift)) {
            return false;
        }
        const int count = tokens_[at_++].word.value;
        const bool past = skip(TimeWordKind::Past);
        const int shift = past && count == 0 ? -1 : count;
        int month = 0;
        if (is(TimeWordKind::Weekday)) {
            expression.weekday = tokens_[at_++].word.value;
            expression.shift = {shift, TimeUnit::Day};
            skip(TimeWordKind::Part);
            return true;
        }
        if (is(TimeWordKind::Season)) {
            expression.season = tokens_[at_++].word.value;
            expression.shift = {shift, TimeUnit::Month}; // as a month: "last summer" may be of this year
            return true;
        }
        if (read_month(month)) {
            expression.month = month;
            expression.shift = {shift, TimeUnit::Month};
            return true;
        }
        if (is(TimeWordKind::Part)) {
            ++at_;
            expression.shift = {shift, TimeUnit::Day};
            return true;
        }
        if (is(TimeWordKind::Unit) && !past) {
            const auto unit = static_cast<TimeUnit>(tokens_[at_++].word.value);
            expression.shift = {shift, unit};
            return unit != TimeUnit::Day && unit != TimeUnit::Decade;
        }
        return false;
    }
    /// Is the number here the end of a longer one: "2.5", "1,500", "twenty-five", "one hundred and five"?
    [[nodiscard]] bool ends_longer_number() const {
        constexpr int least_and = 100; // of the number words before "and": "hundred", "thousand"
        if (at_ == 0) {
            return false;
        }
        const auto& before = tokens_[at_ - 1];
        if (before.word.kind == TimeWordKind::Number) {
            return true;
        }
        const auto first = at_ > 1 ? tokens_[at_ - 2] : Token();
        const bool is_inner_mark = before.glued && tokens_[at_].glued && (before.mark == '-' || before.mark == '.' || before.mark == ',');
        return (is_inner_mark && first.number >= 0) ||
               (before.word.kind == TimeWordKind::To && first.digits == 0 && first.number >= least_and);
    }
    /// "two", "43", "forty-three".
    bool read_count(int& count) {
        constexpr int least_tens = 20;
        if (peek() == nullptr || peek()->number < 0 || ends_longer_number()) {
            return false;
        }
        count = tokens_[at_++].number;
        const bool are_tens = tokens_[at_ - 1].digits == 0 && least_tens <= count && count < 100;
        const std::size_t ones = peek() != nullptr && peek()->mark == '-' && peek()->glued ? 1 : 0;
        if (are_tens && is(TimeWordKind::Number, ones) && peek(ones)->word.value < 10) {
            count += peek(ones)->word.value;
            at_ += ones + 1;
        }
        return true;
    }
    /// "two days ago".
    bool read_ago(TimeExpression& expression) {
        int count = 0;
        if (!read_count(count) || !is(TimeWordKind::Unit) || !is(TimeWordKind::Ago, 1)) {
            return false;
        }
        expression.shift = {-count, static_cast<TimeUnit>(peek()->word.value)};
        at_ += 2;
        return true;
    }
    bool read_relative_day(TimeExpression& expression) {
        if (!is(TimeWordKind::Day)) {
            return false;
        }
        expression.shift = {tokens_[at_++].word.value, TimeUnit::Day};
        skip(TimeWordKind::Part);
        return true;
    }
    /// "summer 2021", "fall of 2022".
    bool read_season(TimeExpression& expression) {
        if (!is(TimeWordKind::Season)) {
            return false;
        }
        expression.season = tokens_[at_++].word.value;
        read_year_after(expression);
        return expression.year || expression.shift;
    }
    /// The single letter glued to a year that makes it a decade.
    bool read_plural() {
        return peek() != nullptr && peek()->glued && peek()->span.size() == 1 && peek()->mark == 0 && peek()->number < 0 && ++at_ > 0;
    }
    /// Is the number here no year: "2000 people" (but "in 2000 people left"), "Resolution 1559", "Resolutions 1559 and 1701"?
    [[nodiscard]] bool counts_or_names() const {
        const bool is_placed = begin_ > 0 && tokens_[begin_ - 1].word.kind == TimeWordKind::Before && tokens_[begin_ - 1].word.value > 0;
        if (is(TimeWordKind::Counted, 1) && !is_placed) {
            return true;
        }
        auto before = at_;
        while (before > 0 &&
               (tokens_[before - 1].number >= 0 || tokens_[before - 1].mark == ',' || tokens_[before - 1].word.kind == TimeWordKind::To)) {
            --before;
        }
        return before > 0 && tokens_[before - 1].word.kind == TimeWordKind::Numbered;
    }
    /// "2009", "2014-2016", "the 1990s".
    bool read_year_only(TimeExpression& expression) {
        if (begin_ > 0 && tokens_[begin_].glued && std::string_view("$-/.,+#").find(tokens_[begin_ - 1].mark) != std::string_view::npos &&
            tokens_[begin_ - 1].mark != 0) {
            return false;
        }
        int year = 0;
        if (counts_or_names() || !read_year(year) || (begin_ > 0 && tokens_[begin_].glued && tokens_[begin_ - 1].mark == 0)) {
            return false;
        }
        expression.year = year;
        if (read_plural()) {
            expression.end_year = year + 9;
            const auto back = at_;
            const auto* decade = skip(TimeWordKind::To) ? peek() : nullptr; // "the 1970s and 80s"
            if (decade != nullptr && decade->digits == 2 && decade->number > year % 100 && ++at_ > 0 && read_plural()) {
                expression.end_year = year - year % 100 + decade->number + 9;
            } else {
                at_ = back;
            }
            return year % 10 == 0;
        }
        const auto back = at_;
        int end = 0;
        if (skip_mark('-') && read_year(end) && end > year) {
            expression.end_year = end;
        } else {
            at_ = back;
        }
        return true;
    }

    const std::vector<Token>& tokens_;
    std::size_t begin_;
    std::size_t at_;
};

/// The word before the expression that says that it only bounds the time: "since 2014", "since early May"; null: none.
const TimeWord* open_word(const std::vector<Token>& tokens, std::size_t begin) {
    while (begin > 0 && (tokens[begin - 1].word.kind == TimeWordKind::Before || tokens[begin - 1].word.kind == TimeWordKind::Of)) {
        --begin;
    }
    return begin > 0 && tokens[begin - 1].word.kind == TimeWordKind::Open ? &tokens[begin - 1].word : nullptr;
}

/// The word at `end`, be it after a comma, that begins a clause about that time: "since 2014, when"; empty: none.
Span then_after(const std::vector<Token>& tokens, std::size_t end) {
    if (end < tokens.size() && tokens[end].mark == ',') {
        ++end;
    }
    return end < tokens.size() && tokens[end].word.kind == TimeWordKind::Then ? tokens[end].span : Span();
}

} // namespace

std::vector<TimeExpression> find_time_expressions(std::string_view text, Span within, const TimeLexicon& lexicon) {
    constexpr int going_on = 1; // values of open words, as the table has them
    constexpr int noun = 2;
    within.end = std::min(within.end, text.size());
    const auto tokens = tokens_of(text, within, lexicon);
    std::vector<TimeExpression> expressions;
    Span bound;
    for (std::size_t at = 0; at < tokens.size();) {
        if (tokens[at].word.kind == TimeWordKind::Open && tokens[at].word.value < noun) bound = tokens[at].span;
        Reader reader(tokens, at);
        TimeExpression expression;
        if (!reader.read(expression)) {
            ++at;
            continue;
        }
        const auto* const open = open_word(tokens, at);
        expression.open = open != nullptr;
        expression.begins = expression.open && open->value == going_on;
        expression.bound = bound;
        at = reader.at();
        expression.then = then_after(tokens, at);
        expressions.push_back(expression);
    }
    return expressions;
}

} // namespace entente
