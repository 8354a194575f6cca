#include "json/json.h"

#include "json/document.h"

#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

#include <algorithm>
#include <charconv>
#include <ranges>
#include <utility>

namespace kith::json {
namespace {

namespace bj = boost::json;

constexpr std::size_t max_errors = 50;

// Fills a value from a parsed document and collects what is wrong, by field:
// "numbers[2]" is one of a list, and of a list of objects "email" with the row it stands in.
class Reader {
public:
    std::vector<FieldError> errors;

    void read(Type const& type, void* out, bj::value const& value)
    {
        switch (type.kind) {
        case Kind::Bool:
            return read_bool(out, value);
        case Kind::Int32:
            return read_integer<int>(out, value);
        case Kind::Int64:
            return read_integer<std::int64_t>(out, value);
        case Kind::Double:
            return read_double(out, value);
        case Kind::String:
            return read_string(out, value);
        case Kind::Time:
            return read_time(out, value);
        case Kind::Enum:
            return read_enum(type, out, value);
        case Kind::Word:
            return read_word(type, out, value);
        case Kind::Raw:
            static_cast<Raw*>(out)->text = bj::serialize(value);
            return;
        case Kind::Optional:
            return read_optional(type, out, value);
        case Kind::List:
            return read_list(type, out, value);
        case Kind::Struct:
            return read_struct(type, out, value);
        }
    }

private:
    void complain(std::string code, std::string message)
    {
        if (errors.size() < max_errors)
            errors.push_back({ field(), std::move(code), std::move(message), row_ });
    }

    // The row says already what stands before the field's own name.
    std::string field() const
    {
        auto const end = row_ > 0 ? path_.find("].") : path_.npos;
        if (end != path_.npos)
            return path_.substr(end + 2);
        return row_ > 0 ? path_.substr(0, path_.find('[')) : path_;
    }

    void read_bool(void* out, bj::value const& value)
    {
        if (auto const* flag = value.if_bool())
            *static_cast<bool*>(out) = *flag;
        else
            complain("type", "must be true or false");
    }

    template<typename Integer>
    void read_integer(void* out, bj::value const& value)
    {
        auto const* number = value.if_int64();
        if (number && std::in_range<Integer>(*number))
            *static_cast<Integer*>(out) = static_cast<Integer>(*number);
        else
            complain("type", "must be a whole number in range");
    }

    void read_double(void* out, bj::value const& value)
    {
        if (!value.is_number())
            return complain("type", "must be a number");
        *static_cast<double*>(out) = value.to_number<double>();
    }

    // A NUL cannot be stored in PostgreSQL, and means nothing in a text.
    bool is_text(bj::value const& value)
    {
        if (!value.is_string())
            complain("type", "must be a string");
        else if (value.get_string().find('\0') != bj::string::npos)
            complain("characters", "must not hold a NUL character");
        else
            return true;
        return false;
    }

    void read_string(void* out, bj::value const& value)
    {
        if (is_text(value))
            static_cast<std::string*>(out)->assign(value.get_string().data(), value.get_string().size());
    }

    void read_time(void* out, bj::value const& value)
    {
        if (!is_text(value))
            return;
        auto const time = time_from_text({ value.get_string().data(), value.get_string().size() });
        if (!time)
            return complain("invalid", "must be a time such as 2026-05-04T10:00:00Z");
        *static_cast<Time*>(out) = *time;
    }

    void read_enum(Type const& type, void* out, bj::value const& value)
    {
        std::string all;
        for (std::size_t i = 0; i < type.words.size(); ++i) {
            if (value.is_string() && value.get_string() == type.words[i])
                return type.set_word(out, i);
            all += (all.empty() ? "" : ", ") + type.words[i];
        }
        complain("enum", "must be one of " + all);
    }

    void read_word(Type const& type, void* out, bj::value const& value)
    {
        if (!is_text(value))
            return;
        auto const& text = value.get_string();
        if (auto parsed = type.parse_word(out, { text.data(), text.size() }); !parsed)
            complain(parsed.error().code, parsed.error().errors.at(0).message);
    }

