#include "entente/extraction/relation_classifier.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

using namespace entente;

namespace {

/// The classifier's decisions need no more of the model than its labels; scores are made by hand.
struct Decision {
    ModelFile model = ModelFile::load(std::string(ENTENTE_TEST_DATA) + "/extraction/data/tiny-reader.model");
    RelationTable table = RelationTable::load(std::string(ENTENTE_TEST_RESOURCES) + "/relations.tsv");
    RelationClassifier classifier{model, table};

    [[nodiscard]] std::size_t row(const char* relation) const { return table.find(relation).value(); }

    /// Two entities in one sentence, both directions, everything improbable and asserted.
    [[nodiscard]] RelationScores scores() const {
        RelationScores scores;
        scores.pairs = {{0, 1, 2, 10, 20, 1}, {0, 2, 1, 20, 10, 0}};
        scores.logits = Matrix(2, table.size());
        scores.statuses = Matrix(2, status_count);
        for (std::size_t p = 0; p < 2; ++p) {
            for (float& logit : scores.logits.row(p)) logit = -9;
            scores.statuses.row(p)[0] = 1;
        }
        return scores;
    }
};

} // namespace

TEST_CASE("a directed relation goes from the head to the tail of its pair") {
    const Decision decision;
    RelationScores scores = decision.scores();
    scores.logits.row(1)[decision.row("attacks")] = 2;
    scores.statuses.row(1)[2] = 3; // alleged
    const auto relations = decision.classifier.decide(scores, 0.1F);
    REQUIRE(relations.size() == 1);
    CHECK(relations[0].head == 2);
    CHECK(relations[0].tail == 1);
    CHECK(relations[0].head_offset == 20);
    CHECK(relations[0].tail_offset == 10);
    CHECK(relations[0].status == Status::Alleged);
    CHECK(relations[0].confidence == doctest::Approx(1 / (1 + std::exp(-2.0))));
}

TEST_CASE("a relation is as sure as that its ends are the actors meant") {
    const Decision decision;
    RelationScores scores = decision.scores();
    scores.logits.row(0)[decision.row("attacks")] = 2;
    scores.pairs[0].certainty = 0.6F;
    const auto relations = decision.classifier.decide(scores, 0.1F);
    REQUIRE(relations.size() == 1);
    CHECK(relations[0].confidence == doctest::Approx(0.6 / (1 + std::exp(-2.0))));
}

TEST_CASE("an antisymmetric relation is told in its surer direction, and in none where the two are alike") {
    const Decision decision;
    const std::size_t part_of = decision.row("part-of");
    const std::size_t attacks = decision.row("attacks");
    RelationScores scores = decision.scores();
    for (const std::size_t relation : {part_of, attacks}) {
        scores.logits.row(0)[relation] = 1;
        scores.logits.row(1)[relation] = 2;
    }
    const auto relations = decision.classifier.decide(scores, 0.1F);
    REQUIRE(relations.size() == 3); // attacks both ways
    CHECK(std::ranges::count(relations, attacks, &RelationMention::relation) == 2);
    const auto part = std::ranges::find(relations, part_of, &RelationMention::relation);
    CHECK(part->head == 2);
    CHECK(part->tail == 1);

    scores.logits.row(0)[part_of] = 2;
    CHECK(std::ranges::count(decision.classifier.decide(scores, 0.1F), part_of, &RelationMention::relation) == 0);
}

TEST_CASE("a symmetric relation is told once, with the mean of both directions") {
    const Decision decision;
    RelationScores scores = decision.scores();
    scores.logits.row(0)[decision.row("met-with")] = 1;
    scores.logits.row(1)[decision.row("met-with")] = 3;
    scores.statuses.row(1)[1] = 2; // planned, by more than the other direction says asserted
    scores.statuses.row(0)[0] = 0.5F;
    const auto relations = decision.classifier.decide(scores, 0.1F);
    REQUIRE(relations.size() == 1);
    CHECK(relations[0].head == 1);
    CHECK(relations[0].tail == 2);
    CHECK(relations[0].status == Status::Planned);
    CHECK(relations[0].confidence == doctest::Approx(1 / (1 + std::exp(-2.0))));
}

