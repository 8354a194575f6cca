// What an account's own sign-in page (/s/{slug}) shows to who is not signed in: the name,
// and the ways in that are open. The slug is handed around, so that it may be looked up.

#include "accounts/accounts.h"
#include "sign_in/sign_in_http.h"

namespace kith::sign_in {
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
    bool link = false;                // a sign-up link is handed around
};
BOOST_DESCRIBE_STRUCT(PageSignup, (), (open, domains, link))

struct PageProvider {
    std::string slug;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(PageProvider, (), (slug, name))

struct SignInPage {
    PageAccount account;
    PageSignup signup;
    std::vector<PageProvider> providers; // beside the password
};
BOOST_DESCRIBE_STRUCT(SignInPage, (), (account, signup, providers))

Result<SignInPage> get_sign_in_page(http::Call& call, db::Transaction& tx)
{
    TRY(call.limit(http::rates::public_look, call.client()));
    auto const account = accounts::find_by_slug(tx, call.path_parameter("slug"));
    if (!account) {
        TRY(call.limit(http::rates::unknown_token, call.client()));
        return refuse("not_found");
    }
    return SignInPage { { account->name }, {}, {} };
}

}

void add_page_routes(http::Router& router)
{
    router.get("/api/v1/public/signin/{slug}", "Shows what an account's own sign-in page offers", get_sign_in_page);
}

}
