#include "entente/output/output_file.hpp"

#include "child_process.hpp"
#include "temporary_folder.hpp"

#include <doctest/doctest.h>

#include <csignal>
#include <filesystem>
#include <iterator>
#include <ostream>
#include <stdexcept>

using namespace entente;

namespace {

std::size_t files_in(const TemporaryFolder& folder) {
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder.path()), {}));
}

} // namespace

TEST_CASE("a written file replaces the older one and leaves nothing beside it") {
    const TemporaryFolder folder;
    const auto file = folder.add("a.txt", "older and longer");
    write_output_file(file, [](std::ostream& out) { out << "new"; });
    CHECK(folder.content("a.txt") == "new");
    CHECK(files_in(folder) == 1);
}

TEST_CASE("when writing fails the older file is as it was and nothing lies beside it") {
    const TemporaryFolder folder;
    const auto file = folder.add("a.txt", "older");
    CHECK_THROWS_AS(write_output_file(file,
                                      [](std::ostream& out) {
                                          out << "half";
                                          throw std::runtime_error("no");
                                      }),
                    std::runtime_error);
    CHECK_THROWS_WITH_AS(write_output_file(file, [](std::ostream& out) { out.setstate(std::ios::badbit); }),
                         doctest::Contains("a.txt: cannot be written"), std::runtime_error);
    CHECK(folder.content("a.txt") == "older");
    CHECK(files_in(folder) == 1);
}

TEST_CASE("a folder that is missing or a name that is a folder is refused by name") {
    const TemporaryFolder folder;
    CHECK_THROWS_WITH_AS(write_output_file(folder.path() / "no" / "a.txt", [](std::ostream&) {}),
                         doctest::Contains("no/a.txt: cannot be written"), std::runtime_error);
    CHECK_THROWS_WITH_AS(write_output_file(folder.path(), [](std::ostream&) {}), doctest::Contains("it is a folder"), std::runtime_error);
}

TEST_CASE("through a symbolic link the file it points to is written") {
    const TemporaryFolder folder;
    folder.add("real.txt", "older");
    std::filesystem::create_symlink("real.txt", folder.path() / "link.txt");
    write_output_file(folder.path() / "link.txt", [](std::ostream& out) { out << "new"; });
    CHECK(folder.content("real.txt") == "new");
    CHECK(std::filesystem::is_symlink(folder.path() / "link.txt"));
}

TEST_CASE("a device is written straight, and a full one is an error") {
    CHECK_NOTHROW(write_output_file("/dev/null", [](std::ostream& out) { out << "text"; }));
    CHECK_THROWS_WITH_AS(write_output_file("/dev/full", [](std::ostream& out) { out << std::string(100'000, 'x'); }),
                         doctest::Contains("/dev/full: cannot be written"), std::runtime_error);
}

TEST_CASE("a signal that ends the program leaves the older file and nothing beside it") {
    const TemporaryFolder folder;
    const auto file = folder.add("a.txt", "older");
    const int status = status_of_child([&] {
        std::signal(SIGTERM, SIG_DFL);
        remove_unfinished_files_on_signals();
        write_output_file(file, [](std::ostream& out) {
            out << "half" << std::flush;
            ::raise(SIGTERM);
        });
    });
    CHECK(WIFSIGNALED(status));
    CHECK(WTERMSIG(status) == SIGTERM);
    CHECK(folder.content("a.txt") == "older");
    CHECK(files_in(folder) == 1);
}
