#include "users/users.h"

#include "accounts/accounts.h"
#include "address_changes/address_changes.h"
#include "client_groups/client_groups.h"
#include "clients/clients.h"
#include "connections/connections.h"
#include "contact_cards/contact_cards.h"
#include "invitations/invitations.h"
#include "licenses/licenses.h"
#include "me/me.h"
#include "merges/merges.h"
#include "outsiders/outsiders.h"
#include "profiles/profiles.h"
#include "users/users_differences.h"
#include "users/users_parts.h"
#include "users/users_rules.h"
#include "workspaces/workspaces.h"
#include "json/json.h"

#include <algorithm>

namespace kith::users {
namespace {

using memberships::Membership;
using memberships::State;

// How the account reaches him, at once; what he signs in with, once he confirmed it. That is
// his alone as long as he is in one account only.
Result<void> change_email(db::Transaction& tx, Actor const& actor, Membership const& user, EmailAddress const& email)
{
    if (email.text() == user.email.text())
        return {};
    auto const other = memberships::find_by_email(tx, user.account, email);
    if (other && other->id != user.id)
        return refuse_field("email", "taken", "belongs to somebody else");
    if (persons::accounts_of(tx, user.person).size() != 1)
        return refuse("identity_shared");
    auto const person = persons::find(tx, user.person);
    if (!person || person->is_operator || person->email.text().empty())
        return refuse("identity_shared");
    auto const account = accounts::get(tx, user.account).name.text();
    return address_changes::ask(tx, *person, email, actor.name + " of " + account);
}

void apply_words(Membership& user, Change const& wanted)
{
    user.first_name = wanted.first_name.value_or(user.first_name);
    user.last_name = wanted.last_name.value_or(user.last_name);
    user.details = memberships::changed(user.details, wanted.details);
    user.call_recording_enabled = wanted.call_recording_enabled.value_or(user.call_recording_enabled);
    user.rights = wanted.rights.value_or(user.rights);
}

void apply_state(Membership& user, Change const& wanted, Time now)
{
    if (!wanted.active || *wanted.active == user.is_active(now))
        return;
    user.state = *wanted.active ? State::Active : State::Inactive;
    if (*wanted.active)
        user.valid_until.reset();
}

// Licenses go with the access; who has none gets none.
Result<void> apply_licenses(db::Transaction& tx, Actor const& actor, Membership& user,
    std::optional<std::vector<std::string>> const& wanted, LicenseChanges& changes)
{
    if (!user.is_active(tx.now())) {
        if (wanted && !only_in(*wanted, user.products()).empty())
            return refuse("member_inactive", "licenses", "cannot be given to an inactive user");
        return set_licenses(tx, user, {}, changes);
    }
    if (!wanted)
        return {};
    for (auto const& product : only_in(*wanted, user.products()))
        TRY(check_may_license(actor, product));
    return set_licenses(tx, user, *wanted, changes);
}

std::string operation_of(events::Source const& source, Membership const& before, Membership const& after)
{
    if (after.state == before.state)
        return "membership.updated";
    if (after.state == State::Removed)
        return source.id == before.id.text() ? "membership.left" : "membership.removed";
    return after.state == State::Active ? "membership.reactivated" : "membership.deactivated";
}

// What he kept for himself, and whom he looked after.
void forget(db::Transaction& tx, Membership const& removed)
{
    contact_cards::remove_all_of(tx, removed.account, removed.id);
    merges::remove_all_of(tx, removed.account, removed.id);
    clients::forget(tx, removed.account, removed.id);
    client_groups::drop_member(tx, removed.account, removed.id);
}

// The rooms he was in, or owns while he can do nothing there; active again, those that nobody could look after.
std::vector<workspaces::Note> leave_workspaces(db::Transaction& tx, Membership const& before, Membership const& after)
{
    if (after.state == State::Removed)
        return workspaces::drop_member(tx, after);
    return after.state == before.state ? std::vector<workspaces::Note> {} : workspaces::hand_on(tx, after);
}

Result<Membership> store_row(db::Transaction& tx, Membership const& before, Membership const& after)
{
    move_ends(tx, before, after);
    auto changed = TRY(memberships::update(tx, before, after));
    if (changed.display_name() != before.display_name() || changed.email.text() != before.email.text())
        connections::note_renamed(tx, changed);
    if (changed.state == State::Removed)
        forget(tx, changed);
    if (changed.state != State::Active)
        outsiders::note_gone(tx, changed.account, changed.id);
    if (changed.state == State::Active)
        tx.wake("person:" + changed.person.text());
    else
        me::close_doors(tx, changed);
    return changed;
}

Result<Membership> store_change(db::Transaction& tx, events::Source const& source, Membership const& before,
    Membership const& after, LicenseChanges const& licenses, teams::Moves const& moves = {})
{
    auto const differences = differences_of(before, after);
    bool const is_same = differences.empty();
    auto const stored = TRY(is_same ? Result<Membership> { before } : store_row(tx, before, after));
    auto const rooms = leave_workspaces(tx, before, stored);
    auto const changed = TRY(teams::move(tx, stored, moves));
    record_licenses(tx, source, changed, licenses);
    teams::record(tx, source, changed, moves);
    if (!is_same)
        events::record(tx, changed.account, source, operation_of(source, before, changed), target(changed),
            text_of(tx, differences, before, changed));
    workspaces::record(tx, changed.account, source, rooms);
    return changed;
}

Result<teams::Moves> moves_to(db::Transaction& tx, Actor const& actor, Membership const& user,
    std::optional<std::vector<teams::TeamId>> const& wanted)
{
    return wanted ? teams::plan(tx, actor, user.id, *wanted) : Result<teams::Moves> { teams::Moves {} };
}

Result<Membership> find_user(db::Transaction& tx, AccountId const& account, MembershipId const& id)
{
    auto user = memberships::find(tx, account, id);
    return user && user->is_user() ? Result<Membership> { *std::move(user) } : refuse("not_found");
}

// Whoever is a member no more: nothing of the account stays with him.
Result<void> take_out(db::Transaction& tx, events::Source const& source, Membership const& before)
{
    auto after = before;
    auto licenses = end_licenses(tx, after);
    after.state = State::Removed;
    TRY(set_licenses(tx, after, {}, licenses));
    memberships::lock(tx, before.account, before.id); // whoever asks him to connect comes before, or finds him gone
    auto const ended = connections::end_all(tx, before);
    profiles::hide(tx, before);
    TRY(store_change(tx, source, before, after, licenses, teams::plan_to_leave(tx, before)));
    connections::record_ended(tx, source, before.account, ended);
    return {};
}

Page page_of(db::Transaction& tx, AccountId const& account, memberships::Listing const& wanted, bool with_total)
{
    auto one_more = wanted;
    ++one_more.limit;
    Page page { memberships::list(tx, account, one_more), {}, {} };
    if (static_cast<int>(page.items.size()) > wanted.limit) {
        page.items.pop_back();
        page.last = page.items.back();
    }
    if (with_total)
        page.total = memberships::count(tx, account, wanted);
    return page;
}

}

Result<Page> list(db::Transaction& tx, Actor const& actor, memberships::Listing const& wanted, bool with_total)
{
    TRY(check_may(actor, Permission::ManageUsers));
    return page_of(tx, actor.account, wanted, with_total);
}

Result<Page> list_of_product(db::Transaction& tx, Actor const& actor, std::string_view product,
    memberships::Listing const& wanted, bool with_total)
{
    TRY(check_may_manage(actor, product));
    if (!licenses::find_pool(tx, actor.account, product))
        return refuse("not_found");
    return page_of(tx, actor.account, wanted, with_total);
}

Result<Membership> get(db::Transaction& tx, Actor const& actor, MembershipId const& id)
{
    TRY(check_may(actor, Permission::ManageUsers));
    return find_user(tx, actor.account, id);
}

Result<Changed> change(db::Transaction& tx, Actor const& actor, Membership const& before, Change const& wanted)
{
    TRY(check_may_change(actor, before, wanted));
    auto after = before;
    auto licenses = end_licenses(tx, after);
    apply_words(after, wanted);
    apply_state(after, wanted, tx.now());
    after.email = wanted.email.value_or(before.email);
    TRY(check_rights(tx, actor, before, after));
    TRY(check_access(tx, actor, before, after));
    TRY(apply_licenses(tx, actor, after, wanted.licenses, licenses));
    for (auto const& end : wanted.ends)
        TRY(set_end(after, end, tx.now()));
    TRY(check_ends(tx, actor, before, after));
    TRY(check_access(tx, actor, before, after));
    TRY(change_email(tx, actor, before, after.email));
    auto const moves = TRY(moves_to(tx, actor, before, wanted.teams));
    auto changed = TRY(store_change(tx, actor.source(), before, after, licenses, moves));
    return Changed { std::move(changed), warnings_of(licenses) };
}

Result<void> remove(db::Transaction& tx, Actor const& actor, Membership const& before)
{
    TRY(check_may(actor, Permission::ManageUsers));
    if (before.rights.standing() == Role::LegalRepresentative)
        TRY(check_may(actor, Permission::AssignLegalRepresentative));
    if (before.id == actor.membership)
        return refuse("self_removal");
    return take_out(tx, actor.source(), before);
}

Result<void> leave(db::Transaction& tx, events::Way const& way, Membership const& before)
{
    return take_out(tx, { "member", before.id.text(), before.display_name(), way }, before);
}

Result<Membership> get_licensable(
    db::Transaction& tx, Actor const& actor, MembershipId const& id, std::string_view product)
{
    TRY(check_may_license(actor, product));
    if (!licenses::find_pool(tx, actor.account, product))
        return refuse("not_found");
    return find_user(tx, actor.account, id);
}

Result<Changed> assign_license(
    db::Transaction& tx, Actor const& actor, Membership const& before, std::string_view product)
{
    auto after = before;
    auto licenses = end_licenses(tx, after);
    auto wanted = after.products();
    wanted.emplace_back(product);
    TRY(apply_licenses(tx, actor, after, wanted, licenses));
    auto changed = TRY(store_change(tx, actor.source(), before, after, licenses));
    return Changed { std::move(changed), warnings_of(licenses) };
}

Result<void> withdraw_license(
    db::Transaction& tx, Actor const& actor, Membership const& before, std::string_view product)
{
    TRY(check_may_license(actor, product));
    auto after = before;
    auto licenses = end_licenses(tx, after);
    TRY(set_licenses(tx, after, only_in(after.products(), { std::string { product } }), licenses));
    TRY(store_change(tx, actor.source(), before, after, licenses));
    return {};
}

Result<void> end_overdue(db::Transaction& tx, memberships::Overdue const& overdue)
{
    auto const before = memberships::find(tx, overdue.account, overdue.membership);
    if (!before)
        return {};
    auto after = *before;
    auto const licenses = end_licenses(tx, after);
    after.state = before->state_at(tx.now());
    TRY(store_change(tx, {}, *before, after, licenses));
    return {};
}

}
