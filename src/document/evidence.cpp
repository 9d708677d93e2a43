#include "entente/document/evidence.hpp"

namespace entente {

Evidence evidence_of(const Document& document, const RelationMention& relation) {
    const Span span = document.sentences[relation.sentence].span;
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
