#include "store/json_value.hpp"

#include "entente/text/table.hpp"

#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include <array>
#include <istream>

namespace entente {
namespace {

constexpr unsigned parse_flags =
    rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag | rapidjson::kParseFullPrecisionFlag;
constexpr std::size_t deepest = 50;

/// A stream as RapidJSON reads it, that knows its line.
class LineStream {
public:
    using Ch = char;

    explicit LineStream(std::istream& input) : input_(input) { fill(); }

    [[nodiscard]] Ch Peek() const { return at_ < size_ ? block_[at_] : '\0'; }
    Ch Take() {
        const Ch c = Peek();
        if (at_ == size_) return c;
        if (c == '\n') ++line_;
        ++taken_;
        if (++at_ == size_) fill();
        return c;
    }
    [[nodiscard]] std::size_t Tell() const { return taken_; }
    [[nodiscard]] std::size_t line() const { return line_; }

    // RapidJSON asks every stream to have these, and calls them only where it writes.
    Ch* PutBegin() { return nullptr; }
    void Put(Ch) {}
    void Flush() {}
    std::size_t PutEnd(Ch*) { return 0; }

private:
    void fill() {
        input_.read(block_.data(), static_cast<std::streamsize>(block_.size()));
        size_ = static_cast<std::size_t>(input_.gcount());
        at_ = 0;
    }

    std::istream& input_;
    std::array<char, 1 << 16> block_{};
    std::size_t at_ = 0;
    std::size_t size_ = 0;
    std::size_t taken_ = 0;
    std::size_t line_ = 1;
};

/// Takes the events of RapidJSON's reader, builds values, and gives away each one that is whole at `give_depth` open brackets.
class Builder : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, Builder> {
public:
    using Give = std::function<void(std::string_view member, const JsonValue& value)>;

    /// With `whole` the object itself is given; otherwise its members, arrays among them item by item.
    Builder(bool whole, Give give) : whole_(whole), give_(std::move(give)) {}

    bool Null() { return add({}); }
    bool Bool(bool value) {
        JsonValue made;
        made.kind = JsonValue::Kind::Boolean;
        made.boolean = value;
        return add(std::move(made));
    }
    bool Int(int value) { return Double(value); }
    bool Uint(unsigned value) { return Double(value); }
    bool Int64(std::int64_t value) { return Double(static_cast<double>(value)); }
    bool Uint64(std::uint64_t value) { return Double(static_cast<double>(value)); }
    bool Double(double value) {
        JsonValue made;
        made.kind = JsonValue::Kind::Number;
        made.number = value;
        return add(std::move(made));
    }
    bool String(const char* text, rapidjson::SizeType size, bool) {
        JsonValue made;
        made.kind = JsonValue::Kind::String;
        made.text.assign(text, size);
        return add(std::move(made));
    }
    bool Key(const char* name, rapidjson::SizeType size, bool) {
        if (open_.empty())
            member_.assign(name, size);
        else
            open_.back().names.emplace_back(name, size);
        return true;
    }
    bool StartObject() { return start(JsonValue::Kind::Object); }
    bool EndObject(rapidjson::SizeType) { return end(); }
    bool StartArray() { return start(JsonValue::Kind::Array); }
    bool EndArray(rapidjson::SizeType) { return end(); }

    [[nodiscard]] bool is_too_deep() const { return too_deep_; }

private:
    /// Brackets that are open but of no value being built: the outermost object, and an array whose items are given one by one.
    bool start(JsonValue::Kind kind) {
        if (!whole_ && !in_object_) return in_object_ = kind == JsonValue::Kind::Object;
        if (!whole_ && open_.empty() && !in_array_ && kind == JsonValue::Kind::Array) return in_array_ = true;
        if (whole_ && open_.empty() && kind != JsonValue::Kind::Object) return false;
        too_deep_ = open_.size() == deepest;
        if (too_deep_) return false;
        open_.emplace_back().kind = kind;
        return true;
    }

    bool end() {
        if (open_.empty()) {
            (in_array_ ? in_array_ : in_object_) = false;
            return true;
        }
        JsonValue done = std::move(open_.back());
        open_.pop_back();
        return add(std::move(done));
    }

    bool add(JsonValue&& value) {
        if (!open_.empty()) {
            open_.back().items.push_back(std::move(value));
            return true;
        }
        if (whole_ ? value.kind != JsonValue::Kind::Object : !in_object_) return false;
        give_(member_, value);
        return true;
    }

    bool whole_;
    Give give_;
    std::vector<JsonValue> open_;
    std::string member_;
    bool in_object_ = false;
    bool in_array_ = false;
    bool too_deep_ = false;
};

template <typename Stream>
void parse(Stream& stream, Builder& builder, const std::filesystem::path& shown, const std::function<std::size_t()>& line) {
    rapidjson::Reader reader;
    if (!reader.Parse<parse_flags>(stream, builder).IsError()) return;
    if (builder.is_too_deep()) throw_table_error(shown, line(), "the JSON is nested more than " + std::to_string(deepest) + " levels deep");
    if (reader.GetParseErrorCode() == rapidjson::kParseErrorTermination) throw_table_error(shown, line(), "expected a JSON object");
    std::string reason = rapidjson::GetParseError_En(reader.GetParseErrorCode());
    if (reason.ends_with('.')) reason.pop_back();
    throw_table_error(shown, line(), "the JSON is broken at byte " + std::to_string(reader.GetErrorOffset() + 1) + " (" + reason + ")");
}

} // namespace

std::string_view name_of(JsonValue::Kind kind) {
    constexpr std::array<std::string_view, 6> names{"null", "true or false", "a number", "a string", "an array", "an object"};
    return names[static_cast<std::size_t>(kind)];
}

void read_json_object(std::istream& input, const std::filesystem::path& shown, const JsonVisit& visit) {
    LineStream stream(input);
    Builder builder(false, [&](std::string_view member, const JsonValue& value) { visit(member, value, stream.line()); });
    parse(stream, builder, shown, [&] { return stream.line(); });
    if (input.bad()) throw std::runtime_error(shown.string() + ": reading stopped before its end");
}

JsonValue read_json_line(std::string_view text, const std::filesystem::path& shown, std::size_t line) {
    JsonValue value;
    rapidjson::MemoryStream stream(text.data(), text.size());
    Builder builder(true, [&](std::string_view, const JsonValue& read) { value = read; });
    parse(stream, builder, shown, [&] { return line; });
    return value;
}

} // namespace entente
