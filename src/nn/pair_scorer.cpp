#include "entente/nn/pair_scorer.hpp"

#include "entente/nn/linear.hpp"
#include "nn/dense.hpp"
#include "nn/product.hpp"
#include "nn/vector_math.hpp"

#include <oneapi/dnnl/dnnl.hpp>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

namespace entente {
namespace {

constexpr std::size_t chunk = 64;   // pairs whose attention weights are held at once
constexpr float least_sum = 1e-18F; // below, products of exponentials have lost too many digits

/// C = A B for row-major parts of larger matrices.
void multiply(std::size_t rows, std::size_t columns, std::size_t inner, const float* a, std::size_t a_stride, const float* b,
              std::size_t b_stride, float* c, std::size_t c_stride, bool transposed = false) {
    const auto as_dim = [](std::size_t n) { return static_cast<dnnl_dim_t>(n); };
    dnnl::sgemm('N', transposed ? 'T' : 'N', as_dim(rows), as_dim(columns), as_dim(inner), 1.0F, a, as_dim(a_stride), b, as_dim(b_stride),
                0.0F, c, as_dim(c_stride));
}

/// What is computed of one side's vectors, a row each.
struct Side {
    Matrix hidden;
    Matrix mixed;        ///< its part of the first upper layer
    Matrix scores;       ///< [heads * T]: its part of the attention's logits
    Matrix exponentials; ///< the softmax of them, head by head
    Matrix bilinear;     ///< [rank], or [rank * outputs] of the first side
};

} // namespace

struct PairScorer::Impl {
    Impl(const ModelFile& model, const std::string& name)
        : first(model, name + ".first", Linear::Activation::Gelu), second(model, name + ".second", Linear::Activation::Gelu),
          key(model, name + ".key"), value(model, name + ".value"), hidden(first.outputs()),
          region(float_matrix(model, name + ".region.weight")), heads(region.columns()), key_width(key.outputs() / heads),
          scale(1 / std::sqrt(static_cast<float>(key_width))), top(float_matrix(model, name + ".top.weight")),
          top_bias(float_matrix(model, name + ".top.bias")), out(float_matrix(model, name + ".out.weight")),
          out_bias(float_matrix(model, name + ".out.bias")), bilinear_first(float_matrix(model, name + ".bilinear_first.weight")),
          bilinear_first_bias(float_matrix(model, name + ".bilinear_first.bias")),
          bilinear_second(float_matrix(model, name + ".bilinear_second.weight")),
          bilinear_second_bias(float_matrix(model, name + ".bilinear_second.bias")) {
        use_one_thread();
        const Matrix query = float_matrix(model, name + ".query.weight");
        query_first = columns_of(query, 0, hidden);
        query_second = columns_of(query, hidden, hidden);
        query_bias = float_matrix(model, name + ".query.bias");

        // The first upper layer reads [a, b, a * b, context, types, distance, between]: its columns are parted so that each is applied
        // where its input is known, and the context's own affine map is joined to it.
        const Matrix mix = float_matrix(model, name + ".mix.weight");
        mix_first = columns_of(mix, 0, hidden);
        mix_second = columns_of(mix, hidden, hidden);
        mix_both = columns_of(mix, 2 * hidden, hidden);
        const Matrix mix_attended = columns_of(mix, 3 * hidden, hidden);
        const Matrix context = float_matrix(model, name + ".context.weight");
        mix_context = Matrix(mix.rows(), hidden);
        multiply(mix.rows(), hidden, hidden, mix_attended.data(), hidden, context.data(), hidden, mix_context.data(), hidden);
        mix_bias = product(float_matrix(model, name + ".context.bias"), mix_attended);
        add_to_rows(mix_bias, float_matrix(model, name + ".mix.bias").row(0));

        const Matrix types = float_matrix(model, name + ".kind.weight");
        const std::size_t width = types.columns();
        const std::size_t begin = 4 * hidden;
        mix_first_type = product(types, columns_of(mix, begin, width));
        mix_second_type = product(types, columns_of(mix, begin + width, width));
        mix_distance = product(float_matrix(model, name + ".distance.weight"), columns_of(mix, begin + 2 * width, width));
        mix_between = product(float_matrix(model, name + ".between.weight"), columns_of(mix, begin + 3 * width, width));

        for (std::size_t r = 0; r < region.rows(); ++r) {
            for (float& bias : region.row(r)) bias = std::exp(bias);
        }

        // bilinear[i][j][r] -> one row for each (j, r), to be multiplied by the first side
        const Matrix tensor = float_matrix(model, name + ".bilinear");
        bilinear = Matrix(tensor.columns(), tensor.rows());
        for (std::size_t i = 0; i < tensor.rows(); ++i) {
            for (std::size_t jr = 0; jr < tensor.columns(); ++jr) bilinear.row(jr)[i] = tensor.row(i)[jr];
        }
    }

