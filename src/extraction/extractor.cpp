#include "entente/extraction/extractor.hpp"

#include "entente/extraction/mention_tagger.hpp"
#include "entente/extraction/office_title.hpp"
#include "entente/extraction/window.hpp"
#include "entente/nn/encoder.hpp"
#include "entente/nn/model_file.hpp"
#include "entente/text/sentence_splitter.hpp"
#include "extraction/crossed_deeds.hpp"
#include "extraction/date_resolver.hpp"
#include "extraction/reference_words.hpp"
#include "extraction/transcript.hpp"

#include <algorithm>
#include <iterator>
#include <span>
#include <utility>

namespace entente {
namespace {

constexpr std::size_t windows_kept = 64; // whose vectors are held until the entities are known

/// One window on its way through the extractor.
struct WindowReading {
    Window window;
    Matrix vectors; ///< empty: to be computed again
    std::vector<Place> names;
    std::vector<std::size_t> mentions; ///< of each name, index into Document::mentions
    std::vector<Place> references;
    std::size_t first_reference = 0; ///< index of the first of them in Document::references
};

/// Throws std::runtime_error unless types and statuses of the model are those of a document, in their order, and a window fits the encoder.
void check_header(const ModelFile& model) {
    const ModelHeader& header = model.header();
    bool same = header.types.size() > actor_type_count && header.statuses.size() == status_count;
    for (std::size_t t = 0; same && t < actor_type_count; ++t) same = header.types[t] == name_of(static_cast<ActorType>(t));
    for (std::size_t s = 0; same && s < status_count; ++s) same = header.statuses[s] == name_of(static_cast<Status>(s));
    if (!same) model.reject("the model's types or statuses are not those of this program");
    constexpr std::size_t marks = 2; // [CLS] and [SEP]
    const std::size_t positions = model.tensor("encoder.position.weight").shape.at(0);
    if (header.longest_sentence == 0 || positions < marks || std::max(header.window, header.longest_sentence) > positions - marks) {
        model.reject("the model has " + std::to_string(positions) + " positions for windows of " + std::to_string(header.window) +
                     " and sentences of " + std::to_string(header.longest_sentence) + " wordpieces");
    }
}

} // namespace

constexpr float sure_office = 0.9F; // that a sentence ties a post to a state word by word; docs/evaluation.md has how often that is right
constexpr float foreign_office = 0.7F; // of one in another state than his own that a person hardly known is believed; docs/model.md
constexpr float told_office = 0.5F;    // of an office that leaves no room for one that only a title and the knowledge base tell

struct Extractor::Impl {
    Impl(const std::filesystem::path& model_file, const std::filesystem::path& lexicons, const RelationTable& table,
         const ExtractorOptions& chosen)
        : relations(table), model(ModelFile::load(model_file)), splitter(SentenceSplitter::load(lexicons / "abbreviations.txt")),
          dates(DateResolver::load(lexicons, table, DateScorer::load(model))), titles(OfficeTitles::load(lexicons, table)),
          word_piece(model.header().vocabulary), encoder(model), tagger(model), linker(model),
          reference_words(ReferenceWords::load(lexicons / "reference_words.tsv")),
          transcript_words(TranscriptWords::load(lexicons / "transcript_words.tsv", table)), classifier(model, table), options(chosen) {
        check_header(model);
    }

    [[nodiscard]] Matrix encode(const Window& window, std::span<const Piece> pieces, std::span<const std::uint8_t> shapes) const {
        std::vector<std::int32_t> ids;
        for (std::size_t p = window.pieces.begin; p < window.pieces.end; ++p) ids.push_back(pieces[p].id);
        return encoder(ids, shapes.subspan(window.pieces.begin, ids.size()));
    }

    static std::span<const Piece> pieces_of(const Window& window, const std::vector<Piece>& pieces) {
        return std::span(pieces).subspan(window.pieces.begin, window.pieces.end - window.pieces.begin);
    }

