#pragma once

// The templates that make a Type of a C++ type; included by json.h only. They do
// nothing but fill the table, so that a struct costs little to compile.

#include "json/json.h"

namespace kith::json {

template<typename T>
concept Word = requires(T const& value, std::string_view text) {
    { T::parse(text) } -> std::same_as<Result<T>>;
    { value.text() } -> std::convertible_to<std::string_view>;
};

template<typename T>
concept Struct = boost::describe::has_describe_members<T>::value && !Word<T>;

template<typename T>
struct Maker;

template<>
struct Maker<bool> {
    static Type make() { return { Kind::Bool }; }
};
template<>
struct Maker<int> {
    static Type make() { return { Kind::Int32 }; }
};
template<>
struct Maker<std::int64_t> {
    static Type make() { return { Kind::Int64 }; }
};
template<>
struct Maker<double> {
    static Type make() { return { Kind::Double }; }
};
template<>
struct Maker<std::string> {
    static Type make() { return { Kind::String }; }
};
template<>
struct Maker<Time> {
    static Type make() { return { Kind::Time }; }
};
template<>
struct Maker<Raw> {
    static Type make() { return { Kind::Raw }; }
};

template<DescribedEnum E>
struct Maker<E> {
    static Type make()
    {
        Type type { Kind::Enum };
        for (auto const& [value, text] : enum_texts<E>())
            type.words.push_back(text);
        type.set_word = [](void* out, std::size_t index) { *static_cast<E*>(out) = enum_texts<E>()[index].first; };
        type.get_word = [](void const* value) -> std::size_t {
            auto const& texts = enum_texts<E>();
            std::size_t index = 0;
            while (index + 1 < texts.size() && texts[index].first != *static_cast<E const*>(value))
                ++index;
            return index;
        };
        return type;
    }
};

template<Word T>
struct Maker<T> {
    static Type make()
    {
        Type type { Kind::Word };
        type.parse_word = [](void* out, std::string_view text) -> Result<void> {
            *static_cast<T*>(out) = TRY(T::parse(text));
            return {};
        };
        type.word_text = [](void const* value) -> std::string_view { return static_cast<T const*>(value)->text(); };
        if constexpr (requires { T::format; })
            type.format = T::format;
        if constexpr (requires { T::maximum; }) {
            type.minimum = T::minimum;
            type.maximum = T::maximum;
        }
        if constexpr (requires { T::min_characters; }) {
            type.min_characters = T::min_characters;
            type.max_characters = T::max_characters;
        }
        return type;
    }
};

template<typename T>
struct Maker<std::optional<T>> {
    static Type make()
    {
        Type type { Kind::Optional };
        type.element = &type_of<T>();
        type.append = [](void* out) -> void* { return &static_cast<std::optional<T>*>(out)->emplace(); };
        type.size = [](void const* value) -> std::size_t {
            return static_cast<std::optional<T> const*>(value)->has_value();
        };
        type.at = [](void const* value, std::size_t) -> void const* {
            return &**static_cast<std::optional<T> const*>(value);
        };
        return type;
    }
};

template<typename T>
struct Maker<std::vector<T>> {
    static Type make()
    {
        Type type { Kind::List };
        type.element = &type_of<T>();
        type.append = [](void* out) -> void* { return &static_cast<std::vector<T>*>(out)->emplace_back(); };
        type.size = [](void const* value) { return static_cast<std::vector<T> const*>(value)->size(); };
        type.at = [](void const* value, std::size_t index) -> void const* {
            return &(*static_cast<std::vector<T> const*>(value))[index];
        };
        return type;
    }
};

// The name of a type without its namespaces, as the compiler spells it.
template<typename T>
std::string bare_name()
{
    std::string_view name = __PRETTY_FUNCTION__;
    name.remove_prefix(name.find("T = ") + 4);
    name = name.substr(0, name.find_first_of(";]"));
    if (auto colons = name.rfind("::"); colons != name.npos)
        name.remove_prefix(colons + 2);
    return std::string { name };
}

template<Struct T>
struct Maker<T> {
    static Type make()
    {
        using Members =
            boost::describe::describe_members<T, boost::describe::mod_public | boost::describe::mod_inherited>;
        Type type { Kind::Struct };
        type.name = bare_name<T>();
        static T const sample {};
        auto const* base = reinterpret_cast<char const*>(&sample);
        boost::mp11::mp_for_each<Members>([&](auto member) {
            auto const& field = sample.*member.pointer;
            auto offset = static_cast<std::size_t>(reinterpret_cast<char const*>(&field) - base);
            type.fields.push_back({ member.name, offset, &type_of<std::remove_cvref_t<decltype(field)>>() });
        });
        return type;
    }
};

template<typename T>
Type const& type_of()
{
    static Type const type = Maker<T>::make();
    return type;
}

}
