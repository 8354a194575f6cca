#include "http/page.h"

#include "http/percent.h"

#include <sodium.h>

#include <charconv>

namespace kith::http {
namespace {

constexpr auto base64_variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

struct CursorText {
    std::string sort;
    std::string key;
    std::string id;
};
BOOST_DESCRIBE_STRUCT(CursorText, (), (sort, key, id))

auto refuse_cursor() { return refuse("malformed", "cursor", "is not a cursor of this list"); }

}

Result<PageLimit> PageLimit::parse(std::string_view text)
{
    PageLimit limit;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), limit.number_);
    if (error != std::errc {} || end != text.data() + text.size() || limit.number_ < minimum || limit.number_ > maximum)
        return refuse("limit", "", "must be 1 to 200");
    limit.text_ = text;
    return limit;
}

Cursor time_cursor(std::string_view sort, Time time, std::string id)
{
    return { std::string { sort }, std::to_string(time.time_since_epoch().count()), std::move(id) };
}

std::string write_cursor(Cursor const& cursor)
{
    auto const json = json::write(CursorText { cursor.sort, cursor.key, cursor.id });
    std::string text(sodium_base64_encoded_len(json.size(), base64_variant), '\0');
    sodium_bin2base64(
        text.data(), text.size(), reinterpret_cast<unsigned char const*>(json.data()), json.size(), base64_variant);
    text.pop_back();
    return text;
}

Result<Cursor> read_cursor(std::string_view text, std::string_view sort)
{
    std::string json(text.size(), '\0');
    std::size_t size = 0;
    if (sodium_base642bin(reinterpret_cast<unsigned char*>(json.data()), json.size(), text.data(), text.size(), nullptr,
            &size, nullptr, base64_variant) != 0)
        return refuse_cursor();
    auto cursor = json::parse<CursorText>(std::string_view { json }.substr(0, size));
    if (!cursor || cursor->sort != sort)
        return refuse_cursor();
    return Cursor { cursor->sort, cursor->key, cursor->id };
}

Result<Cursor> read_time_cursor(std::string_view text, std::string_view sort)
{
    auto cursor = TRY(read_cursor(text, sort));
    bool const is_number =
        !cursor.key.empty() && cursor.key.size() < 19 && cursor.key.find_first_not_of("0123456789") == cursor.key.npos;
    if (!is_number)
        return refuse_cursor();
    return cursor;
}

std::string next_page(Call& call, Cursor const& last)
{
    auto cursor = write_cursor(last);
    std::string url = call.request().path + '?';
    for (auto const& [name, value] :
        decode_query(call.request().query).value_or(std::vector<std::pair<std::string, std::string>> {})) {
        if (name != "cursor")
            url += percent_encode(name) + '=' + percent_encode(value) + '&';
    }
    call.add_header("Link", '<' + url + "cursor=" + cursor + ">; rel=\"next\"");
    return cursor;
}

}
