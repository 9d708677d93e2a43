#include "extraction/time_lexicon.hpp"

#include "entente/text/number.hpp"
#include "entente/text/table.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace entente {
namespace {

constexpr std::array<std::pair<std::string_view, TimeWordKind>, 18> kinds{{
    {"month", TimeWordKind::Month},
    {"weekday", TimeWordKind::Weekday},
    {"day", TimeWordKind::Day},
    {"part", TimeWordKind::Part},
    {"unit", TimeWordKind::Unit},
    {"shift", TimeWordKind::Shift},
    {"past", TimeWordKind::Past},
    {"number", TimeWordKind::Number},
    {"ago", TimeWordKind::Ago},
    {"season", TimeWordKind::Season},
    {"to", TimeWordKind::To},
    {"before", TimeWordKind::Before},
    {"open", TimeWordKind::Open},
    {"then", TimeWordKind::Then},
    {"of", TimeWordKind::Of},
    {"ordinal", TimeWordKind::Ordinal},
    {"counted", TimeWordKind::Counted},
    {"numbered", TimeWordKind::Numbered},
}};

constexpr std::array<std::string_view, 6> units{"day", "week", "weekend", "month", "year", "decade"};

/// The value of a row; false if the kind has no such value.
bool read_value(TimeWordKind kind, const std::string& text, int& value) {
    if (kind == TimeWordKind::Unit) {
        const auto* const unit = std::find(units.begin(), units.end(), text);
        value = static_cast<int>(unit - units.begin());
        return unit != units.end();
    }
    const auto number = number_in<int>(text);
    value = number.value_or(0);
    const int most = kind == TimeWordKind::Weekday ? 7 : 12;
    const bool counted = kind == TimeWordKind::Month || kind == TimeWordKind::Weekday || kind == TimeWordKind::Season;
    return number && (!counted || (1 <= value && value <= most));
}

} // namespace

TimeLexicon TimeLexicon::load(const std::filesystem::path& file) {
    TimeLexicon lexicon;
    for (const auto& row : read_table(file, 3, 4)) {
        const auto* const kind = std::find_if(kinds.begin(), kinds.end(), [&](const auto& k) { return k.first == row.fields[1]; });
        if (kind == kinds.end()) {
            throw_table_error(file, row.line, "unknown kind \"" + row.fields[1] + "\" of a time word");
        }
        TimeWord word{kind->second, 0, row.fields[3] == "also-word"};
        if (!read_value(word.kind, row.fields[2], word.value)) {
            throw_table_error(file, row.line, "\"" + row.fields[2] + "\" is no value of a time word of kind \"" + row.fields[1] + "\"");
        }
        if (!row.fields[3].empty() && !word.also_word) {
            throw_table_error(file, row.line, "unknown flag \"" + row.fields[3] + "\", expected \"also-word\" or none");
        }
        if (!lexicon.words_.emplace(row.fields[0], word).second) {
            throw_table_error(file, row.line, "the word \"" + row.fields[0] + "\" is here a second time");
        }
    }
    return lexicon;
}

TimeWord TimeLexicon::find(std::string_view word) const {
    const auto found = words_.find(word);
    return found == words_.end() ? TimeWord{} : found->second;
}

} // namespace entente
