#pragma once

#include "entente/entity/corrections.hpp"

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <utility>

namespace entente {

/// Tells of two lines of corrections that cannot both hold. Which actors are one, the caller says: as the lines write them before any
/// article is read, and by the keys that they prove to have after that.
///
///     Contradictions contradictions("aliases.tsv");
///     contradictions.check(rename_iran, "Q794", "");
///     contradictions.check(ignore_q794, "Q794", "");   // throws: "aliases.tsv, line 2: what it says of "Q794" contradicts line 1"
class Contradictions {
public:
    explicit Contradictions(std::filesystem::path file) : file_(std::move(file)) {}

    /// `actor` and `other` identify those of the correction. Throws std::runtime_error naming both lines.
    void check(const Correction& correction, const std::string& actor, const std::string& other);

private:
    using Said = std::map<std::string, std::pair<std::size_t, std::string>>; // actor -> line, what it says

    [[noreturn]] void contradict(const Correction& correction, std::size_t line) const;
    /// Only one thing may be said of an actor.
    void once(const Correction& correction, Said& said, const std::string& actor, const std::string& what) const;
    /// Nothing of this kind may be said of an actor.
    void against(const Correction& correction, const Said& said, const std::string& actor) const;
    void circle(const Correction& correction, const std::string& actor) const;

    std::filesystem::path file_;
    Said merged_;
    Said split_;
    Said renamed_;
    Said retyped_;
    Said ignored_;
    Said pairs_merged_; // of "merge X Y" and "split X Y", which cannot both hold
    Said pairs_split_;
};

} // namespace entente
