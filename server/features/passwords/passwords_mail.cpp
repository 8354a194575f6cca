#include "passwords/passwords_mail.h"

#include "mail/html.h"
#include "mail/public_url.h"

#include <fmt/format.h>

namespace kith::passwords {
namespace {

using mail::escape_html;

// Whoever has a username may not know that it is one.
std::string login_of(persons::Person const& person)
{
    return person.username.is_empty() ? person.email.text() : person.username.text();
}

std::string text_part(persons::Person const& person, std::string const& url)
{
    return fmt::format("Hello {},\n\nSomebody asked for a new password for {} on Kith. If it was you, choose it here:\n"
                       "{}\n\nThe link works once, within an hour. If it was not you, you need not do anything: your "
                       "password stays as it is.\n",
        person.first_name.text(), login_of(person), url);
}

std::string html_part(persons::Person const& person, std::string const& url)
{
    return fmt::format(
        R"(<!doctype html><html lang="en"><body style="font:16px/24px system-ui,sans-serif;color:#26231f;max-width:520px;margin:24px auto;padding:0 16px">
<p>Hello {},</p><p>Somebody asked for a new password for <strong>{}</strong> on Kith. If it was you, choose it here:</p>
<p style="margin:24px 0"><a href="{}" style="background:#0f5a63;color:#fff;padding:12px 20px;border-radius:6px;text-decoration:none">Choose a new password</a></p>
<p style="color:#6b655d;font-size:14px;line-height:20px">The link works once, within an hour. If it was not you, you need not do anything: your password stays as it is.</p></body></html>
)",
        escape_html(person.first_name.text()), escape_html(login_of(person)), escape_html(url));
}

// "2026-05-04 at 10:00 UTC"
std::string words_of(Time time)
{
    auto const text = to_text(time);
    return fmt::format("{} at {} UTC", text.substr(0, 10), text.substr(11, 5));
}

std::string words_of(Place const& place)
{
    return place.device.empty() ? place.address : fmt::format("{} ({})", place.address, place.device);
}

// What everybody does who did not do it himself.
mail::Letter changed_letter(persons::Person const& person, std::string subject, std::string what)
{
    return { std::move(subject), person.first_name.text(), { std::move(what) }, "Choose a new password",
        mail::link_to("/forgot"),
        "If it was you, you need not do anything. If it was not, choose a new password at once: it signs out everybody "
        "else. Then look at your recovery address, and tell an administrator." };
}

}

std::string mail_reason(PersonId const& person) { return "password:" + person.text(); }

std::string change_reason(PersonId const& person) { return "login:" + person.text(); }

mail::Message reset_message(
    AccountId const& account, persons::Person const& person, EmailAddress const& to, std::string const& url)
{
    return { account, to, person.first_name.text() + ' ' + person.last_name.text(), "A new password for Kith",
        text_part(person, url), html_part(person, url), mail_reason(person.id) };
}

mail::Letter password_changed(persons::Person const& person, Time when, Place const& place)
{
    return changed_letter(person, "Your password was changed",
        fmt::format("The password of {} on Kith was changed on {}, from {}. Every other session and API token has "
                    "ended.",
            login_of(person), words_of(when), words_of(place)));
}

mail::Letter recovery_changed(persons::Person const& after, Time when)
{
    auto const& now = after.recovery_email.empty() ? after.email.text() : after.recovery_email;
    return changed_letter(after, "Your recovery address was changed",
        fmt::format("Since {}, mail about a forgotten password of {} on Kith goes to {}.", words_of(when),
            login_of(after), now));
}

}
