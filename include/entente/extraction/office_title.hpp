#pragma once

#include "entente/document/document.hpp"
#include "entente/document/relation_table.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace entente {

/// Finds the title of an office beside the name of the person who holds it, as the text writes it.
///
///     "Kazakh Prime Minister Olzhas Bektenov"             Prime Minister
///     "Minister of Transport and Infrastructure A. U."    Minister of Transport and Infrastructure
///     "Javier Solana, the EU's foreign policy chief,"     foreign policy chief
///     "former President Bush"                             former President
///     "Foreign Ministers Wang of China, Lavrov of Russia" Foreign Minister
///
/// Plain patterns around a noun of office (`office_words.tsv`): before the name, in the name's own mention, behind the name, and a plural
/// before a list of names. The body itself ("Kazakh", "of the Republic of Kazakhstan") is no part of a title.
class OfficeTitles {
public:
    /// Reads `office_words.tsv` of the lexicons' folder, which also says which relations want a title.
    /// Throws std::runtime_error naming file and line when it is missing, malformed or names a relation that `relations` has not.
    [[nodiscard]] static OfficeTitles load(const std::filesystem::path& lexicons, const RelationTable& relations);
    OfficeTitles(OfficeTitles&&) noexcept;
    OfficeTitles& operator=(OfficeTitles&&) noexcept;
    ~OfficeTitles();

    /// The title that the relation's sentence (or the one before it, where only that names the head) gives the head; empty if none is
    /// found. Needs mentions with their entities and references, in the order of the text, and of the relation head, tail, sentence and the
    /// offset of the head.
    [[nodiscard]] std::string title_of(const Document& document, const RelationMention& relation) const;

    /// Of each reference of the document the state whose post it is: "the President of Rwanda", "the Rwandan president". Needs mentions
    /// with their entities.
    [[nodiscard]] std::vector<std::optional<std::size_t>> states_of_offices(const Document& document) const;

    /// Takes away the offices in a state that the reader found of persons who are known to be of another: in an article on two states it
    /// takes "President Putin" for the president of the wrong one. Of persons hardly known, who may be namesakes of those that the
    /// knowledge base means, offices of confidence `believed` and more stay; of all, those that the sentence itself puts beside that state
    /// ("Salome Zourabichvili, the president of Georgia", who was an ambassador of France). Nor is a body of one state part of another.
    void drop_foreign_ties(Document& document, float believed) const;

    /// Tells the offices that a sentence ties to a state word by word: "Prime Minister Trudeau of Canada", "Foreign Minister Mouynes
    /// (Panama)", "Rwandan President Kagame", and, of a person who is named elsewhere, "the President of Rwanda". In lists of such names a
    /// reader mixes up whose state is whose. Adds what is missing, with `stated` confidence at least, and takes away what the same sentence
    /// would tell of the same person and another state, or of another person and the state in a description; and offices in a state that
    /// only the sentence before names, at the post of another side.
    void settle_offices(Document& document, float stated) const;

    /// Tells, with confidence `stated`, the office of whoever has a title right before the name and no office of confidence `told` or more
    /// ("said that President Biden …"): of the state that the knowledge base has for the person, if the article names it. To be called when
    /// the others are settled.
    void settle_known_offices(Document& document, float stated, float told) const;

    /// Leaves of a person's offices of several states those of the surest: nobody holds one of two (docs/model.md says how seldom). Denied
    /// ones stay, and so do those of two states that are alike sure. To be called when all are settled.
    void keep_one_state(Document& document) const;

    /// Takes away the visits of office holders to their own state and its capital, where they are rather than go, but for those that the
    /// sentence tells as a journey home. Counts offices of confidence `told` and more that are held still. To be called when titles are
    /// set.
    void drop_visits_at_home(Document& document, float told) const;

    /// Sets the title of every relation that wants one.
    void title_relations(Document& document) const;

private:
    struct Impl;
    explicit OfficeTitles(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

} // namespace entente
