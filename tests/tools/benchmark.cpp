// How fast the encoder reads, and how near that is to the bare matrix products of the same shapes. Not installed; run by scripts/benchmark.
//
//   entente_benchmark MODEL   texts on standard input, each ended by a NUL byte
//
// Each window is encoded, then its products are computed alone (same shapes, same blocks, weights already laid out), in turn, so that both
// see the same state of the machine. Times are processor times of the one thread that computes.

#include "processor_time.hpp"

#include "entente/nn/encoder.hpp"
#include "entente/nn/model_file.hpp"
#include "entente/nn/word_piece.hpp"
#include "nn/product.hpp"

#include <algorithm>
#include <cstdio>
#include <exception>
#include <iostream>
#include <string>
#include <vector>

namespace {

using namespace entente;

template <typename Work>
double seconds(Work work) {
    const double begin = processor_seconds(CLOCK_THREAD_CPUTIME_ID);
    work();
    return processor_seconds(CLOCK_THREAD_CPUTIME_ID) - begin;
}

/// The products of the encoder and nothing else.
class BareProducts {
public:
    explicit BareProducts(const ModelFile& model) : header_(model.header()) {
        for (std::size_t n = 0; n < header_.layers; ++n) {
            const std::string layer = "encoder.layers." + std::to_string(n) + ".";
            linear_.emplace_back(model, std::vector<std::string>{layer + "query", layer + "key", layer + "value"});
            for (const char* part : {"output", "inner", "outer"}) linear_.emplace_back(model, std::vector{layer + part});
        }
        const std::size_t widest = std::max(3 * header_.width, header_.feed_forward);
        bytes_.assign(block_rows * widest, 77);
        sums_.resize(bytes_.size());
    }

    void multiply_weights(std::size_t pieces) {
        const std::size_t rows = padded_rows(pieces + 2);
        for (const Product& product : linear_)
            for (std::size_t begin = 0; begin < rows; begin += block_rows)
                product.multiply(bytes_.data(), std::min(block_rows, rows - begin), sums_.data());
    }

    void multiply_attention(std::size_t pieces) {
        const std::size_t rows = padded_rows(pieces + 2), depth = header_.width / header_.heads;
        weights_.resize(std::max(weights_.size(), rows * rows), 77);
        values_.resize(std::max(values_.size(), rows * depth), 7);
        scores_.resize(weights_.size());
        for (std::size_t n = 0; n < header_.layers * header_.heads; ++n) {
            attention_.multiply({1, rows, depth, rows, true}, weights_.data(), values_.data(), scores_.data());
            attention_.multiply({1, rows, rows, depth, false}, weights_.data(), values_.data(), scores_.data());
        }
    }

    [[nodiscard]] bool is_integer() const { return linear_.front().is_integer(); }

private:
    const ModelHeader& header_;
    std::vector<Product> linear_;
    BatchedProducts attention_;
    std::vector<std::uint8_t> bytes_, weights_;
    std::vector<std::int8_t> values_;
    std::vector<std::int32_t> sums_, scores_;
};

std::size_t count_words(const std::string& text) {
    std::size_t words = 0;
    for (std::size_t k = 0; k < text.size(); ++k)
        if (text[k] > ' ' && (k == 0 || text[k - 1] <= ' ')) ++words;
    return words;
}

void run(const char* file) {
    const ModelFile model = ModelFile::load(file);
    const WordPiece tokenizer(model.header().vocabulary);
    const Encoder encoder(model);
    BareProducts products(model);
    if (!products.is_integer())
        throw std::runtime_error("this processor or this model multiplies floats; there is no limit to compare with");
    const std::vector<std::uint8_t> shapes(model.header().window);
    double tokenizing = 0, encoding = 0, weights = 0, attention = 0;
    std::size_t words = 0, pieces = 0;
    for (std::string text; std::getline(std::cin, text, '\0');) {
        std::vector<std::int32_t> ids;
        tokenizing += seconds([&] {
            for (const Piece& piece : tokenizer.split(text)) ids.push_back(piece.id);
        });
        for (std::size_t begin = 0; begin < ids.size(); begin += shapes.size()) {
            const std::size_t count = std::min(shapes.size(), ids.size() - begin);
            const auto window = std::span(ids).subspan(begin, count);
            const auto encode = [&] { (void)encoder(window, std::span(shapes).first(count)); };
            const auto multiply = [&] { products.multiply_weights(count); };
            const auto attend = [&] { products.multiply_attention(count); };
            if (pieces == 0) encode(), multiply(); // lays the weights out
            attend();                              // compiles its shape
            encoding += seconds(encode);
            weights += seconds(multiply);
            attention += seconds(attend);
            pieces += count;
        }
        words += count_words(text);
    }
    const auto rate = [&](double time, std::size_t count) { return static_cast<double>(count) / time; };
    std::printf("%zu words, %zu wordpieces\n", words, pieces);
    std::printf("tokenizer               %9.0f words/s\n", rate(tokenizing, words));
    std::printf("encoder                 %9.0f words/s  %8.0f wordpieces/s\n", rate(encoding, words), rate(encoding, pieces));
    std::printf("bare products, weights  %9.0f words/s  %8.0f wordpieces/s\n", rate(weights, words), rate(weights, pieces));
    std::printf("  and with attention's  %9.0f words/s  %8.0f wordpieces/s\n", rate(weights + attention, words),
                rate(weights + attention, pieces));
    std::printf("encoder / limit         %9.2f (weights alone), %.2f (with attention's)\n", weights / encoding,
                (weights + attention) / encoding);
}

} // namespace

int main(int count, char** arguments) {
    if (count != 2) {
        std::cerr << "usage: entente_benchmark MODEL < TEXTS\n";
        return 2;
    }
    try {
        run(arguments[1]);
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        return 1;
    }
}
