#pragma once

#include "entente/document/document.hpp"
#include "entente/input/article_reader.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace entente {

struct JsonArticle {
    Document document;
    std::string error;  ///< why there is no article; empty if there is one
    InputFault fault{}; ///< of the error
    std::string remark; ///< what was left aside in an article that was read; may be empty
};

/// Reads one article from a JSON object with the fields "text" (needed), "id", "date", "title", "url" or "source"; others are ignored.
/// `json` is valid UTF-8. Never throws on what it holds.
[[nodiscard]] JsonArticle read_json_article(std::string_view json);

struct JsonArticles {
    std::vector<JsonArticle> articles;
    bool is_array = false;
};

/// The same of one such object, or of an array of them. One article with the error, and no array, where the JSON is broken or neither.
[[nodiscard]] JsonArticles read_json_articles(std::string_view json);

} // namespace entente
