#include "output/sha256.hpp"

#include <doctest/doctest.h>

using namespace entente;

TEST_CASE("sha256_base64 gives the digests of FIPS 180-4") {
    struct Case {
        std::string bytes;
        std::string digest;
    };
    const Case cases[] = {
        {"", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="},
        {"abc", "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="},
        {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "JI1qYdIGOLjlwCaTDD5gOaM85Flk/yFn9uzt1BnbBsE="},
        {std::string(1'000'000, 'a'), "zcduXJkU+5KBocfihNc+Z/GAmkiklyAOBG05zMcRLNA="},
    };
    for (const Case& c : cases) CHECK(sha256_base64(c.bytes) == c.digest);
}
