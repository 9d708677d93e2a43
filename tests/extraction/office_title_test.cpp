#include "entente/extraction/office_title.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <random>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

using namespace entente;

namespace {

const std::filesystem::path resources = ENTENTE_TEST_RESOURCES;

const RelationTable& relations() {
    static const auto table = RelationTable::load(resources / "relations.tsv");
    return table;
}

const OfficeTitles& titles() {
    static const auto loaded = OfficeTitles::load(resources / "en/lexicons", relations());
    return loaded;
}

/// One sentence with marked mentions: [person] of entity 0, <body> of entity 1, {another actor} of entity 2.
Document document_of(const std::string& marked, const std::string& label) {
    Document document;
    document.entities.resize(3);
    document.entities[0].label = label;
    std::vector<std::size_t> begins;
    for (const char c : marked) {
        const auto opened = std::string("[<{").find(c);
        const auto closed = std::string("]>}").find(c);
        if (opened != std::string::npos) {
            begins.push_back(document.content.size());
        } else if (closed != std::string::npos) {
            Mention mention;
            mention.span = {begins.back(), document.content.size()};
            mention.entity = closed;
            document.mentions.push_back(mention);
            begins.pop_back();
        } else {
            document.content += c;
        }
    }
    document.sentences.push_back({{0, document.content.size()}});
    std::ranges::stable_sort(document.mentions, {}, [](const Mention& mention) { return mention.span.begin; });
    return document;
}

RelationMention office_in(const Document& document) {
    RelationMention relation;
    relation.relation = relations().find("holds-office").value();
    relation.head = 0;
    relation.tail = 1;
    for (const auto& mention : document.mentions) {
        if (mention.entity == 0) {
            relation.head_offset = mention.span.begin;
        }
    }
    return relation;
}

/// Makes references to `entities` of the mentions of entity 0.
void describe_person(Document& document, const std::vector<std::size_t>& entities) {
    std::erase_if(document.mentions, [&](const Mention& mention) {
        if (mention.entity == 0) document.references.push_back({mention.span, 0, entities});
        return mention.entity == 0;
    });
}

} // namespace

TEST_CASE("the title of an office is found beside the name") {
    struct Case {
        std::string sentence, label, title;
    };
    const std::vector<Case> cases{
        // before the name
        {"<Kazakh> Prime Minister [Olzhas Bektenov] left.", "Olzhas Bektenov", "Prime Minister"},
        {"They met President [Hamid Karzai].", "Hamid Karzai", "President"},
        {"<Germany>'s new foreign minister, [Anna Alt], left.", "Anna Alt", "foreign minister"},
        {"He met former President [Bush].", "George Bush", "former President"},
        {"Former <Malaysian> prime minister [Mahathir] left.", "Mahathir Mohamad", "Former prime minister"},
        {"<Chad>'s Deputy Prime Minister for Finance and Minister of Economy [Jane Roe] left.", "Jane Roe",
         "Deputy Prime Minister for Finance and Minister of Economy"},
        {"<U.S.> Deputy Assistant Secretary of State for African Affairs [Jane Roe] left.", "Jane Roe",
         "Deputy Assistant Secretary of State for African Affairs"},
        {"Minister of Transport and Infrastructure [Can Ak] left.", "Can Ak", "Minister of Transport and Infrastructure"},
        {"Minister of the Environment, Water, and Forests [Can Ak] left.", "Can Ak", "Minister of the Environment, Water, and Forests"},
        {"President of the Republic of <Armenia> [Can Ak] left.", "Can Ak", "President"},
        {"State Councilor and Foreign Minister [Li Wei] left.", "Li Wei", "State Councilor and Foreign Minister"},
        {"the Assistant to the President for Homeland Security, Dr. [Jane Roe], left.", "Jane Roe",
         "Assistant to the President for Homeland Security"},
        {"They met Prime Minis\u00ADter [Can Ak].", "Can Ak", "Prime Minister"},
        {"He spoke to Secretary of State Mr. [John Roe].", "John Roe", "Secretary of State"},
        {"<US> Special Representative for {Iran} [John Roe] left.", "John Roe", "Special Representative for Iran"},
        {"<UN> Secretary General [John Roe] left.", "John Roe", "Secretary General"},
        {"Director of National Intelligence (DNI) [Jane Roe] left.", "Jane Roe", "Director of National Intelligence"},
        {"On Sunday President [Can Ak] left.", "Can Ak", "President"},
        {"A spokesman for <the Vienna prosecutor's office>, [Can Ak], left.", "Can Ak", "spokesman"},
        // within the mention
        {"[<Kazakh> Prime Minister Olzhas Bektenov] left.", "Olzhas Bektenov", "Prime Minister"},
        {"[Secretary of State Jane Q. Roe] left.", "Jane Roe", "Secretary of State"},
        {"[President of <Croatia> Ana Anić] left.", "Ana Anić", "President"},
        {"[The President of <Russia>] left.", "Vladimir Putin", "President"},
        // behind the name
        {"[Can Ak], head of <Quds Force>, left.", "Can Ak", "head"},
        {"[Javier Solana], the <EU>'s foreign policy chief, left.", "Javier Solana", "foreign policy chief"},
        {"[Can Ak], a spokesman for <the PMF>, left.", "Can Ak", "spokesman"},
        {"[Can Ak] is the deputy commander of <the PMF>.", "Can Ak", "deputy commander"},
        {"[Can Ak], the acting Prime Minister of <Iraq>, left.", "Can Ak", "acting Prime Minister"},
        {"[Can Ak], <Commission> Director General for Energy, and {Bert Berg} left.", "Can Ak", "Director General for Energy"},
        {"{Bert Berg}, Head of Cabinet of the {Commission} President, and [Can Ak], <U.S.> Special Envoy, left.", "Can Ak",
         "Special Envoy"},
        // before a list of names
        {"Foreign Ministers [Li Wei] of <China> and {Lavrov} of {Russia} left.", "Li Wei", "Foreign Minister"},
        {"Foreign Ministers {Lavrov} of {Russia} and [Li Wei] of <China> left.", "Li Wei", "Foreign Minister"},
        // beside another mention of the person in the sentence: the offset is that of the last
        {"President [Can Ak] said [Ak] will leave.", "Can Ak", "President"},
        // no title
        {"[Can Ak] met {President Karzai}.", "Can Ak", ""},
        {"He informed [Can Ak] of it.", "Can Ak", ""},
        {"[Can Ak] left.", "Can Ak", ""},
    };
    for (const auto& [sentence, label, title] : cases) {
        const auto& shown = sentence; // clang 14 captures no structured binding
        CAPTURE(shown);
        const auto document = document_of(sentence, label);
        CHECK(titles().title_of(document, office_in(document)) == title);
    }
}

