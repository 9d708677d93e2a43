#pragma once

#include "entente/document/document.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

namespace entente {

/// Takes documents from `next` until it comes back empty and gives each to `analyse`, in `threads` threads (0 counts as 1) side by side.
/// Returns them in the order in which `next` gave them, whatever the number of threads.
///
/// `next` and `done` are called by one thread at a time, `analyse` by many. `done`, where given, hears how many documents are analysed.
/// At most one document a thread is under way, so a stream of articles is never read ahead into memory.
/// What any of the three throws ends all work and is thrown on.
[[nodiscard]] std::vector<Document> side_by_side(const std::function<std::optional<Document>()>& next,
                                                 const std::function<void(Document&)>& analyse, std::size_t threads,
                                                 const std::function<void(std::size_t)>& done = {});

} // namespace entente
