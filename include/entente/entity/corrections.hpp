#pragma once

#include "entente/document/document.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

enum class CorrectionAction : std::uint8_t { Merge, Split, Rename, Retype, Ignore };

/// How a user names an actor: by a node's id ("Q43", "person:olzhas_bektenov") or by a name.
struct ActorReference {
    std::string text; ///< as the user wrote it
    std::string key;  ///< an entity's key if `text` is an id, else empty
    std::string name; ///< normalised if it is a name, else empty

    /// Does an actor of this key and label answer to it?
    [[nodiscard]] bool fits(std::string_view key_of_actor, std::string_view label) const;
    /// Equal for references that are written alike, and for no id and name.
    [[nodiscard]] std::string identity() const;
};

/// Reads "Q43" and "person:olzhas_bektenov" as ids, all else as a name; key and name are empty if it has neither letter nor digit.
[[nodiscard]] ActorReference actor_reference(std::string_view text);

struct Correction {
    std::size_t line = 0; ///< in the file
    CorrectionAction action{};
    ActorReference actor; ///< of a split: the actor that the name does not mean
    std::string form;     ///< of a split: the normalised name that is taken out
    ActorReference other; ///< of a merge: into whom; of a split: who it is instead, may be empty
    std::string label;    ///< of a rename; of a split: the name as written
    ActorType type{};     ///< of a retype
};

/// What a user knows better: lines of docs/formats/aliases.md. They win over all rules.
///
///     merge	Mer Bolat	Ömer Bolat
///     split	Georgia	Q230	Q1428
///     rename	Q794	Persia
///     retype	Zorgan House	place
///     ignore	Santa Claus
class Corrections {
public:
    /// Throws std::runtime_error naming file and line when a line cannot be read, or contradicts another one that writes the actor alike.
    /// Those that name one actor in two ways are told by `CorpusResolver::decide`, which knows who is who.
    [[nodiscard]] static Corrections load(const std::filesystem::path& file);

    [[nodiscard]] const std::vector<Correction>& all() const { return corrections_; }
    [[nodiscard]] bool empty() const { return corrections_.empty(); }
    /// That they were loaded from, for messages.
    [[nodiscard]] const std::filesystem::path& file() const { return file_; }
    /// The correction by which a mention written so does not mean this actor; nullptr if there is none.
    [[nodiscard]] const Correction* split_of(std::string_view normalised_form, std::string_view key, std::string_view label) const;
    /// Is a name so written split off anywhere? Then no rule joins it again.
    [[nodiscard]] bool is_split(std::string_view normalised_form) const;

private:
    std::filesystem::path file_;
    std::vector<Correction> corrections_; // in the order of lines
};

} // namespace entente
