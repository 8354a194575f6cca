// What was shown in a session, and how long it is good for what.

#include "sessions/sessions.h"

namespace kith::sessions {

bool has_shown_second_factor(persons::Person const& person, Shown shown)
{
    return person.has_second_factor || (person.has_passkey && shown == Shown::SecondFactor);
}

bool has_shown_second_factor(Session const& session)
{
    return session.provider || has_shown_second_factor(session.person, session.shown);
}

bool has_shown_what_it_can(Session const& session)
{
    bool const can_show_more = session.person.has_second_factor || session.person.has_passkey;
    return !can_show_more || has_shown_second_factor(session.person, session.shown);
}

bool began_recently(Session const& session, Time now) { return now - session.created_at < recent_interval; }

Result<void> check_began_recently(Session const& session, Time now)
{
    return began_recently(session, now) ? Result<void> {} : refuse("reauthentication_required");
}

bool is_fresh_for_administrators(Session const& session, Time now)
{
    return session.kind == Kind::ApiToken ||
        (now < session.fresh_until && now - session.created_at < administrator_absolute_limit);
}

}
