#include "input/json_article.hpp"

#include "entente/text/web_address.hpp"
#include "input/article_text.hpp"

#include <rapidjson/document.h>
#include <rapidjson/error/en.h>

namespace entente {
namespace {

/// Iterative, since a recursive parser lets a line of a million brackets end the program.
constexpr unsigned parse_flags = rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag;

std::string_view name_of_kind(const rapidjson::Value& value) {
    switch (value.GetType()) {
    case rapidjson::kNullType:
        return "null";
    case rapidjson::kFalseType:
    case rapidjson::kTrueType:
        return "true or false";
    case rapidjson::kObjectType:
        return "an object";
    case rapidjson::kArrayType:
        return "an array";
    case rapidjson::kStringType:
        return "a string";
    case rapidjson::kNumberType:
        return "a number";
    }
    return "something else";
}

/// The field's value; null if the object has none of that name.
const rapidjson::Value* field_of(const rapidjson::Value& object, const char* field) {
    return object.HasMember(field) ? &object[field] : nullptr;
}

/// The field's string; empty if it is absent, null or no string, which for the latter becomes a remark.
std::string_view string_of(const rapidjson::Value& object, const char* field, std::string& remark) {
    const auto* const value = field_of(object, field);
    if (value == nullptr || value->IsNull()) {
        return {};
    }
    if (!value->IsString()) {
        remark = std::string("the field \"") + field + "\" is " + std::string(name_of_kind(*value)) + ", expected a string; it is ignored";
        return {};
    }
    return {value->GetString(), value->GetStringLength()};
}

std::string id_of(const rapidjson::Value& object, std::string& remark) {
    const auto* const id = field_of(object, "id");
    if (id != nullptr && id->IsInt64()) {
        return std::to_string(id->GetInt64());
    }
    return std::string(string_of(object, "id", remark));
}

/// The day of "2024-04-26" or "2024-04-26T10:00:00Z".
std::string date_of(const rapidjson::Value& object, std::string& remark) {
    const auto text = string_of(object, "date", remark);
    auto day = leading_day(text);
    if (day.empty() && !text.empty()) {
        remark = "the date \"" + std::string(text.substr(0, 40)) + "\" is not of the form YYYY-MM-DD; it is ignored";
    }
    return day;
}

/// The field "url"; without it "source", which often is the name of a newspaper and then passed over.
std::string url_of(const rapidjson::Value& object, std::string& remark) {
    const auto url = string_of(object, "url", remark);
    if (auto address = web_address(url); !address.empty()) {
        return address;
    }
    if (!url.empty()) {
        remark = "the url \"" + std::string(url.substr(0, 40)) + "\" is no address that begins with http:// or https://; it is ignored";
        return {};
    }
    const auto* const source = field_of(object, "source");
    const std::string_view text =
        source != nullptr && source->IsString() ? std::string_view{source->GetString(), source->GetStringLength()} : std::string_view{};
    return is_web_address(text) ? std::string(text) : std::string{};
}

/// Parses; says in `article` why it could not.
bool parse(std::string_view json, rapidjson::Document& parsed, JsonArticle& article) {
    parsed.Parse<parse_flags>(json.data(), json.size());
    if (parsed.HasParseError()) {
        std::string reason = rapidjson::GetParseError_En(parsed.GetParseError());
        if (reason.ends_with('.')) {
            reason.pop_back();
        }
        article.fault = InputFault::BrokenJson;
        article.error = "the JSON is broken at byte " + std::to_string(parsed.GetErrorOffset() + 1) + " (" + reason + ")";
    }
    return article.error.empty();
}

JsonArticle article_of(const rapidjson::Value& parsed) {
    JsonArticle article;
    article.fault = InputFault::NoArticle;
    if (!parsed.IsObject()) {
        article.error = "found " + std::string(name_of_kind(parsed)) + ", expected a JSON object with a field \"text\"";
        return article;
    }
    const auto* const text = field_of(parsed, "text");
    if (text == nullptr || !text->IsString()) {
        article.error = text == nullptr ? std::string("the article has no field \"text\"")
                                        : "the field \"text\" is " + std::string(name_of_kind(*text)) + ", expected a string";
        return article;
    }
    auto& document = article.document;
    document.id = id_of(parsed, article.remark);
    document.date = date_of(parsed, article.remark);
    document.url = url_of(parsed, article.remark);
    set_text(document, string_of(parsed, "title", article.remark), {text->GetString(), text->GetStringLength()});
    if (is_blank(std::string_view(document.content).substr(document.body_offset))) {
        article.fault = InputFault::Empty;
        article.error = "the article is empty";
    }
    return article;
}

} // namespace

JsonArticle read_json_article(std::string_view json) {
    rapidjson::Document parsed;
    JsonArticle broken;
    return parse(json, parsed, broken) ? article_of(parsed) : broken;
}

JsonArticles read_json_articles(std::string_view json) {
    rapidjson::Document parsed;
    JsonArticle broken;
    if (!parse(json, parsed, broken)) {
        return {{broken}, false};
    }
    if (!parsed.IsArray()) {
        return {{article_of(parsed)}, false};
    }
    JsonArticles all{{}, true};
    for (const auto& element : parsed.GetArray()) {
        all.articles.push_back(article_of(element));
    }
    return all;
}

} // namespace entente
