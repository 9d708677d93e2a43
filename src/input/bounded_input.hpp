#pragma once

#include <cstddef>
#include <istream>
#include <string>

namespace entente {

enum class ReadResult { Read, TooLong, End };

/// Reads the beginning of an input, to be looked at and then given to the functions below, which take off what they read: its first line
/// and something of what comes behind, or little more than `limit` bytes.
[[nodiscard]] std::string read_head(std::istream& input, std::size_t limit);

/// Reads up to the next line feed, which is dropped. A line of more than `limit` bytes is skipped to its end: TooLong.
[[nodiscard]] ReadResult read_line(std::string& head, std::istream& input, std::size_t limit, std::string& line);

/// Reads all that is left; TooLong as soon as that is more than `limit` bytes. An empty input is Read, with an empty text.
[[nodiscard]] ReadResult read_all(std::string& head, std::istream& input, std::size_t limit, std::string& text);

} // namespace entente
