#include "entente/input/day_reader.hpp"

#include "entente/text/iso_date.hpp"
#include "entente/text/table.hpp"
#include "entente/text/utf8.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace entente {
namespace {

constexpr std::string_view date_key = "date"; // of the format (docs/formats/input.md), not of the language
constexpr std::string_view digits = "0123456789";
constexpr std::string_view parting = " \t,";
constexpr std::string_view clock_signs = "0123456789:.";
constexpr std::size_t iso_size = 10;        // "2024-04-26"
constexpr std::size_t most_time_words = 4;  // "at 10:00 am EDT"
constexpr std::size_t longest_zone = 5;     // "AKST"
constexpr std::ptrdiff_t longest_value = 8; // blanks in "Friday, 26 April 2024 at 10:00 am EDT (updated)"

/// Takes the next word off the text, in small letters and without a full stop behind it.
std::string take_word(std::string_view& text) {
    text.remove_prefix(std::min(text.find_first_not_of(parting), text.size()));
    const auto end = std::min(text.find_first_of(parting), text.size());
    auto word = lowercase(text.substr(0, end));
    text.remove_prefix(end);
    if (word.ends_with('.')) word.pop_back();
    return word;
}

bool is_number(std::string_view word, std::size_t size) {
    return word.size() == size && word.find_first_not_of(digits) == std::string_view::npos;
}

/// "10:00", "10.00", "10:00:00Z"
bool has_clock(std::string_view word) {
    const auto sign = word.find_first_of(":.");
    return sign != std::string_view::npos && sign > 0 && is_number(word.substr(sign - 1, 1), 1) && is_number(word.substr(sign + 1, 2), 2);
}

bool has_small_letter(std::string_view word) {
    return std::ranges::any_of(word, [](char c) { return 'a' <= c && c <= 'z'; });
}

/// "EDT", "TURKEY"
bool is_capitals(std::string_view word) {
    return std::ranges::all_of(word, [](char c) { return 'A' <= c && c <= 'Z'; });
}

} // namespace

DayReader DayReader::load(const std::filesystem::path& resources) {
    static constexpr std::array sets{std::pair{"label", &DayReader::labels_}, std::pair{"weekday", &DayReader::weekdays_},
                                     std::pair{"ordinal", &DayReader::ordinals_}, std::pair{"clock", &DayReader::clock_words_},
                                     std::pair{"separator", &DayReader::separators_}};
    const auto file = resources / "date_line.tsv";
    DayReader reader;
    for (const auto& row : read_table(file, 2, 3)) {
        const auto& kind = row.fields[0];
        const auto& word = row.fields[1];
        const auto* const set = std::ranges::find_if(sets, [&](const auto& entry) { return kind == entry.first; });
        const bool is_month = kind == "month";
        if (!is_month && set == sets.end()) {
            throw_table_error(file, row.line, "found the kind \"" + kind + "\", which the head of the table does not name");
        }
        if (word.empty() || (is_month ? !is_number(row.fields[2], 2) : !row.fields[2].empty())) {
            throw_table_error(file, row.line, "expected a word, and of a month its two digits");
        }
        if (is_month) {
            reader.months_.emplace(word, row.fields[2]);
        } else {
            (reader.*set->second).insert(word);
        }
    }
    return reader;
}

std::string DayReader::leading_day(std::string_view text) const {
    const auto [day, rest] = find(text);
    return rest.empty() || rest.front() == 'T' || parting.find(rest.front()) != std::string_view::npos ? day : std::string();
}

std::optional<DateLine> DayReader::date_line(std::string_view line) const {
    line = trimmed(line);
    if (auto day = day_of_parts(line); !day.empty()) return DateLine{day, {}};
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || lowercase(trimmed(line.substr(0, colon))) != date_key) return std::nullopt;
    const auto value = trimmed(line.substr(colon + 1));
    if (std::ranges::count(value, ' ') > longest_value) return std::nullopt; // "Date: 26 April 2024 - Ankara. President Erdogan met …"
    auto day = leading_day(value);
    return DateLine{day, day.empty() ? value : std::string_view{}};
}