    void read_optional(Type const& type, void* out, bj::value const& value)
    {
        if (!value.is_null())
            read(*type.element, type.append(out), value);
    }

    void read_list(Type const& type, void* out, bj::value const& value)
    {
        auto const* array = value.if_array();
        if (!array)
            return complain("type", "must be a list");
        auto const whole = path_;
        auto const outer_row = row_;
        for (std::size_t i = 0; i < array->size(); ++i) {
            path_ = whole + '[' + std::to_string(i) + ']';
            if (type.element->kind == Kind::Struct)
                row_ = static_cast<int>(i) + 1;
            read(*type.element, type.append(out), (*array)[i]);
        }
        path_ = whole;
        row_ = outer_row;
    }

    void read_struct(Type const& type, void* out, bj::value const& value)
    {
        auto const* object = value.if_object();
        if (!object)
            return complain("type", "must be an object");
        auto const whole = path_;
        std::size_t used = 0;
        for (auto const& field : type.fields)
            used += read_field(field, static_cast<char*>(out) + field.offset, *object, whole);
        if (used < object->size())
            complain_of_unknown(type, *object, whole);
        path_ = whole;
    }

    bool read_field(Field const& field, void* out, bj::object const& object, std::string const& whole)
    {
        path_ = whole.empty() ? field.name : whole + '.' + field.name;
        auto const* member = object.if_contains(field.name);
        if (member)
            read(*field.type, out, *member);
        else if (field.type->kind != Kind::Optional)
            complain("required", "is required");
        return member != nullptr;
    }

    void complain_of_unknown(Type const& type, bj::object const& object, std::string const& whole)
    {
        for (auto const& member : object) {
            std::string_view name { member.key().data(), member.key().size() };
            auto is_it = [&](Field const& field) { return name == field.name; };
            if (std::ranges::any_of(type.fields, is_it))
                continue;
            path_ = whole.empty() ? std::string { name } : whole + '.' + std::string { name };
            complain("unknown", "is not a field of this request");
        }
    }

    std::string path_;
    int row_ = 0;
};

Result<bj::value> query_value(Type const& type, std::string const& text)
{
    auto const& inner = type.kind == Kind::Optional ? *type.element : type;
    if (inner.kind == Kind::Bool && (text == "true" || text == "false"))
        return bj::value(text == "true");
    if (inner.kind != Kind::Int32 && inner.kind != Kind::Int64)
        return bj::value(bj::string_view { text });
    std::int64_t number = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc {} || end != text.data() + text.size())
        return refuse("malformed", "", "must be a whole number");
    return bj::value(number);
}

}

Result<void> parse_into(Type const& type, void* out, std::string_view text)
{
    auto document = TRY(parse_document(text));
    Reader reader;
    reader.read(type, out, document);
    if (!reader.errors.empty())
        return std::unexpected(Refusal { "validation", std::move(reader.errors) });
    return {};
}

Result<void> parse_query_into(
    Type const& type, void* out, std::vector<std::pair<std::string, std::string>> const& parameters)
{
    bj::object object;
    std::vector<FieldError> errors;
    for (auto const& [name, text] : parameters) {
        auto field = std::ranges::find_if(type.fields, [&](Field const& each) { return name == each.name; });
        auto value = field == type.fields.end() ? Result<bj::value>(bj::value(bj::string_view { text }))
                                                : query_value(*field->type, text);
        if (!value)
            errors.push_back({ name, "type", value.error().errors.at(0).message });
        else if (!object.emplace(name, *value).second)
            errors.push_back({ name, "repeated", "is given twice" });
    }
    Reader reader;
    reader.read(type, out, object);
    errors.insert(errors.end(), reader.errors.begin(), reader.errors.end());
    if (!errors.empty())
        return std::unexpected(Refusal { "malformed", std::move(errors) });
    return {};
}

}