TEST_CASE("a relation stays if one sentence is sure of it, and keeps its weaker evidence of the same status") {
    const Decision decision;
    const auto relation = [](std::size_t sentence, float confidence, Status status) {
        RelationMention mention;
        mention.head = 1;
        mention.tail = 2;
        mention.sentence = sentence;
        mention.confidence = confidence;
        mention.status = status;
        return mention;
    };
    std::vector<RelationMention> relations{relation(0, 0.3F, Status::Asserted), relation(1, 0.9F, Status::Asserted),
                                           relation(2, 0.2F, Status::Asserted), relation(3, 0.3F, Status::Planned),
                                           relation(4, 0.6F, Status::Denied)};
    decision.classifier.keep_sure(relations, std::nullopt); // without thresholds in the model: .5
    std::vector<std::size_t> sentences;
    for (const RelationMention& r : relations) sentences.push_back(r.sentence);
    CHECK(sentences == std::vector<std::size_t>{0, 1, 4});
    decision.classifier.keep_sure(relations, 0.7F);
    CHECK(relations.size() == 1);
}

TEST_CASE("entities of one sentence are paired, and those of a sentence with those of the one before it") {
    const Decision decision;
    Window window;
    window.pieces = {0, 8};
    window.sentences = {{0, {0, 2}}, {1, {2, 4}}, {2, {4, 6}}, {4, {6, 8}}};
    const std::vector<Entity> entities(4);
    const std::vector<Place> places{
        {{0, 1}, 0, {0}, 0}, {{2, 3}, 1, {1}, 20}, {{3, 4}, 1, {2}, 30}, {{4, 5}, 2, {1}, 40}, {{6, 7}, 3, {3}, 60}};
    const RelationScores scores = decision.classifier.scores(Matrix(8, 16), window, places, entities);
    std::vector<std::vector<std::size_t>> pairs;
    for (const EntityPair& pair : scores.pairs) {
        pairs.push_back({pair.sentence, pair.head, pair.tail, pair.head_offset});
        const EntityPair& reverse = scores.pairs[pair.reverse];
        CHECK(reverse.head == pair.tail);
        CHECK(reverse.tail == pair.head);
        CHECK(reverse.sentence == pair.sentence);
    }
    std::ranges::sort(pairs);
    // 1 is in both sentences, so sentence 2 pairs it only with 2; nothing stands directly before sentence 4.
    CHECK(pairs ==
          std::vector<std::vector<std::size_t>>{
              {1, 0, 1, 0}, {1, 0, 2, 0}, {1, 1, 0, 20}, {1, 1, 2, 20}, {1, 2, 0, 30}, {1, 2, 1, 30}, {2, 1, 2, 40}, {2, 2, 1, 30}});
    CHECK(scores.logits.rows() == scores.pairs.size());
}

TEST_CASE("an end is as certain as the surest place by which it appears") {
    const Decision decision;
    Window window;
    window.pieces = {0, 4};
    window.sentences = {{0, {0, 4}}};
    const std::vector<Place> places{{{0, 1}, 0, {0}, 0},
                                    {{1, 2}, 0, {1, 2}, 10, {0.5F, 0.8F}}, // a reference to two
                                    {{2, 3}, 0, {1}, 20, {0.6F}},          // one of them again
                                    {{3, 4}, 0, {0}, 30, {0.3F}}};         // who has a name here
    const RelationScores scores = decision.classifier.scores(Matrix(4, 16), window, places, std::vector<Entity>(3));
    REQUIRE(scores.pairs.size() == 6);
    for (const EntityPair& pair : scores.pairs) {
        float certainty = 1;
        for (const std::size_t end : {pair.head, pair.tail}) certainty *= end == 0 ? 1 : end == 1 ? 0.6F : 0.8F;
        CAPTURE(pair.head);
        CAPTURE(pair.tail);
        CHECK(pair.certainty == doctest::Approx(certainty));
    }
}

TEST_CASE("a model whose relations are not those of the table is refused") {
    const Decision decision;
    const RelationTable empty;
    CHECK_THROWS_AS(RelationClassifier(decision.model, empty), std::runtime_error);
}
