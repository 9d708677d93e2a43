#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// One row of a resource table.
struct TableRow {
    std::size_t line = 0;            ///< in the file, from 1, for messages
    std::vector<std::string> fields; ///< between the tabs, with surrounding blanks taken off
};

/// Reads a small table: UTF-8, one row a line, fields parted by tabs. A byte order mark, blank lines and lines that begin with `#` are
/// skipped, so that a table carries its own explanation. Every row has `fewest` to `most` fields; missing ones up to `most` come back
/// empty. Throws std::runtime_error naming file and line when the file is missing, no UTF-8, or a row has another number of fields.
[[nodiscard]] std::vector<TableRow> read_table(const std::filesystem::path& file, std::size_t fewest, std::size_t most);

/// Throws std::runtime_error "FILE, line N: MESSAGE": for what the reader of a table finds wrong in one of its rows.
[[noreturn]] void throw_table_error(const std::filesystem::path& file, std::size_t line, std::string_view message);

/// The fields between the separators; one empty field for an empty text.
[[nodiscard]] std::vector<std::string> split_fields(std::string_view text, char separator);

/// The text without spaces, tabs and line ends at both ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);

} // namespace entente
