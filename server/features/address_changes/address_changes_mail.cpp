#include "address_changes/address_changes_mail.h"

#include "mail/public_url.h"

#include <fmt/format.h>

namespace kith::address_changes {
namespace {

using mail::Letter;

constexpr auto keeps = "Until then you sign in with the address you have.";
constexpr auto not_you = "If it was not you, undo it with this link; it works for seven days.";

std::string asker(std::string const& by) { return by.empty() ? "Somebody signed in as you" : by; }

}

std::string mail_reason(PersonId const& person) { return "address:" + person.text(); }

Letter asked_letter(
    persons::Person const& person, store::Change const& change, std::string const& by, std::string const& undo_url)
{
    Letter letter { "Your sign-in address is being changed", person.first_name.text(),
        { fmt::format("{} asked to change the address you sign in with from {} to {}. It changes when the new address "
                      "is confirmed. {}",
            asker(by), change.from.text(), change.to.text(), keeps) },
        "", "", "If that is wrong, answer to an administrator." };
    if (undo_url.empty())
        return letter;
    letter.button = "Undo";
    letter.url = undo_url;
    letter.small_print = not_you;
    return letter;
}

Letter confirm_letter(
    persons::Person const& person, store::Change const& change, std::string const& by, std::string const& url)
{
    return { "Confirm your new sign-in address", person.first_name.text(),
        { fmt::format("{} asked that you sign in with {} instead of {} from now on. {}", asker(by), change.to.text(),
            change.from.text(), keeps) },
        "Confirm the address", url,
        "The link works once, for seven days. If you do not know what this is about, you need not do anything." };
}

Letter known_letter(persons::Person const& owner)
{
    return { "Somebody asked to sign in with your address", owner.first_name.text(),
        { "Somebody asked to use this address for another login. It has one already, which is yours, so nothing was "
          "changed and they were not told." },
        "", "", "You need not do anything." };
}

Letter changed_letter(persons::Person const& person, store::Change const& change)
{
    return { "Your sign-in address was changed", person.first_name.text(),
        { fmt::format("You sign in with {} from now on, no longer with {}. The link in our mail to the old address "
                      "undoes it for seven days.",
            change.to.text(), change.from.text()) },
        "Sign in", mail::link_to("/signin"), "" };
}

Letter undone_letter(persons::Person const& person, store::Change const& change)
{
    return { "The change of your sign-in address was undone", person.first_name.text(),
        { fmt::format("The address stays {}. It does not become {}.", change.from.text(), change.to.text()) },
        "Sign in", mail::link_to("/signin"), "Whoever was signed in has to sign in again." };
}

Letter welcome_letter(persons::Person const& person, std::string const& by, std::string const& url)
{
    return { "Choose a password for Kith", person.first_name.text(),
        { fmt::format("{} entered this address as yours. Choose a password to begin.", asker(by)) },
        "Choose a password", url,
        "The link works once, for seven days. If you did not expect it, you need not do anything." };
}

}
