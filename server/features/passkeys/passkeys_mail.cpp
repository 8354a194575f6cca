#include "passkeys/passkeys_mail.h"

#include "mail/public_url.h"

#include <fmt/format.h>

namespace kith::passkeys {
namespace {

std::string login_of(persons::Person const& person)
{
    return person.username.is_empty() ? person.email.text() : person.username.text();
}

// "2026-05-04 at 10:00 UTC"
std::string words_of(Time time)
{
    auto const text = to_text(time);
    return fmt::format("{} at {} UTC", text.substr(0, 10), text.substr(11, 5));
}

mail::Letter letter(persons::Person const& person, std::string subject, std::string what)
{
    return { std::move(subject), person.first_name.text(), { std::move(what) }, "Look at your passkeys",
        mail::link_to("/profile#passkeys"),
        "If it was you, you need not do anything. If it was not, remove the passkey, choose a new password, and tell "
        "an "
        "administrator." };
}

}

mail::Letter added_letter(persons::Person const& person, std::string const& name, Time when)
{
    return letter(person, "A passkey was added",
        fmt::format("Since {}, the passkey \"{}\" signs in as {} on Kith.", words_of(when), name, login_of(person)));
}

mail::Letter removed_letter(persons::Person const& person, std::string const& name, Time when)
{
    return letter(person, "A passkey was removed",
        fmt::format("Since {}, the passkey \"{}\" does not sign in as {} on Kith any more.", words_of(when), name,
            login_of(person)));
}

mail::Letter cloned_letter(
    persons::Person const& person, std::string const& name, std::string const& address, Time when)
{
    return letter(person, "A passkey may have been copied",
        fmt::format("On {}, somebody tried to sign in as {} on Kith from {} with a copy of the passkey \"{}\". It was "
                    "refused. Remove this passkey.",
            words_of(when), login_of(person), address, name));
}

}
