#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// Appends the text as a JSON string with its quotes. Bytes that are no UTF-8 become U+FFFD; everything else comes back as it was.
void append_json_string(std::string& json, std::string_view text);

/// One JSON object, written on one line, its fields in the order of the calls:
///
///     JsonLine line;
///     line.add("id", node.id).add("size", node.size);
///     out << line.end();                                  // {"id":"Q43","size":12.5}
class JsonLine {
public:
    JsonLine() : text_("{") {}

    JsonLine& add(std::string_view name, std::string_view value);
    JsonLine& add(std::string_view name, const char* value) { return add(name, std::string_view(value)); }
    JsonLine& add(std::string_view name, bool value);
    JsonLine& add(std::string_view name, std::size_t value);
    JsonLine& add(std::string_view name, int value);
    /// The fewest digits that give the same number again; what is no number (infinity) becomes null, which JSON has in its stead.
    JsonLine& add(std::string_view name, double value);
    JsonLine& add(std::string_view name, float value);
    JsonLine& add(std::string_view name, const std::vector<std::string>& values);
    /// `json` must be JSON itself.
    JsonLine& add_json(std::string_view name, std::string_view json);

    [[nodiscard]] const std::string& end() { return text_ += '}'; }

private:
    void start(std::string_view name);
    template <typename Number>
    JsonLine& add_number(std::string_view name, Number value);

    std::string text_;
};

} // namespace entente
