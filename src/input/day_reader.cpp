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

/// "10:00", "T10:00:00Z"
bool has_clock(std::string_view text) {
    const auto colon = text.find(':');
    return colon != std::string_view::npos && colon > 0 && is_number(text.substr(colon - 1, 1), 1) &&
           is_number(text.substr(colon + 1, 2), 2);
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
                                     std::pair{"ordinal", &DayReader::ordinals_}, std::pair{"clock", &DayReader::clock_words_}};
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
    const auto day_of = [&](std::string_view text) {
        auto [day, rest] = find(text);
        return is_time(rest) ? day : std::string();
    };
    if (auto day = day_of(line); !day.empty()) return DateLine{day, {}};
    const auto small = lowercase(line.substr(0, std::min(line.find_first_of(digits), line.size())));
    for (const auto& label : labels_) {
        if (!small.starts_with(label)) continue;
        auto value = trimmed(line.substr(label.size()));
        if (value.starts_with(':')) value = trimmed(value.substr(1));
        if (auto day = day_of(value); !day.empty()) return DateLine{day, {}};
    }
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || lowercase(trimmed(line.substr(0, colon))) != date_key) return std::nullopt;
    const auto value = trimmed(line.substr(colon + 1));
    if (std::ranges::count(value, ' ') > longest_value) return std::nullopt; // "Date: 26 April 2024 - Ankara. President Erdogan met …"
    auto day = leading_day(value);
    return DateLine{day, day.empty() ? value : std::string_view{}};
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
    if (!has_clock(text)) return false;
    std::size_t zones = 0;
    for (std::size_t words = 0; !text.empty(); ++words) {
        const auto end = std::min(text.find_first_of(parting), text.size());
        const auto word = text.substr(0, end);
        if (is_capitals(word) && (++zones > 1 || word.size() > longest_zone) && !clock_words_.contains(lowercase(word))) return false;
        if (words == most_time_words || (has_small_letter(word) && !clock_words_.contains(lowercase(word)))) return false;
        text.remove_prefix(std::min(text.find_first_not_of(parting, end), text.size()));
    }
    return true;
}

} // namespace entente
