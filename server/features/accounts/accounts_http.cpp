#include "accounts/accounts_http.h"

#include "base/text.h"
#include "licenses/licenses.h"
#include "sessions/sessions.h"

namespace kith::accounts {
namespace {

constexpr std::int64_t most_recording_days = 3650;

struct NewAccount {
    AccountName name;
};
BOOST_DESCRIBE_STRUCT(NewAccount, (), (name))

struct SupportChange {
    std::optional<ShortText> name;
    std::optional<std::string> email; // empty: none
    std::optional<ShortText> phone;
};
BOOST_DESCRIBE_STRUCT(SupportChange, (), (name, email, phone))

struct AccountChange {
    std::optional<AccountName> name;
    std::optional<Visibility> visibility;
    std::optional<SupportChange> support;
};
BOOST_DESCRIBE_STRUCT(AccountChange, (), (name, visibility, support))

struct SettingsBody {
    bool auto_signup;
    std::vector<std::string> signup_products;
    bool signup_needs_approval;
    InvitesByUsers internal_invites_by_users;
    bool products_implicit_admin_manage;
    bool call_recording;
    std::int64_t call_recording_days;
    std::string signup_help_url;
    std::string notice;
    memberships::SecondFactorRequired second_factor_required;
};
BOOST_DESCRIBE_STRUCT(SettingsBody, (),
    (auto_signup, signup_products, signup_needs_approval, internal_invites_by_users, products_implicit_admin_manage,
        call_recording, call_recording_days, signup_help_url, notice, second_factor_required))

struct SettingsChange {
    std::optional<bool> auto_signup;
    std::optional<std::vector<std::string>> signup_products; // a license of each for who signs up, if one is left
    std::optional<bool> signup_needs_approval;
    std::optional<InvitesByUsers> internal_invites_by_users;
    std::optional<bool> products_implicit_admin_manage;
    std::optional<bool> call_recording;
    std::optional<std::int64_t> call_recording_days; // 1 to 3650
    std::optional<std::string> signup_help_url;
    std::optional<LongText> notice;
    std::optional<memberships::SecondFactorRequired> second_factor_required; // by who has one
};
BOOST_DESCRIBE_STRUCT(SettingsChange, (),
    (auto_signup, signup_products, signup_needs_approval, internal_invites_by_users, products_implicit_admin_manage,
        call_recording, call_recording_days, signup_help_url, notice, second_factor_required))

SettingsBody shown(Settings const& settings)
{
    return { settings.auto_signup, settings.sign_up_products, settings.sign_up_needs_approval,
        settings.internal_invites_by_users, settings.administrators_manage_products, settings.call_recording,
        settings.call_recording_days, settings.signup_help_url, settings.notice, settings.second_factor_required };
}

Result<void> apply(Support& support, SupportChange const& change)
{
    support.name = change.name.value_or(ShortText::stored(support.name)).text();
    support.phone = change.phone.value_or(ShortText::stored(support.phone)).text();
    if (change.email && !change.email->empty() && !EmailAddress::parse(*change.email))
        return refuse_field("support.email", "email", "must be an e-mail address");
    support.email = change.email.value_or(support.email);
    return {};
}

Result<void> apply(Settings& settings, SettingsChange const& change)
{
    settings.auto_signup = change.auto_signup.value_or(settings.auto_signup);
    settings.sign_up_products = in_order(change.signup_products.value_or(settings.sign_up_products));
    settings.sign_up_needs_approval = change.signup_needs_approval.value_or(settings.sign_up_needs_approval);
    settings.internal_invites_by_users = change.internal_invites_by_users.value_or(settings.internal_invites_by_users);
    settings.administrators_manage_products =
        change.products_implicit_admin_manage.value_or(settings.administrators_manage_products);
    settings.call_recording = change.call_recording.value_or(settings.call_recording);
    settings.call_recording_days = change.call_recording_days.value_or(settings.call_recording_days);
    if (settings.call_recording_days < 1 || settings.call_recording_days > most_recording_days)
        return refuse_field("call_recording_days", "limit", "must be between 1 and 3650");
    auto const url = change.signup_help_url.value_or(settings.signup_help_url);
    if (url.size() > 500 || (!url.empty() && !url.starts_with("https://")))
        return refuse_field("signup_help_url", "url", "must begin with https:// and have at most 500 characters");
    settings.signup_help_url = url;
    settings.notice = change.notice.value_or(LongText::stored(settings.notice)).text();
    settings.second_factor_required = change.second_factor_required.value_or(settings.second_factor_required);
    return {};
}

Result<http::Created<AccountBody>> post_account(
    http::Call& call, db::Transaction& tx, http::Body<NewAccount> const& body)
{
    auto const session = TRY(sessions::require(call, tx));
    TRY(sessions::check_is_unlimited(session));
    TRY(check_may_found(tx, session.person));
    auto const wanted = TRY(body.read());
    events::Source const source { "", "", "", sessions::way_of(call, session) };
    auto const founding = found(tx, source, wanted.name, session.person);
    return http::Created<AccountBody> { shown(founding.account) };
}

Result<AccountBody> get_account(http::Call& call, db::Transaction& tx)
{
    auto const actor = TRY(memberships::require_actor(call, tx));
    auto const account = get(tx, actor.account);
    call.set_version(account.version);
    return shown(account);
}

Result<AccountBody> patch_account(http::Call& call, db::Transaction& tx, http::Body<AccountChange> const& body)
{
    auto const actor = TRY(memberships::require_actor(call, tx, Permission::AccountSettings));
    auto const before = get(tx, actor.account);
    TRY(call.check_version(before.version));
    auto const wanted = TRY(body.read());
    auto after = before;
    after.name = wanted.name.value_or(before.name);
    after.visibility = wanted.visibility.value_or(before.visibility);
    if (wanted.support)
        TRY(apply(after.support, *wanted.support));
    auto const account = TRY(change(tx, actor, before, after));
    call.set_version(account.version);
    return shown(account);
}

Result<SettingsBody> get_settings(http::Call& call, db::Transaction& tx)
{
    auto const actor = TRY(memberships::require_actor(call, tx, Permission::AccountSettings));
    auto const account = get(tx, actor.account);
    call.set_version(account.version);
    return shown(account.settings);
}

Result<SettingsBody> patch_settings(http::Call& call, db::Transaction& tx, http::Body<SettingsChange> const& body)
{
    auto const actor = TRY(memberships::require_actor(call, tx, Permission::AccountSettings));
    auto const before = get(tx, actor.account);
    TRY(call.check_version(before.version));
    auto after = before;
    auto const wanted = TRY(body.read());
    TRY(apply(after.settings, wanted));
    if (wanted.signup_products)
        TRY(licenses::check_known(tx, actor.account, after.settings.sign_up_products, "signup_products"));
    auto const account = TRY(change(tx, actor, before, after));
    call.set_version(account.version);
    return shown(account.settings);
}

}

AccountBody shown(Account const& account)
{
    return { account.id, account.name, account.slug, account.kind, account.visibility,
        { account.support.name, account.support.email, account.support.phone }, account.settings.signup_help_url,
        account.settings.notice, account.created_at };
}

void add_routes(http::Router& router)
{
    router.post("/api/v1/accounts", "Founds an account of one's own", post_account);
    router.get("/api/v1/accounts/{account}", "Shows the account", get_account);
    router.patch("/api/v1/accounts/{account}", "Changes the account's name, visibility or support", patch_account);
    router.get("/api/v1/accounts/{account}/settings", "Shows the settings of the account", get_settings);
    router.patch("/api/v1/accounts/{account}/settings", "Changes settings of the account", patch_settings);
}

}
