#pragma once

#include "entente/graph/period.hpp"
#include "entente/graph/view.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace boost::program_options {
class options_description;
class variables_map;
} // namespace boost::program_options

namespace entente {

/// The view that a command line asks for, checked as far as it can be before the tables are loaded (docs/commands/views.md).
struct ViewRequest {
    ViewOptions view;
    std::vector<std::string> relations;
    std::vector<std::string> families;
    std::optional<float> min_confidence; ///< articles are read with it instead
    bool states = false;
    std::optional<PeriodUnit> by; ///< one file a period
};

/// The options of views, a group of their own in the help; `--by` only where several files can be written.
[[nodiscard]] boost::program_options::options_description view_options_group(bool with_by);

/// Throws UsageError.
[[nodiscard]] ViewRequest parse_view_options(const boost::program_options::variables_map& given);

/// What the request asks of a graph; empty where it asks for the whole of it. Loads the resources that states need. Throws UsageError where
/// it names a relation or family that the ontology does not have.
[[nodiscard]] std::optional<ViewOptions> view_options(const ViewRequest& request, const Ontology& ontology,
                                                      const std::filesystem::path& resources);

} // namespace entente
