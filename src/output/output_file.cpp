#include "entente/output/output_file.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <fstream>
#include <memory>
#include <stdexcept>
#include <string>
#include <system_error>
#include <unistd.h>
#include <vector>

namespace entente {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const fs::path& file, int error) {
    const std::string why = error != 0 ? std::generic_category().message(error) : std::string("the disk took only a part of it");
    throw std::runtime_error(file.string() + ": cannot be written: " + why);
}

void fill(const fs::path& shown, const fs::path& file, const std::function<void(std::ostream&)>& write) {
    errno = 0;
    std::ofstream out(file, std::ios::binary | std::ios::trunc);
    if (!out) fail(shown, errno);
    write(out);
    errno = 0;
    out.close();
    if (!out) fail(shown, errno);
}

/// The name of a temporary file, for the signal handler, which may neither lock nor allocate.
struct Unfinished {
    std::atomic<bool> is_used{};
    std::array<char, 4096> path{};
};
static_assert(std::atomic<bool>::is_always_lock_free);
std::array<Unfinished, 16> unfinished; // more files than these are not written at once; another one would stay

/// Removes the temporary file unless it was renamed.
class TemporaryFile {
public:
    explicit TemporaryFile(const fs::path& target) : path_(target) {
        path_ += ".part" + std::to_string(::getpid());
        const std::string name = path_.string();
        for (Unfinished& entry : unfinished) {
            if (entry.is_used || name.size() >= entry.path.size()) continue;
            std::copy_n(name.c_str(), name.size() + 1, entry.path.begin());
            entry.is_used = true;
            entry_ = &entry;
            break;
        }
    }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    ~TemporaryFile() {
        std::error_code ignored;
        fs::remove(path_, ignored);
        if (entry_ != nullptr) entry_->is_used = false;
    }
    [[nodiscard]] const fs::path& path() const { return path_; }

private:
    fs::path path_;
    Unfinished* entry_ = nullptr;
};

extern "C" void remove_unfinished(int signal) {
    for (const Unfinished& entry : unfinished) {
        if (entry.is_used) ::unlink(entry.path.data());
    }
    ::raise(signal); // the usual end, for the handler was there for one signal
}

/// Where a file goes, and the temporary one that is filled first; none for a pipe or a device.
class Target {
public:
    explicit Target(const fs::path& file) : shown_(file) {
        std::error_code ignored;
        status_ = fs::status(file, ignored);
        if (fs::is_directory(status_)) throw std::runtime_error(file.string() + ": cannot be written: it is a folder");
        if (fs::exists(status_) && !fs::is_regular_file(status_)) return;
        // Through a symbolic link the file it points to is replaced, not the link.
        path_ = fs::exists(status_) ? fs::canonical(file) : file;
        temporary_ = std::make_unique<TemporaryFile>(path_);
    }

    void write(const std::function<void(std::ostream&)>& writer) const { fill(shown_, temporary_ ? temporary_->path() : shown_, writer); }

    void keep() const {
        if (!temporary_) return;
        std::error_code error;
        if (fs::exists(status_)) fs::permissions(temporary_->path(), status_.permissions(), error);
        fs::rename(temporary_->path(), path_, error);
        if (error) fail(shown_, error.value());
    }

private:
    fs::path shown_;
    fs::path path_;
    fs::file_status status_;
    std::unique_ptr<TemporaryFile> temporary_;
};

/// Makes the folder of a file where it is missing, and takes it away again, as long as it is empty, unless the files were written.
class Folder {
public:
    explicit Folder(const fs::path& folder) : path_(folder) {
        std::error_code error;
        if (folder.empty() || fs::exists(folder, error)) return;
        made_ = fs::create_directory(folder, error);
        if (error) fail(folder, error.value());
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() {
        std::error_code ignored;
        if (made_) fs::remove(path_, ignored);
    }

private:
    fs::path path_;
    bool made_ = false;
};

} // namespace

void remove_unfinished_files_on_signals() {
    struct sigaction action {};
    action.sa_handler = remove_unfinished;
    action.sa_flags = static_cast<int>(SA_RESETHAND | SA_NODEFER);
    for (const int signal : {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGXCPU, SIGXFSZ}) {
        struct sigaction before {};
        if (::sigaction(signal, nullptr, &before) == 0 && before.sa_handler == SIG_DFL) ::sigaction(signal, &action, nullptr);
    }
}

void write_output_file(const fs::path& file, const std::function<void(std::ostream&)>& write) {
    const Target target(file);
    target.write(write);
    target.keep();
}

void write_output_files(std::span<const OutputFile> files) {
    std::vector<std::unique_ptr<Folder>> folders;
    std::vector<std::unique_ptr<Target>> targets;
    for (const OutputFile& file : files) {
        folders.push_back(std::make_unique<Folder>(file.path.parent_path()));
        targets.push_back(std::make_unique<Target>(file.path));
        targets.back()->write(file.write);
    }
    for (const auto& target : targets) target->keep();
}

} // namespace entente
