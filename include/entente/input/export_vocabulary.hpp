#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// What a line of an exported article tells; `text_export.tsv` explains each.
enum class ExportLine : std::uint8_t { Text, Title, Date, Loaded, Length, Count, Head, Body, After, Listed, Rights };

/// Where an exported article has its title, if no line says so.
enum class TitlePlace : std::uint8_t { BelowDate, AboveSource, AboveCount, First };

/// A line that parts the articles of an export.
struct ExportMark {
    enum class Kind : std::uint8_t { Counter, Rule, End };

    Kind kind{};
    std::vector<std::string> words; ///< "#" stands for a number, "$" for a key; of a rule: its character
    TitlePlace title{};
};

/// What tells the articles of a news database's text export from each other and from the fields around them.
class ExportVocabulary {
public:
    /// Reads `text_export.tsv` of the folder of resources. Throws std::runtime_error naming file and line.
    [[nodiscard]] static ExportVocabulary load(const std::filesystem::path& resources);

    /// "BYLINE: Anna Berg", "845 words", "Copyright 2011 The Elm Post": what the line, trimmed, tells, and what follows its label.
    struct Told {
        ExportLine line = ExportLine::Text;
        std::string_view value;
    };
    [[nodiscard]] Told told(std::string_view line) const;

    /// "By Anna Berg"
    [[nodiscard]] bool is_byline(std::string_view line) const;

    [[nodiscard]] const std::vector<ExportMark>& marks() const { return marks_; }

private:
    [[nodiscard]] bool is_rights(std::string_view line) const;

    std::vector<ExportMark> marks_; ///< the surest first
    std::map<std::string, ExportLine, std::less<>> labels_;
    std::vector<std::string> rights_, reserved_, bylines_;
};

} // namespace entente
