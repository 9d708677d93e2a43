#pragma once

#include "cli/build_options.hpp"
#include "cli/output_targets.hpp"
#include "entente/pipeline/pipeline.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace entente {

/// Makes the folder unless it is there. Throws std::runtime_error naming it when that fails, or nothing may be written into it.
void make_folder(const std::string& folder);

/// An article's id as the name of a file: "https://a.org/x?1" -> "https___a.org_x_1". Letters of any script, digits, "-", "_", "." stay.
[[nodiscard]] std::string file_name_of(std::string_view id);

/// Attempts to write one graph an article, or its part that is asked for, into files that are not `taken`. Throws std::runtime_error when
/// two ids give one file name, before anything is written.
void write_per_document(Attempts& attempts, TakenFiles& taken, const BuildOptions& options, const Pipeline& pipeline,
                        std::span<const Document> documents, const std::optional<ViewOptions>& view);

} // namespace entente
