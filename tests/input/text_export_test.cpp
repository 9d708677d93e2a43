#include "input/text_export.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace entente;

namespace {

struct Article {
    std::string title, date, loaded, body;
    bool operator==(const Article&) const = default;
};

std::vector<ExportedArticle> export_of(const std::string& text) {
    static const auto vocabulary = ExportVocabulary::load(ENTENTE_TEST_RESOURCES);
    static const auto days = DayReader::load(ENTENTE_TEST_RESOURCES);
    return read_text_export(text, vocabulary, days);
}

std::vector<Article> articles_of(const std::string& text) {
    std::vector<Article> articles;
    for (const auto& article : export_of(text)) {
        articles.push_back({article.title, article.date, article.loaded, text.substr(article.body.begin, article.body.size())});
    }
    return articles;
}

void check(const std::string& text, const std::vector<Article>& wanted) {
    const auto got = articles_of(text);
    REQUIRE(got.size() == wanted.size());
    for (std::size_t i = 0; i < got.size(); ++i) {
        CHECK(got[i].title == wanted[i].title);
        CHECK(got[i].date == wanted[i].date);
        CHECK(got[i].loaded == wanted[i].loaded);
        CHECK(got[i].body == wanted[i].body);
    }
}

const std::string rule(60, '_');

} // namespace

TEST_CASE("an export of LexisNexis is read with the title below the date or in a field") {
    check("Download Request: Selected Items: 1-4\n\nTerms: (Norland)\n\n\n"
          "                               1 of 4 DOCUMENTS\n\n\n"
          "                                 The Elm Post\n\n"
          "                            July 3, 2011 Sunday\n                                 Final Edition\n\n"
          "Norland and Ostia\nhold talks\n\n"
          "BYLINE: Anna Berg,\nCarl Dent\n\nSECTION: WORLD; Pg. 4\n\nLENGTH: 845 words\n\nDATELINE: PORT ELM\n\n\n"
          "Norland met Ostia.\n\nSubject: a treaty.\n\nThey left.\n\n"
          "GRAPHIC: Photo: a ship\n\nLOAD-DATE: July 4, 2011\n\nLANGUAGE: ENGLISH\n\n\n"
          "                     Copyright 2011 The Elm Post\n                         All Rights Reserved\n\n"
          "                               2 of 4 DOCUMENTS\n\n\n"
          "          Copyright 2011 The Elm Post Company\n                         All Rights Reserved\n\n"
          "                                 The Elm Post\n\n"
          "                            July 5, 2011 Tuesday\n\n"
          "SECTION: WORLD\n\nLENGTH: 20 words\n\nHEADLINE: Ostia left;\nNorland stays\n\nBYLINE: Anna Berg\n\nBODY:\n\n"
          "Ostia left.\n\nSUBJECT: TREATIES (90%); SHIPS\n(80%)\n\nLOAD-DATE: July 6, 2011\n\n\n"
          "                               3 of 4 DOCUMENTS\n\n\n"
          "                                 Elm Monthly\n\n"
          "                            August 2011\n\nVell speaks\n\nLENGTH: 9 words\n\nNorland met Vell.\n\nLOAD-DATE: August 9, 2011\n\n"
          "                               4 of 4 DOCUMENTS\n\n\n"
          "                                 The Elm Post\n\n"
          "                            July 7, 2011 Thursday\n\nVell left\n\nVell met Ostia.\n\nLOAD-DATE: July 8, 2011\n",
          {{"Norland and Ostia hold talks", "2011-07-03", "2011-07-04", "Norland met Ostia.\n\nSubject: a treaty.\n\nThey left."},
           {"Ostia left; Norland stays", "2011-07-05", "2011-07-06", "Ostia left."},
           {"Vell speaks", "", "2011-08-09", "Norland met Vell."},
           {"Vell left", "2011-07-07", "2011-07-08", "Vell met Ostia."}});
}

