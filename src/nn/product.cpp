#include "product.hpp"

#include "spares.hpp"

#include <oneapi/dnnl/dnnl.hpp>

#include <algorithm>
#include <array>
#include <cassert>
#include <map>
#include <mutex>
#include <utility>

/// Of libgomp, the runtime that Debian's oneDNN computes with. Its header is GCC's alone, and clang's own runtime would be another one.
extern "C" void omp_set_num_threads(int threads);

namespace entente {
namespace {

using dnnl::memory;
using Type = memory::data_type;

memory::dim dim(std::size_t size) { return static_cast<memory::dim>(size); }

/// A matrix product of one shape, compiled by oneDNN; several threads may compute it at once.
class Primitive {
public:
    Primitive(const dnnl::engine& engine, const memory::desc& a, const memory::desc& b, const memory::desc& c)
        : engine_(engine), calls_(std::make_unique<Spares<Call>>()) {
        dnnl::primitive_attr attributes;
        attributes.set_scratchpad_mode(dnnl::scratchpad_mode::user); // else a primitive belongs to the thread that made it
        description_ = dnnl::matmul::primitive_desc(dnnl::matmul::desc(a, b, c), attributes, engine);
        primitive_ = dnnl::matmul(description_);
    }

    [[nodiscard]] memory::desc weights() const { return description_.weights_desc(); }

    /// `b` is shared and only read: setting its handle would fill its padding with zeros anew.
    void operator()(const void* a, const memory& b, void* c) const {
        const auto call = calls_->take([this] { return std::make_unique<Call>(description_, engine_); });
        execute(*call, a, b.get(), c);
    }
    void operator()(const void* a, const void* b, void* c) const {
        const auto call = calls_->take([this] { return std::make_unique<Call>(description_, engine_); });
        call->weights.set_data_handle(const_cast<void*>(b));
        execute(*call, a, call->weights.get(), c);
    }

private:
    struct Call;

    void execute(Call& call, const void* a, dnnl_memory_t b, void* c) const {
        call.source.set_data_handle(const_cast<void*>(a));
        call.result.set_data_handle(c);
        const std::array<dnnl_exec_arg_t, 4> arguments{{{DNNL_ARG_SRC, call.source.get()},
                                                        {DNNL_ARG_WEIGHTS, b},
                                                        {DNNL_ARG_DST, call.result.get()},
                                                        {DNNL_ARG_SCRATCHPAD, call.scratchpad.get()}}};
        dnnl::error::wrap_c_api(
            dnnl_primitive_execute(primitive_.get(), call.stream.get(), static_cast<int>(arguments.size()), arguments.data()),
            "a matrix product failed");
    }

    /// What one computation needs: made once, for it takes long beside a small product.
    struct Call {
        Call(const dnnl::matmul::primitive_desc& description, const dnnl::engine& engine)
            : stream(engine), source(description.src_desc(), engine, nullptr), weights(description.weights_desc(), engine, nullptr),
              result(description.dst_desc(), engine, nullptr), scratchpad(description.scratchpad_desc(), engine) {}

        dnnl::stream stream;
        memory source, weights, result, scratchpad;
    };

    dnnl::engine engine_;
    dnnl::matmul::primitive_desc description_;
    dnnl::matmul primitive_;
    std::unique_ptr<Spares<Call>> calls_;
};

/// Values made when first asked for, and kept; safe to ask from several threads.
template <typename Key, typename Value>
class Cache {
public:
    template <typename Make>
    const Value& get(const Key& key, Make make) {
        const std::lock_guard lock(mutex_);
        const auto found = values_.find(key);
        return found != values_.end() ? found->second : values_.emplace(key, make()).first->second;
    }

private:
    std::mutex mutex_;
    std::map<Key, Value> values_;
};

std::vector<float> as_floats(const Tensor& tensor) {
    if (tensor.kind == TensorKind::Float32) return {tensor.floats.begin(), tensor.floats.end()};
    std::vector<float> values(tensor.int8s.begin(), tensor.int8s.end());
    const std::size_t columns = tensor.shape[1];
    for (std::size_t k = 0; k < values.size(); ++k) values[k] *= tensor.scales[k / columns];
    return values;
}

} // namespace

void use_one_thread() { omp_set_num_threads(1); }

bool multiplies_bytes() {
    switch (dnnl::get_effective_cpu_isa()) {
    case dnnl::cpu_isa::avx512_core_vnni:
    case dnnl::cpu_isa::avx512_core_bf16:
    case dnnl::cpu_isa::avx512_core_amx:
        return true;
    default:
        return false;
    }
}

struct Product::Impl {
    /// The product for one number of rows, with the weights in the layout that it wants.
    struct Compiled {
        Primitive primitive;
        memory weights;
    };

    Impl(const ModelFile& model, const std::vector<std::string>& names) {
        for (const std::string& name : names) {
            const Tensor& weight = model.tensor(name + ".weight");
            if (weight.shape.size() != 2 || (inputs != 0 && weight.shape[1] != inputs))
                model.reject("the tensor \"" + name + ".weight\" is of the wrong shape");
            weights.push_back(&weight);
            inputs = weight.shape[1];
            outputs += weight.shape[0];
            bias.resize(outputs);
            if (!model.has(name + ".bias")) continue;
            const Tensor& part = model.tensor(name + ".bias");
            if (part.floats.size() != weight.shape[0]) model.reject("the tensor \"" + name + ".bias\" is of the wrong shape");
            std::copy(part.floats.begin(), part.floats.end(), bias.end() - static_cast<std::ptrdiff_t>(part.floats.size()));
        }
        is_integer = multiplies_bytes() && std::all_of(weights.begin(), weights.end(), [](auto* w) { return w->kind == TensorKind::Int8; });
        if (is_integer) sum_weights();
    }

