#include "devices/devices.h"

#include "crypto/token.h"
#include "devices/devices_store.h"
#include "mail/letter.h"
#include "mail/public_url.h"
#include "memberships/memberships.h"
#include "passwords/passwords.h"

#include <fmt/format.h>

#include <algorithm>

namespace kith::devices {
namespace {

std::string_view cookie_name(http::Call const& call)
{
    return call.request().secure ? "__Host-kith_device" : "kith_device";
}

// The name goes on from sign-in to sign-in; a browser that has none gets one.
std::string device_of(http::Call& call)
{
    std::string const kept { call.request().cookie(cookie_name(call)) };
    auto const token = kept.size() == 43 ? crypto::Token { kept } : crypto::random_token();
    auto const seconds = std::chrono::duration_cast<std::chrono::seconds>(lifetime).count();
    call.add_header("Set-Cookie",
        fmt::format("{}={}; Path=/; HttpOnly; SameSite=Lax; Max-Age={}{}", cookie_name(call), token.text, seconds,
            call.request().secure ? "; Secure" : ""));
    return token.hash();
}

mail::Letter letter(persons::Person const& person, Time when, passwords::Place const& place)
{
    auto const time = to_text(when);
    auto const device = place.device.empty() ? "an unknown browser" : place.device;
    return {
        "New sign-in to Kith", person.first_name.text(),
        { fmt::format(
              "On {} at {} UTC, somebody signed in to Kith as {} in a browser that had not been used for it before.",
              time.substr(0, 10), time.substr(11, 5), person.email.text()),
            fmt::format("It was at the address {} and calls itself: {}.", place.address, device) },
        "Look at your devices", mail::link_to("/profile#sessions"),
        "If it was you, you need not do anything. If it was not, sign out everywhere there and choose a new password."
    };
}

// Nothing of the member has changed: it is no entry about him, but about his login.
void record(http::Call& call, db::Transaction& tx, persons::Person const& person, std::optional<AccountId> const& only)
{
    events::Source const himself { "person", person.id.text(), person.first_name.text() + ' ' + person.last_name.text(),
        sessions::way_of(call) };
    auto members = memberships::list_of_person(tx, person.id);
    std::ranges::sort(members, {}, &memberships::Membership::account); // logs in their order
    for (auto const& member : members) {
        bool const is_user = member.kind == memberships::Kind::Internal && member.is_active(tx.now());
        if (only ? member.account == *only : is_user)
            events::record(
                tx, member.account, himself, "login.new_browser", { "login", member.id.text(), member.display_name() });
    }
}

}

void note(http::Call& call, db::Transaction& tx, persons::Person const& person, std::optional<AccountId> const& only)
{
    auto const device = device_of(call);
    if (store::touch(tx, person.id, device))
        return;
    bool const is_first_day = !store::any_before(tx, person.id, tx.now() - Days { 1 });
    bool const is_one_of_many = store::count_new(tx, person.id, tx.now() - Days { 1 }) >= new_a_day;
    store::insert(tx, person.id, device);
    store::remove_beyond(tx, person.id, most_devices);
    if (is_first_day || is_one_of_many)
        return;
    passwords::tell(tx, person, letter(person, tx.now(), passwords::place_of(call)));
    record(call, tx, person, only);
}

bool is_known(http::Call const& call, db::Transaction& tx, PersonId const& person)
{
    std::string const kept { call.request().cookie(cookie_name(call)) };
    return kept.size() == 43 && store::is_there(tx, person, crypto::Token { kept }.hash());
}

std::vector<Device> list(db::Transaction& tx, PersonId const& person) { return store::list(tx, person); }

void sweep(db::Transaction& tx) { store::remove_unused(tx, tx.now() - lifetime); }

}