    [[nodiscard]] Side side(const Matrix& vectors, const Matrix& keys, bool is_first) const {
        Side side;
        side.hidden = is_first ? first(vectors) : second(vectors);
        side.mixed = product(side.hidden, is_first ? mix_first : mix_second);
        Matrix query = product(side.hidden, is_first ? query_first : query_second);
        if (is_first) add_to_rows(query, query_bias.row(0));
        const std::size_t n = side.hidden.rows();
        const std::size_t length = keys.rows();
        side.scores = Matrix(n, heads * length);
        for (std::size_t h = 0; h < heads; ++h) {
            multiply(n, length, key_width, query.data() + h * key_width, query.columns(), keys.data() + h * key_width, keys.columns(),
                     side.scores.data() + h * length, heads * length, true);
        }
        side.exponentials = side.scores;
        for (std::size_t r = 0; r < n; ++r) {
            for (std::size_t h = 0; h < heads; ++h) softmax_row(side.exponentials.row(r).data() + h * length, length, scale);
        }
        side.bilinear = product(side.hidden, is_first ? bilinear_first : bilinear_second);
        add_to_rows(side.bilinear, (is_first ? bilinear_first_bias : bilinear_second_bias).row(0));
        if (is_first) side.bilinear = product(side.bilinear, bilinear);
        return side;
    }

    /// The softmax of one head's logits as plainly as can be: where the product of exponentials is too small to be exact.
    void attend_plainly(const ScorerPair& pair, const float* a, const float* b, std::size_t head, std::size_t length,
                        float* weights) const {
        std::size_t at = 0;
        for (std::size_t run = 0; run < pair.regions.size; ++run) {
            const float bias = std::log(region.row(pair.regions.runs[run].region)[head]) / scale;
            for (; at < pair.regions.runs[run].end; ++at) weights[at] = a[at] + b[at] + bias;
        }
        softmax_row(weights, length, scale);
    }

    /// The attended values of the pairs, a row each.
    [[nodiscard]] Matrix attend(const Side& one, const Side& other, const Matrix& values, std::span<const ScorerPair> pairs) const {
        const std::size_t length = values.rows();
        const std::size_t head_width = hidden / heads;
        Matrix attended(pairs.size(), hidden);
        Matrix weights(std::min(chunk, pairs.size()), heads * length);
        for (std::size_t begin = 0; begin < pairs.size(); begin += chunk) {
            const std::size_t count = std::min(chunk, pairs.size() - begin);
            std::vector<float> sums(count * heads);
            for (std::size_t p = 0; p < count; ++p) {
                const ScorerPair& pair = pairs[begin + p];
                for (std::size_t h = 0; h < heads; ++h) {
                    const std::size_t offset = h * length;
                    const float* a = one.exponentials.row(pair.first).data() + offset;
                    const float* b = other.exponentials.row(pair.second).data() + offset;
                    float* w = weights.row(p).data() + offset;
                    float sum = 0;
                    std::size_t at = 0;
                    for (std::size_t run = 0; run < pair.regions.size; ++run) {
                        const auto [end, number] = pair.regions.runs[run];
                        sum += multiply_and_sum(a + at, b + at, region.row(number)[h], w + at, end - at);
                        at = end;
                    }
                    if (sum < least_sum) {
                        attend_plainly(pair, one.scores.row(pair.first).data() + offset, other.scores.row(pair.second).data() + offset, h,
                                       length, w);
                        sum = 1;
                    }
                    sums[p * heads + h] = sum;
                }
            }
            for (std::size_t h = 0; h < heads; ++h) {
                multiply(count, head_width, length, weights.data() + h * length, heads * length, values.data() + h * head_width, hidden,
                         attended.row(begin).data() + h * head_width, hidden);
            }
            for (std::size_t p = 0; p < count; ++p) {
                for (std::size_t i = 0; i < hidden; ++i) attended.row(begin + p)[i] /= sums[p * heads + i / head_width];
            }
        }
        return attended;
    }

