#pragma once

#include "entente/document/document.hpp"
#include "extraction/office_words.hpp"

#include <cstddef>
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

/// The sentence of a relation as words, each with its kinds and the actor it names. Brackets with an acronym are left out.
class OfficeSentence {
public:
    OfficeSentence(const Document& document, const RelationMention& relation, const OfficeWords& lexicon);

    [[nodiscard]] const std::vector<OfficeSentenceWord>& words() const { return words_; }
    [[nodiscard]] std::string_view text() const { return text_; } ///< of the whole document

    /// The title made of the words [begin, end), as written, but a plural post in the singular.
    [[nodiscard]] std::string spell(std::size_t begin, std::size_t end, std::size_t post) const;

private:
    void split(Span within, const OfficeWords& lexicon);
    void mark(std::string_view name, std::size_t entity, std::size_t body);

    std::string_view text_;
    std::vector<OfficeSentenceWord> words_;
};

} // namespace entente
