#include "sheets/archive.h"

#include <zip.h>

#include <vector>

namespace kith::sheets {
namespace {

// A sheet has a dozen; a million empty ones would fill the memory by their names alone.
constexpr int most_files = 5000;
constexpr std::size_t end_record_bytes = 22;
constexpr std::size_t longest_comment = 65'535;

std::unexpected<Refusal> damaged() { return refuse_field("file", "invalid", "is damaged, or no XLSX"); }

// What its end says (PKWARE APPNOTE 4.3.16), before anything is read by it.
int count_files(std::string_view bytes)
{
    auto const from = bytes.size() - std::min(bytes.size(), end_record_bytes + longest_comment);
    auto const end = bytes.substr(from).rfind("PK\x05\x06");
    if (end == bytes.npos || from + end + end_record_bytes > bytes.size())
        return -1;
    auto const low = static_cast<unsigned char>(bytes[from + end + 10]);
    auto const high = static_cast<unsigned char>(bytes[from + end + 11]);
    return low | high << 8;
}

}

struct Archive::State {
    zip_t* zip = nullptr;
    std::size_t left = 0; // bytes that may still be unpacked
    ~State()
    {
        if (zip)
            zip_discard(zip);
    }
};

Result<Archive> Archive::open(std::string_view bytes, std::size_t most_unpacked_bytes)
{
    if (auto const count = count_files(bytes); count < 0 || count > most_files)
        return damaged();
    auto* const source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, nullptr);
    if (!source)
        return damaged();
    auto* const zip = zip_open_from_source(source, ZIP_RDONLY, nullptr);
    if (!zip) {
        zip_source_free(source);
        return damaged();
    }
    auto state = std::make_shared<State>();
    state->zip = zip;
    state->left = most_unpacked_bytes;
    return Archive { std::move(state) };
}

bool Archive::has(std::string const& name) const { return zip_name_locate(state_->zip, name.c_str(), 0) >= 0; }

Result<void> Archive::read(std::string const& name, std::function<bool(std::string_view)> const& take)
{
    auto const close = [](zip_file_t* file) { zip_fclose(file); };
    std::unique_ptr<zip_file_t, decltype(close)> const file { zip_fopen(state_->zip, name.c_str(), 0), close };
    if (!file)
        return damaged();
    std::vector<char> piece(64 * 1024);
    while (true) {
        auto const count = zip_fread(file.get(), piece.data(), piece.size());
        if (count < 0)
            return damaged();
        if (count == 0)
            return {};
        auto const size = static_cast<std::size_t>(count);
        if (size > state_->left)
            return refuse_field("file", "limit", "is larger than 256 MiB when it is unpacked");
        state_->left -= size;
        if (!take({ piece.data(), size }))
            return {};
    }
}

}
