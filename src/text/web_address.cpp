#include "entente/text/web_address.hpp"

#include <algorithm>

namespace entente {
namespace {

/// `prefix` is in small letters.
bool begins_with(std::string_view text, std::string_view prefix) {
    const auto same = [](char a, char b) { return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b; };
    return text.size() > prefix.size() &&
           std::equal(prefix.begin(), prefix.end(), text.begin(), [&](char b, char a) { return same(a, b); });
}

bool is_unsafe(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte <= ' ' || byte == 0x7f || std::string_view("\"`<>\\").find(c) != std::string_view::npos;
}

} // namespace

bool is_web_address(std::string_view text) {
    return (begins_with(text, "http://") || begins_with(text, "https://")) && std::none_of(text.begin(), text.end(), is_unsafe);
}

} // namespace entente
