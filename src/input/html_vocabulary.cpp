#include "entente/input/html_vocabulary.hpp"

#include "entente/text/table.hpp"
#include "entente/text/utf8.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace entente {
namespace {

constexpr std::array sets{
    std::pair{"block", &HtmlVocabulary::blocks},     std::pair{"line", &HtmlVocabulary::lines},
    std::pair{"heading", &HtmlVocabulary::headings}, std::pair{"dropped", &HtmlVocabulary::dropped},
    std::pair{"note", &HtmlVocabulary::notes},       std::pair{"aside", &HtmlVocabulary::asides},
    std::pair{"role", &HtmlVocabulary::roles},       std::pair{"word", &HtmlVocabulary::words},
    std::pair{"name", &HtmlVocabulary::names},       std::pair{"generator", &HtmlVocabulary::generators},
    std::pair{"page", &HtmlVocabulary::pages},
};

constexpr std::array lists{
    std::pair{"layout", &HtmlVocabulary::layouts},       std::pair{"beginning", &HtmlVocabulary::beginnings},
    std::pair{"separator", &HtmlVocabulary::separators}, std::pair{"saved", &HtmlVocabulary::saved},
    std::pair{"title", &HtmlVocabulary::titles},         std::pair{"site", &HtmlVocabulary::sites},
    std::pair{"date", &HtmlVocabulary::dates},           std::pair{"address", &HtmlVocabulary::addresses},
};

constexpr std::string_view charset_kind = "charset";

} // namespace

HtmlVocabulary HtmlVocabulary::load(const std::filesystem::path& resources) {
    const auto file = resources / "html_page.tsv";
    HtmlVocabulary vocabulary;
    for (auto& row : read_table(file, 2, 3)) {
        const auto& kind = row.fields[0];
        const auto& value = row.fields[1];
        const auto is_kind = [&](const auto& entry) { return kind == entry.first; };
        const auto* const set = std::find_if(sets.begin(), sets.end(), is_kind);
        const auto* const list = std::find_if(lists.begin(), lists.end(), is_kind);
        if (value.empty() || (kind == charset_kind) == row.fields[2].empty()) {
            throw_table_error(file, row.line, "found the wrong number of values for the kind \"" + kind + "\"");
        }
        if (kind == charset_kind) {
            vocabulary.charsets.emplace(lowercase(value), row.fields[2]);
        } else if (set != sets.end()) {
            (vocabulary.*set->second).insert(lowercase(value));
        } else if (list != lists.end()) {
            (vocabulary.*list->second).push_back(value);
        } else {
            throw_table_error(file, row.line, "found the kind \"" + kind + "\", which the head of the table does not name");
        }
    }
    return vocabulary;
}

} // namespace entente
