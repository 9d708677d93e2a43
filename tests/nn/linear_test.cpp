#include "entente/nn/linear.hpp"

#include "tiny_model.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace entente;

namespace {

Matrix first_rows(const Matrix& matrix, std::size_t count) {
    Matrix result(count, matrix.columns());
    std::copy_n(matrix.data(), count * matrix.columns(), result.data());
    return result;
}

} // namespace

TEST_CASE("an affine map gives what PyTorch gives, in floats exactly and in bytes nearly, for any number of rows") {
    struct Case {
        std::string file;
        float tolerance;
    };
    const Expected expected;
    for (const Case& c : {Case{"tiny-f32.model", 1e-5F}, Case{"tiny-int8.model", 0.1F}}) {
        const float tolerance = c.tolerance;
        const ModelFile model = ModelFile::load(tiny_model_file(c.file));
        const Linear plain(model, "probe"), gelu(model, "probe", Linear::Activation::Gelu), bare(model, "bare");
        CHECK(plain.inputs() == 16);
        CHECK(plain.outputs() == 24);
        for (const std::size_t rows : {1U, 15U, 16U, 17U, 63U, 64U, 65U, 70U}) {
            CAPTURE(c.file);
            CAPTURE(rows);
            const Matrix x = first_rows(expected.matrix("x"), rows);
            CHECK(largest_difference(plain(x), first_rows(expected.matrix("probe"), rows)) < tolerance);
            CHECK(largest_difference(gelu(x), first_rows(expected.matrix("gelu"), rows)) < tolerance);
            CHECK(largest_difference(bare(x), first_rows(expected.matrix("bare"), rows)) < tolerance);
        }
    }
}

TEST_CASE("no rows go in, no rows come out") {
    const ModelFile model = ModelFile::load(tiny_model_file("tiny-int8.model"));
    const Matrix y = Linear(model, "probe")(Matrix(0, 16));
    CHECK(y.rows() == 0);
    CHECK(y.columns() == 24);
}

TEST_CASE("an affine map that the model lacks is an error that names the tensor") {
    const ModelFile model = ModelFile::load(tiny_model_file("tiny-f32.model"));
    const std::string message = tiny_model_file("tiny-f32.model") + ": the model file has no tensor \"nowhere.weight\"";
    CHECK_THROWS_WITH_AS(Linear(model, "nowhere"), message.c_str(), std::runtime_error);
}
