#pragma once

#include "entente/document/document.hpp"
#include "entente/document/relation_table.hpp"
#include "entente/extraction/reference_linker.hpp"
#include "entente/extraction/relation_classifier.hpp"
#include "entente/nn/matrix.hpp"
#include "entente/nn/word_piece.hpp"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace entente {

struct ExtractorOptions {
    std::optional<float> floor;    ///< least confidence of a relation, instead of each relation's own threshold in the model
    float least_reference = 0.25F; ///< a reference that no entity surely fits takes its best from here on
    bool reference_rules = true;   ///< number agreement and turns of speech; false: probabilities alone, as the training scripts resolve
    std::filesystem::path model;   ///< another model file than the resources' own
};

/// All that the network said of one document: what scripts/compare-reader compares with the training scripts.
struct ReadingTrace {
    struct OfWindow {
        std::vector<Piece> pieces; ///< spans are bytes of the document's content
        Matrix tag_scores;         ///< a row a piece
        RelationScores relations;
    };
    std::vector<OfWindow> windows;
    std::vector<std::vector<Candidate>> references; ///< of each Document::references
};

/// Reads one article: finds its sentences, the actors' names, what pronouns and descriptions stand for, and which relations are stated,
/// with status, date and title of office.
///
///     const Extractor extractor = Extractor::load("src/resources", relations);
///     Document document;
///     document.content = "Olaf Scholz met Emmanuel Macron in Paris.";
///     extractor.extract(document, [&](Document& d) { resolver.resolve(d); });
///     // mentions, entities (by the resolver), relations: met-with between the two
///
/// Each window of sentences passes the encoder once; its vectors serve mentions, references and relations. (In an article of more than some
/// twenty thousand words the later windows pass twice, so that memory stays bounded.) One instance serves many threads.
class Extractor {
public:
    /// Throws std::runtime_error when a resource is missing or wrong, or when model and relations disagree.
    [[nodiscard]] static Extractor load(const std::filesystem::path& resources, const RelationTable& relations,
                                        const ExtractorOptions& options = {});
    Extractor(Extractor&&) noexcept;
    Extractor& operator=(Extractor&&) noexcept;
    ~Extractor();

    /// Fills sentences, mentions, references and relations from `content` and `date`. `gather` is called once in between, with the mentions
    /// and references found, and must set Document::entities and Mention::entity; it may add mentions, in the order of the text. Never
    /// throws on text; an empty text gives nothing.
    void extract(Document& document, const std::function<void(Document&)>& gather, ReadingTrace* trace = nullptr) const;

private:
    struct Impl;
    explicit Extractor(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

} // namespace entente
