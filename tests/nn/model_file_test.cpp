#include "entente/nn/model_file.hpp"

#include "temporary_folder.hpp"
#include "tiny_model.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <fstream>
#include <iterator>

using namespace entente;

namespace {

std::string tiny_bytes() {
    std::ifstream in(tiny_model_file("tiny-int8.model"), std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::string error_of(const std::filesystem::path& file) {
    try {
        (void)ModelFile::load(file);
    } catch (const std::runtime_error& error) {
        return error.what();
    }
    return "no error";
}

} // namespace

TEST_CASE("a model file gives its header and its tensors") {
    const ModelFile model = ModelFile::load(tiny_model_file("tiny-int8.model"));
    const ModelHeader& header = model.header();
    CHECK(header.layers == 2);
    CHECK(header.width == 16);
    CHECK(header.heads == 2);
    CHECK(header.feed_forward == 32);
    CHECK(header.window == 80);
    CHECK(header.longest_sentence == 90);
    CHECK(header.tags == std::vector<std::string>{"O", "B-x", "I-x"});
    CHECK(header.relations == std::vector<std::string>{"likes", "hates"});
    CHECK(header.vocabulary.size() == 24);
    CHECK(header.thresholds.at("likes") == 0.5F);
    CHECK(header.calibration.at("likes") == std::pair{1.5F, -0.25F});

    const Tensor& weight = model.tensor("probe.weight");
    CHECK(weight.kind == TensorKind::Int8);
    CHECK(weight.shape == std::vector<std::size_t>{24, 16});
    CHECK(weight.int8s.size() == 24 * 16);
    CHECK(weight.scales.size() == 24);
    CHECK(reinterpret_cast<std::uintptr_t>(weight.int8s.data()) % 64 == 0);
    CHECK(model.tensor("probe.bias").kind == TensorKind::Float32);
    CHECK(model.tensor("probe.bias").floats.size() == 24);
    CHECK(model.has("encoder.segment"));
    CHECK_FALSE(model.has("encoder"));
}

TEST_CASE("bytes and scales give back the float weights") {
    const ModelFile bytes = ModelFile::load(tiny_model_file("tiny-int8.model")),
                    floats = ModelFile::load(tiny_model_file("tiny-f32.model"));
    const Tensor &quantised = bytes.tensor("probe.weight"), &exact = floats.tensor("probe.weight");
    for (std::size_t k = 0; k < exact.floats.size(); ++k) {
        const float scale = quantised.scales[k / 16];
        CHECK(std::abs(scale * quantised.int8s[k] - exact.floats[k]) <= scale * 0.51F);
    }
}

TEST_CASE("what is no whole model file is refused with one sentence that says why") {
    const TemporaryFolder folder;
    const std::string good = tiny_bytes();
    std::string damaged = good, flipped_header = good, newer = good;
    damaged[good.size() - 100] = static_cast<char>(damaged[good.size() - 100] ^ 1);
    flipped_header[40] = static_cast<char>(flipped_header[40] ^ 1);
    newer[8] = 2;
    const std::string cut_message =
        "the model file is cut short: " + std::to_string(good.size() - 1) + " of " + std::to_string(good.size()) + " bytes";
    const struct {
        std::string name, content, message;
    } cases[] = {
        {"empty", "", "this is no model file of Entente"},
        {"text", "Olaf Scholz met Emmanuel Macron.", "this is no model file of Entente"},
        {"stub", good.substr(0, 20), "the model file is cut short"},
        {"cut", good.substr(0, good.size() - 1), cut_message},
        {"longer", good + "x", "the model file is damaged: its checksum does not match"},
        {"damaged", damaged, "the model file is damaged: its checksum does not match"},
        {"flipped", flipped_header, "the model file is damaged: its checksum does not match"},
        {"newer", newer, "the model file has format version 2, this program reads up to 1"},
    };
    for (const auto& c : cases) {
        CAPTURE(c.name);
        const auto file = folder.add(c.name, c.content);
        CHECK(error_of(file) == file.string() + ": " + c.message);
    }
}

TEST_CASE("a missing model file and a folder are refused") {
    const TemporaryFolder folder;
    const auto missing = folder.path() / "reader.model";
    CHECK(error_of(missing) == missing.string() + ": cannot read the model file: No such file or directory");
    CHECK(error_of(folder.path()) == folder.path().string() + ": cannot read the model file: Is a directory");
}
