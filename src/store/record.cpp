#include "store/record.hpp"

#include "entente/text/day_interval.hpp"
#include "entente/text/table.hpp"
#include "entente/text/web_address.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace entente {
namespace {

std::string in_quotes(std::string_view text) {
    constexpr std::size_t longest = 60;
    return "\"" + std::string(text.substr(0, longest)) + (text.size() > longest ? "...\"" : "\"");
}

bool is_plain(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("-._:~").find(c) != std::string_view::npos;
}

} // namespace

Record::Record(const JsonValue& object, const std::filesystem::path& shown, std::size_t line)
    : object_(object), shown_(shown), line_(line) {
    if (object.kind != JsonValue::Kind::Object) reject("found " + std::string(name_of(object.kind)) + ", expected an object");
}

void Record::reject(const std::string& message) const { throw_table_error(shown_, line_, message); }

void Record::reject_text(std::string_view field, std::string_view found, const std::string& expected) const {
    reject("the field " + in_quotes(field) + " is " + in_quotes(found) + ", expected " + expected);
}

const JsonValue* Record::find(std::string_view field) const {
    const auto name = std::find(object_.names.begin(), object_.names.end(), field);
    return name == object_.names.end() ? nullptr : &object_.items[static_cast<std::size_t>(name - object_.names.begin())];
}

const JsonValue& Record::require(std::string_view field, JsonValue::Kind kind) const {
    const JsonValue* value = find(field);
    if (value == nullptr) reject("the field " + in_quotes(field) + " is missing");
    if (value->kind != kind) {
        reject("the field " + in_quotes(field) + " is " + std::string(name_of(value->kind)) + ", expected " + std::string(name_of(kind)));
    }
    return *value;
}

const std::string& Record::text(std::string_view field) const { return require(field, JsonValue::Kind::String).text; }

std::string Record::text_or_none(std::string_view field) const {
    const JsonValue* value = find(field);
    return value == nullptr || value->kind == JsonValue::Kind::Null ? std::string{} : text(field);
}

std::string Record::web_address_or_none(std::string_view field) const {
    std::string address = text_or_none(field);
    if (!address.empty() && !is_web_address(address)) reject_text(field, address, "an address that begins with http:// or https://");
    return address;
}

double Record::number(std::string_view field) const { return require(field, JsonValue::Kind::Number).number; }
bool Record::flag(std::string_view field) const { return require(field, JsonValue::Kind::Boolean).boolean; }
const std::vector<JsonValue>& Record::items(std::string_view field) const { return require(field, JsonValue::Kind::Array).items; }

std::size_t Record::count(std::string_view field) const {
    constexpr double largest = 9007199254740992; // 2^53: past it a JSON number is no longer exact
    const double value = number(field);
    if (value < 0 || value > largest || value != std::floor(value))
        reject("the field " + in_quotes(field) + " is no whole number of 0 or more");
    return static_cast<std::size_t>(value);
}

std::vector<std::string> Record::texts(std::string_view field) const {
    std::vector<std::string> texts;
    for (const JsonValue& item : items(field)) {
        if (item.kind != JsonValue::Kind::String)
            reject("the field " + in_quotes(field) + " holds " + std::string(name_of(item.kind)) + ", expected strings");
        texts.push_back(item.text);
    }
    return texts;
}

double Record::confidence() const {
    const double value = number("confidence");
    if (value < 0 || value > 1) reject("the field \"confidence\" is no number from 0 to 1");
    return value;
}

std::string Record::date_or_none(std::string_view field) const {
    std::string date = text_or_none(field);
    if (!date.empty() && !days_of(date))
        reject_text(field, date, "a year, month or day (2024, 2024-04, 2024-04-25) or two of them with a / between");
    return date;
}

ActorType Record::actor_type(std::string_view field) const {
    if (const auto type = actor_type_named(text(field))) return *type;
    reject_text(field, text(field), "person, state, organization, group or place");
}

Status Record::status() const {
    if (const auto status = status_named(text("status"))) return *status;
    reject("the status is " + in_quotes(text("status")) + ", expected asserted, planned, alleged or denied");
}

std::size_t Record::relation(const Ontology& ontology) const {
    if (const auto row = ontology.relations.find(text("relation"))) return *row;
    reject("there is no relation " + in_quotes(text("relation")) + " in the ontology (relations.tsv)");
}

std::string Record::id(std::string_view field) const {
    const std::string& id = text(field);
    const bool good = !id.empty() && id.front() != '-' && id.front() != '.' && std::all_of(id.begin(), id.end(), is_plain);
    if (!good) reject_text(field, id, "letters, digits and -._:~, the first no - and no point");
    return id;
}

void reject_articles(const std::filesystem::path& shown) {
    throw std::runtime_error(shown.string() + ": these are articles, and no graph; entente build reads them");
}

Node node_of(const Record& record) {
    Node node;
    node.id = record.id("id");
    node.label = record.text("label");
    if (node.label.empty()) record.reject("the label is empty");
    node.type = record.actor_type("actor_type");
    node.subtype = record.text_or_none("subtype");
    node.country = record.text_or_none("country");
    node.wikidata = record.text_or_none("wikidata");
    node.aliases = record.texts("aliases");
    node.mentions = record.count("mentions");
    node.documents = record.count("documents");
    node.first_date = record.date_or_none("first_date");
    node.last_date = record.date_or_none("last_date");
    node.size = record.number("size");
    node.color = record.text("color");
    node.x = record.number("x");
    node.y = record.number("y");
    return node;
}

Evidence evidence_of(const Record& record) {
    Evidence evidence;
    evidence.document = record.text("document");
    evidence.url = record.web_address_or_none("url");
    evidence.text = record.text("sentence");
    evidence.in_title = record.flag("in_title");
    evidence.begin = record.count("begin");
    evidence.end = record.count("end");
    if (evidence.end < evidence.begin) record.reject("the evidence ends before it begins");
    evidence.date = record.date_or_none("date");
    evidence.title = record.text_or_none("title");
    evidence.confidence = static_cast<float>(record.confidence());
    return evidence;
}

} // namespace entente