TEST_CASE("a title keeps the words that tell which post it is") {
    const auto title_in = [](const std::string& marked) {
        const auto document = document_of(marked, "Jane Roe");
        return titles().title_of(document, office_in(document));
    };
    CHECK(title_in("<Labour>'s Shadow Home Secretary [Jane Roe] left.") == "Shadow Home Secretary");
    CHECK(title_in("Second Lieutenant [Jane Roe] of <the Army> left.") == "Second Lieutenant");
    CHECK(title_in("[Jane Roe], Chief Economist at <Indeed>, left.") == "Chief Economist");
    CHECK(title_in("[Jane Roe], chief financial officer of <Indeed>, left.") == "chief financial officer");
    CHECK(title_in("[Jane Roe], Chief Commercial and Chief Financial Officer of <Indeed>, left.") ==
          "Chief Commercial and Chief Financial Officer");
    CHECK(title_in("[Jane Roe] is the deputy foreign minister of <Chad>.") == "deputy foreign minister");
    CHECK(title_in("The general manager of <Abu Dhabi Media>, Dr [Jane Roe], left.") == "general manager");
    CHECK(title_in("The <Chadian> commander, Major-General [Jane Roe], left.") == "commander");
    CHECK(title_in("[Jane Roe] served as Assistant Bureau Chief of <Indeed>.") == "Assistant Bureau Chief");
    CHECK(title_in("<UN> personal envoy [Jane Roe] left.") == "personal envoy");
    // such a word alone is a calling, not a post
    CHECK(title_in("<French> economist [Jane Roe] left.") == "");
}

TEST_CASE("a title tells that the post is held no more") {
    const auto title_in = [](const std::string& marked) {
        const auto document = document_of(marked, "Jane Roe");
        return titles().title_of(document, office_in(document));
    };
    CHECK(title_in("Former <U.S. central bank> chief [Jane Roe] left.") == "Former chief");
    CHECK(title_in("[Jane Roe], formerly the president of <Chad>, left.") == "former president");
    CHECK(title_in("[Jane Roe], formerly president of <Chad>, left.") == "former president");
    CHECK(title_in("[Jane Roe] previously served as the chair of <the Union>.") == "former chair");
    CHECK(title_in("[Jane Roe] studied in {Rome} and previously served as chair of <the Union>.") == "former chair");
    CHECK(title_in("[Jane Roe], formerly <the General Services Administration>'s chief of staff, left.") == "former chief of staff");
    CHECK(title_in("[Jane Roe], former mayor of {Rome}, left <Chad>.") == "former mayor");
}

