#pragma once

#include "entente/output/output_format.hpp"

namespace entente {

/// Writes one page that holds the graph, its drawing and all its sentences, and opens without a network (docs/formats/html.md).
///
/// The page is `page/page.html` of `options.resources`: in it `{{graph}}` becomes the graph as JSON, `{{policy}}` the content security
/// policy, and
/// `{{name}}` the file of that name beside it. The policy lets nothing run but those files, whatever an article contains.
/// Throws std::runtime_error naming the file when one cannot be read, before anything is written.
void write_html(const PropertyGraph& graph, const Ontology& ontology, const OutputOptions& options, std::ostream& out);

} // namespace entente
