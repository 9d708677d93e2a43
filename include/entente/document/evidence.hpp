#pragma once

#include "entente/document/document.hpp"

#include <cstddef>
#include <string>

namespace entente {

/// The sentence of an article that states a relation, what a reader checks an edge against; with the sentence before it, where only that
/// names one of the two actors ("Ankara received guests. They came from Astana.").
struct Evidence {
    std::string document;  ///< id of the article
    std::string url;       ///< where the article stands on the web, empty if unknown
    std::string text;      ///< the sentence or the two, verbatim
    bool in_title = false; ///< the sentence is the article's title; its offsets are into the title
    std::size_t begin = 0; ///< byte of the article's body, as it was given, where the text begins
    std::size_t end = 0;   ///< one past its last byte
    std::string date;      ///< of the relation, ISO 8601, empty if the text gives none
    std::string title;     ///< the post, for an office
    float confidence = 0;  ///< 0..1
};

/// The evidence of a relation of the document.
///
/// Offsets count from the first byte of the body as the user gave it: with content "Talks\nAnkara met Astana." (body_offset 6)
/// and a dropped leading line of 17 bytes (source_offset 17) the sentence "Ankara met Astana." is bytes 17 to 35.
[[nodiscard]] Evidence evidence_of(const Document& document, const RelationMention& relation);

} // namespace entente
