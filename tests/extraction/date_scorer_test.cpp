#include "extraction/date_scorer.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>

using namespace entente;

namespace {

const std::string data = ENTENTE_TEST_DATA;

/// Made by scripts/train/make_test_reader.py with PyTorch.
std::vector<float> expected_values() {
    std::ifstream file(data + "/extraction/data/date-scores.txt");
    return {std::istream_iterator<float>(file), {}};
}

} // namespace

TEST_CASE("a model without tensors for dates has no scorer") {
    CHECK_FALSE(DateScorer::load(ModelFile::load(data + "/nn/data/tiny-f32.model")));
}

TEST_CASE("a date's score is that of PyTorch") {
    constexpr std::size_t width = 16, rows = 4;
    const std::vector<float> values = expected_values();
    REQUIRE(values.size() == rows * width + 3);
    Matrix vectors(rows, width);
    std::copy_n(values.begin(), rows * width, vectors.data());
    const auto wanted = values.end() - 3;

    // A wordpiece for each letter. Actors: the first two; expressions: the third, and in another reading the third and fourth.
    Document document;
    document.content = "a b c d e";
    document.sentences.push_back({{0, 9}});
    document.mentions.push_back({{0, 1}, ActorType::State, 0, 0});
    document.references.push_back({{2, 3}, 0, {}});
    std::vector<Piece> pieces;
    for (std::size_t at = 0; at < 8; at += 2) pieces.push_back({0, {at, at + 1}, false});
    RelationMention relation;
    relation.relation = 2;
    relation.head_offset = 0;
    relation.tail_offset = 2;
    constexpr float sum = -0.5F;

    const auto model = ModelFile::load(data + "/extraction/data/tiny-reader.model");
    const auto scorer = DateScorer::load(model);
    REQUIRE(scorer);
    const auto score_of = [&](const DateVectors& known, Span expression) {
        const std::vector<DateCandidate> candidates{{"2009", expression, {}}};
        return (*scorer)(known, relation, candidates, std::vector<float>{sum}).front();
    };
    const auto score = [&](Span expression) {
        TimeExpression time;
        time.span = expression;
        DateVectors known;
        scorer->look(document, {{time}}, vectors, pieces, known);
        return score_of(known, expression);
    };
    CHECK(score({4, 5}) == doctest::Approx(wanted[0]).epsilon(1e-5));
    CHECK(score({4, 7}) == doctest::Approx(wanted[1]).epsilon(1e-5));
    CHECK(score_of({}, {4, 5}) == doctest::Approx(wanted[2]).epsilon(1e-5));

    SUBCASE("an expression that the window cuts off is unknown to it") {
        TimeExpression time;
        time.span = {6, 9};
        DateVectors known;
        scorer->look(document, {{time}}, vectors, pieces, known);
        CHECK(known.expressions.empty());
        CHECK(known.heads.size() == 2);
    }
}
