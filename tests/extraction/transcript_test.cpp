#include "extraction/transcript.hpp"

#include "../entity/tagged_document.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace entente {
namespace {

const RelationTable& relations() {
    static const auto table = RelationTable::load(std::filesystem::path(ENTENTE_TEST_RESOURCES) / "relations.tsv");
    return table;
}

const TranscriptWords& words() {
    static const auto table =
        TranscriptWords::load(std::filesystem::path(ENTENTE_TEST_RESOURCES) / "en" / "lexicons" / "transcript_words.tsv", relations());
    return table;
}

/// A document of sentences a line, with an entity a tagged name, in their order.
Document transcript(std::string_view tagged) {
    auto document = tagged_document(tagged);
    document.sentences.clear();
    for (std::size_t begin = 0; begin < document.content.size();) {
        const auto end = std::min(document.content.find('\n', begin), document.content.size());
        document.sentences.push_back({{begin, end}});
        begin = end + 1;
    }
    for (auto& mention : document.mentions) {
        const auto name = document.content.substr(mention.span.begin, mention.span.size());
        auto found = std::ranges::find(document.entities, name, &Entity::label);
        if (found == document.entities.end()) {
            found = document.entities.insert(found, Entity{});
            found->label = name;
            found->type = mention.type;
        }
        mention.entity = static_cast<std::size_t>(found - document.entities.begin());
    }
    return document;
}

/// Whom the first `pronoun` of the document may be, of three entities: "0 surely 2" is the first one surely, or the third.
std::string settled(std::string_view tagged, std::string_view pronoun) {
    const auto document = transcript(tagged);
    const auto at = document.content.find(pronoun);
    REQUIRE(at != std::string::npos);
    std::vector<Candidate> candidates{{0, 0.9F}, {1, 0.2F}, {2, 0.1F}};
    Transcript(document, words()).settle({{at + 1, at + pronoun.size() - 1}, 0, {}}, candidates);
    std::string out;
    for (const auto& candidate : candidates) {
        out += (out.empty() ? "" : " ") + std::to_string(candidate.entity) + (candidate.probability > 0.5F ? " surely" : "");
    }
    return out;
}

TEST_CASE("A speaker is I and not he") {
    CHECK(settled("MS. {p:ZORGAN}: He left {p:Otto}.\nMR. {p:PRICE}: Yes, and I stay.\nQ So?", " I ") == "2 surely");
    CHECK(settled("MS. {p:ZORGAN}: He left {p:Otto}.\nMR. {p:PRICE}: Yes.\nQ So?", " He ") == "1 2");
    CHECK(settled("MS. {p:ZORGAN}: Did you meet {p:Otto}?\nMR. {p:PRICE}: Yes.\nQ So?", " you ") == "1 2");
    CHECK(settled("MS. {p:ZORGAN}: Otto and {p:Otto} left.\nMR. {p:PRICE}: Yes, he left.\nQ So?", " he ") == "0 surely 1");
}

TEST_CASE("Who asks is none of those who speak under their names") {
    CHECK(settled("MS. {p:ZORGAN}: Yes, {p:Otto}.\nQ And I ask {p:Anna}.", " I ") == "1 2");
    CHECK(settled("MS. {p:ZORGAN}: Yes, {p:Otto}.\nQUESTION: And I ask {p:Anna}.", " I ") == "1 2");
    CHECK(settled("MS. {p:ZORGAN}: Yes, {p:Otto}.\nTHE CHAIR: And I ask {p:Anna}.\nQ So?", " I ") == "1 2");
}

TEST_CASE("What is quoted, and what is no transcript, is left as it is") {
    CHECK(settled("MS. {p:ZORGAN}: Yes, {p:Otto}.\nQ He said, \u201cNo, I ask\u201d {p:Anna}.", " I ") == "0 surely 1 2");
    CHECK(settled("MS. {p:ZORGAN}: Yes, {p:Otto}.\nQ He said, \"No, I ask\" {p:Anna}.", " I ") == "0 surely 1 2");
    CHECK(settled("UPDATE {p:ZORGAN}: {p:Otto} told {p:Anna}: I go .", " I ") == "0 surely 1 2");
    CHECK(settled("{p:Zorgan}: Yes.\n{p:Otto}: No.\n{p:Zorgan}: Yes, {p:Anna}, he left.", " he ") == "0 surely 1 2");
    CHECK(settled("{p:ANNA ZORGAN}: She met {p:Otto} .\n{p:OTTO PRICE}: He left.", " She ") == "0 surely 1 2"); // portraits
    CHECK(settled("Q Who?\nMS. {p:ZORGAN}: {p:Otto} and {p:Anna}.\nThen she left.", " she ") == "0 surely 1 2");
}

TEST_CASE("Tags may have accents, and a post that another tag names with its holder is his") {
    CHECK(settled("Q Who?\n{p:\u00c7ELIK}: {p:Otto} and {p:Anna}, and he left.\nQ So?", " he ") == "1 2");
    CHECK(settled("SECRETARY {p:ZORGAN}: Yes, {p:Otto}.\nQ So?\nTHE SECRETARY: And I met {p:Anna}.", " I ") == "0 surely 1 2");
}

/// Whether a relation from the first entity to the second, told in the last sentence, is left.
bool is_kept(std::string_view tagged, std::string_view relation, Status status = Status::Asserted) {
    auto document = transcript(tagged);
    auto& told = document.relations.emplace_back();
    told.tail = 1;
    told.relation = *relations().find(relation);
    told.status = status;
    told.sentence = document.sentences.size() - 1;
    told.head_offset = document.mentions[0].span.begin;
    told.tail_offset = document.mentions[1].span.begin;
    Transcript(document, words()).drop_across_turns(document.relations);
    drop_unsaid(document, relations(), words());
    return !document.relations.empty();
}

TEST_CASE("Two names in the turns of two speakers are related at most by having met") {
    CHECK_FALSE(is_kept("MS. {p:ZORGAN}: We said so.\nQ It is {s:Chad}.", "holds-office"));
    CHECK(is_kept("MS. {p:ZORGAN}: We said so.\nMR. {p:PRICE}: We met her.\nQ Who left?", "met-with"));
    CHECK(is_kept("Q Who?\nMS. ZORGAN: {p:Otto} left.\nHe blamed {p:Anna}.", "accuses"));
}

TEST_CASE("A courtesy tells of nothing between people of one name") {
    CHECK_FALSE(is_kept("{p:PRICE}: Thank you very much, {p:Anna}.", "supports"));
    CHECK_FALSE(is_kept("MS. {p:ZORGAN}: Go ahead, {p:Anna}.", "met-with"));
    CHECK(is_kept("MS. {p:ZORGAN}: Thank you, {p:Anna}, for the bread.", "supports"));
    CHECK(is_kept("MS. {p:ZORGAN ALT}: Thank you, {p:Anna Alt}.", "supports"));
    CHECK(is_kept("MS. {p:ZORGAN}: Go ahead, {p:Anna}.", "family-of"));
}

TEST_CASE("A yes-or-no question accuses nobody and denies nothing") {
    CHECK_FALSE(is_kept("Q And does {s:Chad} blame {s:Sudan}?", "accuses"));
    CHECK(is_kept("{s:Chad} accused {s:Sudan} of lying: \"Do they think we are fools?\"", "accuses"));
    CHECK_FALSE(is_kept("Has {s:Chad} not met {s:Sudan}?", "met-with", Status::Denied));
    CHECK_FALSE(is_kept("Has President {s:Chad} met {s:Sudan}?", "attacks"));
    CHECK_FALSE(is_kept("Did President {s:Chad} meet {s:Sudan}?", "met-with"));
    CHECK(is_kept("Is the U.S. angry that {s:Chad} attacked {s:Sudan}?", "attacks"));
    CHECK(is_kept("Will {s:Chad} meet {s:Sudan}?", "met-with", Status::Planned));
    CHECK(is_kept("Does {s:Chad} blame {s:Sudan}?", "accuses", Status::Planned));
    CHECK(is_kept("Why did {s:Chad} blame {s:Sudan}?", "accuses"));
    CHECK(is_kept("{s:Chad} does blame {s:Sudan}.", "accuses"));
}

} // namespace
} // namespace entente
