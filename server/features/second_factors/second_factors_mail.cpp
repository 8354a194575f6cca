#include "second_factors/second_factors_mail.h"

#include "mail/public_url.h"

#include <fmt/format.h>

namespace kith::second_factors {
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
    return { std::move(subject), person.first_name.text(), { std::move(what) }, "Choose a new password",
        mail::link_to("/forgot"),
        "If it was you, you need not do anything. If it was not, choose a new password at once: it signs out everybody "
        "else. Then look at two-step sign-in in your profile, and tell an administrator." };
}

}

mail::Letter turned_on_letter(persons::Person const& person, Time when)
{
    return letter(person, "Two-step sign-in is on",
        fmt::format("Since {}, signing in as {} on Kith asks for a code of your authenticator app, beside the "
                    "password. Keep your recovery codes where you find them without your phone.",
            words_of(when), login_of(person)));
}

mail::Letter turned_off_letter(persons::Person const& person, Time when)
{
    return letter(person, "Two-step sign-in is off",
        fmt::format(
            "Since {}, the password alone is enough to sign in as {} on Kith.", words_of(when), login_of(person)));
}

mail::Letter taken_away_letter(persons::Person const& person, std::string const& by, Time when)
{
    return letter(person, "Two-step sign-in was turned off for you",
        fmt::format(
            "On {}, {} turned off two-step sign-in of {} on Kith: the password alone is enough to sign in until "
            "you set it up again in your profile.",
            words_of(when), by, login_of(person)));
}

mail::Letter codes_made_letter(persons::Person const& person, Time when)
{
    return letter(person, "You have new recovery codes",
        fmt::format("On {}, new recovery codes were made for {} on Kith. Those before do not work any more.",
            words_of(when), login_of(person)));
}

mail::Letter guessed_letter(persons::Person const& person, int codes, std::string const& address, Time when)
{
    return letter(person, "Somebody nearly signed in as you",
        fmt::format(
            "Up to {}, somebody showed the password of {} on Kith, or a link out of its mailbox, and then {} codes "
            "that were not right, the last of them from {}. They are not signed in, because of two-step "
            "sign-in. Choose a new password, and see that nobody else reads your mail.",
            words_of(when), login_of(person), codes, address));
}

mail::Letter code_used_letter(persons::Person const& person, int left, std::string const& address, Time when)
{
    return letter(person, "A recovery code was used",
        fmt::format("On {}, somebody signed in as {} on Kith with a recovery code, from {}. Codes that are left: {}.",
            words_of(when), login_of(person), address, left));
}

}
