#include "entente/nn/model_file.hpp"

#define XXH_INLINE_ALL
#include <rapidjson/document.h>
#include <xxhash.h>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <bit>
#include <cerrno>
#include <cstring>
#include <limits>
#include <stdexcept>
#include <system_error>
#include <utility>

namespace entente {
namespace {

static_assert(std::endian::native == std::endian::little, "the model file is mapped as it lies");

constexpr std::string_view magic = "ENTENTE\n";
constexpr std::uint32_t newest_version = 1;
constexpr std::size_t alignment = 64;

struct Preamble {
    char magic[8];
    std::uint32_t version;
    std::uint32_t header_size;
    std::uint64_t file_size;
    std::uint64_t checksum; // XXH3 of all that follows
};
static_assert(sizeof(Preamble) == 32);

/// A file mapped into memory for reading.
class Mapping {
public:
    explicit Mapping(const std::filesystem::path& file) {
        const auto fail = [&] {
            throw std::runtime_error(file.string() + ": cannot read the model file: " + std::generic_category().message(errno));
        };
        const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
        if (descriptor < 0) fail();
        struct stat status {};
        if (::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode)) {
            size_ = static_cast<std::size_t>(status.st_size);
            if (size_ > 0) data_ = ::mmap(nullptr, size_, PROT_READ, MAP_PRIVATE | MAP_POPULATE, descriptor, 0);
        } else {
            errno = EISDIR;
            data_ = MAP_FAILED;
        }
        const int error = errno;
        ::close(descriptor);
        errno = error;
        if (data_ == MAP_FAILED) fail();
    }
    Mapping(const Mapping&) = delete;
    Mapping& operator=(const Mapping&) = delete;
    ~Mapping() {
        if (data_ != nullptr && data_ != MAP_FAILED) ::munmap(data_, size_);
    }

    [[nodiscard]] std::string_view bytes() const { return {static_cast<const char*>(data_), size_}; }

private:
    void* data_ = nullptr;
    std::size_t size_ = 0;
};

/// Reads the JSON header; what is missing or of the wrong kind throws a message without the file's name.
class HeaderReader {
public:
    HeaderReader(const rapidjson::Value& json, std::string_view data) : json_(json), data_(data) {}

    [[nodiscard]] ModelHeader header() const {
        ModelHeader h;
        h.layers = size(json_, "layers");
        h.width = size(json_, "width");
        h.heads = size(json_, "heads");
        h.feed_forward = size(json_, "feed_forward");
        h.window = size(json_, "window");
        h.longest_sentence = size(json_, "longest_sentence");
        h.tags = strings("tags");
        h.types = strings("types");
        h.relations = strings("relations");
        h.statuses = strings("statuses");
        h.vocabulary = strings("vocabulary");
        for (const auto& member : object("thresholds")) h.thresholds[text(member.name)] = number(member.value);
        for (const auto& member : object("calibration")) {
            if (!member.value.IsArray() || member.value.Size() != 2) throw std::runtime_error("a calibration is not a pair");
            h.calibration[text(member.name)] = {number(member.value[0]), number(member.value[1])};
        }
        if (h.heads == 0 || h.width % h.heads != 0) throw std::runtime_error("the width is no multiple of the heads");
        return h;
    }

    [[nodiscard]] std::map<std::string, Tensor, std::less<>> tensors() const {
        std::map<std::string, Tensor, std::less<>> result;
        for (const auto& entry : array(json_, "tensors")) {
            Tensor tensor;
            std::size_t count = 1;
            for (const auto& extent : array(entry, "shape")) {
                if (!extent.IsUint()) throw std::runtime_error("a shape in the header is no list of numbers");
                tensor.shape.push_back(extent.GetUint());
                if (tensor.shape.back() != 0 && count > data_.size() / tensor.shape.back())
                    throw std::runtime_error("a tensor is too large");
                count *= tensor.shape.back();
            }
            const std::string kind = text(field(entry, "kind"));
            if (kind == "float32") {
                tensor.kind = TensorKind::Float32;
                tensor.floats = part<float>(size(entry, "offset"), count);
            } else if (kind == "int8" && tensor.shape.size() == 2) {
                tensor.kind = TensorKind::Int8;
                tensor.int8s = part<std::int8_t>(size(entry, "offset"), count);
                tensor.scales = part<float>(size(entry, "scales"), tensor.shape[0]);
            } else {
                throw std::runtime_error("a tensor is of the unknown kind \"" + kind + "\"");
            }
            result.emplace(text(field(entry, "name")), std::move(tensor));
        }
        return result;
    }

private:
    static const rapidjson::Value& field(const rapidjson::Value& object, const char* name) {
        if (object.IsObject() && object.HasMember(name)) return object[name];
        throw std::runtime_error("the header of the model file lacks \"" + std::string(name) + "\"");
    }
    static std::size_t size(const rapidjson::Value& object, const char* name) {
        if (const auto& value = field(object, name); value.IsUint64()) return value.GetUint64();
        throw std::runtime_error("\"" + std::string(name) + "\" in the header of the model file is no whole number");
    }
    static rapidjson::Value::ConstArray array(const rapidjson::Value& object, const char* name) {
        if (const auto& value = field(object, name); value.IsArray()) return value.GetArray();
        throw std::runtime_error("\"" + std::string(name) + "\" in the header of the model file is no list");
    }
    [[nodiscard]] rapidjson::Value::ConstObject object(const char* name) const {
        if (const auto& value = field(json_, name); value.IsObject()) return value.GetObject();
        throw std::runtime_error("\"" + std::string(name) + "\" in the header of the model file is no object");
    }
    static std::string text(const rapidjson::Value& value) {
        if (value.IsString()) return {value.GetString(), value.GetStringLength()};
        throw std::runtime_error("a name in the header of the model file is no string");
    }
    static float number(const rapidjson::Value& value) {
        if (value.IsNumber()) return value.GetFloat();
        throw std::runtime_error("a threshold or calibration in the header of the model file is no number");
    }

