#pragma once

#include <cstddef>
#include <limits>
#include <span>
#include <string>
#include <vector>

namespace boost::program_options {
class options_description;
class variables_map;
} // namespace boost::program_options

namespace entente {

/// Parses a command's arguments against its options; every other word is an "input". Long names are not guessed from their beginnings.
/// Throws UsageError, with near names for an unknown option.
[[nodiscard]] boost::program_options::variables_map parse_command_line(std::span<const std::string> arguments,
                                                                       const boost::program_options::options_description& visible);

/// The option's text, empty where it was not given.
[[nodiscard]] std::string text_of(const boost::program_options::variables_map& given, const char* option);

/// The texts of an option that may be repeated (or of "input"), in the order in which they were given.
[[nodiscard]] std::vector<std::string> texts_of(const boost::program_options::variables_map& given, const char* option);

constexpr std::size_t no_limit = std::numeric_limits<std::size_t>::max();

/// The option's whole number, `otherwise` where it was not given. Throws UsageError for anything else than a number from `lowest` to
/// `highest`.
[[nodiscard]] std::size_t count_of(const boost::program_options::variables_map& given, const char* option, std::size_t otherwise,
                                   std::size_t lowest = 0, std::size_t highest = no_limit);

/// `--threads`, else the number of processors.
[[nodiscard]] std::size_t threads_of(const boost::program_options::variables_map& given);

/// `--date`, an ISO day; empty where it was not given. Throws UsageError for anything else.
[[nodiscard]] std::string day_of(const boost::program_options::variables_map& given);

/// The inputs; "-" where none is named and standard input is no terminal. Throws UsageError, which says what to name, where it is one.
[[nodiscard]] std::vector<std::string> inputs_or_standard_input(std::vector<std::string> inputs, const std::string& what);

} // namespace entente
