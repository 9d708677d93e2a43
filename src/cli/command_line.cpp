#include "cli/command_line.hpp"

#include "cli/suggestion.hpp"
#include "cli/usage_error.hpp"

#include <boost/program_options.hpp>

#include <vector>

namespace entente {

namespace po = boost::program_options;

namespace {

std::string spelled(const po::options_description& visible, const std::string& unknown) {
    std::vector<std::string> names;
    for (const auto& option : visible.options()) names.push_back("--" + option->long_name());
    return "there is no option " + unknown + suggestion(unknown, names);
}

} // namespace

po::variables_map parse_command_line(std::span<const std::string> arguments, const po::options_description& visible) {
    po::options_description all;
    all.add(visible).add_options()("input", po::value<std::vector<std::string>>());
    po::positional_options_description positional;
    positional.add("input", -1);
    namespace style = po::command_line_style;
    po::variables_map given;
    try {
        po::store(po::command_line_parser(std::vector<std::string>(arguments.begin(), arguments.end()))
                      .options(all)
                      .positional(positional)
                      .style(style::unix_style & ~style::allow_guessing)
                      .run(),
                  given);
    } catch (const po::unknown_option& error) {
        throw UsageError(spelled(visible, error.get_option_name()));
    } catch (const po::multiple_occurrences& error) {
        throw UsageError(error.get_option_name() + " is given more than once");
    } catch (const po::error& error) {
        throw UsageError(error.what());
    }
    return given;
}

std::string text_of(const po::variables_map& given, const char* option) {
    return given.count(option) != 0 ? given[option].as<std::string>() : std::string{};
}

} // namespace entente
