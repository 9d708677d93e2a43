#pragma once

#include "entente/document/document.hpp"
#include "extraction/office_words.hpp"

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

inline constexpr std::size_t no_other = static_cast<std::size_t>(-1);

/// A word of a sentence, with what matters for titles.
struct OfficeSentenceWord {
    Span span;
    OfficeWord office;
    bool capital = false;
    bool possessive = false; ///< ends in 's, which its span leaves out
    bool comma_after = false;
    bool break_after = false;     ///< another mark follows: ; : ( ) or a dash
    bool of_body = false;         ///< inside a mention of the relation's tail
    std::size_t other = no_other; ///< the entity, neither head nor tail, in a mention of which it is

    [[nodiscard]] bool is(OfficeWordKind kind) const { return office.is(kind); }
    [[nodiscard]] bool of_other() const { return other != no_other; }
};

/// All names of a document's mentions, as written, and whose they are.
class DocumentNames {
public:
    explicit DocumentNames(const Document& document);
    [[nodiscard]] const std::set<std::size_t>& entities_named(std::string_view name) const;

private:
    std::map<std::string_view, std::set<std::size_t>> entities_;
};

/// The sentence of a relation as words, each with its kinds and the actor it names. Brackets with an acronym are left out.
class OfficeSentence {
public:
    /// Of a very long sentence, only what lies near the relation's actors.
    OfficeSentence(const Document& document, const DocumentNames& names, const RelationMention& relation, const OfficeWords& lexicon);

    [[nodiscard]] Span span() const { return span_; }

    [[nodiscard]] const std::vector<OfficeSentenceWord>& words() const { return words_; }
    [[nodiscard]] std::string_view text() const { return text_; } ///< of the whole document

    /// The title made of the words [begin, end), as written, but a plural post in the singular.
    [[nodiscard]] std::string spell(std::size_t begin, std::size_t end, std::size_t post) const;

private:
    void split(Span within, const OfficeWords& lexicon);
    void mark(Span words, std::size_t entity, const RelationMention& relation);

    std::string_view text_;
    Span span_;
    std::vector<OfficeSentenceWord> words_;
};

} // namespace entente
