#include "entente/entity/knowledge_base.hpp"

#include "entente/text/number.hpp"
#include "entente/text/table.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <functional>
#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <vector>

namespace entente {
namespace {

constexpr std::string_view kind_letters = "LNPMSCW"; // in the order of NameKind
constexpr std::array<std::string_view, word_class_count> word_class_names{
    "title",       "male",       "female",   "royal",       "head",       "apart",     "agent",       "rule",       "article",
    "particle",    "suffix",     "minor",    "aim",         "and",        "body",      "generic",     "office",     "sole",
    "company",     "thing",      "ministry", "departments", "particular", "definite",  "alias",       "alias verb", "alias as",
    "alias joint", "alias noun", "pair",     "of",          "addressed",  "male name", "female name", "thing name"};
constexpr std::size_t field_count = 10;

/// FNV-1a over the letters of a name, spaces left out, so that "hong kong" and "hongkong" are one name. 64 bits over some 100,000 names:
/// two names share a hash once in a billion knowledge bases, so the names themselves are not compared.
std::uint64_t hash_of(std::string_view name) {
    std::uint64_t hash = 0xcbf29ce484222325U;
    for (const char c : name) {
        if (c != ' ') {
            hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
        }
    }
    return hash;
}

std::string read_file(const std::filesystem::path& file) {
    std::ifstream input(file, std::ios::binary);
    if (!input || std::filesystem::is_directory(file)) {
        throw std::runtime_error(file.string() + ": cannot be opened for reading");
    }
    std::string bytes(std::filesystem::file_size(file), '\0');
    input.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (static_cast<std::size_t>(input.gcount()) != bytes.size()) {
        throw std::runtime_error(file.string() + ": reading stopped before its end");
    }
    return bytes;
}

/// Cuts the part before `separator` off the front of `rest`.
std::string_view take(std::string_view& rest, char separator) {
    const auto end = rest.find(separator);
    const auto part = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    return part;
}

struct NameEntry {
    std::uint64_t hash = 0;
    NameSense sense;
};

/// Lets a view be looked up among strings.
struct WordHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view word) const { return std::hash<std::string_view>{}(word); }
};
template <typename Value>
using WordMap = std::unordered_map<std::string, Value, WordHash, std::equal_to<>>;

} // namespace

struct KnowledgeBase::Impl {
    std::string bytes; // of actors.tsv; every view points into it
    std::vector<KnownActor> actors;
    std::vector<std::string_view> names; // of each actor, as the file has them
    std::vector<NameSense> senses;
    struct Slot {
        std::uint64_t hash = 0;
        std::uint32_t begin = 0;
        std::uint32_t count = 0; // 0: free
    };
    std::vector<Slot> slots; // open addressing, a power of two
    std::map<std::string_view, std::size_t> states;
    WordMap<std::uint64_t> words; // bit set of classes
    WordMap<std::set<std::string, std::less<>>> nicknames;
    std::array<std::vector<std::pair<std::string, std::string>>, 256> transliterations; // by first byte, the longest first

    void read_actors(const std::filesystem::path& file);
    void index(const std::vector<NameEntry>& entries);
    void read_words(const std::filesystem::path& file);
    void read_things(const std::filesystem::path& file);
    void read_given_names(const std::filesystem::path& file);
    void read_nicknames(const std::filesystem::path& file);
    void read_transliterations(const std::filesystem::path& file);
};

