#include "entente/extraction/extractor.hpp"

#include "temporary_folder.hpp"

#include <doctest/doctest.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <iterator>
#include <map>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

using namespace entente;

namespace {

const std::string resources = ENTENTE_TEST_RESOURCES;

/// A reader with random weights: what it finds is nonsense, and found by the same way as with trained ones.
const Extractor& tiny_extractor() {
    static const Extractor extractor = [] {
        ExtractorOptions options;
        options.model = std::string(ENTENTE_TEST_DATA) + "/extraction/data/tiny-reader.model";
        options.floor = 0.3F;
        return Extractor::load(resources, RelationTable::load(resources + "/relations.tsv"), options);
    }();
    return extractor;
}

void gather_by_name(Document& document) {
    std::map<std::string, std::size_t> known;
    for (std::size_t m = 0; m < document.mentions.size(); ++m) {
        Mention& mention = document.mentions[m];
        const std::string name = document.content.substr(mention.span.begin, mention.span.size());
        const auto [found, fresh] = known.emplace(name, document.entities.size());
        if (fresh) {
            Entity& entity = document.entities.emplace_back();
            entity.key = entity.label = name;
            entity.type = mention.type;
        }
        mention.entity = found->second;
        document.entities[mention.entity].mentions.push_back(m);
    }
}

Document read(const std::string& text) {
    Document document;
    document.content = text;
    document.date = "2024-04-26";
    tiny_extractor().extract(document, gather_by_name);
    return document;
}

std::string random_words(std::size_t count) {
    std::mt19937 generator(5);
    std::string text;
    for (std::size_t w = 0; w < count; ++w) {
        if (w > 0) text += generator() % 9 == 0 ? ". " : " ";
        const std::size_t begin = text.size();
        for (std::size_t c = 0; c <= generator() % 5; ++c) text += static_cast<char>('a' + generator() % 26);
        if (generator() % 2 == 0) text[begin] = static_cast<char>(text[begin] - 'a' + 'A');
    }
    return text;
}

/// Does every annotation lie where it says?
void check_consistency(const Document& document) {
    for (const Mention& mention : document.mentions) {
        REQUIRE(mention.sentence < document.sentences.size());
        CHECK(document.sentences[mention.sentence].span.contains(mention.span));
        CHECK_FALSE(mention.span.empty());
        CHECK(mention.entity < document.entities.size());
    }
    for (const Reference& reference : document.references) {
        REQUIRE(reference.sentence < document.sentences.size());
        CHECK(document.sentences[reference.sentence].span.contains(reference.span));
        for (const std::size_t entity : reference.entities) CHECK(entity < document.entities.size());
    }
    for (const RelationMention& relation : document.relations) {
        CHECK(relation.head < document.entities.size());
        CHECK(relation.tail < document.entities.size());
        CHECK(relation.head != relation.tail);
        REQUIRE(relation.sentence < document.sentences.size());
        const auto lies_in = [&](std::size_t offset, std::size_t n) { return document.sentences[n].span.contains({offset, offset}); };
        const auto lies_before = [&](std::size_t offset) { return relation.sentence > 0 && lies_in(offset, relation.sentence - 1); };
        const bool has_head = lies_in(relation.head_offset, relation.sentence);
        const bool has_tail = lies_in(relation.tail_offset, relation.sentence);
        CHECK((has_head || has_tail));
        CHECK((has_head || lies_before(relation.head_offset)));
        CHECK((has_tail || lies_before(relation.tail_offset)));
        CHECK(relation.confidence > 0);
        CHECK(relation.confidence <= 1);
    }
}

} // namespace

TEST_CASE("texts without words give nothing, and the entities are still asked for") {
    for (const std::string text : {"", " \n \n", "\x01\x02"}) {
        Document document;
        document.content = text;
        int calls = 0;
        tiny_extractor().extract(document, [&](Document&) { ++calls; });
        CHECK(calls == 1);
        CHECK(document.mentions.empty());
        CHECK(document.relations.empty());
    }
}

TEST_CASE("every annotation of a text of several windows lies inside its sentence") {
    const Document document = read(random_words(400));
    CHECK(document.mentions.size() > 10);
    CHECK(document.references.size() > 1);
    CHECK(document.relations.size() > 10);
    check_consistency(document);
}