    [[nodiscard]] std::vector<std::string> strings(const char* name) const {
        std::vector<std::string> result;
        const auto values = array(json_, name);
        result.reserve(values.Size());
        for (const auto& value : values) result.push_back(text(value));
        return result;
    }

    template <typename T>
    [[nodiscard]] std::span<const T> part(std::size_t offset, std::size_t count) const {
        if (offset % alignment != 0 || offset > data_.size() || count > (data_.size() - offset) / sizeof(T))
            throw std::runtime_error("a tensor lies outside of the file");
        return {reinterpret_cast<const T*>(data_.data() + offset), count};
    }

    const rapidjson::Value& json_;
    std::string_view data_;
};

/// The bytes after the preamble, once it and the checksum are right; throws otherwise.
Preamble checked_preamble(std::string_view bytes) {
    Preamble preamble{};
    if (!bytes.starts_with(magic)) throw std::runtime_error("this is no model file of Entente");
    if (bytes.size() < sizeof preamble) throw std::runtime_error("the model file is cut short");
    std::memcpy(&preamble, bytes.data(), sizeof preamble);
    if (preamble.version > newest_version)
        throw std::runtime_error("the model file has format version " + std::to_string(preamble.version) + ", this program reads up to " +
                                 std::to_string(newest_version));
    if (bytes.size() < preamble.file_size)
        throw std::runtime_error("the model file is cut short: " + std::to_string(bytes.size()) + " of " +
                                 std::to_string(preamble.file_size) + " bytes");
    const std::string_view body = bytes.substr(sizeof preamble);
    if (bytes.size() > preamble.file_size || preamble.header_size > body.size() ||
        XXH3_64bits(body.data(), body.size()) != preamble.checksum)
        throw std::runtime_error("the model file is damaged: its checksum does not match");
    return preamble;
}

} // namespace

struct ModelFile::Impl {
    explicit Impl(const std::filesystem::path& path) : file(path), mapping(path) {
        try {
            read();
        } catch (const std::runtime_error& error) {
            throw std::runtime_error(file.string() + ": " + error.what());
        }
    }

    void read() {
        const std::string_view bytes = mapping.bytes();
        const Preamble preamble = checked_preamble(bytes);
        rapidjson::Document json;
        json.Parse(bytes.data() + sizeof preamble, preamble.header_size);
        if (json.HasParseError() || !json.IsObject()) throw std::runtime_error("the header of the model file is no JSON object");
        const std::size_t begin = (sizeof preamble + preamble.header_size + alignment - 1) / alignment * alignment;
        const HeaderReader reader(json, bytes.substr(std::min(begin, bytes.size())));
        header = reader.header();
        tensors = reader.tensors();
    }

    std::filesystem::path file;
    Mapping mapping;
    ModelHeader header;
    std::map<std::string, Tensor, std::less<>> tensors;
};

ModelFile ModelFile::load(const std::filesystem::path& file) { return ModelFile(std::make_unique<Impl>(file)); }

ModelFile::ModelFile(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
ModelFile::ModelFile(ModelFile&&) noexcept = default;
ModelFile& ModelFile::operator=(ModelFile&&) noexcept = default;
ModelFile::~ModelFile() = default;

const ModelHeader& ModelFile::header() const { return impl_->header; }

bool ModelFile::has(std::string_view name) const { return impl_->tensors.contains(name); }

const Tensor& ModelFile::tensor(std::string_view name) const {
    const auto found = impl_->tensors.find(name);
    if (found == impl_->tensors.end()) reject("the model file has no tensor \"" + std::string(name) + "\"");
    return found->second;
}

void ModelFile::reject(const std::string& fault) const { throw std::runtime_error(impl_->file.string() + ": " + fault); }

} // namespace entente
