#pragma once

// Bytes that may be many: a few stay in memory, more go into a nameless file of the data
// folder that is gone with the spool, whatever happens to the process. Memory stays flat.

#include <cstddef>
#include <string>
#include <string_view>

namespace kith {

// Where those files are; once, at start. Without it: the temporary folder.
void set_spool_folder(std::string);

class Spool {
public:
    Spool() = default;
    ~Spool();
    Spool(Spool const&) = delete;
    Spool& operator=(Spool const&) = delete;

    // Unavailable when the disk is full, or when there are very many spools at once.
    void append(std::string_view);
    std::size_t size() const { return written_ + buffer_.size(); }
    // All of it, readable until the spool changes or ends.
    std::string_view view();

private:
    void open();
    void write_out();
    void unmap();

    std::string buffer_;
    int file_ = -1;
    std::size_t written_ = 0;
    void* mapped_ = nullptr;
    std::size_t mapped_size_ = 0;
};

}
