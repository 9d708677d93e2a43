#include "cli/formats.hpp"

#include "cli/usage_error.hpp"
#include "entente/output/output_format.hpp"

#include <iomanip>
#include <iostream>

namespace entente {

int run_formats(std::span<const std::string> arguments) {
    const bool help = arguments.size() == 1 && (arguments.front() == "--help" || arguments.front() == "-h");
    if (!arguments.empty() && !help) throw UsageError("entente formats takes no arguments, but got " + arguments.front());
    if (help) {
        std::cout << "Usage: entente formats\n\nLists the formats that graphs can be written in: name, ending of the file, who opens "
                     "it.\n\nOptions:\n  -h, --help    show this help\n";
        return 0;
    }
    for (const OutputFormat& format : output_formats()) {
        std::cout << std::left << std::setw(9) << format.name << std::setw(10) << format.extension << format.readers << '\n';
    }
    return 0;
}

} // namespace entente
