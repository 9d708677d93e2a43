#include "input/json_article.hpp"

#include "entente/text/utf8.hpp"
#include "entente/text/web_address.hpp"
#include "input/article_text.hpp"
#include "input/marked_up_text.hpp"

#include <rapidjson/document.h>
#include <rapidjson/encodedstream.h>
#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>

#include <algorithm>
#include <utility>

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

using Remarks = std::vector<JsonRemark>;

/// The field's string; empty if it is absent, null or no string, which for the latter becomes a remark of that fault.
std::string_view string_of(const rapidjson::Value& object, const char* field, InputFault fault, Remarks& remarks,
                           std::string_view expected = "a string") {
    const auto* const value = field_of(object, field);
    if (value == nullptr || value->IsNull()) {
        return {};
    }
    if (!value->IsString()) {
        remarks.push_back({fault, std::string("the field \"") + field + "\" is " + std::string(name_of_kind(*value)) + ", expected " +
                                      std::string(expected) + "; it is ignored"});
        return {};
    }
    return {value->GetString(), value->GetStringLength()};
}

std::string id_of(const rapidjson::Value& object, Remarks& remarks) {
    const auto* const id = field_of(object, "id");
    if (id != nullptr && id->IsInt64()) {
        return std::to_string(id->GetInt64());
    }
    return std::string(string_of(object, "id", InputFault::OddField, remarks, "a string or whole number"));
}

std::string date_of(const rapidjson::Value& object, const DayReader& days, Remarks& remarks) {
    const auto text = string_of(object, "date", InputFault::OddDay, remarks);
    auto day = days.leading_day(text);
    if (day.empty() && !text.empty()) {
        remarks.push_back({InputFault::OddDay, odd_day_remark(text)});
    }
    return day;
}

/// The field "url"; without it "source", which often is the name of a newspaper and then passed over.
std::string url_of(const rapidjson::Value& object, Remarks& remarks) {
    const auto url = string_of(object, "url", InputFault::OddAddress, remarks);
    if (auto address = web_address(url); !address.empty()) {
        return address;
    }
    if (!url.empty()) {
        remarks.push_back({InputFault::OddAddress, "the url \"" + repaired_utf8(url.substr(0, 40)) +
                                                       "\" is no address that begins with http:// or https://; it is ignored"});
        return {};
    }
    const auto* const source = field_of(object, "source");
    const std::string_view text =
        source != nullptr && source->IsString() ? std::string_view{source->GetString(), source->GetStringLength()} : std::string_view{};
    return is_web_address(text) ? std::string(text) : std::string{};
}

JsonArticle broken_article(const rapidjson::Document& parsed) {
    std::string reason = rapidjson::GetParseError_En(parsed.GetParseError());
    if (reason.ends_with('.')) {
        reason.pop_back();
    }
    JsonArticle article;
    article.fault = InputFault::BrokenJson;
    article.error = "the JSON is broken at byte " + std::to_string(parsed.GetErrorOffset() + 1) + " (" + reason + ")";
    return article;
}

std::string quoted_name(const rapidjson::Value& name) {
    constexpr std::size_t longest = 40; // bytes
    const std::string_view text(name.GetString(), name.GetStringLength());
    return '"' + repaired_utf8(text.substr(0, longest)) + '"';
}

bool is_array_of_objects(const rapidjson::Value& value) {
    return value.IsArray() && !value.Empty() && std::ranges::all_of(value.GetArray(), [](const auto& item) { return item.IsObject(); });
}

/// Says what is there instead, "body" or "articles", for a user to see what to rename or cut out.
std::string no_text_message(const rapidjson::Value& object) {
    constexpr rapidjson::SizeType most_named = 5;
    std::string message = "the article has no field \"text\"";
    const char* separator = "; it has ";
    rapidjson::SizeType left = object.MemberCount();
    const rapidjson::Value* wrapped = nullptr; // the name of the array that may hold the articles
    std::size_t arrays = 0;
    for (const auto& member : object.GetObject()) {
        if (left + most_named > object.MemberCount()) {
            message += separator + quoted_name(member.name);
            separator = ", ";
            --left;
        }
        if (is_array_of_objects(member.value)) {
            wrapped = &member.name;
            ++arrays;
        }
    }
    if (left > 0) {
        message += " and " + std::to_string(left) + " more";
    }
    if (arrays == 1) {
        message += "; " + quoted_name(*wrapped) + " is an array of objects: if those are the articles, give that array alone";
    }
    return message;
}

JsonArticle article_of(const rapidjson::Value& parsed, const DayReader& days, const VocabularySource& vocabulary) {
    JsonArticle article;
    article.fault = InputFault::NoArticle;
    if (!parsed.IsObject()) {
        article.error = "found " + std::string(name_of_kind(parsed)) + ", expected a JSON object with a field \"text\"";
        return article;
    }
    const auto* const text = field_of(parsed, "text");
    if (text == nullptr || !text->IsString()) {
        article.error =
            text == nullptr ? no_text_message(parsed) : "the field \"text\" is " + std::string(name_of_kind(*text)) + ", expected a string";
        return article;
    }
    auto& document = article.document;
    document.id = id_of(parsed, article.remarks);
    document.date = date_of(parsed, days, article.remarks);
    document.url = url_of(parsed, article.remarks);
    std::string title(string_of(parsed, "title", InputFault::OddField, article.remarks));
    std::string_view body(text->GetString(), text->GetStringLength());
    if (may_be_marked_up(title)) {
        title = read_marked_up_title(title, vocabulary());
    }
    const auto marked = may_be_marked_up(body) ? read_marked_up(body, title, vocabulary()) : std::nullopt;
    if (marked) {
        body = marked->text;
        title = marked->title;
    }
    if (auto remark = set_text(document, title, body, days); !remark.empty()) {
        article.remarks.push_back({InputFault::OddDay, std::move(remark)});
    }
    if (is_blank(std::string_view(document.content).substr(document.body_offset))) {
        article.fault = InputFault::Empty;
        article.error = "the article is empty";
    }
    return article;
}

} // namespace

JsonArticle read_json_article(std::string_view json, const DayReader& days, const VocabularySource& vocabulary) {
    rapidjson::Document parsed;
    parsed.Parse<parse_flags>(json.data(), json.size());
    return parsed.HasParseError() ? broken_article(parsed) : article_of(parsed, days, vocabulary);
}

JsonArticles read_json_articles(std::string_view json, const DayReader& days, const VocabularySource& vocabulary) {
    JsonArticles all;
    rapidjson::MemoryStream bytes(json.data(), json.size());
    rapidjson::EncodedInputStream<rapidjson::UTF8<>, rapidjson::MemoryStream> stream(bytes);
    for (std::size_t values = 1;; ++values) {
        rapidjson::Document parsed;
        parsed.ParseStream<parse_flags | rapidjson::kParseStopWhenDoneFlag>(stream);
        if (parsed.HasParseError()) {
            if (values == 1 || parsed.GetParseError() != rapidjson::kParseErrorDocumentEmpty) {
                all.is_single = values == 1;
                all.articles.push_back(broken_article(parsed));
            }
            return all;
        }
        all.is_single = values == 1 && !parsed.IsArray();
        if (!parsed.IsArray()) {
            all.articles.push_back(article_of(parsed, days, vocabulary));
            continue;
        }
        for (const auto& element : parsed.GetArray()) {
            all.articles.push_back(article_of(element, days, vocabulary));
        }
    }
}

} // namespace entente