    [[nodiscard]] Matrix features(const Side& one, const Side& other, const Matrix& values, std::span<const ScorerPair> pairs) const {
        Matrix mixed = product(attend(one, other, values, pairs), mix_context);
        Matrix both(pairs.size(), hidden);
        for (std::size_t p = 0; p < pairs.size(); ++p) {
            std::ranges::transform(one.hidden.row(pairs[p].first), other.hidden.row(pairs[p].second), both.row(p).begin(),
                                   std::multiplies<>());
        }
        const Matrix mixed_both = product(both, mix_both);
        for (std::size_t p = 0; p < pairs.size(); ++p) {
            const ScorerPair& pair = pairs[p];
            const float* parts[] = {mixed_both.row(p).data(),
                                    one.mixed.row(pair.first).data(),
                                    other.mixed.row(pair.second).data(),
                                    mix_first_type.row(pair.first_type).data(),
                                    mix_second_type.row(pair.second_type).data(),
                                    mix_distance.row(pair.distance).data(),
                                    mix_between.row(pair.between).data(),
                                    mix_bias.row(0).data()};
            float* row = mixed.row(p).data();
            for (const float* part : parts) add_row(part, mixed.columns(), row);
            gelu_row(row, mixed.columns());
        }
        Matrix result = product(mixed, top);
        add_to_rows(result, top_bias.row(0));
        for (std::size_t p = 0; p < pairs.size(); ++p) gelu_row(result.row(p).data(), result.columns());
        return result;
    }

    [[nodiscard]] PairScores score(const Matrix& window, const Matrix& left, const Matrix& right, std::span<const ScorerPair> pairs) const {
        PairScores scores;
        if (pairs.empty()) return scores;
        use_one_thread();
        const Matrix keys = key(window);
        const Side one = side(left, keys, true);
        const Side other = side(right, keys, false);
        scores.features = features(one, other, value(window), pairs);
        scores.logits = product(scores.features, out);
        add_to_rows(scores.logits, out_bias.row(0));
        for (std::size_t p = 0; p < pairs.size(); ++p) {
            add_weighted_rows(other.bilinear.row(pairs[p].second), one.bilinear.row(pairs[p].first).data(), scores.logits.row(p));
        }
        return scores;
    }

    Linear first, second, key, value;
    std::size_t hidden;
    Matrix region; // exp of the biases: [regions, heads]
    std::size_t heads;
    std::size_t key_width; // of one head's queries and keys
    float scale;           // of the attention's logits
    Matrix top, top_bias, out, out_bias;
    Matrix bilinear_first, bilinear_first_bias, bilinear_second, bilinear_second_bias, bilinear;
    Matrix query_first, query_second, query_bias;
    Matrix mix_first, mix_second, mix_both, mix_context, mix_bias;
    Matrix mix_first_type, mix_second_type, mix_distance, mix_between;
};

PairScorer::PairScorer(const ModelFile& model, std::string_view name) : impl_(std::make_unique<Impl>(model, std::string(name))) {}
PairScorer::PairScorer(PairScorer&&) noexcept = default;
PairScorer& PairScorer::operator=(PairScorer&&) noexcept = default;
PairScorer::~PairScorer() = default;

PairScores PairScorer::operator()(const Matrix& window, const Matrix& first, const Matrix& second,
                                  std::span<const ScorerPair> pairs) const {
    return impl_->score(window, first, second, pairs);
}

} // namespace entente
