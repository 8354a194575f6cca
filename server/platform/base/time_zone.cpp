#include "base/time_zone.h"

#include <unicode/timezone.h>

namespace kith {
namespace {

// ICU takes "GMT+7" for a zone, too, but says that it is none of the database.
bool is_of_the_database(std::string_view name)
{
    icu::UnicodeString canonical;
    UBool is_of_database = false;
    UErrorCode error = U_ZERO_ERROR;
    auto const id = icu::UnicodeString::fromUTF8({ name.data(), static_cast<std::int32_t>(name.size()) });
    icu::TimeZone::getCanonicalID(id, canonical, is_of_database, error);
    return U_SUCCESS(error) && is_of_database && name != "Etc/Unknown";
}

}

Result<TimeZone> TimeZone::parse(std::string_view text)
{
    if (text.size() > max_characters || (!text.empty() && !is_of_the_database(text)))
        return refuse("invalid", "", "must be a time zone such as Europe/Berlin, or empty");
    return TimeZone { std::string { text } };
}

}
