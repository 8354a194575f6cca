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

std::string phone_key(std::string_view text)
{
    std::string const written { text };
    std::string digits;
    for (std::size_t i = 0; i < written.size(); ++i) {
        if (written.compare(i, 3, "(0)") == 0)
            i += 2; // it is not dialed behind the number of the country
        else if (written[i] >= '0' && written[i] <= '9')
            digits += written[i];
    }
    if (digits.starts_with("00"))
        digits.erase(0, 2);
    return digits;
}

}