    /// Adds a name or reference to window and document. `range` lies inside one sentence.
    void add_place(Document& document, WindowReading& reading, PieceRange range, std::size_t type, std::span<const Piece> pieces) const {
        const Span span{pieces[range.begin].span.begin, pieces[range.end - 1].span.end};
        const std::size_t place_sentence = reading.window.sentence_at(range.begin);
        const std::size_t sentence = reading.window.sentences[place_sentence].sentence;
        const Place place{range, place_sentence, {}, span.begin};
        if (type < actor_type_count) {
            reading.names.push_back(place);
            reading.mentions.push_back(document.mentions.size());
            document.mentions.push_back({span, static_cast<ActorType>(type), sentence, 0});
        } else {
            reading.references.push_back(place);
            document.references.push_back({span, sentence, {}});
        }
    }

    void read_mentions(Document& document, WindowReading& reading, std::span<const Piece> pieces) const {
        reading.first_reference = document.references.size();
        for (const auto& [tagged, type] : tagger(reading.vectors, pieces)) {
            for (std::size_t begin = tagged.begin; begin < tagged.end;) { // no name goes on into the next sentence: it is two
                const PieceRange sentence = reading.window.sentences[reading.window.sentence_at(begin)].pieces;
                const std::size_t end = std::min(tagged.end, sentence.end);
                add_place(document, reading, {begin, end}, type, pieces);
                begin = end;
            }
        }
    }

    /// Finds the names of a window among the document's mentions again, some of which `gather` may have added.
    static void find_names_again(const Document& document, WindowReading& reading, std::span<const Piece> pieces) {
        std::vector<Place> names;
        reading.mentions.clear();
        auto known = reading.names.begin();
        for (const Mention& mention : mentions_in(document, {pieces.front().span.begin, pieces.back().span.end})) {
            while (known != reading.names.end() && known->offset < mention.span.begin) ++known;
            const bool is_known = known != reading.names.end() && known->offset == mention.span.begin &&
                                  pieces[known->pieces.end - 1].span.end == mention.span.end; // else a part of it
            if (is_known) {
                names.push_back(*known);
            } else {
                const auto first = std::ranges::lower_bound(pieces, mention.span.begin, {}, [](const Piece& p) { return p.span.begin; });
                const auto last = std::ranges::lower_bound(pieces, mention.span.end, {}, [](const Piece& p) { return p.span.begin; });
                const PieceRange range{static_cast<std::size_t>(first - pieces.begin()), static_cast<std::size_t>(last - pieces.begin())};
                if (range.begin == range.end) continue;
                names.push_back({range, reading.window.sentence_at(range.begin), {}, mention.span.begin});
            }
            reading.mentions.push_back(static_cast<std::size_t>(&mention - document.mentions.data()));
        }
        reading.names = std::move(names);
    }

    /// "The President of Cuba" is nobody who is known to be of another state.
    static void drop_foreigners(const Document& document, std::optional<std::size_t> state, std::vector<Candidate>& candidates) {
        if (!state) return;
        std::erase_if(candidates, [&](const Candidate& candidate) {
            const Entity& entity = document.entities[candidate.entity];
            return entity.type == ActorType::Person && are_of_two_states(entity, document.entities[*state]);
        });
    }

    void link_references(Document& document, WindowReading& reading, std::span<const std::optional<std::size_t>> described,
                         const Transcript& transcript, ReadingTrace* trace) const {
        for (std::size_t n = 0; n < reading.names.size(); ++n) reading.names[n].entities = {document.mentions[reading.mentions[n]].entity};
        auto candidates = linker(reading.vectors, reading.names, reading.references, document.entities);
        if (trace != nullptr) trace->references.insert(trace->references.end(), candidates.begin(), candidates.end());
        for (std::size_t r = 0; r < candidates.size(); ++r) {
            Reference& reference = document.references[reading.first_reference + r];
            drop_foreigners(document, described[reading.first_reference + r], candidates[r]);
            if (options.reference_rules) transcript.settle(reference, candidates[r]);
            const std::size_t number = options.reference_rules ? reference_words.number_of(text_of(document, reference.span)) : 0;
            if (number > 0) keep_best(candidates[r], number, document.entities);
            const float sure = number > 1 ? options.least_reference : linker.threshold();
            Place& place = reading.references[r];
            for (const Candidate& chosen : chosen_candidates(candidates[r], sure, options.least_reference)) {
                place.entities.push_back(chosen.entity);
                place.certainties.push_back(chosen.probability);
            }
            reference.entities = place.entities;
        }
    }

