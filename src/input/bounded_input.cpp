#include "input/bounded_input.hpp"

#include <streambuf>
#include <utility>
#include <vector>

namespace entente {
namespace {

constexpr std::size_t block_size = 1 << 16;

} // namespace

std::string read_head(std::istream& input) {
    std::string head(block_size, '\0');
    const auto size = input.rdbuf()->sgetn(head.data(), static_cast<std::streamsize>(head.size()));
    head.resize(size > 0 ? static_cast<std::size_t>(size) : 0);
    return head;
}

ReadResult read_line(std::string& head, std::istream& input, std::size_t limit, std::string& line) {
    using Traits = std::char_traits<char>;
    if (const auto end = head.find('\n'); end != std::string::npos) {
        line = head.substr(0, end);
        head.erase(0, end + 1);
        return line.size() > limit ? ReadResult::TooLong : ReadResult::Read;
    }
    line = std::exchange(head, {});
    auto* buffer = input.rdbuf();
    bool any = !line.empty();
    bool too_long = line.size() > limit;
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

ReadResult read_all(std::string& head, std::istream& input, std::size_t limit, std::string& text) {
    text = std::exchange(head, {});
    if (text.size() > limit) {
        return ReadResult::TooLong;
    }
    std::vector<char> block(block_size);
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
