#include "entente/text/table.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>

using namespace entente;

namespace {

/// A file in the temporary folder that is gone after the test.
class TemporaryFile {
public:
    explicit TemporaryFile(const std::string& content) : path_(std::filesystem::temp_directory_path() / "entente_table_test.tsv") {
        std::ofstream(path_, std::ios::binary) << content;
    }
    ~TemporaryFile() { std::filesystem::remove(path_); }
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

} // namespace

TEST_CASE("a table gives its rows with their lines, without remarks and blank lines") {
    const TemporaryFile file("# name\tcolour\nmet-with\t #123 \r\n\n  \nvisited\n");
    const auto rows = read_table(file.path(), 1, 2);
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].line == 2);
    CHECK(rows[0].fields == std::vector<std::string>{"met-with", "#123"});
    CHECK(rows[1].line == 5);
    CHECK(rows[1].fields == std::vector<std::string>{"visited", ""});
}

TEST_CASE("a byte order mark is no part of a table") {
    const TemporaryFile file("\xef\xbb\xbf# name\tcolour\n\xef\xbb\xbfmet-with\n");
    const auto rows = read_table(file.path(), 1, 2);
    REQUIRE(rows.size() == 1); // the remark is one
    CHECK(rows[0].fields[0] == "\xef\xbb\xbfmet-with");
}

TEST_CASE("what is wrong in a table is said with file and line") {
    const TemporaryFile too_many("a\tb\nc\td\te\n");
    CHECK_THROWS_WITH_AS((void)read_table(too_many.path(), 2, 2), doctest::Contains("line 2: found 3 fields parted by tabs, expected 2"),
                         std::runtime_error);
    const TemporaryFile no_utf8("a\n\xff\n");
    CHECK_THROWS_WITH_AS((void)read_table(no_utf8.path(), 1, 1), doctest::Contains("line 2: this line is no UTF-8"), std::runtime_error);
    CHECK_THROWS_WITH_AS((void)read_table("no/such/table.tsv", 1, 1), "no/such/table.tsv: cannot be opened for reading",
                         std::runtime_error);
    CHECK_THROWS_AS((void)read_table(std::filesystem::temp_directory_path(), 1, 1), std::runtime_error);
}

TEST_CASE("fields and blanks") {
    CHECK(split_fields("a,,b", ',') == std::vector<std::string>{"a", "", "b"});
    CHECK(split_fields("", ',') == std::vector<std::string>{""});
    CHECK(trimmed(" \t a b\r\n") == "a b");
    CHECK(trimmed(" \n") == "");
}
