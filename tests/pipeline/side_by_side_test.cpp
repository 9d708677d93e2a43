#include "entente/pipeline/side_by_side.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <stdexcept>
#include <string>
#include <thread>

using namespace entente;

namespace {

/// Gives documents "0", "1", … up to `count`.
auto numbered(std::size_t count) {
    return [count, next = std::size_t{0}]() mutable -> std::optional<Document> {
        if (next == count) return std::nullopt;
        Document document;
        document.id = std::to_string(next++);
        return document;
    };
}

} // namespace

TEST_CASE("documents come back analysed and in the order of the input for any number of threads") {
    for (const std::size_t threads : {0, 1, 2, 7}) {
        const auto documents = side_by_side(
            numbered(50),
            [](Document& document) {
                // Early documents take longest, so that later ones overtake them.
                if (document.id.size() == 1) std::this_thread::sleep_for(std::chrono::milliseconds(2));
                document.title = "t" + document.id;
            },
            threads);
        REQUIRE(documents.size() == 50);
        for (std::size_t i = 0; i < 50; ++i) CHECK(documents[i].title == "t" + std::to_string(i));
    }
}

TEST_CASE("no document gives no result") {
    CHECK(side_by_side(
              numbered(0), [](Document&) {}, 3)
              .empty());
}

TEST_CASE("progress counts every document once") {
    std::size_t calls = 0;
    std::size_t last = 0;
    (void)side_by_side(
        numbered(20), [](Document&) {}, 4,
        [&](std::size_t done) {
            ++calls;
            last = done;
        });
    CHECK(calls == 20);
    CHECK(last == 20);
}

TEST_CASE("no more documents are under way than there are threads") {
    std::atomic<int> under_way = 0;
    std::atomic<int> most = 0;
    auto give = numbered(40);
    (void)side_by_side(
        [&] {
            auto document = give();
            if (document) most = std::max(most.load(), ++under_way);
            return document;
        },
        [](Document&) { std::this_thread::sleep_for(std::chrono::microseconds(200)); }, 3, [&](std::size_t) { --under_way; });
    CHECK(most <= 3);
}

TEST_CASE("an exception ends the work and is thrown on") {
    for (const std::size_t threads : {1, 3}) {
        std::atomic<int> analysed = 0;
        CHECK_THROWS_WITH_AS((void)side_by_side(
                                 numbered(1'000'000),
                                 [&](Document& document) {
                                     if (document.id == "5") throw std::runtime_error("five");
                                     ++analysed;
                                 },
                                 threads),
                             "five", std::runtime_error);
        CHECK(analysed < 500'000);
    }
}