void KnowledgeBase::Impl::read_actors(const std::filesystem::path& file) {
    bytes = read_file(file);
    std::vector<NameEntry> entries;
    entries.reserve(bytes.size() / 24);
    actors.reserve(bytes.size() / 100);
    names.reserve(bytes.size() / 100);
    std::size_t number = 0;
    for (std::string_view rest = bytes; !rest.empty();) {
        ++number;
        auto line = take(rest, '\n');
        if (line.empty() || line.front() == '#') {
            continue;
        }
        std::array<std::string_view, field_count> fields;
        std::size_t count = 0;
        while (count < field_count && (!line.empty() || count > 0)) {
            fields[count++] = take(line, '\t');
            if (line.empty()) {
                break;
            }
        }
        if (count != field_count || !line.empty()) {
            throw_table_error(file, number,
                              "found " + std::to_string(count) + " fields parted by tabs, expected " + std::to_string(field_count));
        }
        const auto type = actor_type_named(fields[1]);
        if (!type) {
            throw_table_error(file, number,
                              "the actor type is \"" + std::string(fields[1]) + "\", expected person, state, organization, group or place");
        }
        KnownActor actor{fields[0], *type, fields[2], fields[3], fields[4]};
        const auto read_number = [&](std::string_view field, auto& value) {
            const auto read = number_in<std::remove_reference_t<decltype(value)>>(field);
            if (!read) throw_table_error(file, number, "found \"" + std::string(field) + "\" where a number is expected");
            value = *read;
        };
        read_number(fields[5], actor.first_year);
        read_number(fields[6], actor.last_year);
        read_number(fields[7], actor.weight);
        const auto row = static_cast<std::uint32_t>(actors.size());
        for (auto list = fields[9]; !list.empty();) {
            const auto name = take(list, '|');
            const auto kind = name.empty() ? std::string_view::npos : kind_letters.find(name.front());
            if (kind == std::string_view::npos || name.size() < 2) {
                throw_table_error(file, number,
                                  "found the name \"" + std::string(name) + "\", expected one of the letters " + std::string(kind_letters) +
                                      " and a name");
            }
            entries.push_back({hash_of(name.substr(1)), {row, static_cast<NameKind>(kind)}});
        }
        if (actor.type == ActorType::State && !actor.country.empty()) {
            states.emplace(actor.country, row);
        }
        actors.push_back(actor);
        names.push_back(fields[9]);
    }
    index(entries);
}

void KnowledgeBase::Impl::index(const std::vector<NameEntry>& entries) {
    std::size_t capacity = 16;
    while (capacity < 2 * entries.size()) {
        capacity *= 2;
    }
    slots.resize(capacity);
    const auto slot_of = [&](std::uint64_t hash) -> Slot& {
        auto at = hash & (capacity - 1);
        while (slots[at].count != 0 && slots[at].hash != hash) {
            at = (at + 1) & (capacity - 1);
        }
        slots[at].hash = hash;
        return slots[at];
    };
    for (const auto& entry : entries) {
        ++slot_of(entry.hash).count;
    }
    std::uint32_t begin = 0;
    for (auto& slot : slots) {
        slot.begin = begin;
        begin += slot.count;
    }
    // entries come in the order of actors, which is that of their weight: the best known comes first
    senses.resize(entries.size());
    std::vector<std::uint32_t> filled(capacity);
    for (const auto& entry : entries) {
        auto& slot = slot_of(entry.hash);
        senses[slot.begin + filled[static_cast<std::size_t>(&slot - slots.data())]++] = entry.sense;
    }
    for (auto& slot : slots) { // of two kinds of one actor the stronger
        auto* const first = senses.data() + slot.begin;
        std::uint32_t kept = 0;
        for (std::uint32_t i = 0; i < slot.count; ++i) {
            if (kept != 0 && first[kept - 1].actor == first[i].actor) {
                first[kept - 1].kind = std::min(first[kept - 1].kind, first[i].kind);
            } else {
                first[kept++] = first[i];
            }
        }
        slot.count = kept;
    }
}

void KnowledgeBase::Impl::read_words(const std::filesystem::path& file) {
    for (const auto& row : read_table(file, 2, 2)) {
        const auto found = std::find(word_class_names.begin(), word_class_names.end(), row.fields[1]);
        if (found == word_class_names.end()) {
            throw_table_error(file, row.line, "no class of words is called \"" + row.fields[1] + "\"");
        }
        words[row.fields[0]] |= std::uint64_t{1} << (found - word_class_names.begin());
    }
}

void KnowledgeBase::Impl::read_things(const std::filesystem::path& file) {
    for (const auto& row : read_table(file, 2, 2)) words[row.fields[0]] |= std::uint64_t{1} << static_cast<unsigned>(WordClass::ThingName);
}

void KnowledgeBase::Impl::read_given_names(const std::filesystem::path& file) {
    for (const auto& row : read_table(file, 2, 2)) {
        if (row.fields[1] != "male" && row.fields[1] != "female") {
            throw_table_error(file, row.line, "found \"" + row.fields[1] + "\", expected male or female");
        }
        words[row.fields[0]] |= std::uint64_t{1}
                                << static_cast<unsigned>(row.fields[1] == "male" ? WordClass::MaleName : WordClass::FemaleName);
    }
}

