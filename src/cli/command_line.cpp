#include "cli/command_line.hpp"

#include "cli/suggestion.hpp"
#include "cli/usage_error.hpp"
#include "entente/text/iso_date.hpp"
#include "entente/text/number.hpp"

#include <boost/program_options.hpp>

#include <algorithm>
#include <thread>
#include <unistd.h>

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

std::vector<std::string> texts_of(const po::variables_map& given, const char* option) {
    return given.count(option) != 0 ? given[option].as<std::vector<std::string>>() : std::vector<std::string>{};
}

std::size_t count_of(const po::variables_map& given, const char* option, std::size_t otherwise, std::size_t lowest, std::size_t highest) {
    if (given.count(option) == 0) return otherwise;
    const std::string text = text_of(given, option);
    const auto count = number_in<std::size_t>(text);
    if (count && *count >= lowest && *count <= highest) return *count;
    throw UsageError("--" + std::string(option) + " is \"" + text + "\", but must be a whole number" +
                     (highest == no_limit ? ", " + std::to_string(lowest) + " or more"
                                          : " from " + std::to_string(lowest) + " to " + std::to_string(highest)));
}

std::size_t threads_of(const po::variables_map& given) {
    constexpr std::size_t most = 1024;
    return count_of(given, "threads", std::max(1U, std::thread::hardware_concurrency()), 1, most);
}

std::string day_of(const po::variables_map& given) {
    const std::string text = text_of(given, "date");
    if (given.count("date") != 0 && !parse_iso_day(text)) throw UsageError("--date is \"" + text + "\", but must be a day like 2024-04-26");
    return text;
}

std::vector<std::string> inputs_or_standard_input(std::vector<std::string> inputs, const std::string& what) {
    if (!inputs.empty()) return inputs;
    if (::isatty(STDIN_FILENO) != 0) throw UsageError("no INPUT; name " + what + ", or - for standard input");
    return {"-"};
}

} // namespace entente
