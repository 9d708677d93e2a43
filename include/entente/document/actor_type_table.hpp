#pragma once

#include "entente/document/document.hpp"

#include <array>
#include <filesystem>
#include <string>

namespace entente {

/// How actors of one type look in a drawing: one row of `actor_types.tsv`.
struct ActorTypeLook {
    std::string color; ///< #RRGGBB
    std::string shape; ///< a Graphviz shape
};

/// The looks of all actor types. Read-only after loading.
class ActorTypeTable {
public:
    /// Throws std::runtime_error naming the file (and line) when it is missing, malformed or lacks a type.
    [[nodiscard]] static ActorTypeTable load(const std::filesystem::path& file);

    [[nodiscard]] const ActorTypeLook& operator[](ActorType type) const { return looks_[static_cast<std::size_t>(type)]; }

private:
    std::array<ActorTypeLook, actor_type_count> looks_;
};

} // namespace entente
