#pragma once

#include "db/value.h"

#include <array>
#include <span>
#include <string>
#include <vector>

namespace kith::db {

// Values as libpq wants them: in binary, so that texts need no copy, and with
// their types said, so that PostgreSQL does not guess (it takes the $1 in
// "insert ... select $1" for text). Views the texts of the values.
class PostgresParameters {
public:
    explicit PostgresParameters(std::span<Value const>);
    PostgresParameters(PostgresParameters const&) = delete;
    PostgresParameters& operator=(PostgresParameters const&) = delete;

    int count() const { return static_cast<int>(types_.size()); }
    unsigned const* types() const { return types_.data(); }
    char const* const* values() const { return values_.data(); }
    int const* lengths() const { return lengths_.data(); }
    int const* formats() const { return formats_.data(); }

    // One letter for each type: a statement is prepared once for each signature.
    std::string const& signature() const { return signature_; }

private:
    void add(std::monostate);
    void add(std::int64_t);
    void add(std::string_view);
    void add(char letter, unsigned type, char const* value, std::size_t length);

    std::vector<unsigned> types_;
    std::vector<char const*> values_;
    std::vector<int> lengths_;
    std::vector<int> formats_;
    std::vector<std::array<char, 8>> numbers_;
    std::string signature_;
};

}
