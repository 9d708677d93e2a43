#include "extraction/date_resolver.hpp"

#include "entente/text/day_interval.hpp"
#include "entente/text/sentence_splitter.hpp"
#include "extraction/date_candidates.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

using namespace entente;

namespace {

const std::filesystem::path resources = ENTENTE_TEST_RESOURCES;

const RelationTable& relations() {
    static const auto table = RelationTable::load(resources / "relations.tsv");
    return table;
}

const DateResolver& resolver() {
    static const auto loaded = DateResolver::load(resources / "en/lexicons", relations());
    return loaded;
}

Document document_of(std::string date, std::string content) {
    Document document;
    document.date = std::move(date);
    document.content = std::move(content);
    for (const auto span : SentenceSplitter::load(resources / "en/lexicons/abbreviations.txt").split(document.content)) {
        document.sentences.push_back({span});
    }
    return document;
}

/// The date that the relation between `head` and `tail`, both words of the last sentence, gets.
std::string date_of(const std::string& date, const std::string& content, const std::string& name, const std::string& head,
                    const std::string& tail, Status status = Status::Asserted) {
    auto document = document_of(date, content);
    RelationMention relation;
    relation.relation = relations().find(name).value();
    relation.status = status;
    relation.sentence = document.sentences.size() - 1;
    relation.head_offset = content.rfind(head);
    relation.tail_offset = content.rfind(tail);
    document.relations.push_back(relation);
    resolver().date_relations(document, resolver().find_times(document), {});
    return document.relations.front().date;
}

} // namespace

TEST_CASE("a relation takes the date that its sentence gives it") {
    const std::string today = "2024-04-26"; // a Friday
    CHECK(date_of(today, "Erdogan met Bektenov on Thursday.", "met-with", "Erdogan", "Bektenov") == "2024-04-25");
    CHECK(date_of(today, "In 2009, Turkey and Kazakhstan signed an agreement.", "signed-agreement", "Turkey", "Kazakhstan") == "2009");
    CHECK(date_of(today, "Israel attacked Gaza yesterday.", "attacks", "Israel", "Gaza") == "2024-04-25");
    CHECK(date_of(today, "Blinken will visit Israel on Monday.", "visited", "Blinken", "Israel", Status::Planned) == "2024-04-29");
    CHECK(date_of("", "In 2009, Turkey and Kazakhstan signed an agreement.", "signed-agreement", "Turkey", "Kazakhstan") == "2009");
}

TEST_CASE("a person's name is no date") {
    auto document = document_of("2024-04-26", "Jan Alt met May Orr.");
    document.mentions.push_back({.span = {0, 7}, .type = ActorType::Person});
    document.mentions.push_back({.span = {12, 19}, .type = ActorType::Person});
    RelationMention relation;
    relation.relation = relations().find("met-with").value();
    relation.tail_offset = 12;
    document.relations.push_back(relation);
    resolver().date_relations(document, resolver().find_times(document), {});
    CHECK(document.relations.front().date == "");
    document.mentions.clear();
    resolver().date_relations(document, resolver().find_times(document), {});
    CHECK(document.relations.front().date != "");
}

TEST_CASE("a sentence of very many dates takes a near one") {
    std::string text;
    for (int year = 1800; year < 1840; ++year) text += "In " + std::to_string(year) + " it rained, ";
    CHECK(date_of("", text + "and in 2009 Turkey attacked Kazakhstan.", "attacks", "Turkey", "Kazakhstan") == "2009");
}

TEST_CASE("an event that the text does not date stays undated") {
    const std::string today = "2024-04-26";
    CHECK(date_of(today, "Erdogan met Bektenov.", "met-with", "Erdogan", "Bektenov") == "");
    CHECK(date_of("", "Erdogan met Bektenov on Thursday.", "met-with", "Erdogan", "Bektenov") == "");
    CHECK(date_of(today, "Turkish President Erdogan left on Thursday.", "holds-office", "Erdogan", "Turkish") == "");
}

