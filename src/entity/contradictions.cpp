#include "contradictions.hpp"

#include "entente/text/table.hpp"

namespace entente {

void Contradictions::check(const Correction& correction, const std::string& actor, const std::string& other) {
    switch (correction.action) {
    case CorrectionAction::Merge: {
        if (actor == other) return; // they are one already
        once(correction, merged_, actor, other);
        against(correction, ignored_, actor);
        circle(correction, actor);
        const auto pair = correction.actor.name + "\n" + other;
        pairs_merged_.try_emplace(pair, correction.line, std::string{});
        against(correction, pairs_split_, pair);
        break;
    }
    case CorrectionAction::Split: {
        const auto pair = correction.form + "\n" + actor;
        once(correction, split_, pair, other);
        pairs_split_.try_emplace(pair, correction.line, std::string{});
        against(correction, pairs_merged_, pair);
        break;
    }
    case CorrectionAction::Rename:
        once(correction, renamed_, actor, correction.label);
        against(correction, ignored_, actor);
        break;
    case CorrectionAction::Retype:
        once(correction, retyped_, actor, std::string(name_of(correction.type)));
        against(correction, ignored_, actor);
        break;
    case CorrectionAction::Ignore:
        ignored_.try_emplace(actor, correction.line, std::string{});
        against(correction, merged_, actor);
        against(correction, renamed_, actor);
        against(correction, retyped_, actor);
        break;
    }
}

void Contradictions::contradict(const Correction& correction, std::size_t line) const {
    throw_table_error(file_, correction.line, "what it says of \"" + correction.actor.text + "\" contradicts line " + std::to_string(line));
}

void Contradictions::once(const Correction& correction, Said& said, const std::string& actor, const std::string& what) const {
    const auto [before, is_new] = said.try_emplace(actor, correction.line, what);
    if (!is_new && before->second.second != what) contradict(correction, before->second.first);
}

void Contradictions::against(const Correction& correction, const Said& said, const std::string& actor) const {
    if (const auto found = said.find(actor); found != said.end()) contradict(correction, found->second.first);
}

void Contradictions::circle(const Correction& correction, const std::string& actor) const {
    for (auto found = merged_.find(actor); found != merged_.end(); found = merged_.find(found->second.second)) {
        if (found->second.second == actor) contradict(correction, found->second.first);
    }
}

} // namespace entente
