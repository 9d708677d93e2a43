#include "cli/peeked_input.hpp"

#include <stdexcept>

namespace entente {

std::string_view PeekedInput::beginning() {
    underflow();
    return {gptr(), egptr()};
}

PeekedInput::int_type PeekedInput::underflow() {
    if (gptr() == egptr()) {
        source_.read(block_.data(), static_cast<std::streamsize>(block_.size()));
        if (source_.bad()) throw std::runtime_error("standard input: reading stopped before its end"); // to a stream it is then bad too
        setg(block_.data(), block_.data(), block_.data() + source_.gcount());
    }
    return gptr() == egptr() ? traits_type::eof() : traits_type::to_int_type(*gptr());
}

} // namespace entente
