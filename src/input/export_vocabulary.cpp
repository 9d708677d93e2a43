#include "entente/input/export_vocabulary.hpp"

#include "entente/text/table.hpp"
#include "entente/text/utf8.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace entente {
namespace {

constexpr std::size_t longest_label = 40; // bytes
constexpr std::size_t longest_rights = 6; // bytes between "Copyright" and its year: " (c) "
constexpr std::string_view digits = "0123456789";
constexpr std::string_view number_signs = "0123456789,";

constexpr std::array mark_kinds{std::pair{"counter", ExportMark::Kind::Counter}, std::pair{"rule", ExportMark::Kind::Rule},
                                std::pair{"end", ExportMark::Kind::End}};
constexpr std::array places{std::pair{"below-date", TitlePlace::BelowDate}, std::pair{"above-source", TitlePlace::AboveSource},
                            std::pair{"above-count", TitlePlace::AboveCount}, std::pair{"first", TitlePlace::First}};
constexpr std::array line_kinds{
    std::pair{"title", ExportLine::Title},   std::pair{"date", ExportLine::Date},   std::pair{"loaded", ExportLine::Loaded},
    std::pair{"length", ExportLine::Length}, std::pair{"count", ExportLine::Count}, std::pair{"head", ExportLine::Head},
    std::pair{"body", ExportLine::Body},     std::pair{"after", ExportLine::After}, std::pair{"listed", ExportLine::Listed}};

template <typename Entries>
auto find_named(const Entries& entries, std::string_view name) {
    return std::ranges::find_if(entries, [&](const auto& entry) { return name == entry.first; });
}

} // namespace

ExportVocabulary ExportVocabulary::load(const std::filesystem::path& resources) {
    const auto file = resources / "text_export.tsv";
    static constexpr std::array lists{std::pair{"rights", &ExportVocabulary::rights_}, std::pair{"reserved", &ExportVocabulary::reserved_},
                                      std::pair{"byline", &ExportVocabulary::bylines_}};
    ExportVocabulary vocabulary;
    for (const auto& row : read_table(file, 2, 3)) {
        const auto& kind = row.fields[0];
        const auto& value = row.fields[1];
        const auto mark = find_named(mark_kinds, kind);
        const auto place = find_named(places, row.fields[2]);
        const auto line = find_named(line_kinds, kind);
        if (value.empty() || (mark == mark_kinds.end()) != row.fields[2].empty() || (mark != mark_kinds.end() && place == places.end())) {
            throw_table_error(file, row.line, "expected a value, and of a mark where the title stands");
        }
        if (mark != mark_kinds.end()) {
            vocabulary.marks_.push_back({mark->second, split_fields(value, ' '), place->second});
        } else if (line != line_kinds.end()) {
            vocabulary.labels_.emplace(value, line->second);
        } else if (const auto list = find_named(lists, kind); list != lists.end()) {
            (vocabulary.*list->second).push_back(value);
        } else {
            throw_table_error(file, row.line, "found the kind \"" + kind + "\", which the head of the table does not name");
        }
    }
    return vocabulary;
}

ExportVocabulary::Told ExportVocabulary::told(std::string_view line) const {
    if (line.empty()) return {};
    const auto beginning = line.substr(0, longest_label);
    const auto head = lowercase(beginning);
    if (const auto colon = beginning.find(':'); colon != std::string_view::npos) {
        const auto label = labels_.find(lowercase(beginning.substr(0, colon + 1)));
        if (label != labels_.end()) return {label->second, trimmed(line.substr(colon + 1))};
    } else if (line.size() <= longest_label) { // "Body", "1,845 words"
        const auto word = std::min(head.find_first_not_of(number_signs), head.size());
        const auto label = labels_.find(trimmed(std::string_view(head).substr(word)));
        const bool counts = label != labels_.end() && label->second == ExportLine::Count;
        if (label != labels_.end() && counts == (word > 0)) return {label->second, counts ? line : std::string_view{}};
    }
    return {is_rights(head) ? ExportLine::Rights : ExportLine::Text, line};
}

bool ExportVocabulary::is_byline(std::string_view line) const {
    const auto first = lowercase(line.substr(0, line.find(' ')));
    return std::ranges::find(bylines_, first) != bylines_.end();
}

/// "copyright (c) 2011 the elm post", "all rights reserved."
bool ExportVocabulary::is_rights(std::string_view line) const {
    if (std::ranges::any_of(reserved_, [&](const auto& words) { return line.starts_with(words) && line.size() <= words.size() + 1; })) {
        return true;
    }
    return std::ranges::any_of(rights_, [&](const auto& word) {
        const auto year = line.starts_with(word) ? line.find_first_of(digits, word.size()) : std::string_view::npos;
        return year != std::string_view::npos && year <= word.size() + longest_rights &&
               std::min(line.find_first_not_of(digits, year), line.size()) == year + 4;
    });
}

} // namespace entente
