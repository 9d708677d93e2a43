#pragma once

#include "entente/document/relation_table.hpp"

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>

namespace entente {

/// What a word can be in the title of an office; `office_words.tsv` explains each. A word may be several.
enum class OfficeWordKind {
    Relation,
    Belonging,
    Head,
    Modifier,
    Capital,
    Status,
    After,
    LeftOut,
    Determiner,
    Link,
    Role,
    Honorific,
    Rank,
    Of,
    To,
    In,
    And,
    Polity,
    Anybodys,
    Against,
    Journey,
    Homeward,
    NotHeld
};

struct OfficeWord {
    std::set<OfficeWordKind> kinds;
    /// Of a plural head the singular, of an adverb of status its adjective, of a capital word the one post that it belongs to; else empty.
    std::string singular;

    [[nodiscard]] bool is(OfficeWordKind kind) const { return kinds.contains(kind); }
};

/// The words of titles in one language.
struct OfficeWords {
    std::map<std::string, OfficeWord, std::less<>> words;
    std::set<std::size_t> relations; ///< rows of the RelationTable that want a title
    std::set<std::size_t> belonging; ///< rows that tell of what a body is part of
    std::set<std::size_t> journeys;  ///< rows that tell of one who goes somewhere

    /// Throws std::runtime_error naming file and line when the table is missing or malformed.
    [[nodiscard]] static OfficeWords load(const std::filesystem::path& file, const RelationTable& table);

    /// `word` in any case; a compound that is not listed itself is what its last part is ("vice-president"), or the part before, where the
    /// last belongs to the post before it ("minister-designate"). A number in digits is its last one: "42nd" is "2nd".
    [[nodiscard]] OfficeWord find(std::string_view word) const;
};

} // namespace entente
