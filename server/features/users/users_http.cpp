#include "users/users_http.h"

#include "address_changes/address_changes.h"
#include "users/users_had.h"
#include "users/users_listing.h"

namespace kith::users {
namespace {

using memberships::Membership;

enum class Send { Welcome, None };
BOOST_DESCRIBE_ENUM(Send, Welcome, None)

// What can be said of a new user and of one who is there.
struct UserFields : memberships::DetailsInput {
    std::optional<std::vector<RoleName>> roles;
    std::optional<std::vector<std::string>> licenses;
    std::optional<GrantsChange> grants;
    std::optional<std::vector<teams::TeamId>> teams;
    std::optional<std::vector<EndBody>> ends;
};
BOOST_DESCRIBE_STRUCT(UserFields, (memberships::DetailsInput), (roles, licenses, grants, teams, ends))

struct NewUserBody : UserFields {
    PersonName first_name;
    PersonName last_name;
    EmailAddress email;
    std::optional<Send> send;
};
BOOST_DESCRIBE_STRUCT(NewUserBody, (UserFields), (first_name, last_name, email, send))

struct UserChange : UserFields {
    std::optional<PersonName> first_name;
    std::optional<PersonName> last_name;
    std::optional<EmailAddress> email;
    std::optional<bool> active;
    std::optional<bool> call_recording_enabled;
};
BOOST_DESCRIBE_STRUCT(UserChange, (UserFields), (first_name, last_name, email, active, call_recording_enabled))

// What an inactive user had when he was made so: nothing of it comes back by itself.
struct HadBody {
    Time at;
    std::vector<RoleName> roles;
    std::vector<std::string> licenses;
    GrantsBody grants;
    std::vector<std::string> teams;
};
BOOST_DESCRIBE_STRUCT(HadBody, (), (at, roles, licenses, grants, teams))

struct OneUser : User {
    std::optional<HadBody> had;
    std::optional<EmailAddress> pending_email; // to sign in with, once it is confirmed
    bool has_second_factor;                    // shows more than the password to sign in, or a passkey
};
BOOST_DESCRIBE_STRUCT(OneUser, (User), (had, pending_email, has_second_factor))

struct ChangedUser : User {
    std::vector<std::string> warnings;
};
BOOST_DESCRIBE_STRUCT(ChangedUser, (User), (warnings))

std::vector<End> ends_of(std::optional<std::vector<EndBody>> const& bodies)
{
    std::vector<End> ends;
    for (auto const& body : bodies.value_or(std::vector<EndBody> {}))
        ends.push_back({ body.of, body.at });
    return ends;
}

ChangedUser shown_changed(db::Transaction& tx, Changed const& changed)
{
    return { shown(tx, changed.user), changed.warnings };
}

MembershipId id_in(http::Call const& call) { return MembershipId::from_text(call.path_parameter("user")); }

Result<http::Created<ChangedUser>> post_user(http::Call& call, db::Transaction& tx, http::Body<NewUserBody> const& body)
{
    auto const actor = TRY(memberships::require_actor(call, tx, Permission::ManageUsers));
    auto const input = TRY(body.read());
    auto const rights = TRY(asked_rights(Rights {}, input.roles, input.grants, tx.now()));
    NewUser const wanted { input.first_name, input.last_name, input.email, memberships::details_of(input),
        rights.value_or(Rights {}), input.licenses.value_or(std::vector<std::string> {}), ends_of(input.ends),
        input.send.value_or(Send::Welcome) == Send::Welcome, input.teams.value_or(std::vector<teams::TeamId> {}) };
    auto const created = TRY(create(tx, actor, wanted));
    call.set_version(created.user.version);
    return http::Created<ChangedUser> { shown_changed(tx, created) };
}

std::optional<HadBody> shown_had(db::Transaction& tx, Membership const& user)
{
    auto const had = find_had(tx, user);
    if (!had)
        return {};
    auto const then = had->at - 1ms;
    return HadBody { had->at, had->rights.roles(then), had->licenses, shown_grants(had->rights, then), {} };
}

Result<OneUser> get_user(http::Call& call, db::Transaction& tx)
{
    auto const actor = TRY(memberships::require_actor(call, tx));
    auto const user = TRY(get(tx, actor, id_in(call)));
    call.set_version(user.version);
    auto const person = persons::find(tx, user.person);
    return OneUser { shown(tx, user), shown_had(tx, user), address_changes::find_asked(tx, user.person),
        person && (person->has_second_factor || person->has_passkey) };
}

Result<ChangedUser> patch_user(http::Call& call, db::Transaction& tx, http::Body<UserChange> const& body)
{
    auto const actor = TRY(memberships::require_actor(call, tx));
    auto const user = TRY(get(tx, actor, id_in(call)));
    TRY(call.check_version(user.version));
    auto const input = TRY(body.read());
    auto const rights = TRY(asked_rights(user.rights, input.roles, input.grants, tx.now()));
    Change const wanted { input.first_name, input.last_name, input.email, memberships::change_of(input), input.active,
        input.call_recording_enabled, rights, input.licenses, ends_of(input.ends), input.teams };
    auto const changed = TRY(change(tx, actor, user, wanted));
    call.set_version(changed.user.version);
    return shown_changed(tx, changed);
}

Result<http::NoContent> delete_user(http::Call& call, db::Transaction& tx)
{
    auto const actor = TRY(memberships::require_actor(call, tx));
    auto const user = TRY(get(tx, actor, id_in(call)));
    TRY(call.check_version(user.version));
    TRY(remove(tx, actor, user));
    return http::NoContent {};
}

Result<ChangedUser> put_license(http::Call& call, db::Transaction& tx)
{
    auto const actor = TRY(memberships::require_actor(call, tx));
    auto const product = call.path_parameter("product");
    auto const user = TRY(get_licensable(tx, actor, id_in(call), product));
    TRY(call.check_version(user.version));
    auto const changed = TRY(assign_license(tx, actor, user, product));
    call.set_version(changed.user.version);
    return shown_changed(tx, changed);
}

Result<http::NoContent> delete_license(http::Call& call, db::Transaction& tx)
{
    auto const actor = TRY(memberships::require_actor(call, tx));
    auto const product = call.path_parameter("product");
    auto const user = TRY(get_licensable(tx, actor, id_in(call), product));
    TRY(call.check_version(user.version));
    TRY(withdraw_license(tx, actor, user, product));
    return http::NoContent {};
}

Result<UserPage> get_users(http::Call& call, db::Transaction& tx, http::Query<UserQuery> const& parameters)
{
    auto const actor = TRY(memberships::require_actor(call, tx, Permission::ManageUsers));
    auto const query = TRY(parameters.read());
    auto const listing = TRY(listing_of(query));
    auto const page = TRY(list(tx, actor, listing, query.total.value_or(false)));
    return shown(call, tx, query, listing, page);
}

Result<UserPage> get_product_users(http::Call& call, db::Transaction& tx, http::Query<UserQuery> const& parameters)
{
    auto const actor = TRY(memberships::require_actor(call, tx));
    auto const product = std::string { call.path_parameter("product") };
    TRY(check_may_manage(actor, product));
    auto const query = TRY(parameters.read());
    auto listing = TRY(listing_of(query));
    listing.product = product;
    listing.second_factor = {};
    auto const page = TRY(list_of_product(tx, actor, product, listing, query.total.value_or(false)));
    return shown(call, tx, query, listing, page);
}

Result<UserPage> get_candidates(http::Call& call, db::Transaction& tx, http::Query<UserQuery> const& parameters)
{
    auto const actor = TRY(memberships::require_actor(call, tx));
    auto const product = std::string { call.path_parameter("product") };
    TRY(check_may_manage(actor, product));
    auto const query = TRY(parameters.read());
    auto listing = TRY(listing_of(query));
    listing.without = product;
    listing.second_factor = {};
    auto const page = TRY(list_of_product(tx, actor, product, listing, query.total.value_or(false)));
    return shown(call, tx, query, listing, page);
}

std::vector<EndBody> ends_of(Membership const& user)
{
    std::vector<EndBody> ends;
    if (user.valid_until)
        ends.push_back({ "membership", user.valid_until });
    if (user.rights.standing_until())
        ends.push_back({ enum_text(user.rights.standing()), user.rights.standing_until() });
    for (auto const& right : user.rights.all()) {
        if (right.until)
            ends.push_back({ right.word.starts_with("role:") ? right.word.substr(5) : right.word, right.until });
    }
    for (auto const& license : user.licenses) {
        if (license.until)
            ends.push_back({ "license:" + license.word, license.until });
    }
    return ends;
}

User shown_with(Membership const& user, NameWatch const& watch, std::vector<teams::Team> const& teams, Time now)
{
    std::vector<std::string> licenses;
    for (auto const& license : user.licenses) {
        if (user.holds(license, now))
            licenses.push_back(license.word);
    }
    return { { user.id, user.person, user.first_name, user.last_name, user.display_name(), watch.warning_about(user),
                 user.email },
        user.details, user.rights.roles(now), std::move(licenses), shown_grants(user.rights, now),
        teams::shown_refs(teams), user.state_at(now), user.call_recording_enabled, ends_of(user), user.last_seen_at,
        user.created_at, memberships::avatar_url(user), user.pronouns };
}

}

User shown(db::Transaction& tx, Membership const& user) { return shown_all(tx, user.account, { user }).front(); }

// Many at once: their teams by one statement.
std::vector<User> shown_all(db::Transaction& tx, AccountId const& account, std::vector<Membership> const& all)
{
    NameWatch const watch { tx, account };
    std::vector<MembershipId> ids;
    for (auto const& user : all)
        ids.push_back(user.id);
    auto teams = teams::list_of(tx, account, ids);
    std::vector<User> shown;
    for (auto const& user : all)
        shown.push_back(shown_with(user, watch, teams[user.id], tx.now()));
    return shown;
}

void add_routes(http::Router& router)
{
    constexpr auto users = "/api/v1/accounts/{account}/users";
    constexpr auto user = "/api/v1/accounts/{account}/users/{user}";
    constexpr auto license = "/api/v1/accounts/{account}/products/{product}/licenses/{user}";
    router.get(users, "Lists the users of an account", get_users);
    router.post(users, "Adds a user", post_user);
    router.get(user, "Shows one user", get_user);
    router.patch(user, "Changes a user: names, roles, licenses, active or not", patch_user);
    router.remove(user, "Removes a user", delete_user);
    router.get("/api/v1/accounts/{account}/products/{product}/users", "Lists who holds a license of a product",
        get_product_users);
    router.get("/api/v1/accounts/{account}/products/{product}/candidates",
        "Lists who could be given a license of a product: users without one", get_candidates);
    router.put(license, "Gives a user a license", put_license);
    router.remove(license, "Takes a license back", delete_license);
}

}
