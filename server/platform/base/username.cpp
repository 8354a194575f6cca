#include "base/username.h"

#include "base/text.h"

#include <re2/re2.h>

namespace kith {

std::string Username::key_of(std::string_view typed) { return fold_mailbox(trim(typed)); }

Result<Username> Username::parse(std::string_view text)
{
    static RE2 const allowed { "[a-z0-9._-]+" };
    if (text.size() > 1000 || !is_utf8(text))
        return refuse("length", "", "must be 3 to 40 characters");
    auto key = key_of(text);
    if (key.empty())
        return Username {};
    if (!RE2::FullMatch(key, allowed) || key.find_first_not_of("._-") == key.npos)
        return refuse("characters", "", "may hold a to z, 0 to 9 and . _ - only");
    if (key.size() < 3 || key.size() > max_characters)
        return refuse("length", "", "must be 3 to 40 characters");
    return Username { std::move(key) };
}

}
