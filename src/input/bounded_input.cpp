#include "input/bounded_input.hpp"

#include <streambuf>
#include <vector>

namespace entente {

ReadResult read_line(std::istream& input, std::size_t limit, std::string& line) {
    using Traits = std::char_traits<char>;
    line.clear();
    auto* buffer = input.rdbuf();
    bool any = false;
    bool too_long = false;
    for (;;) {
        const auto next = buffer->sbumpc();
        if (Traits::eq_int_type(next, Traits::eof())) {
            input.setstate(std::ios::eofbit);
            break;
        }
        any = true;
        const char byte = Traits::to_char_type(next);
        if (byte == '\n') {
            break;
        }
        if (line.size() < limit) {
            line += byte;
        } else {
            too_long = true;
        }
    }
    if (too_long) {
        return ReadResult::TooLong;
    }
    return any ? ReadResult::Read : ReadResult::End;
}

ReadResult read_all(std::istream& input, std::size_t limit, std::string& text) {
    text.clear();
    std::vector<char> block(1 << 16);
    for (;;) {
        const auto size = input.rdbuf()->sgetn(block.data(), static_cast<std::streamsize>(block.size()));
        if (size <= 0) {
            return ReadResult::Read;
        }
        if (text.size() + static_cast<std::size_t>(size) > limit) {
            return ReadResult::TooLong;
        }
        text.append(block.data(), static_cast<std::size_t>(size));
    }
}

} // namespace entente
