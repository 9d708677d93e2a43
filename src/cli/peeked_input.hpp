#pragma once

#include <array>
#include <istream>
#include <streambuf>
#include <string_view>

namespace entente {

/// A stream whose beginning can be looked at before it is read: standard input cannot be read twice.
///
///     PeekedInput input(std::cin);
///     if (begins_as_graph(input.beginning())) graph = read_graph(input.stream(), ...);
class PeekedInput : private std::streambuf {
public:
    /// Reads nothing yet. `source` must outlive it.
    explicit PeekedInput(std::istream& source) : source_(source), stream_(this) {}

    /// The first 64 KiB, or all if it is shorter; to be called before anything is read.
    [[nodiscard]] std::string_view beginning();
    /// All of it, its beginning too.
    [[nodiscard]] std::istream& stream() { return stream_; }

private:
    int_type underflow() override;

    std::istream& source_;
    std::array<char, 1 << 16> block_{};
    std::istream stream_;
};

} // namespace entente
