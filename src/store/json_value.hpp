#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// A JSON value in memory.
struct JsonValue {
    enum class Kind { Null, Boolean, Number, String, Array, Object };

    Kind kind = Kind::Null;
    bool boolean = false;
    double number = 0;
    std::string text;               ///< of a string
    std::vector<std::string> names; ///< of the members of an object, as many as items
    std::vector<JsonValue> items;   ///< of an array, or the values of an object's members
};

/// "an object", "a number", for messages.
[[nodiscard]] std::string_view name_of(JsonValue::Kind kind);

/// What read_json_object found next: a member of the outermost object, or an item of a member that is an array.
using JsonVisit = std::function<void(std::string_view member, const JsonValue& value, std::size_t line)>;

/// Reads one JSON object of any size while holding only one of its items: a member that is an array comes item by item, any other whole.
/// `line` is the line in which the value ends, from 1.
/// Throws std::runtime_error naming `shown` and line when the input is no JSON object, no UTF-8, or nested more than 50 levels deep.
void read_json_object(std::istream& input, const std::filesystem::path& shown, const JsonVisit& visit);

/// Reads a text that holds one JSON object. Throws likewise; `line` is where the text stands.
[[nodiscard]] JsonValue read_json_line(std::string_view text, const std::filesystem::path& shown, std::size_t line);

} // namespace entente
