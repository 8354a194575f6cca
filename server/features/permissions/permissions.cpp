#include "permissions/permissions.h"

#include "base/enum_text.h"

#include <algorithm>
#include <array>

namespace kith {
namespace {

// Whom a permission belongs to.
enum : unsigned { L = 1, A = 2, U = 4, M = 8 }; // legal representative, administrator, user, manager
constexpr unsigned management = L | A;
constexpr unsigned everybody = L | A | U;

struct Line {
    Permission permission;
    std::string_view text;
    unsigned roles;
};

// Who has what. A manager is a user with more; what is one's own, or a team's, is
// narrowed down where it is used. Of what a grant of a product gives, see below.
constexpr std::array<Line, permission_count> table { {
    { Permission::AccountSettings, "account.settings", management },
    { Permission::AccountVisibility, "account.visibility", management },
    { Permission::AssignLegalRepresentative, "role.assign_legal_representative", L },
    { Permission::ManageUsers, "users.manage", management },
    { Permission::AssignRoles, "roles.assign", management },
    { Permission::InviteInBulk, "users.invite_bulk", management },
    { Permission::ToggleSignup, "signup.toggle", management },
    { Permission::InviteUsers, "users.invite", everybody },
    { Permission::AssignLicenses, "licenses.assign", management },
    { Permission::ManageProduct, "product.manage", 0 },
    { Permission::OrderProducts, "products.order", management },
    { Permission::Accounting, "accounting", management },
    { Permission::InviteClients, "clients.invite", everybody },
    { Permission::CreateClientGroups, "client_groups.create", everybody },
    { Permission::UseContacts, "contacts.use", everybody },
    { Permission::ViewAllClients, "clients.view_all", management },
    { Permission::CreateTeams, "teams.create", everybody | M },
    { Permission::ManageTeams, "teams.manage", everybody | M },
    { Permission::UseConnections, "connections.use", everybody },
    { Permission::UseContactCards, "contact_cards.use", everybody },
    { Permission::HostMeetings, "meetings.host", everybody },
    { Permission::UseCalls, "calls.use", everybody },
    { Permission::ChatDirectly, "chat.direct", everybody },
    { Permission::UseWorkspaces, "workspaces.use", everybody },
    { Permission::UseChannels, "channels.use", everybody },
    { Permission::CreateChannels, "channels.create", everybody },
    { Permission::SetDefaultChannels, "channels.set_defaults", management },
    { Permission::InviteGuests, "guests.invite", management },
    { Permission::InviteChannelMembers, "channel.invite_member", everybody },
    { Permission::ViewRecordings, "recordings.view", everybody | M },
    { Permission::ManageAuthorizedUsers, "authorized_users.manage", management },
    { Permission::ContactSupport, "support.contact", everybody },
    { Permission::ViewAudit, "audit.view", management },
    { Permission::ManageInstance, "instance.manage", 0 },
} };

constexpr bool is_in_order()
{
    for (std::size_t i = 0; i < table.size(); ++i) {
        if (static_cast<std::size_t>(table[i].permission) != i)
            return false;
    }
    return true;
}
static_assert(is_in_order());

constexpr std::string_view product_prefix = "product.manage:";

std::string_view text_of(Permission permission) { return table[static_cast<std::size_t>(permission)].text; }

Permissions made_of(unsigned roles, std::optional<Permission> but = {})
{
    Permissions made;
    for (auto const& line : table) {
        if ((line.roles & roles) && line.permission != but)
            made.add(line.permission);
    }
    return made;
}

// What needs a license of the Suite beside the role.
constexpr std::bitset<permission_count> bound_to_suite { 1ULL << static_cast<unsigned>(Permission::UseChannels) |
    1ULL << static_cast<unsigned>(Permission::CreateChannels) };

// Managing a product is inviting people to it; managing the suite is managing its
// channels and its guests, too.
Permissions given_by_product(std::string_view product)
{
    Permissions given;
    given.add(PermissionName { Permission::ManageProduct, std::string { product } });
    given.add(Permission::InviteUsers);
    if (product == "suite") {
        given.add(Permission::SetDefaultChannels);
        given.add(Permission::InviteGuests);
    }
    return given;
}

Permissions given_by_role(CustomRole const& role)
{
    Permissions given;
    for (auto const& permission : role.permissions)
        given.add(permission);
    return given;
}

std::string_view title_of(Role role)
{
    static constexpr std::string_view titles[] = { "Legal representative", "Administrator", "User" };
    return titles[static_cast<std::size_t>(role)];
}

// Legal representatives keep every product whatever the account decided: somebody
// must be able to give the first grant.
Permissions const& given_by_standing(Role role, RolePolicy const& policy)
{
    static auto const all = std::array { permissions_of_role(Role::LegalRepresentative),
        permissions_of_role(Role::Administrator), permissions_of_role(Role::User) };
    static auto const without_products = made_of(A);
    static auto const without_inviting = made_of(U, Permission::InviteUsers);
    if (role == Role::Administrator && !policy.administrators_manage_products)
        return without_products;
    if (role == Role::User && !policy.users_invite)
        return without_inviting;
    return all[static_cast<std::size_t>(role)];
}

std::optional<PermissionSource> source_of(std::string_view word, std::span<CustomRole const> custom)
{
    if (word == "manager")
        return PermissionSource { "additional_role", "manager", "Manager", made_of(M) };
    if (word == "accounting") {
        Permissions accounting;
        accounting.add(Permission::Accounting);
        return PermissionSource { "grant", "accounting", "Accounting", accounting };
    }
    auto const what = word.substr(word.find(':') + 1);
    if (word.starts_with("manage:"))
        return PermissionSource { "grant", std::string { word }, std::string { what }, given_by_product(what) };
    auto const role = std::ranges::find(custom, what, [](CustomRole const& each) { return each.id.text(); });
    if (role == custom.end())
        return {};
    return PermissionSource { "custom_role", role->id.text(), role->name, given_by_role(*role) };
}

bool is_product_slug(std::string_view text)
{
    auto is_slug_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
    return !text.empty() && text.size() <= 40 && std::ranges::all_of(text, is_slug_letter);
}

}

PermissionName::PermissionName(Permission permission, std::string product)
    : permission_(permission)
    , product_(std::move(product))
    , text_(text_of(permission))
{
    if (!product_.empty())
        text_ += ':' + product_;
}

Result<PermissionName> PermissionName::parse(std::string_view text)
{
    if (text.starts_with(product_prefix) && is_product_slug(text.substr(product_prefix.size())))
        return PermissionName { Permission::ManageProduct, std::string { text.substr(product_prefix.size()) } };
    auto const line = std::ranges::find(table, text, &Line::text);
    if (line == table.end() || line->permission == Permission::ManageProduct)
        return refuse("enum", "", "must be a permission, such as users.manage or product.manage:suite");
    return PermissionName { line->permission };
}

bool needs_suite(PermissionName const& name) { return bound_to_suite[static_cast<std::size_t>(name.permission())]; }

bool Permissions::may_manage(std::string_view product) const
{
    return all_products_ || std::ranges::find(products_, product) != products_.end();
}

bool Permissions::may(PermissionName const& name) const
{
    return name.permission() == Permission::ManageProduct ? may_manage(name.product()) : may(name.permission());
}

bool Permissions::covers(Permissions const& given) const
{
    auto is_mine = [this](std::string const& product) { return may_manage(product); };
    return (given.general_ & ~general_ & ~bound_to_suite).none() && (all_products_ || !given.all_products_) &&
        std::ranges::all_of(given.products_, is_mine);
}

Permissions Permissions::without_suite() const
{
    auto left = *this;
    left.general_ &= ~bound_to_suite;
    return left;
}

Permissions Permissions::within(Permissions const& scopes) const
{
    Permissions both;
    both.general_ = general_ & scopes.general_;
    both.all_products_ = all_products_ && scopes.all_products_;
    auto const& candidates = all_products_ ? scopes.products_ : products_;
    for (auto const& product : candidates) {
        if (may_manage(product) && scopes.may_manage(product))
            both.products_.push_back(product);
    }
    return both;
}

std::vector<std::string> Permissions::texts() const
{
    std::vector<std::string> texts;
    for (auto const& line : table) {
        if (may(line.permission))
            texts.emplace_back(line.text);
    }
    if (all_products_)
        texts.emplace_back("product.manage:*");
    for (auto const& product : products_)
        texts.push_back(std::string { product_prefix } + product);
    return texts;
}

void Permissions::add(Permissions const& more)
{
    general_ |= more.general_;
    all_products_ = all_products_ || more.all_products_;
    for (auto const& product : more.products_)
        add(PermissionName { Permission::ManageProduct, product });
}

void Permissions::add(PermissionName const& name)
{
    if (name.permission() != Permission::ManageProduct)
        general_.set(static_cast<std::size_t>(name.permission()));
    else if (std::ranges::find(products_, name.product()) == products_.end())
        products_.push_back(name.product());
}

Permissions permissions_of_role(Role role)
{
    static constexpr unsigned roles[] = { L, A, U };
    auto given = made_of(roles[static_cast<std::size_t>(role)]);
    given.all_products_ = role != Role::User;
    return given;
}

std::vector<PermissionSource> sources_of(
    Rights const& rights, RolePolicy const& policy, std::span<CustomRole const> custom, Time now)
{
    auto const standing = rights.standing_at(now);
    std::vector<PermissionSource> sources { { "standing_role", enum_text(standing), std::string { title_of(standing) },
        given_by_standing(standing, policy) } };
    for (auto const& right : rights.all()) {
        if (!right.holds_at(now))
            continue;
        if (auto source = source_of(right.word, custom))
            sources.push_back(std::move(*source));
    }
    return sources;
}

PermissionSource source_of_operators()
{
    Permissions given;
    given.add(Permission::ManageInstance);
    return { "operator", "operator", "Operator of the server", given };
}

// Most people hold a standing role and nothing else.
Permissions permissions_of(Rights const& rights, RolePolicy const& policy, std::span<CustomRole const> custom, Time now)
{
    if (rights.all().empty())
        return given_by_standing(rights.standing_at(now), policy);
    Permissions all;
    for (auto const& source : sources_of(rights, policy, custom, now))
        all.add(source.gives);
    return all;
}

Result<void> check_may(Actor const& actor, Permission permission)
{
    return actor.may(permission) ? Result<void> {} : refuse("forbidden");
}

Result<void> check_may_manage(Actor const& actor, std::string_view product)
{
    return actor.permissions.may_manage(product) ? Result<void> {} : refuse("forbidden");
}

}
