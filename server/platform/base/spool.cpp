#include "base/spool.h"

#include "base/fault.h"

#include <atomic>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

namespace kith {
namespace {

constexpr std::size_t most_in_memory = 256 * 1024;
constexpr int most_files = 64;

std::atomic<int> files = 0;

std::string& folder()
{
    static std::string path;
    return path;
}

// One that has gone away since is no reason to refuse anybody.
std::string place()
{
    std::error_code error;
    bool const is_there = !folder().empty() && std::filesystem::is_directory(folder(), error);
    return is_there ? folder() : std::filesystem::temp_directory_path().string();
}

// Not every file system can make a file that never has a name.
int open_nameless(std::string const& in)
{
    if (auto const file = ::open(in.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600); file >= 0)
        return file;
    auto name = in + "/kith-spool-XXXXXX";
    auto const file = ::mkostemp(name.data(), O_CLOEXEC);
    if (file >= 0)
        ::unlink(name.c_str());
    return file;
}

[[noreturn]] void fail(char const* what) { throw Unavailable(std::string { what } + ": " + std::strerror(errno)); }

}

void set_spool_folder(std::string path) { folder() = std::move(path); }

Spool::~Spool()
{
    unmap();
    if (file_ < 0)
        return;
    ::close(file_);
    --files;
}

void Spool::append(std::string_view bytes)
{
    buffer_ += bytes;
    if (buffer_.size() > most_in_memory)
        write_out();
}

std::string_view Spool::view()
{
    if (file_ < 0)
        return buffer_;
    write_out();
    if (mapped_size_ == written_)
        return { static_cast<char const*>(mapped_), mapped_size_ };
    unmap();
    auto* const place = ::mmap(nullptr, written_, PROT_READ, MAP_SHARED, file_, 0);
    if (place == MAP_FAILED)
        fail("cannot read a large file again");
    mapped_ = place;
    mapped_size_ = written_;
    return { static_cast<char const*>(mapped_), mapped_size_ };
}

void Spool::open()
{
    if (++files > most_files) {
        --files;
        throw Unavailable("too many large files at once");
    }
    file_ = open_nameless(place());
    if (file_ >= 0)
        return;
    --files;
    fail("cannot keep a large file");
}

void Spool::write_out()
{
    if (file_ < 0)
        open();
    for (auto rest = std::string_view { buffer_ }; !rest.empty();) {
        auto const count = ::write(file_, rest.data(), rest.size());
        if (count < 0 && errno != EINTR)
            fail("cannot keep a large file");
        if (count < 0)
            continue;
        written_ += static_cast<std::size_t>(count);
        rest.remove_prefix(static_cast<std::size_t>(count));
    }
    buffer_.clear();
}

void Spool::unmap()
{
    if (mapped_)
        ::munmap(mapped_, mapped_size_);
    mapped_ = nullptr;
    mapped_size_ = 0;
}

}
