#include "base/time_zone.h"

#include "base/fault.h"

#include <unicode/gregocal.h>
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

Time next_at_hour(TimeZone const& zone, int hour, Time now)
{
    UErrorCode error = U_ZERO_ERROR;
    auto const name = icu::UnicodeString::fromUTF8(zone.text().empty() ? "Etc/UTC" : zone.text());
    icu::GregorianCalendar calendar { icu::TimeZone::createTimeZone(name), error };
    auto const start = static_cast<UDate>(now.time_since_epoch().count());
    calendar.setTime(start, error);
    calendar.set(UCAL_HOUR_OF_DAY, hour);
    for (auto const field : { UCAL_MINUTE, UCAL_SECOND, UCAL_MILLISECOND })
        calendar.set(field, 0);
    if (calendar.getTime(error) <= start)
        calendar.add(UCAL_DATE, 1, error);
    auto const next = calendar.getTime(error);
    if (U_FAILURE(error))
        throw Fault("cannot tell the time in " + zone.text());
    return Time { Duration { static_cast<std::int64_t>(next) } };
}

}