TEST_CASE("mentions that are added when the entities are gathered are related too") {
    Document document;
    document.content = random_words(400);
    std::vector<bool> is_added; // by entity
    ReadingTrace trace;
    tiny_extractor().extract(
        document,
        [&](Document& d) {
            std::vector<Mention> added; // all words that are in no name
            for (std::size_t n = 0; n < d.sentences.size(); ++n) {
                const Span sentence = d.sentences[n].span;
                for (std::size_t begin = sentence.begin; begin < sentence.end;) {
                    const Span word{begin, std::min(d.content.find_first_of(" .", begin), sentence.end)};
                    const auto overlaps = [&](const Mention& m) { return m.span.begin < word.end && word.begin < m.span.end; };
                    if (!word.empty() && std::ranges::none_of(d.mentions, overlaps)) added.push_back({word, ActorType::State, n, 0});
                    begin = word.end + 1;
                }
            }
            REQUIRE_FALSE(added.empty());
            d.mentions.insert(d.mentions.end(), added.begin(), added.end());
            std::ranges::stable_sort(d.mentions, {}, [](const Mention& m) { return m.span.begin; });
            gather_by_name(d);
            is_added.resize(d.entities.size());
            for (const Mention& mention : d.mentions) {
                const bool is_new = std::ranges::any_of(added, [&](const Mention& m) { return m.span.begin == mention.span.begin; });
                if (is_new && d.entities[mention.entity].mentions.size() == 1) is_added[mention.entity] = true;
            }
        },
        &trace);
    check_consistency(document);
    std::size_t pairs = 0;
    for (const auto& window : trace.windows) {
        for (const EntityPair& pair : window.relations.pairs) pairs += is_added[pair.head] && !is_added[pair.tail] ? 1 : 0;
    }
    CHECK(pairs > 0);
}

TEST_CASE("a text is read the same each time, and what the document held before is replaced") {
    const std::string text = random_words(60);
    const Document first = read(text);
    Document second = read(random_words(90));
    second.content = text;
    tiny_extractor().extract(second, gather_by_name);
    REQUIRE(first.mentions.size() == second.mentions.size());
    REQUIRE(first.references.size() == second.references.size());
    REQUIRE(first.relations.size() == second.relations.size());
    for (std::size_t m = 0; m < first.mentions.size(); ++m) CHECK(first.mentions[m].span == second.mentions[m].span);
    for (std::size_t r = 0; r < first.relations.size(); ++r) CHECK(first.relations[r].confidence == second.relations[r].confidence);
}

TEST_CASE("a sentence of any length is read to its end") {
    std::string text;
    for (int w = 0; w < 300; ++w) text += "Abc ";
    const Document document = read(text);
    CHECK(document.sentences.size() == 1);
    REQUIRE_FALSE(document.mentions.empty());
    CHECK(document.mentions.back().span.end > text.size() - 100);
    check_consistency(document);
}

TEST_CASE("any bytes are a text") {
    std::mt19937 generator(9);
    for (int repetition = 0; repetition < 30; ++repetition) {
        std::string text;
        for (int c = 0; c < 120; ++c) text += static_cast<char>(generator() % 256);
        check_consistency(read(text));
    }
}

TEST_CASE("a model file that is not there is named") {
    ExtractorOptions options;
    options.model = "/nowhere/reader.model";
    try {
        (void)Extractor::load(resources, RelationTable::load(resources + "/relations.tsv"), options);
        FAIL("loaded");
    } catch (const std::runtime_error& error) {
        CHECK(std::string(error.what()).find("/nowhere/reader.model") != std::string::npos);
    }
}

TEST_CASE("a model of other statuses, with too few positions for its windows or with tensors that do not fit is refused") {
    std::ifstream in(std::string(ENTENTE_TEST_DATA) + "/extraction/data/tiny-reader.model", std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    const TemporaryFolder folder;
    const auto load_changed = [&](const std::string& found, const std::string& put) {
        std::string changed = bytes;
        const auto at = changed.find(found);
        REQUIRE(at != std::string::npos);
        REQUIRE(found.size() == put.size());
        changed.replace(at, found.size(), put);
        const XXH64_hash_t checksum = XXH3_64bits(changed.data() + 32, changed.size() - 32);
        std::memcpy(changed.data() + 24, &checksum, sizeof checksum);
        ExtractorOptions options;
        options.model = folder.add("changed.model", changed);
        return Extractor::load(resources, RelationTable::load(resources + "/relations.tsv"), options);
    };
    const std::string other_labels = "changed.model: the model's types or statuses are not those of this program";
    CHECK_THROWS_WITH_AS(load_changed("\"denied\"", "\"dented\""), doctest::Contains(other_labels.c_str()), std::runtime_error);
    CHECK_THROWS_WITH_AS(load_changed("[\"person\",\"state\"", "[\"state\",\"person\""), doctest::Contains(other_labels.c_str()),
                         std::runtime_error);
    CHECK_THROWS_WITH_AS(load_changed("\"longest_sentence\":60", "\"longest_sentence\":99"), doctest::Contains("positions for windows of"),
                         std::runtime_error);
    CHECK_THROWS_WITH_AS(load_changed("\"date.out.weight\",\"shape\":[1,7]", "\"date.out.weight\",\"shape\":[1,6]"),
                         doctest::Contains("changed.model: the tensors for dates are of the wrong shape"), std::runtime_error);
}
