#pragma once

#include "entente/document/ontology.hpp"
#include "entente/graph/property_graph.hpp"
#include "store/json_value.hpp"

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// A JSON object of one of our files, whose fields are asked for by name and type. Everything that is not as docs/formats says throws
/// std::runtime_error "FILE, line N: ...", naming the field, what was found and what is accepted.
class Record {
public:
    /// `object` must outlive the record. Throws if it is none.
    Record(const JsonValue& object, const std::filesystem::path& shown, std::size_t line);

    [[nodiscard]] const std::string& text(std::string_view field) const;             ///< required
    [[nodiscard]] std::string text_or_none(std::string_view field) const;            ///< empty where it is absent or null
    [[nodiscard]] std::size_t count(std::string_view field) const;                   ///< a whole number, required
    [[nodiscard]] double number(std::string_view field) const;                       ///< required
    [[nodiscard]] std::string web_address_or_none(std::string_view field) const;     ///< http or https; empty where it is absent or null
    [[nodiscard]] std::string date_or_none(std::string_view field) const;            ///< ISO 8601 as `days_of` reads it; empty likewise
    [[nodiscard]] bool flag(std::string_view field) const;                           ///< required
    [[nodiscard]] std::vector<std::string> texts(std::string_view field) const;      ///< an array of strings, required
    [[nodiscard]] const std::vector<JsonValue>& items(std::string_view field) const; ///< an array, required

    [[nodiscard]] bool has(std::string_view field) const { return find(field) != nullptr; }

    [[nodiscard]] ActorType actor_type(std::string_view field) const;
    [[nodiscard]] double confidence() const;                            ///< of the field "confidence", 0..1
    [[nodiscard]] Status status() const;                                ///< of the field "status"
    [[nodiscard]] std::size_t relation(const Ontology& ontology) const; ///< row of the relation that the field "relation" names
    [[nodiscard]] std::string id(std::string_view field) const;         ///< letters, digits and -._:~ as Node::id has them

    [[nodiscard]] std::size_t line() const { return line_; }
    [[noreturn]] void reject(const std::string& message) const;

private:
    [[noreturn]] void reject_text(std::string_view field, std::string_view found, const std::string& expected) const;
    [[nodiscard]] const JsonValue* find(std::string_view field) const;
    [[nodiscard]] const JsonValue& require(std::string_view field, JsonValue::Kind kind) const;

    const JsonValue& object_;
    const std::filesystem::path& shown_;
    std::size_t line_;
};

/// For what proves to be articles where a graph is read.
[[noreturn]] void reject_articles(const std::filesystem::path& shown);

/// All fields of a node.
[[nodiscard]] Node node_of(const Record& record);

/// All fields of an evidence.
[[nodiscard]] Evidence evidence_of(const Record& record);

} // namespace entente