TEST_CASE("a post with a possessive is not that of the person who is named next") {
    const auto title_in = [](const std::string& marked) {
        const auto document = document_of(marked, "Jane Roe");
        return titles().title_of(document, office_in(document));
    };
    CHECK(title_in("<The United Nations>' Secretary General's Personal Envoy for {Syria} [Jane Roe] left.") == "Personal Envoy for Syria");
    CHECK(title_in("[<The UN> Secretary General's aunt Jane Roe] left.") == "");
    CHECK(title_in("<The UN> Secretary General's [Jane Roe] left.") == "");
    CHECK(title_in("[The President]'s request to <Chad> was heard.") == "President"); // his own
    CHECK(title_in("[The President's] request to <Chad> was heard.") == "President");
    CHECK(title_in("The foreign ministers' host in <Chad> [Jane Roe] left.") == "");
    CHECK(title_in("[Jane Roe], the <Chadian> president's spokeswoman, left.") == "spokeswoman");
    CHECK(title_in("The <Chadian> ‘president’ [Jane Roe] left.") == "president"); // only quoted
}

TEST_CASE("a title is found where the post stands in plain words") {
    const auto title_in = [](const std::string& marked) {
        const auto document = document_of(marked, "Jane Roe");
        return titles().title_of(document, office_in(document));
    };
    CHECK(title_in("<United States> Senator from {Minnesota} [Jane Roe] left.") == "Senator");
    CHECK(title_in("After meeting the senator from <Minnesota>, [Jane Roe] left.") == "");
    CHECK(title_in("The Second Gentleman of <the United States>, [Jane Roe], left.") == "Second Gentleman");
    CHECK(title_in("[Jane Roe], curator and director of exhibits at <the Louvre>, left.") == "director");
    CHECK(title_in("[Jane Roe], the president and chief executive officer of <the Louvre>, left.") ==
          "president and chief executive officer");
    CHECK(title_in("[Jane Roe], the president and Foreign Minister {Alt} of <Chad> left.") == "president");
    CHECK(title_in("[Jane Roe] has served as the chair of <the Union>.") == "chair");
    CHECK(title_in("[Jane Roe] was appointed governor of <Chad>.") == "governor");
    CHECK(title_in("[Jane Roe] studied law at {Harvard} for years and served as Vice President of <the Union>.") == "Vice President");
    CHECK(title_in("[Jane Roe] worked for ten years as Executive Director of <the Union>.") == "Executive Director");
    // somebody else's
    CHECK(title_in("[Jane Roe] praised {Bo Berg} as president of <the Union>.") == "");
    CHECK(title_in("[Jane Roe] praised {Bo Berg} who was president of <the Union>.") == "");
    CHECK(title_in("[Jane Roe] wrote often to the president of <the Union>.") == "");
}

TEST_CASE("a title is that of the body, though another post stands beside the name") {
    const auto title_in = [](const std::string& marked, ActorType other = ActorType::Person) {
        auto document = document_of(marked, "Jane Roe");
        document.entities[2].type = other;
        return titles().title_of(document, office_in(document));
    };
    CHECK(title_in("Foreign Minister [Jane Roe] spoke as president of <the Union>.") == "president");
    CHECK(title_in("[Jane Roe], Commissioner, [Jane Roe] is head of <the Louvre>.") == "head");
    CHECK(title_in("[Jane Roe] served as envoy for Chad, Coordinator at {the Bank}, and Director for Peru on <the Staff>.",
                   ActorType::Organization) == "Director for Peru");
    CHECK(title_in("[Jane Roe] joined {the Bank} as Deputy Director of <the Union>.", ActorType::Organization) == "Deputy Director");
    CHECK(title_in("[Jane Roe] served as {Chad}'s delegate to <the Union>.", ActorType::State) == "delegate");
    CHECK(title_in("[Jane Roe] studied for years and has served as <Chadian> president since May.") == "president");
    CHECK(title_in("[Jane Roe] resigns as <the Union>'s Secretary of State for Defence.") == "Secretary of State for Defence");
    CHECK(title_in("He met President [Jane Roe] of <Chad>, as well as the King of <Chad>.") == "President");
}

TEST_CASE("a post is found for one who is nominated, and behind an ordinal") {
    const auto title_in = [](const std::string& marked) {
        const auto document = document_of(marked, "Jane Roe");
        return titles().title_of(document, office_in(document));
    };
    CHECK(title_in("[Jane Roe], Nominee for Director of Tests, <the Department>") == "Director of Tests");
    CHECK(title_in("They chose [Jane Roe] to be the next chair of <the Union>.") == "chair");
    CHECK(title_in("[Jane Roe], 42nd President of <Chad>, left.") == "President");
    CHECK(title_in("[Jane Roe], the 11th Secretary of State of <Chad>, left.") == "Secretary of State");
    CHECK(title_in("[Jane Roe] studied for years and was the first president of <Chad>.") == "president");
    CHECK(title_in("[Jane Roe] served as First Lady of <Chad>.") == "First Lady"); // no ordinal
    CHECK(title_in("<Chadian> Prime Minister-designate [Jane Roe] left.") == "Prime Minister-designate");
    CHECK(title_in("They praised [Jane Roe], our new envoy in <Chad>.") == "envoy");
}

