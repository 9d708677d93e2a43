#pragma once

#include <string>
#include <string_view>

namespace entente {

/// The SHA-256 digest (FIPS 180-4) of the bytes in base64, as content security policies name scripts: of "" it is
/// "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=".
[[nodiscard]] std::string sha256_base64(std::string_view bytes);

} // namespace entente
