#include "entente/document/evidence.hpp"

#include <algorithm>

namespace entente {
namespace {

/// The sentence, with the one before it where only that names one of the two actors. The title is no sentence before another.
Span stating(const Document& document, const RelationMention& relation) {
    Span span = document.sentences[relation.sentence].span;
    const std::size_t first = std::min(relation.head_offset, relation.tail_offset);
    if (first >= span.begin || relation.sentence == 0) return span;
    const Span before = document.sentences[relation.sentence - 1].span;
    if (first >= before.begin && before.begin >= document.body_offset) span.begin = before.begin;
    return span;
}

} // namespace

Evidence evidence_of(const Document& document, const RelationMention& relation) {
    const Span span = stating(document, relation);
    Evidence evidence;
    evidence.document = document.id;
    evidence.url = document.url;
    evidence.text = document.content.substr(span.begin, span.size());
    evidence.in_title = span.begin < document.body_offset;
    evidence.begin = evidence.in_title ? span.begin : span.begin - document.body_offset + document.source_offset;
    evidence.end = evidence.begin + span.size();
    evidence.date = relation.date;
    evidence.title = relation.title;
    evidence.confidence = relation.confidence;
    return evidence;
}

} // namespace entente