TEST_CASE("an export of ProQuest is read with its counters or with its rules alone") {
    const std::string first =
        "Norland and Ostia hold talks\n\nAuthor: Berg, Anna\n\nPublication info: The Elm Post; Port Elm [Port Elm]03 July "
        "2011: A.4.\n\nhttp://elm.example/1\n\nAbstract: They met.\n\nLinks: none\n\n"
        "Full text: Norland met Ostia.\nThey left.\n\nSubject: Treaties; Ships\n\nLocation: Norland\n\n"
        "Title: Norland and Ostia hold talks: [Final Edition]\n\nPublication title: The Elm Post\n\nPages: A.4\n\n"
        "Publication date: Jul 3, 2011\n\nCopyright: Elm Post Company Jul 3, 2011\n\nLast updated: 2011-07-04\n\n";
    const std::string second =
        "Ostia left\n\nFull Text: Ostia left Port Elm.\nLocation: the port.\nNobody was there.\n\nTitle: Ostia left\n\n"
        "Publication date: Jul 5, 2011\n\nDatabase: Elm\n\n";
    const std::vector<Article> wanted{{"Norland and Ostia hold talks", "2011-07-03", "", "Norland met Ostia.\nThey left."},
                                      {"Ostia left", "2011-07-05", "", "Ostia left Port Elm.\nLocation: the port.\nNobody was there."}};
    const auto last = rule + "\n\nContact us at: http://elm.example\n\nDatabase copyright © 2011 Elm. All rights reserved.\n";
    check(rule + "\n\nReport Information from Elm\n\n" + rule + "\n\nDocument 1 of 2\n\n" + first + rule + "\n\nDocument 2 of 2\n\n" +
              second + last,
          wanted);
    check(rule + "\n\n" + first + rule + "\n\n" + second + last, wanted);
}

TEST_CASE("an export of Nexis Uni or Factiva is read by the ends of its articles") {
    check("Documents (2)\n\n1. Norland and Ostia hold talks\n\nSearch Terms: Norland\n\nTimeline: Jul 01, 2011 to Jul 09, 2011\n\n"
          "Norland and Ostia hold talks\nThe Elm Post\nJuly 3, 2011 Sunday\n\nCopyright 2011 Elm Post Company All Rights Reserved\n\n"
          "Section: WORLD; Pg. 4\nLength: 845 words\nByline: Anna Berg\n\nBody\n\n\nNorland met Ostia.\n\n\n"
          "Graphic\n\nVell attacks Ostia, CARL DENT\n\n\nClassification\n\n\n"
          "Language: ENGLISH\n\nLoad-Date: July 4, 2011\n\n\nEnd of Document\n\n"
          "Ostia left\n\nThe Elm Post\n\nJuly 5, 2011 Tuesday\n\nCopyright 2011 Elm Post Company All Rights Reserved\n\n"
          "Length: 20 words\n\nBody\n\nOstia left.\n\nLoad-Date: July 6, 2011\n\nEnd of Document\n",
          {{"Norland and Ostia hold talks", "2011-07-03", "2011-07-04", "Norland met Ostia."},
           {"Ostia left", "2011-07-05", "2011-07-06", "Ostia left."}});
    check("\nFactiva\n\nNorland and Ostia hold talks\nBy Anna Berg\n1,845 words\n3 July 2011\nThe Elm Post\nELMP\nA4\nEnglish\n"
          "(c) 2011 Elm Post Company. All rights reserved.\n\nNorland met Ostia.\n\nThey left.\n\nDocument ELMP000020110703e77300001\n\n"
          "Ostia left\n20 words\n5 July 2011\nThe Elm Post\nELMP\nEnglish\nCopyright 2011 Elm Post Company\n\nOstia left.\n\n"
          "Document ELMP000020110705e77500002\n\nSearch Summary\nText\tNorland\n",
          {{"Norland and Ostia hold talks", "2011-07-03", "", "Norland met Ostia.\n\nThey left."},
           {"Ostia left", "2011-07-05", "", "Ostia left."}});
}