/// The first day of the parts of a line; empty if one of them is neither a day nor a time of day. A second day needs a label: else the
/// line tells from when to when something lasts.
std::string DayReader::day_of_parts(std::string_view line) const {
    std::string first;
    for (const auto part : parts_of(line)) {
        auto day = first.empty() ? day_of(part) : std::string();
        if (day.empty()) day = labelled_day(part);
        if (day.empty() && !is_time(part)) return {};
        if (first.empty()) first = std::move(day);
    }
    return first;
}

/// What stands between the line's separators.
std::vector<std::string_view> DayReader::parts_of(std::string_view line) const {
    std::vector<std::string_view> parts;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < line.size();) {
        const auto end = std::min(line.find(' ', at), line.size());
        if (separators_.contains(line.substr(at, end - at))) {
            parts.push_back(trimmed(line.substr(begin, at - begin)));
            begin = end;
        }
        at = end + 1;
    }
    parts.push_back(trimmed(line.substr(begin)));
    return parts;
}

/// "26 April 2024", "26 April 2024 10:00", "10:00 am EDT, 26 April 2024"
std::string DayReader::day_of(std::string_view text) const {
    if (auto [day, rest] = find(text); !day.empty() && is_time(rest)) return day;
    std::size_t words = 0;
    for (auto at = text.find(' '); at != std::string_view::npos && words++ < most_time_words; at = text.find(' ', at + 1)) {
        if (!is_time(text.substr(0, at))) continue;
        if (auto [day, rest] = find(text.substr(at)); !day.empty() && trimmed(rest).empty()) return day;
    }
    return {};
}

/// "Published: 26 April 2024"
std::string DayReader::labelled_day(std::string_view text) const {
    const auto small = lowercase(text.substr(0, std::min(text.find_first_of(digits), text.size())));
    for (const auto& label : labels_) {
        if (!small.starts_with(label)) continue;
        auto value = trimmed(text.substr(label.size()));
        if (value.starts_with(':')) value = trimmed(value.substr(1));
        if (auto day = day_of(value); !day.empty()) return day;
    }
    return {};
}

DayReader::Found DayReader::find(std::string_view text) const {
    text = trimmed(text);
    auto day = std::string(text.substr(0, iso_size));
    if (day.size() == iso_size && day[4] == '/' && day[7] == '/') day[4] = day[7] = '-';
    return parse_iso_day(day) ? Found{day, text.substr(iso_size)} : find_spelt(text);
}

/// "26 April 2024", "Friday, April 26th, 2024"
DayReader::Found DayReader::find_spelt(std::string_view text) const {
    auto first = take_word(text);
    if (weekdays_.contains(first)) first = take_word(text);
    const auto second = take_word(text);
    const auto year = take_word(text);
    const bool month_first = months_.contains(first);
    const auto month = months_.find(month_first ? first : second);
    auto day = month_first ? second : first;
    const auto end = std::min(day.find_first_not_of(digits), day.size());
    if (month == months_.end() || !is_number(year, 4) || end == 0 || (end < day.size() && !ordinals_.contains(day.substr(end)))) return {};
    day.resize(end);
    const auto iso = year + "-" + month->second + "-" + (end == 1 ? "0" : "") + day;
    return parse_iso_day(iso) ? Found{iso, text} : Found{};
}

bool DayReader::is_time(std::string_view text) const {
    if (text.starts_with('T')) text.remove_prefix(1);
    text = text.substr(std::min(text.find_first_not_of(parting), text.size()));
    if (text.empty()) return true;
    bool tells_time = false;
    std::size_t zones = 0;
    for (std::size_t words = 0; !text.empty(); ++words) {
        const auto end = std::min(text.find_first_of(parting), text.size());
        const auto word = text.substr(0, end);
        const auto behind_number = word.substr(std::min(word.find_first_not_of(clock_signs), word.size())); // "am" of "10am"
        const bool known = clock_words_.contains(lowercase(behind_number));
        tells_time = tells_time || has_clock(word) || (known && behind_number.size() < word.size());
        if (is_capitals(word) && !known && (++zones > 1 || word.size() > longest_zone)) return false;
        if (words == most_time_words || (has_small_letter(word) && !known)) return false;
        text.remove_prefix(std::min(text.find_first_not_of(parting, end), text.size()));
    }
    return tells_time;
}

} // namespace entente
