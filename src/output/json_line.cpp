#include "output/json_line.hpp"

#include "entente/text/utf8.hpp"

#include <charconv>
#include <cmath>

namespace entente {
namespace {

void append_escaped(std::string& json, std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::size_t plain = 0; // where the bytes begin that are not yet copied
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if (byte >= 0x20 && byte != '"' && byte != '\\' && byte != 0x7F) continue;
        json.append(text, plain, at - plain);
        plain = at + 1;
        switch (byte) {
        case '"':
            json += "\\\"";
            break;
        case '\\':
            json += "\\\\";
            break;
        case '\n':
            json += "\\n";
            break;
        case '\r':
            json += "\\r";
            break;
        case '\t':
            json += "\\t";
            break;
        default:
            json += "\\u00";
            json += digits[byte >> 4U];
            json += digits[byte & 15U];
        }
    }
    json.append(text, plain);
}

} // namespace

void append_json_string(std::string& json, std::string_view text) {
    json += '"';
    if (first_invalid_utf8(text) == text.size())
        append_escaped(json, text);
    else
        append_escaped(json, repaired_utf8(text));
    json += '"';
}

void JsonLine::start(std::string_view name) {
    if (text_.size() > 1) text_ += ',';
    text_ += '"';
    text_ += name;
    text_ += "\":";
}

template <typename Number>
JsonLine& JsonLine::add_number(std::string_view name, Number value) {
    start(name);
    char buffer[32];
    const auto result = std::to_chars(buffer, buffer + sizeof buffer, value);
    text_.append(buffer, result.ptr);
    return *this;
}

JsonLine& JsonLine::add(std::string_view name, std::string_view value) {
    start(name);
    append_json_string(text_, value);
    return *this;
}

JsonLine& JsonLine::add(std::string_view name, bool value) { return add_json(name, value ? "true" : "false"); }
JsonLine& JsonLine::add(std::string_view name, std::size_t value) { return add_number(name, value); }
JsonLine& JsonLine::add(std::string_view name, int value) { return add_number(name, value); }
JsonLine& JsonLine::add(std::string_view name, double value) {
    return std::isfinite(value) ? add_number(name, value) : add_json(name, "null");
}
JsonLine& JsonLine::add(std::string_view name, float value) {
    return std::isfinite(value) ? add_number(name, value) : add_json(name, "null");
}

JsonLine& JsonLine::add(std::string_view name, const std::vector<std::string>& values) {
    std::string array = "[";
    for (const std::string& value : values) {
        if (array.size() > 1) array += ',';
        append_json_string(array, value);
    }
    return add_json(name, array + "]");
}

JsonLine& JsonLine::add_json(std::string_view name, std::string_view json) {
    start(name);
    text_ += json;
    return *this;
}

} // namespace entente
