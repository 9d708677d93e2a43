#pragma once

#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace entente {

/// Things that take long to make and that one computation needs at a time: who has done with one leaves it to the next. Thread-safe.
template <typename Thing>
class Spares {
public:
    /// Gives the thing back when it goes; must not outlive its Spares.
    class Loan {
    public:
        Loan(Spares& owner, std::unique_ptr<Thing> thing) : owner_(owner), thing_(std::move(thing)) {}
        Loan(const Loan&) = delete;
        Loan& operator=(const Loan&) = delete;
        ~Loan() { owner_.put(std::move(thing_)); }

        Thing& operator*() const { return *thing_; }
        Thing* operator->() const { return thing_.get(); }

    private:
        Spares& owner_;
        std::unique_ptr<Thing> thing_;
    };

    /// One that was left, else what `make` returns, a unique_ptr.
    template <typename Make>
    [[nodiscard]] Loan take(Make make) {
        std::unique_ptr<Thing> thing;
        {
            const std::lock_guard lock(mutex_);
            if (!things_.empty()) {
                thing = std::move(things_.back());
                things_.pop_back();
            }
        }
        return Loan(*this, thing ? std::move(thing) : make());
    }

private:
    void put(std::unique_ptr<Thing> thing) noexcept {
        try {
            const std::lock_guard lock(mutex_);
            things_.push_back(std::move(thing));
        } catch (...) { // no room to keep it: then it goes
        }
    }

    std::mutex mutex_;
    std::vector<std::unique_ptr<Thing>> things_;
};

} // namespace entente
