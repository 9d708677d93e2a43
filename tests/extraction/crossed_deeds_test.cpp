#include "extraction/crossed_deeds.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <string_view>
#include <vector>

namespace entente {
namespace {

const RelationTable& relations() {
    static const auto table = RelationTable::load(std::filesystem::path(ENTENTE_TEST_RESOURCES) / "relations.tsv");
    return table;
}

struct Deed {
    std::size_t head = 0;
    std::size_t tail = 0;
    float confidence = 0;
};

/// The confidences of the deeds of one sentence, afterwards.
std::vector<float> doubted(const std::vector<Deed>& deeds, std::string_view relation = "attacks") {
    std::vector<RelationMention> told;
    for (const auto& deed : deeds) {
        auto& mention = told.emplace_back();
        mention.head = deed.head;
        mention.tail = deed.tail;
        mention.relation = *relations().find(relation);
        mention.confidence = deed.confidence;
    }
    doubt_crossed_deeds(told, relations());
    std::vector<float> out;
    for (const auto& mention : told) out.push_back(mention.confidence);
    return out;
}

TEST_CASE("Of two deeds side by side each doer keeps his own target") {
    const auto left = doubted({{0, 1, 0.97F}, {2, 3, 0.95F}, {0, 3, 0.88F}, {2, 1, 0.85F}});
    CHECK(left[0] == 0.97F);
    CHECK(left[1] == 0.95F);
    CHECK(left[2] < 0.2F);
    CHECK(left[3] < 0.2F);
}

TEST_CASE("What several do together to several stays") {
    const std::vector<Deed> joint = {{0, 1, 0.95F}, {2, 3, 0.93F}, {0, 3, 0.94F}, {2, 1, 0.92F}};
    const auto left = doubted(joint);
    for (std::size_t d = 0; d < joint.size(); ++d) CHECK(left[d] == joint[d].confidence);
}

TEST_CASE("One end that is far surer to belong elsewhere is enough") {
    CHECK(doubted({{0, 1, 0.97F}, {2, 1, 0.6F}})[1] < 0.2F);
    CHECK(doubted({{0, 1, 0.97F}, {0, 2, 0.6F}})[1] < 0.2F);
    CHECK(doubted({{0, 1, 0.9F}, {0, 2, 0.6F}})[1] == 0.6F);
    CHECK(doubted({{0, 1, 1.F}, {0, 2, 1.F}})[1] == 1.F);
}

TEST_CASE("Standing and symmetric relations, and other sentences, are no rivals") {
    CHECK(doubted({{0, 1, 0.97F}, {0, 2, 0.6F}}, "member-of")[1] == 0.6F);
    CHECK(doubted({{0, 1, 0.97F}, {0, 2, 0.6F}}, "met-with")[1] == 0.6F);
    std::vector<RelationMention> told(2);
    told[0].relation = told[1].relation = *relations().find("attacks");
    told[0].confidence = 0.97F;
    told[1].confidence = 0.6F;
    told[1].tail = 1;
    told[1].sentence = 1;
    doubt_crossed_deeds(told, relations());
    CHECK(told[1].confidence == 0.6F);
}

} // namespace
} // namespace entente
