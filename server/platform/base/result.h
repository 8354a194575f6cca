#pragma once

// Result<T> is the answer of anything a caller may be refused.
//
// A refusal is the user's business: the license ran out, the link expired, the
// address is wrong. It travels as a value, rolls the transaction back and ends
// as a 4xx. A fault is ours (see fault.h): it is thrown and ends as a 500.

#include <expected>
#include <string>
#include <utility>
#include <vector>

namespace kith {

// What is wrong with one field of the input. `row` is 1-based; 0 means that
// the input has no rows.
struct FieldError {
    std::string field;
    std::string code;
    std::string message;
    int row = 0;
    bool operator==(FieldError const&) const = default;
};

// `code` is stable and documented (docs/errors.md); clients switch on it.
// `about` are further members of the problem document, such as the account of
// a dead link; `flags` are those that are true or false, `lists` those that are several texts.
struct Refusal {
    std::string code;
    std::vector<FieldError> errors = {};
    std::vector<std::pair<std::string, std::string>> about = {};
    std::vector<std::pair<std::string, bool>> flags = {};
    std::vector<std::pair<std::string, std::vector<std::string>>> lists = {};
    bool operator==(Refusal const&) const = default;
};

template<typename T>
using Result = std::expected<T, Refusal>;

inline std::unexpected<Refusal> refuse(std::string code) { return std::unexpected(Refusal { std::move(code) }); }

// Refuses because of one field; `message` says why in a sentence.
inline std::unexpected<Refusal> refuse(std::string code, std::string field, std::string message)
{
    auto errors = std::vector { FieldError { std::move(field), code, std::move(message) } };
    return std::unexpected(Refusal { std::move(code), std::move(errors) });
}

// 422: `field` is well-formed but cannot be accepted, because of `code`.
inline std::unexpected<Refusal> refuse_field(std::string field, std::string code, std::string message)
{
    auto errors = std::vector { FieldError { std::move(field), std::move(code), std::move(message) } };
    return std::unexpected(Refusal { "validation", std::move(errors) });
}

// Unwraps a Result, or returns its refusal to our caller.
//
// Use it only as a whole statement or as the whole initializer of a local:
// g++ 12 leaks the finished members of a braced initializer when TRY returns
// from the middle of it.
#define TRY(expression)                                             \
    ({                                                              \
        auto&& try_result_ = (expression);                          \
        if (!try_result_) [[unlikely]]                              \
            return std::unexpected(std::move(try_result_).error()); \
        *std::move(try_result_);                                    \
    })

}
