#pragma once

#include "entente/document/document.hpp"
#include "entente/document/relation_table.hpp"
#include "entente/extraction/reference_linker.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// The words that matter in speech and transcripts; `transcript_words.tsv` explains each kind.
class TranscriptWords {
public:
    enum class Kind : std::uint8_t { Asks, AsksAlone, First, Other, Courtesy, Auxiliary, Joint };

    /// Throws std::runtime_error naming file and line when the table is missing or malformed.
    [[nodiscard]] static TranscriptWords load(const std::filesystem::path& file, const RelationTable& relations);

    /// `word` as the table has it: tags as written, all others in small letters.
    [[nodiscard]] bool is(std::string_view word, Kind kind) const;

    std::set<std::size_t> polite;  ///< rows of the RelationTable that no courtesy tells
    std::set<std::size_t> unasked; ///< that no yes-or-no question tells
    std::set<std::size_t> across;  ///< that may hold between names in two turns

private:
    std::map<std::string, std::set<Kind>, std::less<>> words_;
};

/// Who speaks when, where a document is a transcript: a turn begins with a sentence that opens with a name or post in capitals and a colon
/// ("MS. ZORGAN: Thank you.") or with "Q", and the last one ends with its paragraph. A document of one such sentence, or in which nobody
/// asks or speaks twice, is none.
class Transcript {
public:
    /// Both must outlive the transcript. The document's mentions must have their entities.
    Transcript(const Document& document, const TranscriptWords& words);

    /// Nobody calls himself "he" or "you"; "I" is who speaks, where his tag names him, and nobody who has turns of his own where it does
    /// not. What is quoted is another's.
    void settle(const Reference& reference, std::vector<Candidate>& candidates) const;

    /// Drops what is said of two names in the turns of two speakers, but that they met.
    void drop_across_turns(std::vector<RelationMention>& relations) const;

private:
    struct Turn {
        Span span; ///< of the content
        std::string_view tag;
        std::optional<std::size_t> speaker; ///< entity that its tag names
    };
    [[nodiscard]] const Turn* turn_at(std::size_t byte) const;
    [[nodiscard]] bool is_quoted(const Turn& turn, std::size_t byte) const;
    [[nodiscard]] bool may_be(std::size_t speaker, std::string_view tag) const;

    const Document& document_;
    const TranscriptWords& words_;
    std::vector<Turn> turns_;
    std::map<std::size_t, std::set<std::string_view>> speakers_; ///< entities, and their tags
};

/// Drops relations that a courtesy seems to tell ("Thank you, Anna.", of somebody known by one name only), and what a yes-or-no question
/// asks: accusations, demands and denials ("Is it Chad that blames Sudan?"), and deeds of whom it asks ("Has Chad attacked Sudan?").
void drop_unsaid(Document& document, const RelationTable& relations, const TranscriptWords& words);

} // namespace entente
