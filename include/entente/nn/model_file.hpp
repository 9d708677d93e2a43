#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

enum class TensorKind : std::uint8_t { Float32, Int8 };

/// A named tensor inside the mapped model file; valid while its ModelFile lives.
/// Int8 tensors are [rows, columns] with one float scale a row: value = scales[row] * data[row][column].
struct Tensor {
    TensorKind kind{};
    std::vector<std::size_t> shape;
    std::span<const float> floats;      ///< Float32 only
    std::span<const std::int8_t> int8s; ///< Int8 only
    std::span<const float> scales;      ///< Int8 only, one a row
};

/// What the JSON header of a model file says beside its tensors.
struct ModelHeader {
    std::size_t layers = 0;
    std::size_t width = 0; ///< of the encoder's vectors
    std::size_t heads = 0;
    std::size_t feed_forward = 0;
    std::size_t window = 0;             ///< most wordpieces of a window of whole sentences, without [CLS] and [SEP]
    std::size_t longest_sentence = 0;   ///< a longer sentence is cut off after this many wordpieces
    std::vector<std::string> tags;      ///< "O", "B-person", "I-person", …
    std::vector<std::string> types;     ///< actor types and "ref"
    std::vector<std::string> relations; ///< as in relations.tsv
    std::vector<std::string> statuses;
    std::vector<std::string> vocabulary;                  ///< wordpieces; row of the embedding
    std::map<std::string, float, std::less<>> thresholds; ///< by relation name; "reference" for the reference linker
    std::map<std::string, std::pair<float, float>, std::less<>>
        calibration; ///< relation name -> (a, b): confidence = sigmoid(a * logit + b)
};

/// A trained reader in one file, mapped into memory and checked (docs/formats/model.md).
class ModelFile {
public:
    /// Maps and checks the file. Throws std::runtime_error with one clear sentence when it is missing, no model file, cut short,
    /// damaged (checksum) or of a newer format version.
    [[nodiscard]] static ModelFile load(const std::filesystem::path& file);

    ModelFile(ModelFile&&) noexcept;
    ModelFile& operator=(ModelFile&&) noexcept;
    ~ModelFile();

    [[nodiscard]] const ModelHeader& header() const;
    /// Throws std::runtime_error naming the file and the tensor if there is none of that name.
    [[nodiscard]] const Tensor& tensor(std::string_view name) const;
    [[nodiscard]] bool has(std::string_view name) const;
    /// Throws std::runtime_error: the file's name and what is wrong with it.
    [[noreturn]] void reject(const std::string& fault) const;

private:
    struct Impl;
    explicit ModelFile(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

} // namespace entente