    [[nodiscard]] RelationScores score_relations(const Document& document, const WindowReading& reading) const {
        std::vector<Place> places = reading.names;
        std::ranges::copy_if(reading.references, std::back_inserter(places), [](const Place& place) { return !place.entities.empty(); });
        return classifier.scores(reading.vectors, reading.window, places, document.entities);
    }

    void extract(Document& document, const std::function<void(Document&)>& gather, ReadingTrace* trace) const {
        document.sentences.clear();
        document.mentions.clear();
        document.references.clear();
        document.entities.clear();
        document.relations.clear();
        for (const Span span : splitter.split(document.content)) document.sentences.push_back({span});
        const std::vector<Piece> pieces = word_piece.split(document.content);
        const std::vector<std::uint8_t> shapes = word_shapes(document.content, pieces);

        std::vector<WindowReading> readings;
        const ModelHeader& header = model.header();
        for (Window& window : split_windows(document.sentences, pieces, header.window, header.longest_sentence)) {
            WindowReading& reading = readings.emplace_back();
            reading.window = std::move(window);
            reading.vectors = encode(reading.window, pieces, shapes);
            const std::span<const Piece> of_window = pieces_of(reading.window, pieces);
            read_mentions(document, reading, of_window);
            if (trace != nullptr) trace->windows.push_back({{of_window.begin(), of_window.end()}, tagger.scores(reading.vectors), {}});
            if (readings.size() > windows_kept) reading.vectors = {};
        }
        gather(document);
        const auto described = titles.states_of_offices(document);
        const Transcript transcript(document, transcript_words);
        const SentenceTimes times = dates.find_times(document);
        DateVectors date_vectors;
        const float floor = classifier.evidence_floor(options.floor);
        for (WindowReading& reading : readings) {
            if (reading.vectors.rows() == 0) reading.vectors = encode(reading.window, pieces, shapes);
            find_names_again(document, reading, pieces_of(reading.window, pieces));
            link_references(document, reading, described, transcript, trace);
            dates.look(document, times, reading.vectors, pieces_of(reading.window, pieces), date_vectors);
            RelationScores scores = score_relations(document, reading);
            std::ranges::move(classifier.decide(scores, floor), std::back_inserter(document.relations));
            if (trace != nullptr) trace->windows[static_cast<std::size_t>(&reading - readings.data())].relations = std::move(scores);
            reading.vectors = {};
        }
        std::erase_if(document.relations, [&](const RelationMention& r) {
            return !relations.allows(r.relation, document.entities[r.head].type, document.entities[r.tail].type);
        });
        transcript.drop_across_turns(document.relations);
        drop_unsaid(document, relations, transcript_words);
        doubt_crossed_deeds(document.relations, relations);
        titles.drop_foreign_ties(document, foreign_office);
        titles.settle_offices(document, sure_office);
        titles.settle_known_offices(document, sure_office, told_office);
        titles.keep_one_state(document);
        classifier.keep_sure(document.relations, options.floor);
        dates.date_relations(document, times, date_vectors);
        titles.title_relations(document);
        titles.drop_visits_at_home(document, told_office);
    }

    RelationTable relations;
    ModelFile model; // before those that view its tensors
    SentenceSplitter splitter;
    DateResolver dates;
    OfficeTitles titles;
    WordPiece word_piece;
    Encoder encoder;
    MentionTagger tagger;
    ReferenceLinker linker;
    ReferenceWords reference_words;
    TranscriptWords transcript_words;
    RelationClassifier classifier;
    ExtractorOptions options;
};

Extractor::Extractor(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Extractor::Extractor(Extractor&&) noexcept = default;
Extractor& Extractor::operator=(Extractor&&) noexcept = default;
Extractor::~Extractor() = default;

Extractor Extractor::load(const std::filesystem::path& resources, const RelationTable& relations, const ExtractorOptions& options) {
    const std::filesystem::path language = resources / "en";
    const std::filesystem::path model = options.model.empty() ? language / "model" / "reader.model" : options.model;
    return Extractor(std::make_unique<Impl>(model, language / "lexicons", relations, options));
}

void Extractor::extract(Document& document, const std::function<void(Document&)>& gather, ReadingTrace* trace) const {
    impl_->extract(document, gather, trace);
}

} // namespace entente
