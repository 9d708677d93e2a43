#include "entente/pipeline/side_by_side.hpp"

#include <algorithm>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>

namespace entente {
namespace {

class Work {
public:
    Work(const std::function<std::optional<Document>()>& next, const std::function<void(Document&)>& analyse,
         const std::function<void(std::size_t)>& done)
        : next_(next), analyse_(analyse), done_(done) {}

    /// Takes document after document until there is none left or something failed.
    void run() {
        try {
            while (auto job = take()) {
                analyse_(job->document);
                give_back(std::move(*job));
            }
        } catch (...) {
            const std::lock_guard lock(mutex_);
            if (!error_) error_ = std::current_exception();
        }
    }

    std::vector<Document> results() {
        if (error_) std::rethrow_exception(error_);
        return std::move(results_);
    }

private:
    struct Job {
        std::size_t place;
        Document document;
    };

    std::optional<Job> take() {
        const std::lock_guard lock(mutex_);
        if (ended_ || error_) return std::nullopt;
        auto document = next_();
        if (!document) {
            ended_ = true;
            return std::nullopt;
        }
        results_.emplace_back();
        return Job{results_.size() - 1, std::move(*document)};
    }

    void give_back(Job job) {
        const std::lock_guard lock(mutex_);
        results_[job.place] = std::move(job.document);
        ++analysed_;
        if (done_) done_(analysed_);
    }

    const std::function<std::optional<Document>()>& next_;
    const std::function<void(Document&)>& analyse_;
    const std::function<void(std::size_t)>& done_;
    std::mutex mutex_;
    std::vector<Document> results_;
    std::size_t analysed_ = 0;
    bool ended_ = false;
    std::exception_ptr error_;
};

} // namespace

std::vector<Document> side_by_side(const std::function<std::optional<Document>()>& next, const std::function<void(Document&)>& analyse,
                                   std::size_t threads, const std::function<void(std::size_t)>& done) {
    Work work(next, analyse, done);
    {
        std::vector<std::jthread> helpers;
        try {
            for (std::size_t i = 1; i < threads; ++i) helpers.emplace_back([&] { work.run(); });
        } catch (const std::system_error&) { // the system gives no more threads: those that there are do all
        }
        work.run();
    }
    return work.results();
}

} // namespace entente
