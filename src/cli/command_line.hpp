#pragma once

#include <span>
#include <string>

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

} // namespace entente
