#include "input/filled_text.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

using namespace entente;

namespace {

std::string unfilled(std::string text) {
    static const auto words = HyphenWords::load(ENTENTE_TEST_RESOURCES);
    unfill(text, [&]() -> const HyphenWords& { return words; });
    return text;
}

const std::string wrapped = "The president of Norland, Anna Berg, met the\nprime minister of Ostia, Carl Dent, in Port Elm\n"
                            "on Monday and thanked him for his help in the\nwar. The two spoke about the fishing grounds\nin the north.";

/// Each line end a blank, as in a paragraph that was put together.
std::string in_one_line(std::string text) {
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

} // namespace

TEST_CASE("what stands around wrapped paragraphs keeps its lines, and they are put together") {
    const std::string address = "https://x.example/" + std::string(130, 'a');
    const std::vector<std::pair<std::string, std::string>> around{
        {"Berg in Port Elm for talks\nBy JOHN SMITH\nThe Lantern\n\n", ""},
        {"", "\n\nJohn Smith\nThe Lantern\n"},
        {"", "\n\nSource: " + address + "\n"},
        {"- a list\n- of short lines\n- that nobody filled\n\n", "\n\nNorland\nOstia\n"},
    };
    for (const auto& [before, after] : around) {
        const std::string text = before + wrapped + after;
        CAPTURE(text);
        CHECK(unfilled(text) == before + in_one_line(wrapped) + after);
    }
}

TEST_CASE("indented lines part wrapped paragraphs where no blank lines do") {
    CHECK(unfilled("   " + wrapped + "\n   " + wrapped) == "   " + in_one_line(wrapped) + "\n   " + in_one_line(wrapped));
}

TEST_CASE("a line that was wrapped a word too early is no paragraph") {
    const std::string early = "The two also spoke of the Elm, and the\nUnited Nations will have to decide, said the\nspokesman.";
    CHECK(unfilled(wrapped + "\n\n" + early) == in_one_line(wrapped) + "\n\n" + in_one_line(early));
}

TEST_CASE("points of a list and lines that each end by themselves stay, beside wrapped paragraphs too") {
    const std::vector<std::string> lists{
        "The main points of the day are:\n* Norland sent the fishermen of Ostia home at noon\n"
        "* Ostia and Averland signed an agreement in Elm\n* Averland attacked the fishermen of Norland",
        "- Norland sent the fishermen of Ostia home, now\n- Ostia and Averland signed a paper in Port Elm,",
        "1. Anna Berg, president of the state of Norland\n2. Carl Dent, the prime minister of all of Ostia",
        "BERG: We will never leave Ostia alone in Elm now\nDENT: Norland stands by Ostia and helps the town\n"
        "FENN: Averland and Ostia signed the long treaty",
    };
    for (const auto& list : lists) {
        CAPTURE(list);
        const std::string after = "\n\n" + wrapped;
        CHECK(unfilled(wrapped + "\n\n" + list + after).find("\n\n" + list + "\n\n") != std::string::npos);
    }
    // a dash and a number in a sentence, and a point of two lines
    const std::string in_sentence = "The president of Norland met the prime minister\n- her friend - in Port Elm on a day of the year\n"
                                    "1990. The two spoke for long about the fishing\ngrounds in the north.";
    CHECK(unfilled(wrapped + "\n\n" + in_sentence) == in_one_line(wrapped) + "\n\n" + in_one_line(in_sentence));
    const std::string point = "* The president of Norland met the minister in\nPort Elm";
    CHECK(unfilled(wrapped + "\n\n" + point + "\n" + point).ends_with(in_one_line(point) + "\n" + in_one_line(point)));
    const std::string two = "The president of Norland met the minister of\nOstia on Monday.";
    CHECK(unfilled(wrapped + "\n\n" + two).ends_with(in_one_line(two)));
}

TEST_CASE("a point of a list goes on in lines that are indented deeper") {
    const std::string first = "- The prime minister of Ostia thanked him for";
    const std::string second = "- The two spoke about the fishing grounds that";
    CHECK(unfilled(wrapped + "\n\n" + first + "\n  his help.\n" + second + "\n  are in the north.") ==
          in_one_line(wrapped) + "\n\n" + first + "   his help.\n" + second + "   are in the north.");
}

TEST_CASE("lines are as wide as they look") {
    const std::string quoted = "“We will never do it,” “not now, not ever,” she\nsaid in Port Elm on Monday. The two spoke about\n"
                               "the fishing grounds in the north, and the\nminister from Ostia thanked her.";
    CHECK(unfilled(quoted) == in_one_line(quoted));
}

TEST_CASE("lists, verse, headlines, tables and sentences by line stay as they are") {
    const std::vector<std::string> texts{
        "Chancellor Angela Merkel\nPresident Emmanuel Macron\nChancellor Olaf Scholz\nPrime Minister Donald Tusk\nPresident Anna Berg",
        "because i could not stop for death\nhe kindly stopped for me\nthe carriage held but just ourselves\nand immortality",
        "Macron meets Scholz in Paris for talks on the war\nNorland attacks Ostia with drones and missiles\n"
        "Ostia urges Norland to send no more of its drones\nNorland rejects the plan of the fishermen again",
        "Country      Troops  Tanks\nNorland      180000    300\nOstia        200000    220\nAverland     170000    600",
        "Norland attacked Ostia on Monday with forty drones.\nThe president of Ostia met the minister in Port Elm.\n"
        "They spoke about the war and about help for Ostia.\nOstia thanked Norland for what it had done so far.",
        "https://x.example/aaaaaaaaaaaaaa/1\nhttps://x.example/aaaaaaaaaaaa/2\nhttps://x.example/aaaaaaaaaaaaaaa/3\nhttps://x.example/4",
    };
    for (const auto& text : texts) {
        CAPTURE(text);
        CHECK(unfilled(text) == text);
    }
}

TEST_CASE("a word that a line end parts is one word, and no byte moves") {
    const std::string soft = "\u00ad";
    const std::string joiner = "\u2060";
    const auto text_with = [](const std::string& first, const std::string& line_end, const std::string& second) {
        return "The president of Norland and Emmanuel " + first + line_end + second +
               " met in Port Elm and spoke for long about\nthe fishing grounds in the north and also of\nall that was in the south and the "
               "west, where\nnobody is well known.";
    };
    struct Case {
        std::string first, line_end, second, between;
    };
    const std::vector<Case> cases{
        {"Mac", "-\n", "ron", soft},
        {"Mac", "-\r\n", "ron", joiner},
        {"Mac", "\u2010\n", "ron", soft + soft},
        {"Mac", soft + "\n", "ron", joiner},
        {"well", "-\n", "known", "- "},
        {"US", "-\n", "led", "- "},
        {"33-year", "-\n", "old", "- "},
        {"Norland", "-\n", "led", "- "},
        {"Mac", "-\n", "Ron", "- "},
        {"well", soft + "\n", "known", joiner},
    };
    for (const auto& [first, line_end, second, between] : cases) {
        const auto text = text_with(first, line_end, second);
        CAPTURE(text);
        const auto content = unfilled(text);
        CHECK(content.size() == text.size());
        CHECK(content.find(first + between + second) != std::string::npos);
        CHECK(content.find("about the fishing") != std::string::npos);
    }
}

TEST_CASE("a hyphen at one line end of many is the word's own") {
    std::string many;
    for (int i = 0; i < 8; ++i) many += wrapped + "\n\n";
    many += "The president of Norland, Anna Berg, met Elm-\nbased firms in the city of Port Elm and also\nin the valley.";
    CHECK(unfilled(many).find("Elm- based firms in the city") != std::string::npos);
}

TEST_CASE("a hyphen before words that no line end parts off is the word's own") {
    const auto text_with = [](const std::string& parted) {
        return "The prime minister of Ostia and all the " + parted + " men of the north met in Port Elm and\n" +
               "spoke about the fishing grounds in the north\nand also of the long war in the south and of\nall that was in the west.";
    };
    CHECK(unfilled(text_with("Berg-\nbacked")).find("Berg- backed men of the") != std::string::npos);
    CHECK(unfilled(text_with("pre-\nand post-war")).find("pre- and post-war men of the") != std::string::npos);
    CHECK(unfilled(text_with("un-\nbacked")).find("un\u00adbacked men of the") != std::string::npos);
}