TEST_CASE("the date of a clause goes to what the clause tells, not to what stands before it") {
    const std::string text = "Arland has bombed Bellony since Corvia attacked Dunmark on October 7 last year.";
    CHECK(date_of("2024-04-26", text, "attacks", "Corvia", "Dunmark") == "2023-10-07");
    CHECK(date_of("2024-04-26", text, "attacks", "Arland", "Bellony") == "");

    // nor to what the next sentence tells of it
    auto document = document_of("2024-04-26", text + " It killed ninety people in Corvia's port.");
    RelationMention relation;
    relation.relation = relations().find("attacks").value();
    relation.sentence = 1;
    relation.tail_offset = document.content.rfind("Corvia");
    const auto candidates_of = [&](std::string_view head) {
        relation.head_offset = document.content.find(head);
        return date_candidates(document, resolver().find_times(document), relation, relations()[relation.relation]).size();
    };
    CHECK(candidates_of("Dunmark") == 1);
    CHECK(candidates_of("Bellony") == 0);
}

TEST_CASE("what stands behind another actor bounds his time") {
    auto document = document_of("2024-04-26", "Arland bombed Bellony, where Corvia has ruled since 2000.");
    RelationMention relation;
    relation.relation = relations().find("attacks").value();
    relation.tail = 1;
    relation.tail_offset = 14;
    document.relations.push_back(relation);
    resolver().date_relations(document, resolver().find_times(document), {});
    CHECK(document.relations.front().date == "2000");
    document.mentions.push_back({.span = {29, 35}, .type = ActorType::State, .entity = 2});
    resolver().date_relations(document, resolver().find_times(document), {});
    CHECK(document.relations.front().date == "");
}

TEST_CASE("what only bounds the time dates what is told to have happened then and conflict that goes on") {
    const std::string today = "2024-04-26";
    const std::string text = "Arland has sent wheat to Bellony since October, when Corvia signed a treaty with Dunmark.";
    CHECK(date_of(today, text, "aids", "Arland", "Bellony") == "");
    CHECK(date_of(today, text, "signed-agreement", "Corvia", "Dunmark") == "2023-10");
    CHECK(date_of(today, "Arland has bombed Bellony since October.", "attacks", "Arland", "Bellony") == "2023-10");
    CHECK(date_of(today, "Arland bombed Bellony until October.", "attacks", "Arland", "Bellony") == "");
    CHECK(date_of(today, "Arland bombed Bellony in the wake of the October 7, 2023 raids.", "attacks", "Arland", "Bellony") == "");
    CHECK(date_of(today, "Arland bombed the town. Bellony has had no port since October.", "attacks", "Arland", "Bellony") == "");
}

TEST_CASE("a sentence goes on with the event that the one before it dates") {
    const std::string content = "Secretary Blinken met today with Minister Yang in Washington. The Secretary and Yang discussed trade.";
    CHECK(date_of("2024-04-26", content, "met-with", "Secretary", "Yang") == "2024-04-26");
}

TEST_CASE("what a title tells has the date that the lead gives it") {
    const std::string title = "Blinken Meets Yang";
    auto document = document_of("2024-04-26", title + "\nToday, Secretary Blinken met Minister Yang in Washington.");
    document.body_offset = title.size() + 1;
    RelationMention relation;
    relation.relation = relations().find("met-with").value();
    relation.tail_offset = title.find("Yang");
    document.relations.push_back(relation);
    resolver().date_relations(document, resolver().find_times(document), {});
    CHECK(document.relations.front().date == "2024-04-26");
}