TEST_CASE("a rank is a title only of one who has no post") {
    const auto title_in = [](const std::string& marked) {
        const auto document = document_of(marked, "Jane Roe");
        return titles().title_of(document, office_in(document));
    };
    CHECK(title_in("The <Chadian> Information Minister Brigadier General [Jane Roe] left.") == "Information Minister");
    CHECK(title_in("A <Chadian> army spokesman, Lieutenant Colonel [Jane Roe], left.") == "army spokesman");
    CHECK(title_in("Admiral [Jane Roe], chief of staff of <the Navy>, left.") == "chief of staff");
    CHECK(title_in("<Chadian> Major General [Jane Roe] left.") == "Major General");
    CHECK(title_in("<Chadian> Attorney General [Jane Roe] left.") == "Attorney General");
}

TEST_CASE("a title has neither another's post nor a name") {
    const auto title_in = [](const std::string& marked) {
        const auto document = document_of(marked, "Jane Roe");
        return titles().title_of(document, office_in(document));
    };
    CHECK(title_in("<Chad>'s President [Otto Alt], who was vice president of <Chad>, left.") == "President");
    CHECK(title_in("President [Otto Alt] said his deputy was sworn in as minister of <Chad>.") == "President");
    CHECK(title_in("President [Otto Alt]'s wife serves as an envoy of <Chad>.") == "President");
    CHECK(title_in("[Otto Alt] served as a federal prosecutor, two years as the Chief of <Chad>.") == "Chief");
    CHECK(title_in("{Alt} served <Chad> as Senior Advisor to former Secretary [Jane Roe].") == "former Secretary");
    CHECK(title_in("{Alt} was in <Chad> Legislative Director for Senator [Jane Roe].") == "Senator");
    CHECK(title_in("Under President [Jane Roe] <Chad> grew.") == "President");
    CHECK(title_in("Under Secretary [Jane Roe] of <Chad> left.") == "Under Secretary");
    CHECK(title_in("[Jane Roe], Minister for Asian Affairs Jane Roe of <Chad>") == "Minister for Asian Affairs");
    CHECK(title_in("[<Chad>'s justice minister] left.") == "justice minister");
    CHECK(title_in("The foreign ministers and President [Jane Roe] of <Chad> left.") == "President");
}

TEST_CASE("an office has its title from the nearest sentence that tells more") {
    const auto titles_of = [](const std::vector<std::string>& sentences) {
        std::string all;
        for (const auto& sentence : sentences) all += sentence + "\n";
        Document document = document_of(all, "Jane Roe");
        document.sentences.clear();
        for (std::size_t begin = 0, end = 0; (end = document.content.find('\n', begin)) != std::string::npos; begin = end + 1)
            document.sentences.push_back({{begin, end}});
        for (auto& mention : document.mentions) {
            while (document.sentences[mention.sentence].span.end < mention.span.begin) ++mention.sentence;
            if (mention.entity != 0) continue;
            auto office = office_in(document);
            office.head_offset = office.tail_offset = mention.span.begin;
            office.sentence = mention.sentence;
            document.relations.push_back(office);
        }
        titles().title_relations(document);
        std::vector<std::string> found;
        for (const auto& office : document.relations) found.push_back(office.title);
        return found;
    };
    using Titles = std::vector<std::string>;
    CHECK(titles_of({"[Roe] left.", "President [Roe] came.", "[Roe] sang."}) == Titles{"President", "President", "President"});
    CHECK(titles_of({"Governor [Roe] left.", "[Roe] sang.", "President [Roe] came."}) == Titles{"Governor", "Governor", "President"});
    CHECK(titles_of({"Secretary of State [Roe] left.", "Secretary [Roe] came."}) == Titles{"Secretary of State", "Secretary of State"});
    CHECK(titles_of({"General [Roe] left.", "President [Roe] came."}) == Titles{"President", "President"});
    CHECK(titles_of({"Secretary [Roe] left.", "Minister [Roe] came."}) == Titles{"Secretary", "Minister"});
    CHECK(titles_of({"[Roe] left.", "[Roe] came."}) == Titles{"", ""});
}

TEST_CASE("of two mentions in a sentence the one with the fuller title counts") {
    const auto document = document_of("Secretary of State [Jane Roe] of <Chad> said Secretary [Roe] will leave.", "Jane Roe");
    CHECK(titles().title_of(document, office_in(document)) == "Secretary of State");
}

TEST_CASE("only relations that want a title get one") {
    auto document = document_of("They met <Kazakh> Prime Minister [Olzhas Bektenov].", "Olzhas Bektenov");
    document.relations.push_back(office_in(document));
    document.relations.push_back(office_in(document));
    document.relations.back().relation = relations().find("met-with").value();
    titles().title_relations(document);
    CHECK(document.relations[0].title == "Prime Minister");
    CHECK(document.relations[1].title == "");
}

