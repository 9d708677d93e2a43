#include "entente/text/one_line.hpp"

#include "entente/text/utf8.hpp"

#include <vector>

namespace entente {
namespace {

/// Takes out the opening and closing marks that lack their other half: "Connie) Lau" of "Constance (Connie) Lau".
void erase_unbalanced(std::string& name, std::string_view opening, std::string_view closing) {
    std::vector<std::size_t> open;
    for (std::size_t at = 0; at < name.size();) {
        const auto rest = std::string_view(name).substr(at);
        if (rest.starts_with(closing) && (closing != opening || !open.empty())) {
            if (open.empty()) {
                name.erase(at, closing.size());
                continue;
            }
            open.pop_back();
        } else if (rest.starts_with(opening)) {
            open.push_back(at);
        }
        ++at;
    }
    for (; !open.empty(); open.pop_back()) name.erase(open.back(), opening.size());
}

} // namespace

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

std::string tidy_name(std::string_view name) {
    std::string line = one_line(name);
    for (auto at = line.find("- "); at != std::string::npos; at = line.find("- ", at + 1)) {
        if (at > 0 && line[at - 1] != ' ') line.erase(at + 1, 1);
    }
    erase_unbalanced(line, "(", ")");
    erase_unbalanced(line, "[", "]");
    erase_unbalanced(line, "\"", "\"");
    erase_unbalanced(line, "“", "”");
    return line;
}

} // namespace entente
