#include "entente/entity/knowledge_base.hpp"

#include "entente/text/normalise.hpp"
#include "tagged_document.hpp"
#include "temporary_folder.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <stdexcept>

namespace entente {
namespace {

std::string label_of(std::string_view name, ActorType type) {
    for (const auto& sense : shipped_knowledge().find(normalised_name(name))) {
        if (shipped_knowledge()[sense.actor].type == type) {
            return std::string(shipped_knowledge()[sense.actor].label);
        }
    }
    return {};
}

TEST_CASE("A state is found by each of its names, and by what damage leaves of them") {
    for (const auto* name : {"Türkiye", "Turkey", "Trkiye", "TÃ¼rkiye", "Turkish", "Turks", "Ankara", "Republic of Turkey"}) {
        const auto& shown = name; // clang 14 captures no structured binding
        CAPTURE(shown);
        CHECK(label_of(name, ActorType::State) == "Türkiye");
    }
}

TEST_CASE("Look-alike states are kept apart") {
    const std::pair<const char*, const char*> names[] = {{"Niger", "Niger"},
                                                         {"Nigeria", "Nigeria"},
                                                         {"Nigerien", "Niger"},
                                                         {"Nigerian", "Nigeria"},
                                                         {"Oman", "Oman"},
                                                         {"Romania", "Romania"},
                                                         {"Mali", "Mali"},
                                                         {"Somalia", "Somalia"},
                                                         {"Malawi", "Malawi"},
                                                         {"Slovakia", "Slovakia"},
                                                         {"Slovenia", "Slovenia"},
                                                         {"Austria", "Austria"},
                                                         {"Australia", "Australia"},
                                                         {"Iran", "Iran"},
                                                         {"Iraq", "Iraq"},
                                                         {"DRC", "Democratic Republic of the Congo"},
                                                         {"Congo-Brazzaville", "Republic of the Congo"},
                                                         {"North Korea", "North Korea"},
                                                         {"Republic of Korea", "South Korea"},
                                                         {"Guinea", "Guinea"},
                                                         {"Guinea-Bissau", "Guinea-Bissau"},
                                                         {"Equatorial Guinea", "Equatorial Guinea"},
                                                         {"Papua New Guinea", "Papua New Guinea"},
                                                         {"Dominica", "Dominica"},
                                                         {"Dominican Republic", "Dominican Republic"},
                                                         {"Sudan", "Sudan"},
                                                         {"South Sudan", "South Sudan"},
                                                         {"Macedonia", "North Macedonia"},
                                                         {"Chad", "Chad"},
                                                         {"Jordan", "Jordan"},
                                                         {"Georgia", "Georgia"},
                                                         {"Lebanon", "Lebanon"}};
    for (const auto& [name, label] : names) {
        const auto& shown = name; // clang 14 captures no structured binding
        CAPTURE(shown);
        CHECK(label_of(name, ActorType::State) == label);
    }
}

TEST_CASE("A label that English readers expect today is given") {
    CHECK(label_of("Czech Republic", ActorType::State) == "Czechia");
    CHECK(label_of("Swaziland", ActorType::State) == "Eswatini");
    CHECK(label_of("Burma", ActorType::State) == "Myanmar");
    CHECK(label_of("Recep Tayyip Erdoan", ActorType::Person) == "Recep Tayyip Erdoğan");
    CHECK(label_of("UN refugee agency", ActorType::Organization) == "United Nations High Commissioner for Refugees");
}

TEST_CASE("Spaces do not tell names apart") { CHECK(label_of("HongKong", ActorType::State) == "Hong Kong"); }

TEST_CASE("An unknown name has no sense") { CHECK(shipped_knowledge().find("zzyzx qwfp").empty()); }

TEST_CASE("Every label in the shipped knowledge leads back to its actor") {
    const auto& knowledge = shipped_knowledge();
    std::size_t lost = 0;
    for (std::size_t row = 0; row < knowledge.size(); ++row) {
        const auto senses = knowledge.find(normalised_name(knowledge[row].label));
        lost += std::none_of(senses.begin(), senses.end(), [&](NameSense sense) { return sense.actor == row; }) ? 1 : 0;
    }
    CHECK(lost < knowledge.size() / 500); // labels without a Latin letter, or of one letter
}

TEST_CASE("Transliterations of one name become equal, other names do not") {
    const auto& knowledge = shipped_knowledge();
    CHECK(knowledge.transliterated("zelenskyy") == knowledge.transliterated("zelensky"));
    CHECK(knowledge.transliterated("zelenskiy") == knowledge.transliterated("zelensky"));
    CHECK(knowledge.transliterated("qaddafi") == knowledge.transliterated("kaddafi"));
    CHECK(knowledge.transliterated("tareq") == knowledge.transliterated("tariq"));
    CHECK(knowledge.transliterated("esmaeil") == knowledge.transliterated("esmail"));
    CHECK(knowledge.transliterated("mohammad") == knowledge.transliterated("muhammed"));
    CHECK(knowledge.transliterated("li keqiang") != knowledge.transliterated("li qiang"));
    CHECK(knowledge.transliterated("tigran") != knowledge.transliterated("iran"));
}

TEST_CASE("A broken knowledge base is refused with file and line") {
    const TemporaryFolder folder;
    const auto message = [&](const std::string& actors) {
        std::ofstream(folder.path() / "actors.tsv") << actors;
        try {
            static_cast<void>(KnowledgeBase::load(folder.path()));
        } catch (const std::runtime_error& error) {
            return std::string(error.what());
        }
        return std::string();
    };
    CHECK(message("# fine\nQ43\tstate\n").find("actors.tsv, line 2: found 2 fields") != std::string::npos);
    CHECK(message("Q43\tcountry\tTürkiye\t\tTUR\t0\t0\t9\town\tLturkiye\n").find("line 1: the actor type is \"country\"") !=
          std::string::npos);
    CHECK(message("Q43\tstate\tTürkiye\t\tTUR\tx\t0\t9\town\tLturkiye\n").find("found \"x\" where a number") != std::string::npos);
    CHECK(message("Q43\tstate\tTürkiye\t\tTUR\t0\t0\t9\town\tZturkiye\n").find("found the name \"Zturkiye\"") != std::string::npos);
    CHECK(message("Q43\tstate\tTürkiye\t\tTUR\t0\t0\t9\town\tLturkiye\n").find("words.tsv") != std::string::npos);
}

} // namespace
} // namespace entente
