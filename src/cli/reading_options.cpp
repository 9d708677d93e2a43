#include "cli/reading_options.hpp"

#include "cli/command_line.hpp"

#include <boost/program_options.hpp>

#include <utility>

namespace entente {

namespace po = boost::program_options;

void add_reading_options(po::options_description& options) {
    const auto text = [](const char* name) { return po::value<std::string>()->value_name(name); };
    options.add_options()                                                                                                               //
        ("date", text("YYYY-MM-DD"), "day of the articles that bring none of their own")                                                //
        ("aliases", text("FILE"), "what you know better of who is who: merge, split, rename, retype, ignore (docs/formats/aliases.md)") //
        ("threads", text("N"), "read N articles side by side; default: the number of processors")                                       //
        ("resources", text("DIR"), "folder of models and tables; default: that of the installation")                                    //
        ("quiet,q", "say nothing but errors")                                                                                           //
        ("help,h", "show this help");
}

ReadingOptions parse_reading_options(const po::variables_map& given, std::vector<std::string> inputs) {
    ReadingOptions options;
    options.inputs = std::move(inputs);
    options.date = day_of(given);
    options.aliases = text_of(given, "aliases");
    options.resources = text_of(given, "resources");
    options.threads = threads_of(given);
    options.quiet = given.count("quiet") != 0;
    return options;
}

} // namespace entente
