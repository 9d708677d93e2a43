#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace entente {

/// What tells an article from the rest of a web page: elements, roles, words of `class` and `id`, names of `meta`. Names of
/// elements, roles and words are in small letters; `html_page.tsv` explains each.
struct HtmlVocabulary {
    using Words = std::set<std::string, std::less<>>;

    Words blocks, lines, headings, dropped, notes, asides, pages;
    Words roles, words, names, generators;
    std::vector<std::string> layouts, beginnings, separators, saved;
    std::vector<std::string> titles, sites, dates, addresses; ///< names of `meta`, best first
    std::map<std::string, std::string, std::less<>> charsets; ///< as declared, and as meant

    /// Reads `html_page.tsv` of the folder of resources. Throws std::runtime_error naming file and line.
    [[nodiscard]] static HtmlVocabulary load(const std::filesystem::path& resources);
};

} // namespace entente
