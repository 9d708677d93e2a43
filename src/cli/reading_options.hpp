#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace boost::program_options {
class options_description;
class variables_map;
} // namespace boost::program_options

namespace entente {

/// Which articles a command reads, and how.
struct ReadingOptions {
    std::vector<std::string> inputs;
    std::string date;      ///< ISO day or empty
    std::string aliases;   ///< file of corrections, empty: none
    std::string resources; ///< as given, may be empty
    std::size_t threads = 1;
    bool quiet = false;
};

/// --date, --aliases, --threads, --resources, --quiet, and --help, which every command has.
void add_reading_options(boost::program_options::options_description& options);

/// `inputs` are checked already. Throws UsageError.
[[nodiscard]] ReadingOptions parse_reading_options(const boost::program_options::variables_map& given, std::vector<std::string> inputs);

} // namespace entente
