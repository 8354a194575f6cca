#include "db/postgres_parameters.h"

#include <bit>
#include <cstring>

namespace kith::db {
namespace {

// pg_type.dat; the server's header for them is not among libpq's.
constexpr unsigned type_bigint = 20;
constexpr unsigned type_text = 25;
constexpr unsigned type_to_be_guessed = 0;
constexpr int binary = 1;

}

PostgresParameters::PostgresParameters(std::span<Value const> values)
{
    numbers_.reserve(values.size()); // values_ points into it
    for (auto const& value : values)
        std::visit([this](auto const& each) { add(each); }, value);
}

// A null of a stated type would fit only columns of that type.
void PostgresParameters::add(std::monostate) { add('n', type_to_be_guessed, nullptr, 0); }

void PostgresParameters::add(std::int64_t number)
{
    static_assert(std::endian::native == std::endian::little);
    auto const swapped = __builtin_bswap64(static_cast<std::uint64_t>(number));
    auto& bytes = numbers_.emplace_back();
    std::memcpy(bytes.data(), &swapped, sizeof swapped);
    add('i', type_bigint, bytes.data(), bytes.size());
}

// A null pointer would mean null.
void PostgresParameters::add(std::string_view text)
{
    add('t', type_text, text.data() ? text.data() : "", text.size());
}

void PostgresParameters::add(char letter, unsigned type, char const* value, std::size_t length)
{
    signature_ += letter;
    types_.push_back(type);
    values_.push_back(value);
    lengths_.push_back(static_cast<int>(length));
    formats_.push_back(binary);
}

}
