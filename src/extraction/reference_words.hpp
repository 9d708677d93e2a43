#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>

namespace entente {

/// Of how many actors a reference speaks, by its words (number agreement): "she" of one, "the two countries" of two, "the leaders" of some.
class ReferenceWords {
public:
    /// Throws std::runtime_error naming file and line when the table is missing or malformed.
    [[nodiscard]] static ReferenceWords load(const std::filesystem::path& file);

    /// 0 where its words do not tell.
    [[nodiscard]] std::size_t number_of(std::string_view reference) const;

private:
    enum class Kind : std::uint8_t { Pronoun, Count, Several };
    struct Word {
        Kind kind{};
        std::size_t number = 0;
    };
    std::map<std::string, Word, std::less<>> words_;
};

} // namespace entente