void KnowledgeBase::Impl::read_nicknames(const std::filesystem::path& file) {
    for (const auto& row : read_table(file, 2, 2)) {
        auto forms = split_fields(row.fields[1], '|');
        forms.push_back(row.fields[0]);
        for (const auto& form : forms) {
            nicknames[form].insert(forms.begin(), forms.end());
        }
    }
}

void KnowledgeBase::Impl::read_transliterations(const std::filesystem::path& file) {
    for (const auto& row : read_table(file, 2, 2)) {
        transliterations[static_cast<unsigned char>(row.fields[0][0])].emplace_back(row.fields[0], row.fields[1]);
    }
    for (auto& alike : transliterations) {
        std::stable_sort(alike.begin(), alike.end(), [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
    }
}

KnowledgeBase KnowledgeBase::load(const std::filesystem::path& directory) {
    auto impl = std::make_unique<Impl>();
    impl->read_actors(directory / "actors.tsv");
    impl->read_words(directory / "words.tsv");
    impl->read_things(directory / "things.tsv");
    impl->read_given_names(directory / "given_names.tsv");
    impl->read_nicknames(directory / "nicknames.tsv");
    impl->read_transliterations(directory / "transliteration.tsv");
    return KnowledgeBase(std::move(impl));
}

KnowledgeBase::KnowledgeBase(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
KnowledgeBase::KnowledgeBase(KnowledgeBase&&) noexcept = default;
KnowledgeBase& KnowledgeBase::operator=(KnowledgeBase&&) noexcept = default;
KnowledgeBase::~KnowledgeBase() = default;

std::size_t KnowledgeBase::size() const { return impl_->actors.size(); }
const KnownActor& KnowledgeBase::operator[](std::size_t actor) const { return impl_->actors[actor]; }

std::span<const NameSense> KnowledgeBase::find(std::string_view normalised) const {
    const auto hash = hash_of(normalised);
    for (auto at = hash & (impl_->slots.size() - 1); impl_->slots[at].count != 0; at = (at + 1) & (impl_->slots.size() - 1)) {
        if (impl_->slots[at].hash == hash) {
            return std::span(impl_->senses).subspan(impl_->slots[at].begin, impl_->slots[at].count);
        }
    }
    return {};
}

bool KnowledgeBase::has_name_ending(std::size_t actor, std::string_view word) const {
    for (auto list = impl_->names[actor]; !list.empty();) {
        const auto name = take(list, '|').substr(1);
        if (name.ends_with(word) && (name.size() == word.size() || name[name.size() - word.size() - 1] == ' ')) {
            return true;
        }
    }
    return false;
}

std::optional<std::size_t> KnowledgeBase::state_with_code(std::string_view alpha3) const {
    const auto found = impl_->states.find(alpha3);
    return found == impl_->states.end() ? std::nullopt : std::optional(found->second);
}

bool KnowledgeBase::is(std::string_view word, WordClass word_class) const {
    const auto found = impl_->words.find(word);
    return found != impl_->words.end() && (found->second >> static_cast<unsigned>(word_class) & 1) != 0;
}

bool KnowledgeBase::are_nicknames(std::string_view a, std::string_view b) const {
    const auto found = impl_->nicknames.find(a);
    return a != b && found != impl_->nicknames.end() && found->second.contains(b);
}

std::vector<std::string_view> KnowledgeBase::nicknames_of(std::string_view name) const {
    const auto found = impl_->nicknames.find(name);
    return found == impl_->nicknames.end() ? std::vector<std::string_view>{}
                                           : std::vector<std::string_view>(found->second.begin(), found->second.end());
}

std::string KnowledgeBase::transliterated(std::string_view normalised) const {
    std::string out;
    const auto push = [&out](char c) {
        if (c != ' ' && (out.empty() || out.back() != c)) { // double letters are one
            out += c;
        }
    };
    for (std::size_t at = 0; at < normalised.size();) {
        std::size_t length = 1;
        std::string_view replacement = normalised.substr(at, 1);
        for (const auto& [from, to] : impl_->transliterations[static_cast<unsigned char>(normalised[at])]) {
            if (normalised.substr(at).starts_with(from)) {
                length = from.size();
                replacement = to;
                break;
            }
        }
        for (const char c : replacement) {
            push(c);
        }
        at += length;
    }
    return out;
}

} // namespace entente
