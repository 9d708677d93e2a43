#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

namespace entente {

/// What a word can be in a time expression; `time_words.tsv` explains each.
enum class TimeWordKind {
    None,
    Month,
    Weekday,
    Day,
    Part,
    Unit,
    Shift,
    Past,
    Number,
    Ago,
    Season,
    To,
    Before,
    Open,
    Then,
    Of,
    Ordinal,
    Counted,
    Numbered
};

enum class TimeUnit { Day, Week, Weekend, Month, Year, Decade };

struct TimeWord {
    TimeWordKind kind{};
    int value = 0;
    bool also_word = false; ///< a month's name that is another word too
};

/// The words of time expressions of one language.
class TimeLexicon {
public:
    /// Throws std::runtime_error naming file and line when the table is missing or malformed.
    [[nodiscard]] static TimeLexicon load(const std::filesystem::path& file);

    /// `word` in small letters; kind None if it has nothing to do with time.
    [[nodiscard]] TimeWord find(std::string_view word) const;

private:
    std::map<std::string, TimeWord, std::less<>> words_;
};

} // namespace entente
