// What an account's own sign-in page (/s/{slug}) shows to who is not signed in: the name,
// and the ways in that are open. The slug is handed around, so that it may be looked up.

#include "domains/domains.h"
#include "identity_providers/identity_providers.h"
#include "sign_ups/sign_ups.h"
#include "sign_ups/sign_ups_http.h"

#include <algorithm>

namespace kith::sign_ups {
namespace {

struct PageAccount {
    AccountName name;
};
BOOST_DESCRIBE_STRUCT(PageAccount, (), (name))

// How somebody joins by himself. `open`: at least one of the ways below leads in now; that
// an account allows it (auto_signup) is not enough, nobody is admitted without a proof.
struct PageSignup {
    bool open = false;
    std::vector<std::string> domains; // whose addresses may join
    bool link = false;                // the account hands links around
};
BOOST_DESCRIBE_STRUCT(PageSignup, (), (open, domains, link))

struct PageProvider {
    identity_providers::ProviderId id;
    ShortText name;
};
BOOST_DESCRIBE_STRUCT(PageProvider, (), (id, name))

struct SignInPage {
    PageAccount account;
    PageSignup signup;
    std::vector<PageProvider> providers; // beside the password
};
BOOST_DESCRIBE_STRUCT(SignInPage, (), (account, signup, providers))

struct SignUpBody {
    PersonName first_name;
    PersonName last_name;
    EmailAddress email;
};
BOOST_DESCRIBE_STRUCT(SignUpBody, (), (first_name, last_name, email))

Result<accounts::Account> get_account_of(http::Call& call, db::Transaction& tx)
{
    auto account = accounts::find_by_slug(tx, call.path_parameter("slug"));
    if (account)
        return *std::move(account);
    TRY(call.limit(http::rates::unknown_token, call.client()));
    return refuse("not_found");
}

// Anybody has an account at Google: only those in a proved domain of the account may join (sso).
bool lets_newcomers_in(identity_providers::Provider const& provider, std::vector<std::string> const& domains)
{
    return provider.preset != identity_providers::Preset::Google || !domains.empty();
}

Result<SignInPage> get_sign_in_page(http::Call& call, db::Transaction& tx)
{
    TRY(call.limit(http::rates::public_look, call.client()));
    auto const account = TRY(get_account_of(call, tx));
    SignInPage page { { account.name }, {}, {} };
    auto const providers = identity_providers::list_on(tx, account.id);
    for (auto const& provider : providers)
        page.providers.push_back({ provider.id, provider.name });
    if (!account.settings.auto_signup)
        return page;
    page.signup.domains = domains::list_proved(tx, account.id);
    page.signup.link = has_open_link(tx, account.id);
    page.signup.open = !page.signup.domains.empty() || page.signup.link ||
        std::ranges::any_of(providers, [&](auto const& each) { return lets_newcomers_in(each, page.signup.domains); });
    return page;
}

// The answer is the same whatever becomes of it: the rest stands in the mail.
Result<http::Accepted> post_sign_up(http::Call& call, db::Transaction& tx, http::Body<SignUpBody> const& body)
{
    TRY(call.limit(http::rates::public_post, call.client()));
    auto const account = TRY(get_account_of(call, tx));
    auto const input = TRY(body.read());
    TRY(call.limit(http::rates::sign_up_mails, call.client()));
    ask_by_domain(tx, account, { input.first_name, input.last_name, input.email });
    return http::Accepted {};
}

}

void add_page_routes(http::Router& router)
{
    router.get("/api/v1/public/signin/{slug}", "Shows what an account's own sign-in page offers", get_sign_in_page);
    router.post("/api/v1/public/signin/{slug}/signup",
        "Mails a link to join the account, to an address in one of its domains; answers everybody alike", post_sign_up);
}

}
