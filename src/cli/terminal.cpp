#include "cli/terminal.hpp"

#include "entente/text/number.hpp"

#include <algorithm>
#include <cstdlib>
#include <string_view>
#include <sys/ioctl.h>
#include <unistd.h>

namespace entente {
namespace {

constexpr std::size_t least_width = 40;
constexpr std::size_t most_width = 1000;

std::string_view variable(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? std::string_view{} : value;
}

} // namespace

Terminal terminal_of_output() {
    Terminal terminal;
    const bool is_terminal = ::isatty(STDOUT_FILENO) != 0;
    winsize size{};
    if (is_terminal && ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) terminal.width = size.ws_col;
    if (const auto wanted = number_in<std::size_t>(variable("COLUMNS")); wanted && *wanted > 0) terminal.width = *wanted;
    terminal.width = std::clamp(terminal.width, least_width, most_width);
    terminal.colors = is_terminal && variable("NO_COLOR").empty() && variable("TERM") != "dumb";
    return terminal;
}

} // namespace entente
