#include "input/bounded_input.hpp"

#include <streambuf>
#include <utility>

namespace entente {
namespace {

constexpr std::size_t block_size = 1 << 16;

/// Appends the next block; false, and the stream is at its end, if that was the last.
bool read_block(std::istream& input, std::string& text) {
    if (input.eof()) {
        return false; // a terminal would be asked once more
    }
    const auto before = text.size();
    text.resize(before + block_size);
    const auto size = input.rdbuf()->sgetn(text.data() + before, static_cast<std::streamsize>(block_size));
    text.resize(before + (size > 0 ? static_cast<std::size_t>(size) : 0));
    if (text.size() < before + block_size) {
        input.setstate(std::ios::eofbit);
    }
    return !input.eof();
}

bool shows_second_line(const std::string& text) {
    const auto end = text.find('\n');
    return end != std::string::npos && text.find_first_not_of(" \t\r\n", end) != std::string::npos;
}

} // namespace

std::string read_head(std::istream& input, std::size_t limit) {
    std::string head;
    while (read_block(input, head) && head.size() <= limit && !shows_second_line(head)) {
    }
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
        const auto next = input.eof() ? Traits::eof() : buffer->sbumpc();
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
    while (text.size() <= limit && read_block(input, text)) {
    }
    return text.size() > limit ? ReadResult::TooLong : ReadResult::Read;
}

} // namespace entente