TEST_CASE("a title in capitals is written in small letters, an acronym is not") {
    const auto title_in = [](const std::string& marked) {
        auto document = document_of(marked, "Jane Roe");
        document.relations.push_back(office_in(document));
        titles().title_relations(document);
        return document.relations.front().title;
    };
    CHECK(title_in("<U.S.> SECRETARY [ROE] left.") == "Secretary");
    CHECK(title_in("<U.S.> SECRETARY OF STATE [ROE] left.") == "Secretary of State");
    CHECK(title_in("<Indeed> CEO [ROE] left.") == "CEO");
    CHECK(title_in("<U.S.> Secretary of State [Roe] left.") == "Secretary of State");
}

TEST_CASE("random words, bytes and offsets never fail") {
    std::mt19937 random(9);
    const std::vector<std::string> words{"President", "of", "the",  "for", "Minister", "and",    ",",       "General",  "(",
                                         ")",         "to", "\xff", "’s",  "-",        "former", "Foreign", "Ministers"};
    for (int round = 0; round < 3000; ++round) {
        Document document;
        document.entities.resize(3);
        document.entities[0].label = words[random() % words.size()];
        for (auto length = 1 + random() % 25; length > 0; --length) {
            document.content += words[random() % words.size()] + (random() % 4 == 0 ? "" : " ");
        }
        document.sentences.push_back({{0, document.content.size()}});
        for (int i = 0; i < 4; ++i) {
            Mention mention;
            mention.span.begin = random() % document.content.size();
            mention.span.end = mention.span.begin + random() % (document.content.size() - mention.span.begin + 1);
            mention.entity = random() % 3;
            document.mentions.push_back(mention);
        }
        RelationMention relation;
        relation.head = 0;
        relation.tail = 1;
        relation.head_offset = random() % 2 == 0 ? document.mentions.front().span.begin : random() % (document.content.size() + 3);
        REQUIRE(titles().title_of(document, relation).size() <= document.content.size() + 20);
    }
}

TEST_CASE("an office that is settled keeps the status that the reader gave it") {
    Document document = document_of("They will see Prime Minister [Alt] of <Canada>.", "Anna Alt");
    document.entities[0].type = ActorType::Person;
    document.entities[1].type = ActorType::State;
    for (auto& mention : document.mentions) mention.type = document.entities[mention.entity].type;
    RelationMention office = office_in(document);
    office.status = Status::Planned;
    document.relations.push_back(office);
    titles().settle_offices(document, 0.9F);
    REQUIRE(document.relations.size() == 1);
    CHECK(document.relations[0].confidence == 0.9F);
    CHECK(document.relations[0].status == Status::Planned);
}

TEST_CASE("an office that a sentence ties to a state word by word is told, and no other state's") {
    /// The offices of [person] after `told` (tails, all of .5) was read: tails and confidences.
    const auto offices_in = [](const std::string& marked, const std::vector<std::size_t>& told) {
        Document document = document_of(marked, "Anna Alt");
        document.entities[0].type = ActorType::Person;
        document.entities[1].type = document.entities[2].type = ActorType::State;
        for (auto& mention : document.mentions) mention.type = document.entities[mention.entity].type;
        for (const std::size_t tail : told) {
            RelationMention office = office_in(document);
            office.tail = tail;
            office.confidence = 0.5F;
            document.relations.push_back(office);
        }
        titles().settle_offices(document, 0.9F);
        std::vector<std::pair<std::size_t, float>> offices;
        for (const auto& relation : document.relations) offices.emplace_back(relation.tail, relation.confidence);
        return offices;
    };
    using Offices = std::vector<std::pair<std::size_t, float>>;
    CHECK(offices_in("<Canadian> leader [Alt] came.", {}) == Offices{{1, 0.9F}});
    CHECK(offices_in("<Canadian> opposition leader [Alt] came.", {}).empty());
    CHECK(offices_in("<Canadian> rebel commander [Alt] came.", {1}) == Offices{{1, 0.5F}}); // as the network told it
    const Offices sure{{1, 0.9F}};
    CHECK(offices_in("They met Prime Minister [Alt] of <Canada> and others of {Kenya}.", {}) == sure);
    CHECK(offices_in("Foreign Minister [Anna Alt] (<Panama>) and {Ecuador} signed.", {2}) == sure);
    CHECK(offices_in("<Rwandan> President [Alt] and {Congolese} soldiers met.", {1, 2}) == sure);
    CHECK(offices_in("<Turkey>'s President [Alt] left {Iran}.", {}) == sure);
    CHECK(offices_in("<China> (PRC) State Councilor and Foreign Minister [Alt] met {Kenya}.", {2}) == sure);
    CHECK(offices_in("<China> State Councilor and Foreign Minister [Alt] met {Kenya}.", {2}) == sure);
    // Not word by word, or another's post for that state: as the reader told it.
    CHECK(offices_in("{American} Special Envoy for <Iran> Ambassador [Alt] spoke.", {2}) == Offices{{2, 0.5F}});
    CHECK(offices_in("<Canada> met President [Alt] in {Kenya}.", {2}) == Offices{{2, 0.5F}});
    CHECK(offices_in("[Alt] of <Canada> came to {Kenya}.", {2}) == Offices{{2, 0.5F}});
    CHECK(offices_in("<Canada> and President [Alt] met.", {}).empty());
    CHECK(offices_in("The pro-<Canadian> President [Alt] met {Kenya}.", {}).empty());
}