    void sum_weights() {
        for (const Tensor* weight : weights) {
            scales.insert(scales.end(), weight->scales.begin(), weight->scales.end());
            for (auto row = weight->int8s.begin(); row != weight->int8s.end(); row += static_cast<std::ptrdiff_t>(inputs)) {
                std::int32_t sum = 0;
                for (std::size_t k = 0; k < inputs; ++k) sum += row[static_cast<std::ptrdiff_t>(k)];
                sums.push_back(static_cast<float>(sum));
            }
        }
    }

    [[nodiscard]] memory::desc plain_weights() const {
        return {{dim(inputs), dim(outputs)}, is_integer ? Type::s8 : Type::f32, memory::format_tag::ba};
    }

    /// The weights in the given layout, reordered once for each layout.
    [[nodiscard]] memory weights_as(const memory::desc& layout) {
        for (const memory& known : reordered)
            if (known.get_desc() == layout) return known;
        memory plain(plain_weights(), engine), result(layout, engine);
        auto* to = static_cast<char*>(plain.get_data_handle());
        for (const Tensor* weight : weights) {
            if (is_integer) {
                to = reinterpret_cast<char*>(std::copy(weight->int8s.begin(), weight->int8s.end(), reinterpret_cast<std::int8_t*>(to)));
            } else {
                const std::vector<float> values = as_floats(*weight);
                to = reinterpret_cast<char*>(std::copy(values.begin(), values.end(), reinterpret_cast<float*>(to)));
            }
        }
        dnnl::stream stream(engine);
        dnnl::reorder(plain, result).execute(stream, plain, result);
        return reordered.emplace_back(std::move(result));
    }

    const Compiled& compiled(std::size_t rows) {
        return cache.get(rows, [&] {
            const Type in = is_integer ? Type::u8 : Type::f32, out = is_integer ? Type::s32 : Type::f32;
            const memory::desc a({dim(rows), dim(inputs)}, in, memory::format_tag::ab);
            const memory::desc b({dim(inputs), dim(outputs)}, plain_weights().data_type(), memory::format_tag::any);
            const memory::desc c({dim(rows), dim(outputs)}, out, memory::format_tag::ab);
            Primitive primitive(engine, a, b, c);
            memory laid_out = weights_as(primitive.weights());
            return Compiled{std::move(primitive), std::move(laid_out)};
        });
    }

    void multiply(const void* x, std::size_t rows, void* y) {
        assert(rows % row_step == 0);
        const Compiled& product = compiled(rows);
        product.primitive(x, product.weights, y);
    }

    dnnl::engine engine{dnnl::engine::kind::cpu, 0};
    std::vector<const Tensor*> weights;
    std::size_t inputs = 0, outputs = 0;
    bool is_integer = false;
    std::vector<float> bias, scales, sums;
    std::vector<memory> reordered; // changed only while the cache is locked
    Cache<std::size_t, Compiled> cache;
};

Product::Product(const ModelFile& model, const std::vector<std::string>& names) : impl_(std::make_unique<Impl>(model, names)) {}
Product::Product(Product&&) noexcept = default;
Product& Product::operator=(Product&&) noexcept = default;
Product::~Product() = default;

std::size_t Product::inputs() const { return impl_->inputs; }
std::size_t Product::outputs() const { return impl_->outputs; }
const float* Product::bias() const { return impl_->bias.data(); }
bool Product::is_integer() const { return impl_->is_integer; }
OutputScales Product::output_scales() const { return {impl_->scales.data(), impl_->sums.data(), impl_->bias.data()}; }

void Product::multiply(const float* x, std::size_t rows, float* y) const {
    assert(!is_integer());
    impl_->multiply(x, rows, y);
}

void Product::multiply(const std::uint8_t* x, std::size_t rows, std::int32_t* y) const {
    assert(is_integer());
    impl_->multiply(x, rows, y);
}

struct BatchedProducts::Impl {
    const Primitive& compiled(const Shape& shape, bool integer) {
        return cache.get({shape, integer}, [&] {
            const memory::dim batch = dim(shape.batch), m = dim(shape.m), k = dim(shape.k), n = dim(shape.n);
            const memory::desc a({batch, m, k}, integer ? Type::u8 : Type::f32, memory::format_tag::abc);
            const memory::desc b({batch, k, n}, integer ? Type::s8 : Type::f32,
                                 shape.transposed ? memory::format_tag::acb : memory::format_tag::abc);
            const memory::desc c({batch, m, n}, integer ? Type::s32 : Type::f32, memory::format_tag::abc);
            return Primitive(engine, a, b, c);
        });
    }

    dnnl::engine engine{dnnl::engine::kind::cpu, 0};
    Cache<std::pair<Shape, bool>, Primitive> cache;
};

BatchedProducts::BatchedProducts() : impl_(std::make_unique<Impl>()) {}
BatchedProducts::BatchedProducts(BatchedProducts&&) noexcept = default;
BatchedProducts& BatchedProducts::operator=(BatchedProducts&&) noexcept = default;
BatchedProducts::~BatchedProducts() = default;

void BatchedProducts::multiply(const Shape& shape, const float* a, const float* b, float* c) const {
    impl_->compiled(shape, false)(a, b, c);
}

void BatchedProducts::multiply(const Shape& shape, const std::uint8_t* a, const std::int8_t* b, std::int32_t* c) const {
    impl_->compiled(shape, true)(a, b, c);
}

} // namespace entente
