#include "base/phone_number.h"

#include "base/text.h"

namespace kith {

Result<PhoneNumber> PhoneNumber::parse(std::string_view input)
{
    auto const text = trim(input);
    if (text.size() > max_characters)
        return refuse("length", "", "must be at most 40 characters");
    bool const has_digit = text.find_first_of("0123456789") != text.npos;
    if (!text.empty() && (!has_digit || text.find_first_not_of("0123456789 +-()./*#,") != text.npos))
        return refuse("characters", "", "may hold digits, spaces and + - ( ) . / * # , only");
    return PhoneNumber { std::string { text } };
}

}