TEST_CASE("a state that only stands by the post of another side is not that of who is named in the next sentence") {
    /// Whether Cole is left an office in Kenya that the reader read with this sentence before.
    const auto stays = [](const std::string& before) {
        Document document;
        document.content = before + " Defence Minister Cole was present.";
        document.sentences = {{{0, before.size()}}, {{before.size() + 1, document.content.size()}}};
        const std::vector<std::pair<std::string, ActorType>> names{
            {"Kenya", ActorType::State}, {"Alt", ActorType::Person}, {"Berg", ActorType::Person}, {"Cole", ActorType::Person}};
        for (std::size_t entity = 0; entity < names.size(); ++entity) {
            document.entities.emplace_back().type = names[entity].second;
            for (auto at = document.content.find(names[entity].first); at != std::string::npos;
                 at = document.content.find(names[entity].first, at + 1)) {
                Mention mention;
                mention.span = {at, at + names[entity].first.size() + (document.content.substr(at, 6) == "Kenyan" ? 1 : 0)};
                mention.type = names[entity].second;
                mention.entity = entity;
                mention.sentence = at > before.size() ? 1 : 0;
                document.mentions.push_back(mention);
            }
        }
        std::ranges::sort(document.mentions, {}, [](const Mention& mention) { return mention.span.begin; });
        RelationMention office;
        office.head = 3;
        office.relation = relations().find("holds-office").value();
        office.confidence = 0.6F;
        office.sentence = 1;
        office.head_offset = office.tail_offset = document.content.find("Cole");
        document.relations.push_back(office);
        titles().settle_offices(document, 0.9F);
        return std::ranges::any_of(document.relations, [](const RelationMention& relation) { return relation.head == 3; });
    };
    CHECK_FALSE(stays("President Alt received Kenyan Prime Minister Berg."));
    CHECK_FALSE(stays("President Alt of Kenya received Prime Minister Berg.")); // whose side Cole is of nothing tells
    CHECK(stays("Kenyan Prime Minister Berg left."));                           // there is no other side
    CHECK(stays("President Alt flew to Kenya and met Berg."));                  // the state stands by nobody's post
}

TEST_CASE("an office that a description of a person tells is told") {
    /// The tails of the offices of [person], who is only described.
    const auto offices_in = [](const std::string& marked) {
        Document document = document_of(marked, "Anna Alt");
        document.entities[0].type = ActorType::Person;
        document.entities[1].type = document.entities[2].type = ActorType::State;
        describe_person(document, {0});
        for (auto& mention : document.mentions) mention.type = ActorType::State;
        titles().settle_offices(document, 0.9F);
        std::vector<std::size_t> tails;
        for (const auto& relation : document.relations) tails.push_back(relation.tail);
        return tails;
    };
    using Tails = std::vector<std::size_t>;
    CHECK(offices_in("{Kenya} signed; [the President of <Rwanda>] spoke.") == Tails{1});
    CHECK(offices_in("<Rwanda> and [the {Kenyan} foreign minister] met.") == Tails{2});
    CHECK(offices_in("In <Rwanda> [the President] of {Kenya} spoke.") == Tails{2});
    CHECK(offices_in("{Kenya} met [the special envoy to <Rwanda>].").empty());
    CHECK(offices_in("{Kenya} met [the elder son of <Rwanda>].").empty());
    CHECK(offices_in("{Kenya} met [the critic of the President of <Rwanda>].").empty());
}

TEST_CASE("a description that is a post has the state whose post it is") {
    /// The state of the post that [description] is.
    const auto state_in = [](const std::string& marked) {
        Document document = document_of(marked, "");
        document.entities[1].type = document.entities[2].type = ActorType::State;
        describe_person(document, {});
        return titles().states_of_offices(document).front();
    };
    CHECK(state_in("{Kenya} met [the President of <Rwanda>].") == 1);
    CHECK(state_in("<Rwanda> met [the {Kenyan} president].") == 2);
    CHECK_FALSE(state_in("<Rwanda> met [{Kenya}'s old ally].").has_value());
    CHECK_FALSE(state_in("<Rwanda> met [the president of {Kenya}'s largest bank].").has_value());
    CHECK_FALSE(state_in("[The president] of <Rwanda> left.").has_value());
}