TEST_CASE("an export of one article is one where its fields tell, and numbers may have commas") {
    const std::string article = "\n\nThe Elm Post\n\nNorland speaks\n\nLENGTH: 9 words\n\nNorland met Vell.\n\nGRAPHIC: a ship\n";
    check("1 of 1 DOCUMENT" + article, {{"Norland speaks", "", "", "Norland met Vell."}});
    check("3 of 5 DOCUMENTS" + article, {{"Norland speaks", "", "", "Norland met Vell."}});
    check("1 of 1,234 DOCUMENTS" + article + "2 of 1,234 DOCUMENTS" + article,
          {{"Norland speaks", "", "", "Norland met Vell."}, {"Norland speaks", "", "", "Norland met Vell."}});
    check("1 of ,1 DOCUMENTS" + article, {});
}

TEST_CASE("a text is no export without marks of several articles") {
    for (const auto* const text :
         {"", "1 of 1 DOCUMENTS\n\nNorland met Ostia.\n", "1 of 2 DOCUMENTS\n\nA\n\n1 of 2 DOCUMENTS\n\nB\n", "Document 1 of 2\n\nA\n",
          "The first was document 1 of 2.\nDocument 1 of 2 was lost.\nDocument 2 of 2 was not.\n", "1 of 2 DOCUMENTS\n2 of 3 DOCUMENTS\n",
          "3 of 2 DOCUMENTS\n4 of 2 DOCUMENTS\n", "0 of 2 DOCUMENTS\n1 of 2 DOCUMENTS\n",
          "99999999999999999999999 of 2 DOCUMENTS\n1 of 2 DOCUMENTS\n",
          "Norland met Ostia.\n\nEnd of Document\n\nOstia left.\n\nEnd of Document\n",
          "____________________\nA met B.\n____________________\nB left.\n____________________\n",
          "Document ELMP000020110703e77300001\nDocument ELMP000020110705e77500002\n"}) {
        CHECK_MESSAGE(export_of(text).empty(), text);
    }
}

TEST_CASE("an article above the first counter is read, and carriage returns are no part of a mark") {
    check("Elm Post\r\n\r\nJuly 2, 2011\r\n\r\nLENGTH: 3 words\r\n\r\nVell left.\r\n\r\n2 of 3 DOCUMENTS\r\n\r\nBODY:\r\n\r\nOstia "
          "left.\r\n\r\n3 of 3 DOCUMENTS\r\n\r\nBODY: Norland left.\r\n\r\n",
          {{"", "2011-07-02", "", "Vell left."}, {"", "", "", "Ostia left."}, {"", "", "", "Norland left."}});
}

TEST_CASE("an exported article without a body has none") {
    const auto articles = export_of("1 of 3 DOCUMENTS\n\nLENGTH: 0 words\n\nLOAD-DATE: none\n\n2 of 3 DOCUMENTS\n3 of 3 DOCUMENTS");
    REQUIRE(articles.size() == 3);
    CHECK(std::ranges::all_of(articles, [](const auto& article) { return article.body.empty(); }));
    CHECK(articles[0].odd_day == "none");
}

TEST_CASE("an export that is cut anywhere is read as far as it goes") {
    const std::string whole =
        "1 of 2 DOCUMENTS\n\nElm Post\n\nJuly 3, 2011\n\nTalks\n\nBYLINE: Ü\n\nNorland met Ostia.\n\nURL: x\n\nLOAD-DATE: "
        "July 4, 2011\n2 of 2 DOCUMENTS\n\nBODY:\n" +
        rule;
    for (std::size_t size = 0; size <= whole.size(); ++size) {
        for (const auto& article : export_of(whole.substr(0, size))) {
            CHECK(article.body.begin <= article.body.end);
            CHECK(article.body.end <= size);
        }
    }
}
