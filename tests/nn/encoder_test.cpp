#include "entente/nn/encoder.hpp"

#include "tiny_model.hpp"

#include <doctest/doctest.h>

#include <thread>

using namespace entente;

namespace {

constexpr int lengths[] = {1, 5, 14, 15, 30, 80};

struct Window {
    std::vector<std::int32_t> ids;
    std::vector<std::uint8_t> shapes;
    Matrix vectors;
};

Window expected_window(const Expected& expected, int length) {
    const std::string n = std::to_string(length);
    return {expected.row<std::int32_t>("ids" + n), expected.row<std::uint8_t>("shapes" + n), expected.matrix("vectors" + n)};
}

} // namespace

TEST_CASE("the encoder with float weights computes what PyTorch computes, for windows with and without padding") {
    const ModelFile model = ModelFile::load(tiny_model_file("tiny-f32.model"));
    const Encoder encoder(model);
    const Expected expected;
    for (const int length : lengths) {
        CAPTURE(length);
        const Window window = expected_window(expected, length);
        CHECK(largest_difference(encoder(window.ids, window.shapes), window.vectors) < 1e-5F);
    }
}

TEST_CASE("the encoder with byte weights stays near the float one") {
    const ModelFile model = ModelFile::load(tiny_model_file("tiny-int8.model"));
    const Encoder encoder(model);
    const Expected expected;
    for (const int length : lengths) {
        CAPTURE(length);
        const Window window = expected_window(expected, length);
        const float difference = largest_difference(encoder(window.ids, window.shapes), window.vectors);
        CHECK(difference < 0.06F);
        CHECK(difference > 0.0F);
    }
}

TEST_CASE("windows read before have no influence on the vectors of a window") {
    const Expected expected;
    const Window window = expected_window(expected, 30), other = expected_window(expected, 80);
    for (const std::string file : {"tiny-f32.model", "tiny-int8.model"}) {
        CAPTURE(file);
        const ModelFile model = ModelFile::load(tiny_model_file(file));
        const Encoder encoder(model), fresh(model);
        (void)encoder(other.ids, other.shapes);
        CHECK(largest_difference(encoder(window.ids, window.shapes), fresh(window.ids, window.shapes)) == 0.0F);
    }
}

TEST_CASE("an empty window gives no vectors") {
    const ModelFile model = ModelFile::load(tiny_model_file("tiny-int8.model"));
    const Encoder encoder(model);
    CHECK(encoder({}, {}).rows() == 0);
}

TEST_CASE("two threads that share an encoder get what one thread gets") {
    const Expected expected;
    const ModelFile model = ModelFile::load(tiny_model_file("tiny-int8.model"));
    const Encoder alone(model), shared(model);
    std::vector<Window> windows;
    for (const int length : lengths) windows.push_back(expected_window(expected, length));
    std::vector<Matrix> results[2];
    const auto read_all = [&](std::vector<Matrix>& result) {
        for (int round = 0; round < 20; ++round)
            for (const Window& window : windows) result.push_back(shared(window.ids, window.shapes));
    };
    std::thread first(read_all, std::ref(results[0])), second(read_all, std::ref(results[1]));
    first.join();
    second.join();
    for (const auto& result : results)
        for (std::size_t k = 0; k < result.size(); ++k) {
            const Window& window = windows[k % windows.size()];
            CHECK(largest_difference(result[k], alone(window.ids, window.shapes)) == 0.0F);
        }
}
