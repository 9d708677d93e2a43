#include "entente/nn/pair_scorer.hpp"

#include "nn/dense.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <string>
#include <vector>

using namespace entente;

namespace {

using Row = std::vector<double>;

/// The scorer's formula, written down pair by pair without any sharing of work.
class PlainScorer {
public:
    PlainScorer(const ModelFile& model, std::string name) : model_(model), name_(std::move(name)) {}

    [[nodiscard]] Row logits(const Matrix& window, std::span<const float> first, std::span<const float> second,
                             const ScorerPair& pair) const {
        const Row a = gelu(affine("first", Row(first.begin(), first.end())));
        const Row b = gelu(affine("second", Row(second.begin(), second.end())));
        const Row context = affine("context", attend(window, affine("query", joined({a, b})), pair));
        Row both(a.size());
        for (std::size_t i = 0; i < a.size(); ++i) both[i] = a[i] * b[i];
        const Row features = joined({a, b, both, context, row("kind", pair.first_type), row("kind", pair.second_type),
                                     row("distance", pair.distance), row("between", pair.between)});
        Row result = affine("out", gelu(affine("top", gelu(affine("mix", features)))));
        const Row u = affine("bilinear_first", a), v = affine("bilinear_second", b);
        const Matrix tensor = float_matrix(model_, name_ + ".bilinear");
        for (std::size_t i = 0; i < u.size(); ++i) {
            for (std::size_t j = 0; j < v.size(); ++j) {
                for (std::size_t r = 0; r < result.size(); ++r) result[r] += u[i] * v[j] * tensor.row(i)[j * result.size() + r];
            }
        }
        return result;
    }

private:
    static Row joined(const std::vector<Row>& parts) {
        Row result;
        for (const Row& part : parts) result.insert(result.end(), part.begin(), part.end());
        return result;
    }
    static Row gelu(Row x) {
        for (double& value : x) value *= 0.5 * (1 + std::erf(value / std::sqrt(2.0)));
        return x;
    }
    [[nodiscard]] Row row(const std::string& table, std::size_t r) const {
        const Matrix matrix = float_matrix(model_, name_ + "." + table + ".weight");
        return {matrix.row(r).begin(), matrix.row(r).end()};
    }
    [[nodiscard]] Row affine(const std::string& part, const Row& x) const {
        const Matrix weight = float_matrix(model_, name_ + "." + part + ".weight"),
                     bias = float_matrix(model_, name_ + "." + part + ".bias");
        REQUIRE(x.size() == weight.columns());
        Row y(bias.row(0).begin(), bias.row(0).end());
        for (std::size_t o = 0; o < y.size(); ++o) {
            for (std::size_t i = 0; i < x.size(); ++i) y[o] += weight.row(o)[i] * x[i];
        }
        return y;
    }
    [[nodiscard]] Row attend(const Matrix& window, const Row& query, const ScorerPair& pair) const {
        const Matrix bias = float_matrix(model_, name_ + ".region.weight");
        const std::size_t heads = bias.columns(), key_width = query.size() / heads;
        std::vector<Row> keys, values;
        for (std::size_t t = 0; t < window.rows(); ++t) {
            keys.push_back(affine("key", Row(window.row(t).begin(), window.row(t).end())));
            values.push_back(affine("value", Row(window.row(t).begin(), window.row(t).end())));
        }
        Row result(values[0].size());
        for (std::size_t h = 0; h < heads; ++h) {
            Row weights;
            std::size_t run = 0;
            for (std::size_t t = 0; t < keys.size(); ++t) {
                while (pair.regions.runs[run].end <= t) ++run;
                double logit = 0;
                for (std::size_t k = 0; k < key_width; ++k) logit += query[h * key_width + k] * keys[t][h * key_width + k];
                weights.push_back(logit / std::sqrt(static_cast<double>(key_width)) + bias.row(pair.regions.runs[run].region)[h]);
            }
            const double highest = *std::ranges::max_element(weights);
            double sum = 0;
            for (double& weight : weights) sum += weight = std::exp(weight - highest);
            const std::size_t width = result.size() / heads;
            for (std::size_t t = 0; t < keys.size(); ++t) {
                for (std::size_t i = h * width; i < (h + 1) * width; ++i) result[i] += weights[t] / sum * values[t][i];
            }
        }
        return result;
    }

    const ModelFile& model_;
    std::string name_;
};

Matrix random_matrix(std::size_t rows, std::size_t columns, float deviation, std::mt19937& generator) {
    std::normal_distribution<float> normal(0, deviation);
    Matrix matrix(rows, columns);
    for (std::size_t r = 0; r < rows; ++r) {
        for (float& value : matrix.row(r)) value = normal(generator);
    }
    return matrix;
}

ScorerPair pair_of(std::uint32_t first, std::uint32_t second, std::uint8_t number, std::size_t length) {
    ScorerPair pair;
    pair.first = first;
    pair.second = second;
    pair.first_type = number % 6;
    pair.second_type = (number + 2) % 6;
    pair.distance = number % 22;
    pair.between = number % 8;
    pair.regions.add(1, 14);
    pair.regions.add(length / 2, number % 14);
    pair.regions.add(length - 1, (number + 1) % 14);
    pair.regions.add(length, 15);
    return pair;
}

void check_against_plain(float deviation) {
    const ModelFile model = ModelFile::load(std::string(ENTENTE_TEST_DATA) + "/extraction/data/tiny-reader.model");
    const std::size_t width = model.header().width, length = 7;
    std::mt19937 generator(3);
    const Matrix window = random_matrix(length, width, deviation, generator);
    const Matrix first = random_matrix(3, 2 * width, deviation, generator), second = random_matrix(40, 2 * width, deviation, generator);
    std::vector<ScorerPair> pairs;
    for (std::uint32_t i = 0; i < 3; ++i) {
        for (std::uint32_t j = 0; j < 40; ++j) pairs.push_back(pair_of(i, j, static_cast<std::uint8_t>(i * 40 + j), length));
    }
    for (const std::string name : {"relation", "reference"}) {
        CAPTURE(name);
        const PairScores scores = PairScorer(model, name)(window, first, second, pairs);
        REQUIRE(scores.logits.rows() == pairs.size());
        const PlainScorer plain(model, name);
        for (std::size_t p = 0; p < pairs.size(); ++p) {
            const Row wanted = plain.logits(window, first.row(pairs[p].first), second.row(pairs[p].second), pairs[p]);
            REQUIRE(scores.logits.columns() == wanted.size());
            double largest = 0; // what the terms of a logit that cancel may amount to
            for (const double logit : wanted) largest = std::max(largest, std::abs(logit));
            for (std::size_t r = 0; r < wanted.size(); ++r)
                CHECK(scores.logits.row(p)[r] == doctest::Approx(wanted[r]).epsilon(1e-4).scale(largest));
        }
    }
}

} // namespace

TEST_CASE("pairs get the logits that the plain formula gives") { check_against_plain(0.5F); }

TEST_CASE("where the attentions of two sides hardly meet, the logits are still those of the plain formula") { check_against_plain(60); }

TEST_CASE("no pairs have no scores") {
    const ModelFile model = ModelFile::load(std::string(ENTENTE_TEST_DATA) + "/extraction/data/tiny-reader.model");
    const std::size_t width = model.header().width;
    CHECK(PairScorer(model, "relation")(Matrix(5, width), Matrix(0, 2 * width), Matrix(0, 2 * width), {}).logits.rows() == 0);
}