TEST_CASE("whoever has a title and is known to be of a state that the article names holds an office there, if no other is told") {
    /// The tails of the offices of [person] of Canada; <Canada> is entity 1, {…} another state.
    const auto offices_in = [](const std::string& marked, bool is_told = false) {
        Document document = document_of(marked, "Anna Alt");
        document.entities[0].type = ActorType::Person;
        document.entities[1].type = document.entities[2].type = ActorType::State;
        document.entities[0].country = document.entities[1].country = "CAN";
        document.entities[2].country = "KEN";
        for (auto& mention : document.mentions) mention.type = document.entities[mention.entity].type;
        if (is_told) {
            document.relations.push_back(office_in(document));
            document.relations.back().tail = 2;
            document.relations.back().confidence = 0.5F;
        }
        titles().settle_known_offices(document, 0.9F, 0.5F);
        std::vector<std::size_t> tails;
        for (const auto& relation : document.relations) tails.push_back(relation.tail);
        return tails;
    };
    using Tails = std::vector<std::size_t>;
    CHECK(offices_in("<Canada> told President [Alt] of it.") == Tails{1});
    CHECK(offices_in("<Canada> told [President Alt] of it.") == Tails{1});
    CHECK(offices_in("<Canada> told the singer [Alt] of it.").empty());
    CHECK(offices_in("<Canada> told opposition leader [Alt] of it.").empty());
    CHECK(offices_in("<Canada> told General [Alt] of it.") == Tails{1});
    CHECK(offices_in("<Canada> told rebel General [Alt] of it.").empty());
    CHECK(offices_in("<Canada> told Secretary General [Alt] of it.").empty());
    CHECK(offices_in("<Canada> told Commission President [Alt] of it.").empty());
    CHECK(offices_in("<Canada> told the party's president [Alt] of it.").empty());
    CHECK(offices_in("<Canada> told [King] of it.").empty());
    CHECK(offices_in("<Canada> told [Alt], president of a club.").empty());
    CHECK(offices_in("<Canada> and {Kenya}'s President [Alt] met.").empty());
    CHECK(offices_in("<Canada> told President [Alt] of {Kenya}.", true) == Tails{2});
}

TEST_CASE("who is known to be of one state keeps an office in another that the sentence ties to him") {
    const auto is_left = [](const std::string& marked) {
        Document document = document_of(marked, "Anna Alt");
        document.entities[0].type = ActorType::Person;
        document.entities[1].type = ActorType::State;
        document.entities[0].country = "FRA";
        document.entities[0].weight = 5;
        document.entities[1].country = "GEO";
        document.relations.push_back(office_in(document));
        document.relations.back().confidence = 0.9F;
        for (const Mention& mention : document.mentions) {
            if (mention.entity == 1) document.relations.back().tail_offset = mention.span.begin;
        }
        titles().drop_foreign_ties(document, 0.7F);
        return !document.relations.empty();
    };
    CHECK(is_left("[Alt], who is the president of <Georgia>, left."));
    CHECK(is_left("[Alt] is <Georgia>'s new president."));
    CHECK(is_left("[Alt], the administrator of <Georgia>, left."));
    CHECK_FALSE(is_left("President [Alt] spoke of <Georgia>."));
    CHECK_FALSE(is_left("[Alt] met the president of <Georgia>."));
    CHECK_FALSE(is_left("<Georgia>'s prime minister, President [Alt] said, left."));
    CHECK_FALSE(is_left("<Georgia> told President [Alt] of it."));
    CHECK_FALSE(is_left("<Georgia>'s proposals were discussed with President [Alt]."));
}

TEST_CASE("what is known to be of one state holds no office in another, nor is part of it") {
    /// Is the relation left that the reader tells, of an actor of Canada to a state of another country?
    const auto is_left = [](const std::string& relation, ActorType type, std::uint8_t weight, float confidence,
                            const char* country = "KEN") {
        Document document;
        document.entities.resize(2);
        document.entities[0].type = type;
        document.entities[0].country = "CAN";
        document.entities[0].weight = weight;
        document.entities[1].type = ActorType::State;
        document.entities[1].country = country;
        document.sentences.emplace_back();
        RelationMention& told = document.relations.emplace_back();
        told.relation = relations().find(relation).value();
        told.tail = 1;
        told.confidence = confidence;
        titles().drop_foreign_ties(document, 0.7F);
        return !document.relations.empty();
    };
    CHECK_FALSE(is_left("holds-office", ActorType::Person, 3, 0.95F));
    CHECK_FALSE(is_left("holds-office", ActorType::Person, 2, 0.65F));
    CHECK(is_left("holds-office", ActorType::Person, 2, 0.75F)); // a namesake
    CHECK(is_left("holds-office", ActorType::Person, 3, 0.95F, "CAN"));
    CHECK(is_left("holds-office", ActorType::Person, 3, 0.95F, ""));
    CHECK(is_left("visited", ActorType::Person, 3, 0.95F));
    CHECK_FALSE(is_left("part-of", ActorType::Organization, 0, 0.95F));
    CHECK(is_left("based-in", ActorType::Organization, 0, 0.95F));
    CHECK(is_left("part-of", ActorType::State, 9, 0.95F)); // Kosovo, told as a province
}

