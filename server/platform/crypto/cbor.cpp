#include "crypto/cbor.h"

#include <cbor.h>

#include <limits>

namespace kith::crypto {
namespace {

using Item = CborReader::Item;
using Kind = CborReader::Kind;

constexpr std::uint64_t largest = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t most_pairs = 64;

void set(void* item, Kind kind, std::uint64_t number)
{
    if (number <= largest)
        *static_cast<Item*>(item) = { kind, static_cast<std::int64_t>(number) };
}

void set_bytes(void* item, Kind kind, cbor_data data, std::size_t size)
{
    *static_cast<Item*>(item) = { kind, 0, { reinterpret_cast<char const*>(data), size } };
}

// CBOR writes -1 - n as n.
void set_negative(void* item, std::uint64_t number)
{
    if (number <= largest)
        *static_cast<Item*>(item) = { Kind::Integer, -1 - static_cast<std::int64_t>(number) };
}

cbor_callbacks all_callbacks()
{
    auto calls = cbor_empty_callbacks;
    calls.uint8 = [](void* item, std::uint8_t number) { set(item, Kind::Integer, number); };
    calls.uint16 = [](void* item, std::uint16_t number) { set(item, Kind::Integer, number); };
    calls.uint32 = [](void* item, std::uint32_t number) { set(item, Kind::Integer, number); };
    calls.uint64 = [](void* item, std::uint64_t number) { set(item, Kind::Integer, number); };
    calls.negint8 = [](void* item, std::uint8_t number) { set_negative(item, number); };
    calls.negint16 = [](void* item, std::uint16_t number) { set_negative(item, number); };
    calls.negint32 = [](void* item, std::uint32_t number) { set_negative(item, number); };
    calls.negint64 = [](void* item, std::uint64_t number) { set_negative(item, number); };
    calls.byte_string = [](void* item, cbor_data data, std::size_t size) { set_bytes(item, Kind::Bytes, data, size); };
    calls.string = [](void* item, cbor_data data, std::size_t size) { set_bytes(item, Kind::Text, data, size); };
    calls.array_start = [](void* item, std::size_t count) { set(item, Kind::Array, count); };
    calls.map_start = [](void* item, std::size_t count) { set(item, Kind::Map, count); };
    calls.null = [](void* item) { set(item, Kind::Simple, 0); };
    calls.boolean = [](void* item, bool) { set(item, Kind::Simple, 0); };
    return calls;
}

}

CborReader::Item CborReader::next()
{
    static auto const calls = all_callbacks();
    Item item;
    auto const read = cbor_stream_decode(reinterpret_cast<cbor_data>(rest_.data()), rest_.size(), &calls, &item);
    if (read.status != CBOR_DECODER_FINISHED || item.kind == Kind::Broken || read.read > rest_.size()) {
        rest_ = {};
        return {};
    }
    rest_.remove_prefix(read.read);
    return item;
}

std::optional<std::int64_t> CborReader::integer()
{
    auto const item = next();
    return item.kind == Kind::Integer ? std::optional { item.number } : std::nullopt;
}

std::optional<std::string_view> CborReader::bytes()
{
    auto const item = next();
    return item.kind == Kind::Bytes ? std::optional { item.bytes } : std::nullopt;
}

std::optional<std::string_view> CborReader::text()
{
    auto const item = next();
    return item.kind == Kind::Text ? std::optional { item.bytes } : std::nullopt;
}

std::optional<std::int64_t> CborReader::map()
{
    auto const item = next();
    return item.kind == Kind::Map && item.number <= most_pairs ? std::optional { item.number } : std::nullopt;
}

bool CborReader::skip(int depth)
{
    auto const item = next();
    if (item.kind != Kind::Array && item.kind != Kind::Map)
        return item.kind != Kind::Broken;
    // Each item takes a byte at least.
    if (depth == 0 || item.number > static_cast<std::int64_t>(rest_.size()))
        return false;
    auto const count = item.kind == Kind::Map ? 2 * item.number : item.number;
    for (std::int64_t each = 0; each < count; ++each) {
        if (!skip(depth - 1))
            return false;
    }
    return true;
}

}
