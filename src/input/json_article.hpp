#pragma once

#include "entente/document/document.hpp"
#include "entente/input/article_reader.hpp"
#include "entente/input/day_reader.hpp"
#include "entente/input/html_vocabulary.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

struct JsonRemark {
    InputFault fault{};
    std::string message;
};

struct JsonArticle {
    Document document;
    std::string error;               ///< why there is no article; empty if there is one
    InputFault fault{};              ///< of the error
    std::vector<JsonRemark> remarks; ///< on what was left aside in an article that was read
};

/// Gives the vocabulary of web pages, which is read only when a text needs it.
using VocabularySource = std::function<const HtmlVocabulary&()>;

/// Reads one article from a JSON object with the fields "text" (needed), "id", "date", "title", "url" or "source"; others are ignored.
/// A text that is marked up as HTML is read as that. `json` is valid UTF-8. Never throws on what it holds.
[[nodiscard]] JsonArticle read_json_article(std::string_view json, const DayReader& days, const VocabularySource& vocabulary);

struct JsonArticles {
    std::vector<JsonArticle> articles;
    bool is_single = true; ///< false: an array, or several objects
};

/// The same of one such object, of an array of them, or of several of these one after the other. Where the JSON is broken or neither, the
/// last article has the error.
[[nodiscard]] JsonArticles read_json_articles(std::string_view json, const DayReader& days, const VocabularySource& vocabulary);

} // namespace entente
