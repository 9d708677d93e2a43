#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// A line that tells the day of its article and nothing else.
struct DateLine {
    std::string day;      ///< "2024-04-26"; empty: "Date: soon"
    std::string_view odd; ///< what stands there instead of a day; may be empty
};

/// Reads the day on which an article appeared, as people and programs write it: "2024-04-26T10:00:00Z", "2024/04/26", "26 April 2024",
/// "Fri, Apr. 26, 2024". Not "04/05/2024", which means two days.
class DayReader {
public:
    /// Reads `date_line.tsv` of the folder of resources. Throws std::runtime_error naming file and line.
    [[nodiscard]] static DayReader load(const std::filesystem::path& resources);

    /// The day at the beginning of a field, as "2024-04-26", whatever follows it after a blank, a comma or "T"; empty if there is none.
    [[nodiscard]] std::string leading_day(std::string_view text) const;

    /// "Published: April 26, 2024 | Updated: April 27, 2024", "2024-04-26 10:00", "Date: soon", but not "April 26, 2024 was a Friday."
    /// Of two days it is the first.
    [[nodiscard]] std::optional<DateLine> date_line(std::string_view line) const;

private:
    using Words = std::set<std::string, std::less<>>;

    struct Found {
        std::string day;       ///< "2024-04-26"; empty: none
        std::string_view rest; ///< of the text, behind it
    };
    [[nodiscard]] Found find(std::string_view text) const;
    [[nodiscard]] Found find_spelt(std::string_view text) const;
    [[nodiscard]] std::string day_of_parts(std::string_view line) const;
    [[nodiscard]] std::vector<std::string_view> parts_of(std::string_view line) const;
    [[nodiscard]] std::string day_of(std::string_view text) const;
    [[nodiscard]] std::string labelled_day(std::string_view text) const;
    /// Whether the text is a time of day, or empty.
    [[nodiscard]] bool is_time(std::string_view text) const;

    std::map<std::string, std::string, std::less<>> months_; ///< and their two digits
    Words labels_, weekdays_, ordinals_, clock_words_, separators_;
};

} // namespace entente
