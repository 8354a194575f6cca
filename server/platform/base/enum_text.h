#pragma once

// Enumerators as text, for JSON and for columns: Role::LegalRepresentative is
// "legal_representative". Describe the enum with BOOST_DESCRIBE_ENUM.

#include "base/text.h"

#include <boost/describe/enumerators.hpp>
#include <boost/mp11/algorithm.hpp>

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace kith {

template<typename E>
concept DescribedEnum = std::is_enum_v<E> && boost::describe::has_describe_enumerators<E>::value;

template<DescribedEnum E>
auto const& enum_texts()
{
    using Enumerators = boost::describe::describe_enumerators<E>;
    static auto const texts = [] {
        std::array<std::pair<E, std::string>, boost::mp11::mp_size<Enumerators>::value> all;
        std::size_t next = 0;
        boost::mp11::mp_for_each<Enumerators>([&](auto one) { all[next++] = { one.value, to_snake_case(one.name) }; });
        return all;
    }();
    return texts;
}

template<DescribedEnum E>
std::string const& enum_text(E value)
{
    for (auto const& [each, text] : enum_texts<E>()) {
        if (each == value)
            return text;
    }
    static std::string const unknown = "unknown";
    return unknown;
}

template<DescribedEnum E>
std::optional<E> enum_from_text(std::string_view wanted)
{
    for (auto const& [each, text] : enum_texts<E>()) {
        if (text == wanted)
            return each;
    }
    return {};
}

}