TEST_CASE("random text and offsets never fail") {
    std::mt19937 random(5);
    const std::vector<std::string> words{"Monday", "May", "3", "2009", "-",    ",",   "last", "year", "two", "days",
                                         "ago",    ".",   " ", "\n",   "\xff", "the", "s",    "31",   "A"};
    for (int round = 0; round < 2000; ++round) {
        std::string content;
        for (auto length = random() % 40; length > 0; --length) {
            content += words[random() % words.size()] + (random() % 3 == 0 ? "" : " ");
        }
        auto document = document_of(round % 3 == 0 ? "2024-02-29" : round % 3 == 1 ? "0000-01-01" : "nonsense", content);
        for (std::size_t i = 0; i < document.sentences.size(); ++i) {
            RelationMention relation;
            relation.sentence = i;
            relation.relation = random() % relations().size();
            relation.status = static_cast<Status>(random() % status_count);
            relation.head_offset = random() % (content.size() + 5);
            relation.tail_offset = random() % (content.size() + 5);
            document.relations.push_back(relation);
        }
        resolver().date_relations(document, resolver().find_times(document), {});
        for (const auto& relation : document.relations) {
            CAPTURE(content);
            REQUIRE((relation.date.empty() || days_of(relation.date)));
        }
    }
}

TEST_CASE("some days of a year that has no date are no interval") {
    auto document = document_of("0000-01-01", "Kenya met Uganda on May 3 - 31.");
    RelationMention& relation = document.relations.emplace_back();
    relation.relation = relations().find("met-with").value();
    resolver().date_relations(document, resolver().find_times(document), {});
    CHECK(document.relations.front().date.empty());
}

TEST_CASE("a relation that holds without a date is told none") {
    const auto date_of = [](const char* name) {
        auto document = document_of("2024-04-26", "On April 3, 2024, Kenya met Uganda.");
        RelationMention& relation = document.relations.emplace_back();
        relation.relation = relations().find(name).value();
        relation.head_offset = document.content.find("Kenya");
        relation.tail_offset = document.content.find("Uganda");
        resolver().date_relations(document, resolver().find_times(document), {});
        return document.relations.front().date;
    };
    CHECK(date_of("met-with") == "2024-04-03");
    CHECK(date_of("part-of").empty());
}

TEST_CASE("missing or malformed tables are clear errors") {
    CHECK_THROWS_WITH_AS((void)DateResolver::load("no/such/folder", relations()), doctest::Contains("time_words.tsv"), std::runtime_error);
}

// Run by scripts/train/dates.py: articles with sentences and relations in, the features of the dates of each relation out.
TEST_CASE("features for the training of dates" * doctest::skip(std::getenv("ENTENTE_DATE_QUESTIONS") == nullptr)) {
    REQUIRE(std::getenv("ENTENTE_DATE_FEATURES") != nullptr);
    std::ifstream input(std::getenv("ENTENTE_DATE_QUESTIONS"), std::ios::binary);
    std::ofstream output(std::getenv("ENTENTE_DATE_FEATURES"), std::ios::binary);
    const auto lexicon = TimeLexicon::load(resources / "en/lexicons/time_words.tsv");
    Document document;
    SentenceTimes times;
    std::string kind;
    while (input >> kind) {
        if (kind == "D") {
            std::size_t size = 0;
            document = {};
            times.clear();
            input >> document.date >> document.body_offset >> size;
            document.date = document.date == "-" ? "" : document.date;
            document.content.resize(size);
            input.get();
            input.read(document.content.data(), static_cast<std::streamsize>(size));
        } else if (kind == "S") {
            Span span;
            input >> span.begin >> span.end;
            document.sentences.push_back({span});
        } else {
            if (times.empty()) {
                times = times_of(document, lexicon);
            }
            RelationMention relation;
            std::string name;
            std::string status;
            input >> name >> status >> relation.sentence >> relation.head_offset >> relation.tail_offset;
            relation.status = status_named(status).value();
            output << "R\n";
            for (const auto& candidate : date_candidates(document, times, relation, relations()[relations().find(name).value()])) {
                output << "C\t" << candidate.date << '\t' << candidate.expression.begin << '\t' << candidate.expression.end;
                for (const auto& feature : candidate.features) {
                    output << '\t' << feature;
                }
                output << '\n';
            }
        }
    }
    CHECK(output.good());
}
