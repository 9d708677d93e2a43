#include "entente/text/table.hpp"

#include "entente/text/utf8.hpp"

#include <fstream>
#include <stdexcept>

namespace entente {

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    const auto begin = text.find_first_not_of(blanks);
    if (begin == std::string_view::npos) {
        return {};
    }
    return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

std::vector<std::string> split_fields(std::string_view text, char separator) {
    std::vector<std::string> fields;
    for (;;) {
        const auto end = text.find(separator);
        fields.emplace_back(text.substr(0, end));
        if (end == std::string_view::npos) {
            return fields;
        }
        text.remove_prefix(end + 1);
    }
}

void throw_table_error(const std::filesystem::path& file, std::size_t line, std::string_view message) {
    throw std::runtime_error(file.string() + ", line " + std::to_string(line) + ": " + std::string(message));
}

std::vector<TableRow> read_table(const std::filesystem::path& file, std::size_t fewest, std::size_t most) {
    std::ifstream input(file);
    if (!input || std::filesystem::is_directory(file)) {
        throw std::runtime_error(file.string() + ": cannot be opened for reading");
    }
    std::vector<TableRow> rows;
    std::string line;
    for (std::size_t number = 1; std::getline(input, line); ++number) {
        if (number == 1) line = std::string(without_byte_order_mark(line));
        if (first_invalid_utf8(line) != line.size()) {
            throw_table_error(file, number, "this line is no UTF-8");
        }
        if (trimmed(line).empty() || line.front() == '#') {
            continue;
        }
        TableRow row{number, split_fields(line, '\t')};
        if (row.fields.size() < fewest || row.fields.size() > most) {
            throw_table_error(file, number,
                              "found " + std::to_string(row.fields.size()) + (row.fields.size() == 1 ? " field" : " fields") +
                                  " parted by tabs, expected " + std::to_string(fewest) +
                                  (fewest == most ? "" : " to " + std::to_string(most)));
        }
        for (auto& field : row.fields) {
            field = trimmed(field);
        }
        row.fields.resize(most);
        rows.push_back(std::move(row));
    }
    if (input.bad()) {
        throw std::runtime_error(file.string() + ": reading stopped before its end");
    }
    return rows;
}

} // namespace entente