TEST_CASE("of the offices of several states that a person is told to hold those of the surest are left") {
    struct Office {
        std::size_t person;
        std::size_t body;
        float confidence;
        Status status = Status::Asserted;
    };
    /// The bodies of the offices that are left. Actors 0 and 1 are persons, 2 to 4 states, 5 an organization.
    const auto bodies_of = [](const std::vector<Office>& offices) {
        Document document;
        document.entities.resize(6);
        for (const std::size_t person : {0, 1}) document.entities[person].type = ActorType::Person;
        for (const std::size_t state : {2, 3, 4}) document.entities[state].type = ActorType::State;
        document.entities[5].type = ActorType::Organization;
        for (const Office& office : offices) {
            RelationMention& relation = document.relations.emplace_back();
            relation.relation = relations().find("holds-office").value();
            relation.head = office.person;
            relation.tail = office.body;
            relation.confidence = office.confidence;
            relation.status = office.status;
        }
        titles().keep_one_state(document);
        std::vector<std::size_t> bodies;
        for (const auto& relation : document.relations) bodies.push_back(relation.tail);
        return bodies;
    };
    using Bodies = std::vector<std::size_t>;
    CHECK(bodies_of({}).empty());
    CHECK(bodies_of({{0, 2, 0.5F}, {0, 3, 0.9F}, {0, 2, 0.6F}}) == Bodies{3});
    CHECK(bodies_of({{0, 2, 0.5F}, {0, 3, 0.7F}, {0, 2, 0.9F}}) == Bodies{2, 2}); // two sentences about the same state
    CHECK(bodies_of({{0, 2, 0.5F}, {1, 3, 0.9F}}) == Bodies{2, 3});
    CHECK(bodies_of({{0, 2, 0.5F}, {0, 5, 0.9F}}) == Bodies{2, 5});
    CHECK(bodies_of({{0, 2, 0.9F}, {0, 3, 0.9F}, {0, 4, 0.8F}}) == Bodies{2, 3});
    CHECK(bodies_of({{0, 2, 0.5F, Status::Denied}, {0, 3, 0.9F}}) == Bodies{2, 3});
    CHECK(bodies_of({{0, 2, 0.5F}, {0, 3, 0.9F, Status::Denied}}) == Bodies{2, 3});
}

TEST_CASE("nobody visits the state whose office he holds, nor its capital, but he may return there") {
    struct Case {
        std::string sentence;
        std::size_t goal; // 1: his state, 2: its capital, 3: another town of it, 4: another state
        float confidence;
        std::string title;
        bool stays;
    };
    const std::vector<Case> cases{
        {"He was in Ottawa.", 1, 0.9F, "President", false},         {"He was in Ottawa.", 2, 0.9F, "President", false},
        {"He was in Toronto.", 3, 0.9F, "President", true},         {"He was in Chad.", 4, 0.9F, "President", true},
        {"He was in Ottawa.", 2, 0.4F, "President", true},          {"He was in Ottawa.", 2, 0.9F, "interim President", false},
        {"He was in Ottawa.", 2, 0.9F, "ex-President", true},       {"He was in Ottawa.", 2, 0.9F, "President-elect", true},
        {"He was in Ottawa.", 2, 0.9F, "Ambassador to Chad", true}, {"The Home Minister was in Ottawa.", 2, 0.9F, "Home Minister", false},
        {"He was in Ottawa.", 2, 0.9F, "former President", true},   {"He returned to Ottawa.", 2, 0.9F, "President", true}};
    for (const Case& example : cases) {
        Document document;
        document.content = example.sentence;
        document.sentences.push_back({{0, document.content.size()}});
        document.entities.resize(5);
        for (const std::size_t place : {2, 3}) document.entities[place].type = ActorType::Place;
        for (const std::size_t state : {1, 4}) document.entities[state].type = ActorType::State;
        document.entities[1].country = document.entities[2].seat_of = "CAN";
        document.entities[4].country = "TCD";
        document.relations.resize(2);
        document.relations[0].relation = relations().find("holds-office").value();
        document.relations[1].relation = relations().find("visited").value();
        document.relations[0].tail = 1;
        document.relations[1].tail = example.goal;
        document.relations[0].confidence = example.confidence;
        document.relations[0].title = example.title;
        titles().drop_visits_at_home(document, 0.5F);
        CHECK_MESSAGE((document.relations.size() == 2) == example.stays, example.sentence << example.goal);
    }
}

TEST_CASE("of a very long sentence a title is found where its actors are") {
    std::string text;
    for (int n = 0; n < 3000; ++n) text += "President {Alt} and ";
    CHECK(titles().title_of(document_of(text + "Minister [Bo Alt] of <Canada>.", "Bo Alt"),
                            office_in(document_of(text + "Minister [Bo Alt] of <Canada>.", "Bo Alt"))) == "Minister");
}

TEST_CASE("a missing table of office words is a clear error") {
    CHECK_THROWS_WITH_AS((void)OfficeTitles::load("no/such/folder", relations()), doctest::Contains("office_words.tsv"),
                         std::runtime_error);
}
