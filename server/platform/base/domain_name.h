#pragma once

#include "base/result.h"

#include <string>
#include <string_view>

namespace kith {

// A domain that mail can go to: at least two labels, kept in its ASCII form and lower case
// (RFC 5890, A-labels), so that bücher.test and xn--bcher-kva.test are one.
class DomainName {
public:
    static constexpr char const* format = "hostname";
    DomainName() = default;
    static Result<DomainName> parse(std::string_view);
    static DomainName stored(std::string_view text) { return DomainName { std::string { text } }; }

    std::string const& text() const { return text_; }
    bool operator==(DomainName const&) const = default;

private:
    explicit DomainName(std::string text) : text_(std::move(text)) {}
    std::string text_;
};

}
