#include "entente/text/one_line.hpp"

#include "entente/text/utf8.hpp"

namespace entente {

std::string one_line(std::string_view text) {
    std::string line;
    for (std::size_t at = 0; at < text.size();) {
        const auto point = decode_utf8(text, at);
        const auto character = text.substr(at, point.size);
        at += point.size;
        if (point.valid && is_unseen(point.value)) continue;
        const bool blank = character == " " || character == "\n" || character == "\r" || character == "\t";
        if (!blank)
            line += character;
        else if (!line.empty() && line.back() != ' ')
            line += ' ';
    }
    if (!line.empty() && line.back() == ' ') line.pop_back();
    return line;
}

std::string name_on_one_line(std::string_view name) {
    std::string line = one_line(name);
    for (auto at = line.find("- "); at != std::string::npos; at = line.find("- ", at + 1)) {
        if (at > 0 && line[at - 1] != ' ') line.erase(at + 1, 1);
    }
    return line;
}

} // namespace entente
