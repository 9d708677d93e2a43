#include "entente/extraction/relation_classifier.hpp"

#include "extraction/span_vectors.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <tuple>

namespace entente {
namespace {

constexpr std::uint8_t head_before = 22; // distances of a pair of which only one is in the sentence, the other in the one before it
constexpr std::uint8_t tail_before = 23;
constexpr float share_of_evidence = 0.5F; // of the confidence that a relation asks for: enough in a further sentence

/// The places by which an entity appears in a sentence of the window.
struct Appearance {
    std::size_t sentence = 0; ///< index into Window::sentences
    std::size_t entity = 0;
    std::vector<std::size_t> places;
    float certainty = 0; ///< how surely the surest of them stands for it
};

std::vector<Appearance> appearances_of(std::span<const Place> places) {
    std::vector<Appearance> appearances;
    for (std::size_t p = 0; p < places.size(); ++p) {
        for (std::size_t e = 0; e < places[p].entities.size(); ++e) {
            const std::size_t entity = places[p].entities[e];
            const auto same = [&](const Appearance& a) { return a.sentence == places[p].sentence && a.entity == entity; };
            auto found = std::ranges::find_if(appearances, same);
            if (found == appearances.end()) found = appearances.insert(found, {places[p].sentence, entity, {}});
            found->places.push_back(p);
            found->certainty = std::max(found->certainty, places[p].certainties.empty() ? 1 : places[p].certainties[e]);
        }
    }
    return appearances;
}

/// The log of the summed exponentials of the places' vectors, column by column.
void pool(const Matrix& vectors, std::span<const std::size_t> rows, std::span<float> out) {
    std::ranges::copy(vectors.row(rows[0]), out.begin());
    if (rows.size() == 1) return;
    for (std::size_t c = 0; c < out.size(); ++c) {
        float greatest = out[c];
        for (const std::size_t r : rows) greatest = std::max(greatest, vectors.row(r)[c]);
        float sum = 0;
        for (const std::size_t r : rows) sum += std::exp(vectors.row(r)[c] - greatest);
        out[c] = greatest + std::log(sum);
    }
}

struct Nearest {
    std::size_t one = 0;
    std::size_t other = 0;
};

/// The logit of certainty / (1 + exp(-logit)): that the relation is stated and that its ends are the actors meant.
float joint_logit(float logit, float certainty) { return std::log(certainty) - std::log(1 - certainty + std::exp(-logit)); }

/// The two places, one of each, that begin nearest to each other; of equals the first.
Nearest nearest_places(const Appearance& a, const Appearance& b, std::span<const Place> places) {
    Nearest best{a.places[0], b.places[0]};
    const auto distance = [&](std::size_t p, std::size_t q) {
        const std::size_t x = places[p].pieces.begin, y = places[q].pieces.begin;
        return x < y ? y - x : x - y;
    };
    for (const std::size_t p : a.places) {
        for (const std::size_t q : b.places) {
            if (distance(p, q) < distance(best.one, best.other)) best = {p, q};
        }
    }
    return best;
}

/// The sentence of the window that may relate the two: the one that mentions both, or that mentions one where the one before it, and not
/// itself, mentions the other.
std::optional<std::size_t> sentence_of_pair(const Appearance& a, const Appearance& b, std::span<const Appearance> all,
                                            std::span<const WindowSentence> sentences) {
    if (a.entity == b.entity) return std::nullopt;
    if (a.sentence == b.sentence) return a.sentence;
    const Appearance& earlier = a.sentence < b.sentence ? a : b;
    const Appearance& later = a.sentence < b.sentence ? b : a;
    const auto again = [&](const Appearance& other) { return other.sentence == later.sentence && other.entity == earlier.entity; };
    const bool adjacent = sentences[later.sentence].sentence - sentences[earlier.sentence].sentence == 1;
    if (!adjacent || std::ranges::any_of(all, again)) return std::nullopt;
    return later.sentence;
}

/// The most probable status of a pair, or of a pair and its reverse together.
Status status_of(const RelationScores& scores, std::size_t pair, std::size_t reverse) {
    const std::span<const float> one = scores.statuses.row(pair), other = scores.statuses.row(reverse);
    std::size_t best = 0;
    for (std::size_t s = 1; s < one.size(); ++s) {
        if (one[s] + other[s] > one[best] + other[best]) best = s;
    }
    return static_cast<Status>(best);
}

} // namespace

RelationClassifier::RelationClassifier(const ModelFile& model, const RelationTable& table)
    : scorer_(model, "relation"), status_(model, "status") {
    const ModelHeader& header = model.header();
    for (std::size_t row = 0; row < std::max(table.size(), header.relations.size()); ++row) {
        const std::string ours = row < table.size() ? table[row].name : "nothing";
        const std::string theirs = row < header.relations.size() ? header.relations[row] : "nothing";
        if (ours != theirs) {
            model.reject("relation " + std::to_string(row + 1) + " is \"" + theirs + "\" in the model and \"" + ours +
                         "\" in the table of relations; the two must agree");
        }
        Output output;
        output.symmetric = table[row].symmetric;
        output.antisymmetric = table[row].antisymmetric;
        if (const auto found = header.calibration.find(ours); found != header.calibration.end()) {
            output.slope = found->second.first;
            output.offset = found->second.second;
        }
        if (const auto found = header.thresholds.find(ours); found != header.thresholds.end()) output.threshold = found->second;
        outputs_.push_back(output);
    }
}

RelationScores RelationClassifier::scores(const Matrix& vectors, const Window& window, std::span<const Place> places,
                                          std::span<const Entity> entities) const {
    RelationScores result;
    const std::vector<Appearance> appearances = appearances_of(places);
    const std::size_t count = appearances.size();
    std::vector<std::size_t> row_of(count * count);
    std::vector<ScorerPair> pairs;
    for (std::size_t i = 0; i < count; ++i) {
        for (std::size_t j = 0; j < count; ++j) {
            const Appearance& head = appearances[i];
            const Appearance& tail = appearances[j];
            const auto related_in = sentence_of_pair(head, tail, appearances, window.sentences);
            if (!related_in) continue;
            const WindowSentence& sentence = window.sentences[*related_in];
            const std::size_t begin = window.sentences[std::min(head.sentence, tail.sentence)].pieces.begin;
            const Nearest near = nearest_places(head, tail, places);
            ScorerPair pair;
            pair.first = static_cast<std::uint32_t>(i);
            pair.second = static_cast<std::uint32_t>(j);
            pair.first_type = static_cast<std::uint8_t>(entities[head.entity].type);
            pair.second_type = static_cast<std::uint8_t>(entities[tail.entity].type);
            set_geometry(pair, places[near.one].pieces, places[near.other].pieces, places, {begin, sentence.pieces.end}, vectors.rows());
            if (head.sentence < *related_in) pair.distance = head_before;
            if (tail.sentence < *related_in) pair.distance = tail_before;
            row_of[i * count + j] = pairs.size();
            pairs.push_back(pair);
            result.pairs.push_back({sentence.sentence, head.entity, tail.entity, places[near.one].offset, places[near.other].offset, 0,
                                    head.certainty * tail.certainty});
        }
    }
    for (std::size_t p = 0; p < pairs.size(); ++p) result.pairs[p].reverse = row_of[pairs[p].second * count + pairs[p].first];

    const Matrix of_places = span_vectors(vectors, places);
    Matrix pooled(count, of_places.columns());
    for (std::size_t a = 0; a < count; ++a) pool(of_places, appearances[a].places, pooled.row(a));
    PairScores scored = scorer_(vectors, pooled, pooled, pairs);
    result.statuses = status_(scored.features);
    result.logits = std::move(scored.logits);
    return result;
}

std::vector<RelationMention> RelationClassifier::decide(const RelationScores& scores, float floor) const {
    std::vector<RelationMention> relations;
    for (std::size_t p = 0; p < scores.pairs.size(); ++p) {
        for (std::size_t relation = 0; relation < outputs_.size(); ++relation) {
            const Output& output = outputs_[relation];
            if (output.symmetric && scores.pairs[p].head > scores.pairs[p].tail) continue;
            const std::size_t reverse = scores.pairs[p].reverse;
            float logit = scores.logits.row(p)[relation];
            if (output.symmetric) logit = (logit + scores.logits.row(reverse)[relation]) / 2;
            if (output.antisymmetric && scores.logits.row(reverse)[relation] >= logit) continue;
            logit = joint_logit(logit, scores.pairs[p].certainty);
            const float confidence = 1 / (1 + std::exp(-(output.slope * logit + output.offset)));
            if (confidence < floor) continue;
            const EntityPair& pair = scores.pairs[p];
            RelationMention mention;
            mention.head = pair.head;
            mention.tail = pair.tail;
            mention.relation = relation;
            mention.status = status_of(scores, p, output.symmetric ? reverse : p);
            mention.confidence = confidence;
            mention.sentence = pair.sentence;
            mention.head_offset = pair.head_offset;
            mention.tail_offset = pair.tail_offset;
            relations.push_back(mention);
        }
    }
    return relations;
}

float RelationClassifier::evidence_floor(std::optional<float> floor) const {
    const float least = floor ? *floor : std::ranges::min(outputs_, {}, &Output::threshold).threshold;
    return share_of_evidence * least;
}

void RelationClassifier::keep_sure(std::vector<RelationMention>& relations, std::optional<float> floor) const {
    const auto key_of = [](const RelationMention& r) { return std::tuple(r.head, r.relation, r.tail, r.status); };
    std::map<std::tuple<std::size_t, std::size_t, std::size_t, Status>, float> surest;
    for (const RelationMention& r : relations) {
        float& confidence = surest[key_of(r)];
        confidence = std::max(confidence, r.confidence);
    }
    std::erase_if(relations, [&](const RelationMention& r) {
        const float threshold = floor.value_or(outputs_[r.relation].threshold);
        return surest[key_of(r)] < threshold || r.confidence < share_of_evidence * threshold;
    });
}

} // namespace entente
