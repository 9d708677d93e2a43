#include "entente/extraction/mention_tagger.hpp"

#include <doctest/doctest.h>

#include <limits>
#include <random>
#include <vector>

using namespace entente;

namespace {

constexpr float never = -std::numeric_limits<float>::infinity();

float score_of(const std::vector<std::size_t>& path, const Matrix& scores, const Matrix& transitions) {
    float total = transitions.row(scores.columns())[path[0]] + scores.row(0)[path[0]];
    for (std::size_t w = 1; w < path.size(); ++w) total += transitions.row(path[w - 1])[path[w]] + scores.row(w)[path[w]];
    return total;
}

/// The best of all paths, tried one by one.
std::vector<std::size_t> best_by_trying(const Matrix& scores, const Matrix& transitions) {
    std::vector<std::size_t> path(scores.rows()), best = path;
    float highest = never;
    for (;;) {
        if (const float score = score_of(path, scores, transitions); score > highest) {
            highest = score;
            best = path;
        }
        std::size_t w = 0;
        while (w < path.size() && ++path[w] == scores.columns()) path[w++] = 0;
        if (w == path.size()) return best;
    }
}

Matrix random_matrix(std::size_t rows, std::size_t columns, std::mt19937& generator) {
    std::normal_distribution<float> normal(0, 2);
    Matrix matrix(rows, columns);
    for (std::size_t r = 0; r < rows; ++r) {
        for (float& value : matrix.row(r)) value = normal(generator);
    }
    return matrix;
}

} // namespace

TEST_CASE("the best tag sequence is the one that trying all of them finds") {
    std::mt19937 generator(7);
    for (const std::size_t words : {1, 2, 3, 5}) {
        for (int repetition = 0; repetition < 20; ++repetition) {
            const Matrix scores = random_matrix(words, 5, generator);
            Matrix transitions = random_matrix(6, 5, generator);
            transitions.row(0)[2] = transitions.row(5)[2] = transitions.row(3)[2] = transitions.row(0)[4] = transitions.row(5)[4] = never;
            CHECK(best_tags(scores, transitions) == best_by_trying(scores, transitions));
        }
    }
}

TEST_CASE("a forbidden step is not taken, however good the tags on both sides are") {
    Matrix scores(2, 3); // O, B, I
    scores.row(0)[0] = 5;
    scores.row(1)[2] = 9;
    Matrix transitions(4, 3);
    transitions.row(0)[2] = transitions.row(3)[2] = never;
    CHECK(best_tags(scores, transitions) == std::vector<std::size_t>{1, 2});
}

TEST_CASE("no words have no tags") { CHECK(best_tags(Matrix(0, 3), Matrix(4, 3)).empty()); }
