#include "cli/explain.hpp"

#include "cli/counted.hpp"
#include "cli/explain_options.hpp"
#include "cli/reading.hpp"
#include "cli/resources.hpp"
#include "cli/usage_error.hpp"
#include "entente/entity/explanation.hpp"
#include "entente/graph/actor_search.hpp"
#include "entente/graph/graph_builder.hpp"
#include "entente/text/table.hpp"
#include "entente/text/terminal_text.hpp"

#include <algorithm>
#include <iostream>
#include <map>
#include <stdexcept>

namespace entente {
namespace {

constexpr std::size_t most_documents = 5; // named for a form

/// The sentences of identity_rules.tsv by the names of the rules.
std::map<std::string, std::string> load_sentences(const std::filesystem::path& resources) {
    const std::filesystem::path file = resources / "identity_rules.tsv";
    std::map<std::string, std::string> sentences;
    for (const TableRow& row : read_table(file, 2, 2)) sentences[row.fields[0]] = row.fields[1];
    for (std::size_t rule = 0; rule < identity_rule_count; ++rule) {
        const std::string name(name_of(static_cast<IdentityRule>(rule)));
        if (!sentences.contains(name)) throw std::runtime_error(file.string() + ": no line explains the rule \"" + name + "\"");
    }
    return sentences;
}

std::string some_of(const std::vector<std::string>& documents) {
    std::string list;
    for (std::size_t d = 0; d < std::min(documents.size(), most_documents); ++d)
        list += (d == 0 ? "" : ", ") + printable_line(documents[d]);
    const std::size_t more = documents.size() - std::min(documents.size(), most_documents);
    return more == 0 ? list : list + " and " + std::to_string(more) + " more";
}

void print(const Explanation& explanation, const std::map<std::string, std::string>& sentences) {
    const auto sentence = [&](IdentityRule rule) { return sentences.at(std::string(name_of(rule))); };
    const auto print_others = [&](const char* heading, const std::vector<OtherActor>& others) {
        if (!others.empty()) std::cout << heading << '\n';
        for (const OtherActor& other : others) {
            std::cout << "  " << printable_line(other.label) << " (" << node_id(other.key) << ")\n      " << sentence(other.rule) << '\n';
        }
    };
    const Entity& actor = explanation.actor;
    std::cout << printable_line(actor.label) << " (" << node_id(actor.key) << ", " << name_of(actor.type)
              << (actor.country.empty() ? "" : ", " + actor.country) << "): " << counted(explanation.mentions, "mention") << " in "
              << counted(explanation.documents, "article") << "\nNamed\n";
    for (const JoinedForm& form : explanation.forms) {
        std::cout << "  " << printable_line(form.form) << ": " << counted(form.mentions, "time") << " in " << some_of(form.documents)
                  << "\n      " << sentence(form.rule) << '\n';
    }
    print_others("Joined across articles", explanation.joined);
    print_others("Kept apart", explanation.apart);
}

/// Nodes with all that a name may be compared with.
std::vector<Node> named_actors(std::span<const Document> documents) {
    std::map<std::string, std::map<std::string, std::size_t>> forms; // of each label
    for (const Document& document : documents) {
        for (const Entity& entity : document.entities) {
            for (const std::size_t mention : entity.mentions) {
                const Span span = document.mentions[mention].span;
                ++forms[entity.label][printable_line(document.content.substr(span.begin, span.size()))];
            }
        }
    }
    std::vector<Node> nodes;
    for (const auto& [label, counts] : forms) {
        Node& node = nodes.emplace_back();
        node.label = printable_line(label);
        for (const auto& [form, count] : counts) {
            node.aliases.push_back(form);
            node.mentions += count;
        }
    }
    return nodes;
}

[[noreturn]] void fail(const std::string& actor, std::span<const Document> documents) {
    std::string near;
    for (const std::string& name : actors_spelled_like(named_actors(documents), actor)) near += (near.empty() ? " " : ", ") + name;
    throw std::runtime_error("no article names \"" + actor + "\"" + (near.empty() ? "" : "; did you mean" + near + "?"));
}

} // namespace

int run_explain(std::span<const std::string> arguments) {
    const ExplainOptions options = parse_explain_options(arguments);
    if (options.help) {
        std::cout << explain_help();
        return 0;
    }
    const ActorReference actor = actor_reference(options.actor);
    if (actor.key.empty() && actor.name.empty()) throw UsageError("\"" + options.actor + "\" is no name of an actor");
    const Corrections corrections = load_corrections(options.reading);
    const std::filesystem::path resources = find_resources(options.reading.resources);
    Reading reading(options.reading, resources);
    reading.begin("nothing can be explained");
    const auto sentences = load_sentences(resources);
    const Pipeline pipeline = Pipeline::load(resources, std::nullopt, corrections);
    const std::vector<Document> documents = reading.read(pipeline);

    const std::vector<Explanation> explanations = pipeline.explain(documents, actor);
    if (explanations.empty()) fail(options.actor, documents);
    for (std::size_t i = 0; i < explanations.size(); ++i) {
        if (i != 0) std::cout << '\n';
        print(explanations[i], sentences);
    }
    return reading.lost() ? 1 : 0;
}

} // namespace entente
