#pragma once

// Every operation of the OpenAPI document, with a body that succeeds and, where it is
// one of an account, with who may: the table that the sweep over all tenants and the
// matrix of roles go by. An operation without a line here fails both.

#include "app/app.h"
#include "http/message.h"

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kith::tests {

// The columns of `by_role`, in this order.
inline constexpr std::array role_columns { "legal_representative", "administrator", "manager", "user", "manage:suite",
    "manage:voice", "accounting", "audit.view" };

struct Operation {
    std::string_view method;
    std::string_view path;         // behind /api/v1
    std::string_view by_role = ""; // + may, - 403, 0 404; nothing: concerns no account
    std::string_view input = "";   // the body, or the query; {n} is a new number each time

    http::Method verb() const
    {
        using enum http::Method;
        static constexpr std::pair<std::string_view, http::Method> verbs[] = { { "GET", Get }, { "POST", Post },
            { "PUT", Put }, { "PATCH", Patch }, { "DELETE", Delete } };
        return std::ranges::find(verbs, method, &std::pair<std::string_view, http::Method>::first)->second;
    }
    bool is_of_an_account() const { return !by_role.empty(); }
    bool is_of_the_server() const { return path.starts_with("/instance"); }
    bool is_of_the_person() const { return path.starts_with("/me"); }
    bool names_one() const { return path.find('{') != path.rfind('{'); } // of the account, and not by the body
    bool has(std::string_view name) const { return path.contains(name); }
    std::string text() const { return std::string { method } + ' ' + std::string { path }; }
};

// clang-format off
inline constexpr Operation operations[] = {
    { "GET", "/setup" },
    { "POST", "/setup", "", R"({"token":"x","account_name":"Evil","first_name":"E","last_name":"L","email":"e@evil.test","password":"purple lantern drifts north"})" },
    { "POST", "/auth/login", "", R"({"login":"{email}","password":"purple lantern drifts north"})" },
    { "POST", "/auth/passkey/options" },
    { "POST", "/auth/passkey", "", R"({"id":"AA","client_data":"e30","authenticator_data":"AA","signature":"AA","user_handle":"AA"})" },
    { "POST", "/auth/logout" },
    { "POST", "/auth/forgot", "", R"({"login":"nobody@nowhere.test"})" },
    { "POST", "/auth/reset", "", R"({"token":"{reset}","password":"seven violins under snow"})" },
    { "GET", "/me" },
    { "PATCH", "/me", "", R"({"phone":"+41 44 668 18 00"})" },
    { "GET", "/me/avatar" },
    { "PUT", "/me/avatar" }, // of pictures; without one it comes no further than signing in
    { "DELETE", "/me/avatar" },
    { "GET", "/me/presence" },
    { "PUT", "/me/presence", "", R"({"status":"busy"})" },
    { "GET", "/me/notifications" },
    { "POST", "/me/notifications/read", "", R"({"through":0})" },
    { "GET", "/me/notification-settings", "", "?account={account}" },
    { "PUT", "/me/notification-settings", "", R"({"items":[]})" },
    { "GET", "/me/apps", "", "?account={account}" },
    { "POST", "/me/password", "", R"({"current_password":"purple lantern drifts north","password":"seven violins under snow"})" },
    { "GET", "/me/sessions" },
    { "DELETE", "/me/sessions" },
    { "DELETE", "/me/sessions/{session}" },
    { "GET", "/me/tokens" },
    { "POST", "/me/tokens", "", R"({"name":"Deploy","password":"purple lantern drifts north"})" },
    { "DELETE", "/me/tokens/{token}" },
    { "GET", "/me/second-factors" },
    { "POST", "/me/totp" },
    { "POST", "/me/totp/confirm", "", R"({"code":"000000"})" },
    { "DELETE", "/me/totp" },
    { "POST", "/me/recovery-codes" },
    { "GET", "/me/passkeys" },
    { "POST", "/me/passkeys/options" },
    { "POST", "/me/passkeys", "", R"({"name":"Phone","client_data":"e30","attestation_object":"oA"})" },
    { "PATCH", "/me/passkeys/{passkey}", "", R"({"name":"Phone"})" },
    { "DELETE", "/me/passkeys/{passkey}" },
    { "POST", "/me/reauthentication/passkey", "", R"({"id":"AA","client_data":"e30","authenticator_data":"AA","signature":"AA","user_handle":"AA"})" },
    { "POST", "/me/reauthentication", "", R"({"password":"purple lantern drifts north"})" },
    { "DELETE", "/me/memberships/{membership}" },
    { "GET", "/me/export" },
    { "GET", "/me/join-requests" },
    { "POST", "/me/join-requests/{account}/join" },
    { "POST", "/me/join-requests/{account}/decline" },
    { "GET", "/public/invitations/{token}" },
    { "POST", "/public/invitations/{token}/accept", "", R"({"first_name":"New","last_name":"Lee","password":"purple lantern drifts north"})" },
    { "POST", "/public/invitations/{token}/decline" },
    { "POST", "/public/invitations/{token}/opened" },
    { "POST", "/public/invitations/{token}/ask-again" },
    { "POST", "/public/confirmations/{token}" },
    { "GET", "/public/address-changes/{token}" },
    { "POST", "/public/address-changes/{token}" },
    { "GET", "/public/unsubscribe/{token}" },
    { "POST", "/public/unsubscribe/{token}" }, // of a form, which need not be there
    { "GET", "/public/signin/{slug}" },
    { "POST", "/public/signin/{slug}/signup", "", R"({"first_name":"New","last_name":"Lee","email":"new{n}@acme.test"})" },
    { "POST", "/public/signin/{slug}/magic-link", "", R"({"email":"nobody@nowhere.test"})" },
    { "POST", "/public/magic-links/{token}" },
    { "GET", "/public/renewals/{token}" },
    { "POST", "/public/renewals/{token}" },
    { "GET", "/public/reviews/{token}" },
    { "POST", "/public/reviews/{token}/decisions", "", R"({"member":"{client}","decision":"keep","seen":"x"})" },
    { "GET", "/public/mails/{token}" },
    { "POST", "/public/mails/{token}/stop" },
    { "POST", "/public/mails/{token}/resume" },
    { "POST", "/public/mails/{token}/erase" },
    { "GET", "/public/identity-providers/{account}/{provider}/keys" },
    { "GET", "/auth/sso/{slug}/{provider}" },
    { "POST", "/auth/sso/callback", "", R"({"provider":"{provider}","state":"x","code":"x"})" },
    { "POST", "/auth/sso/logout" },
    { "POST", "/auth/sso/backchannel/{account}/{provider}" }, // of a form; without one it comes no further
    { "GET", "/public/signup/{token}" },
    { "POST", "/public/signup/{token}/start", "", R"({"first_name":"New","last_name":"Lee","email":"new{n}@acme.test"})" },
    { "POST", "/public/signup/{token}/complete", "", R"({"password":"purple lantern drifts north"})" },
    { "POST", "/accounts", "", R"({"name":"Account {n}"})" },
    { "GET", "/instance/accounts" },
    { "GET", "/instance/accounts/{account}" },
    { "PATCH", "/instance/accounts/{account}/products/{product}", "", R"({"total":1000})" },
    { "GET", "/instance/health" },
    { "GET", "/instance/orders" },
    { "GET", "/instance/products" },
    { "POST", "/instance/products", "", R"({"slug":"piano-{n}","name":"Piano {n}"})" },
    { "PATCH", "/instance/products/{product}", "", R"({"is_default":true})" },
    //                                                                    LAMUSVCA
    { "GET", "/accounts/{account}",                                      "++++++++" },
    { "POST", "/accounts/{account}/view-as",                             "++------", R"({"roles":["user"]})" },
    { "DELETE", "/accounts/{account}/view-as",                           "++++++++" },
    { "PATCH", "/accounts/{account}",                                    "++------", R"({"support":{"name":"Help {n}"}})" },
    { "GET", "/accounts/{account}/settings",                             "++------" },
    { "PATCH", "/accounts/{account}/settings",                           "++------", R"({"signup_help_url":"https://help.test/{n}"})" },
    { "GET", "/accounts/{account}/domains",                              "++------" },
    { "POST", "/accounts/{account}/domains",                             "++------", R"({"name":"acme{n}.test"})" },
    { "POST", "/accounts/{account}/domains/{domain}/look",               "++------" },
    { "POST", "/accounts/{account}/domains/{domain}/confirm",            "--------" },
    { "DELETE", "/accounts/{account}/domains/{domain}",                  "++------" },
    { "GET", "/accounts/{account}/identity-providers",                   "++------" },
    { "POST", "/accounts/{account}/identity-providers",                  "++------", R"({"preset":"generic","name":"Login {n}","address":"{origin}","client_id":"kith","client_secret":"x","client_auth":"client_secret_basic"})" },
    { "PATCH", "/accounts/{account}/identity-providers/{provider}",      "++------", R"({"name":"Login {n}"})" },
    { "DELETE", "/accounts/{account}/identity-providers/{provider}",     "++------" },
    { "GET", "/accounts/{account}/sign-up-links",                        "++------" },
    { "POST", "/accounts/{account}/sign-up-links",                       "++------", R"({"name":"Link {n}"})" },
    { "PUT", "/accounts/{account}/sign-up-links/{link}",                 "++------", R"({"name":"Link {n}"})" },
    { "POST", "/accounts/{account}/sign-up-links/{link}/refresh",        "++------" },
    { "POST", "/accounts/{account}/sign-up-links/{link}/close",          "++------" },
    { "GET", "/accounts/{account}/sign-ups",                             "++------" },
    { "POST", "/accounts/{account}/sign-ups/{sign_up}/approve",          "++------" },
    { "POST", "/accounts/{account}/sign-ups/{sign_up}/refuse",           "++------" },
    { "GET", "/accounts/{account}/profile",                              "++++++++" },
    { "PATCH", "/accounts/{account}/profile",                            "++++++++", R"({"headline":"Flies {n}"})" },
    { "GET", "/accounts/{account}/directory",                            "++++++++", "?q=lee" },
    { "GET", "/accounts/{account}/connections",                          "++++++++" },
    { "POST", "/accounts/{account}/connections",                         "++++++++", R"({"to":"{stranger}"})" },
    { "GET", "/accounts/{account}/connections/{connection}",             "++000000" },
    { "PATCH", "/accounts/{account}/connections/{connection}",           "+-000000", R"({"scopes":["see"]})" },
    { "DELETE", "/accounts/{account}/connections/{connection}",          "++000000" },
    { "POST", "/accounts/{account}/connections/{connection}/accept",     "+-000000" },
    { "POST", "/accounts/{account}/connections/{connection}/decline",    "+-000000" },
    { "POST", "/accounts/{account}/connections/{connection}/cancel",     "+-000000" },
    { "POST", "/accounts/{account}/connections/{connection}/block",      "+-000000" },
    { "POST", "/accounts/{account}/connections/{connection}/unblock",    "+-000000" },
    { "GET", "/accounts/{account}/blocks",                               "++++++++" },
    { "POST", "/accounts/{account}/blocks",                              "++++++++", R"({"who":"{stranger}"})" },
    { "GET", "/accounts/{account}/contacts",                             "++++++++" },
    { "GET", "/accounts/{account}/contacts/{contact}",                   "++++++++" },
    { "GET", "/accounts/{account}/contacts/duplicates",                  "++++++++" },
    { "GET", "/accounts/{account}/merges",                               "++++++++" },
    { "POST", "/accounts/{account}/merges",                              "+0000000", R"({"keep":"client:{client}","drop":"contact:{contact_card}"})" },
    { "POST", "/accounts/{account}/merges/preview",                      "+0000000", R"({"keep":"client:{client}","drop":"contact:{contact_card}"})" },
    { "POST", "/accounts/{account}/merges/{merge}/undo",                 "+0000000" },
    { "GET", "/accounts/{account}/clients",                              "++++++++" },
    { "POST", "/accounts/{account}/clients",                             "++++++++", R"({"members":[{"first_name":"New","last_name":"Doe","email":"client{n}@elsewhere.test"}],"delivery":"portal"})" },
    { "GET", "/accounts/{account}/clients/export",                       "++++++++" },
    { "POST", "/accounts/{account}/clients/import",                      "++++++++", "first_name,last_name,email\nNew,Doe,file{n}@client.test\n" },
    { "GET", "/accounts/{account}/clients/{client}",                     "++000000" },
    { "PATCH", "/accounts/{account}/clients/{client}",                   "++000000", R"({"company":"Company {n}"})" },
    { "DELETE", "/accounts/{account}/clients/{client}",                  "++000000" },
    { "POST", "/accounts/{account}/clients/{client}/invitation",         "++000000" },
    { "GET", "/accounts/{account}/clients/{client}/promotion",           "++000000" },
    { "POST", "/accounts/{account}/clients/{client}/promotion",          "++000000" },
    { "PUT", "/accounts/{account}/clients/{client}/mappings/{user}",     "++000000" },
    { "DELETE", "/accounts/{account}/clients/{client}/mappings/{user}",  "++000000" },
    { "GET", "/accounts/{account}/portal",                               "--------" }, // of clients
    { "GET", "/accounts/{account}/portal/contacts/{user}/avatar",        "--------" },
    { "GET", "/accounts/{account}/portal/workspaces/{workspace}",        "--------" }, // of clients
    { "POST", "/accounts/{account}/portal/workspaces/{workspace}/leave", "--------" }, // of clients
    { "GET", "/accounts/{account}/workspaces",                           "++++++++" },
    { "POST", "/accounts/{account}/workspaces",                          "++++++++", R"({"name":"Room {n}"})" },
    { "GET", "/accounts/{account}/workspaces/{workspace}",               "+0000000" },
    { "PATCH", "/accounts/{account}/workspaces/{workspace}",             "+0000000", R"({"name":"Room {n}"})" },
    { "POST", "/accounts/{account}/workspaces/{workspace}/members",      "+0000000", R"({"members":["internal:{user}"]})" },
    { "DELETE", "/accounts/{account}/workspaces/{workspace}/members/{member}", "+0000000" },
    { "POST", "/accounts/{account}/workspaces/{workspace}/leave",        "+0000000" },
    { "GET", "/accounts/{account}/reviews",                              "++------" },
    { "POST", "/accounts/{account}/reviews",                             "++------", R"({"due_at":"{due}"})" },
    { "GET", "/accounts/{account}/reviews/{review}",                     "++000000" },
    { "POST", "/accounts/{account}/reviews/{review}/call-off",           "++------" },
    { "GET", "/accounts/{account}/reviews/{review}/people",              "++000000" },
    { "POST", "/accounts/{account}/reviews/{review}/decisions",          "++000000", R"({"member":"{client}","decision":"keep","seen":"{seen}"})" },
    { "GET", "/accounts/{account}/reviews/{review}/report",              "++------", "?format=json" },
    { "GET", "/accounts/{account}/reviews/{review}/signature",           "++------", "?format=csv" },
    { "GET", "/accounts/{account}/review-plan",                          "++------" },
    { "PUT", "/accounts/{account}/review-plan",                          "++------", R"({"every_months":3,"days":14,"undecided":"keep"})" },
    { "GET", "/accounts/{account}/outsider-policy",                      "++------" },
    { "PUT", "/accounts/{account}/outsider-policy",                      "++------", R"({"valid_days":90})" },
    { "GET", "/accounts/{account}/client-groups",                        "++++++++" },
    { "POST", "/accounts/{account}/client-groups",                       "++++++++", R"({"name":"Group {n}"})" },
    { "GET", "/accounts/{account}/client-groups/{client_group}",         "++000000" },
    { "PATCH", "/accounts/{account}/client-groups/{client_group}",       "++000000", R"({"name":"Group {n}"})" },
    { "DELETE", "/accounts/{account}/client-groups/{client_group}",      "++000000" },
    { "PUT", "/accounts/{account}/client-groups/{client_group}/members/{client}",    "++000000" },
    { "DELETE", "/accounts/{account}/client-groups/{client_group}/members/{client}", "++000000" },
    { "GET", "/accounts/{account}/users",                                "++------" },
    { "POST", "/accounts/{account}/users",                               "++------", R"({"first_name":"New","last_name":"Lee","email":"new{n}@acme.test"})" },
    { "GET", "/accounts/{account}/users/export",                         "++------" },
    { "GET", "/accounts/{account}/invitations/export",                   "++------" },
    { "POST", "/accounts/{account}/users/import",                        "++------", "first_name,last_name,email\nNew,Lee,new{n}@acme.test\n" },
    { "POST", "/accounts/{account}/users/bulk",                          "++------", R"({"filter":{"state":"all"},"act":"activate"})" },
    { "GET", "/accounts/{account}/jobs",                                 "++------" },
    { "GET", "/accounts/{account}/jobs/{job}",                           "++------" },
    { "POST", "/accounts/{account}/jobs/{job}/run",                      "++------" },
    { "POST", "/accounts/{account}/jobs/{job}/cancel",                   "++------" },
    { "POST", "/accounts/{account}/jobs/{job}/undo",                     "++------" },
    { "GET", "/accounts/{account}/jobs/{job}/lines",                     "++------" },
    { "GET", "/accounts/{account}/jobs/{job}/failed",                    "++------" },
    { "GET", "/accounts/{account}/users/{user}",                         "++------" },
    { "PATCH", "/accounts/{account}/users/{user}",                       "++------", R"({"job_title":"Pilot {n}"})" },
    { "DELETE", "/accounts/{account}/users/{user}",                      "++------" },
    { "DELETE", "/accounts/{account}/users/{user}/second-factors",       "++------" },
    { "GET", "/accounts/{account}/users/{user}/demotion",                "++------" },
    { "POST", "/accounts/{account}/users/{user}/demotion",               "++------" },
    { "GET", "/accounts/{account}/users/{user}/avatar",                  "++++++++" },
    { "GET", "/accounts/{account}/users/{user}/why",                     "++------", "?permission=users.manage" },
    { "GET", "/accounts/{account}/users/{user}/permissions",             "++------" },
    { "GET", "/accounts/{account}/whom-to-ask",                          "++++++++", "?permission=users.manage" },
    { "GET", "/accounts/{account}/can",                                  "++++++++", "?permission=users.manage" },
    { "GET", "/accounts/{account}/who-can",                              "++------", "?permission=users.manage" },
    { "GET", "/accounts/{account}/roles",                                "++------" },
    { "POST", "/accounts/{account}/roles",                               "++------", R"({"name":"Role {n}","permissions":["audit.view"]})" },
    { "GET", "/accounts/{account}/roles/{role}",                         "++------" },
    { "GET", "/accounts/{account}/roles/{role}/what-if",                 "++------", "?permissions=audit.view" },
    { "PATCH", "/accounts/{account}/roles/{role}",                       "++------", R"({"name":"Role {n}"})" },
    { "DELETE", "/accounts/{account}/roles/{role}",                      "++------" },
    { "GET", "/accounts/{account}/teams",                                "++++++++" },
    { "POST", "/accounts/{account}/teams",                               "++++++++", R"({"name":"Team {n}"})" },
    { "GET", "/accounts/{account}/teams/{team}",                         "++000000" },
    { "PATCH", "/accounts/{account}/teams/{team}",                       "++000000", R"({"name":"Team {n}"})" },
    { "DELETE", "/accounts/{account}/teams/{team}",                      "++000000" },
    { "GET", "/accounts/{account}/teams/{team}/members",                 "++000000" },
    { "GET", "/accounts/{account}/teams/{team}/candidates",              "++000000" },
    { "PUT", "/accounts/{account}/teams/{team}/members/{user}",          "++000000" },
    { "DELETE", "/accounts/{account}/teams/{team}/members/{user}",       "++000000" },
    { "GET", "/accounts/{account}/contact-cards",                        "++++++++" },
    { "POST", "/accounts/{account}/contact-cards",                       "++++++++", R"({"first_name":"New","last_name":"Doe","email":"new{n}@card.test"})" },
    { "GET", "/accounts/{account}/contact-cards/export",                 "++++++++" },
    { "POST", "/accounts/{account}/contact-cards/import",                "++++++++", "first_name,last_name,email\nNew,Doe,new{n}@card.test\n" },
    { "GET", "/accounts/{account}/contact-cards/{contact_card}",         "+0000000" },
    { "PATCH", "/accounts/{account}/contact-cards/{contact_card}",       "+0000000", R"({"first_name":"Card"})" },
    { "DELETE", "/accounts/{account}/contact-cards/{contact_card}",      "+0000000" },
    { "POST", "/accounts/{account}/contact-cards/{contact_card}/promotion", "+0000000", R"({"delivery":"quiet"})" },
    { "GET", "/accounts/{account}/test-mail",                            "++------" },
    { "POST", "/accounts/{account}/test-mail",                           "++------" },
    { "GET", "/accounts/{account}/statistics",                           "++------" },
    { "GET", "/accounts/{account}/tools",                                "++++++++" },
    { "GET", "/accounts/{account}/products",                             "++--++--" },
    { "GET", "/accounts/{account}/products/{product}/users",             "++--+---" },
    { "GET", "/accounts/{account}/products/{product}/candidates",        "++--+---" },
    { "GET", "/accounts/{account}/products/{product}/ledger",            "++--+---" },
    { "GET", "/accounts/{account}/products/{product}/ledger/export",     "++--+---" },
    { "PUT", "/accounts/{account}/products/{product}/licenses/{user}",   "++--+---" },
    { "DELETE", "/accounts/{account}/products/{product}/licenses/{user}", "++--+---" },
    { "GET", "/accounts/{account}/orders",                               "++------" },
    { "POST", "/accounts/{account}/orders",                              "++------", R"({"product":"suite","quantity":1})" },
    { "GET", "/accounts/{account}/orders/products",                      "++------" },
    { "POST", "/accounts/{account}/orders/{order}/approve",              "--------" },
    { "POST", "/accounts/{account}/orders/{order}/reject",               "--------", R"({"note":"No {n}"})" },
    { "POST", "/accounts/{account}/orders/{order}/cancel",               "++------" },
    { "GET", "/accounts/{account}/accounting",                           "++----+-" },
    { "PATCH", "/accounts/{account}/accounting",                         "++----+-", R"({"reference":"PO {n}"})" },
    { "GET", "/accounts/{account}/accounting/documents",                 "++----+-" },
    { "GET", "/accounts/{account}/accounting/documents/{document}",      "++----+-" },
    { "GET", "/accounts/{account}/invitations",                          "++------" },
    { "POST", "/accounts/{account}/invitations",                         "++++++++", R"({"kind":"internal","first_name":"New","last_name":"Lee","email":"new{n}@acme.test"})" },
    { "POST", "/accounts/{account}/invitations/batch",                   "++------", R"({"rows":[{"name":"New Lee","email":"new{n}@acme.test","roles":["user"],"licenses":["voice"]}]})" },
    { "POST", "/accounts/{account}/invitations/resend-expired",          "++------" },
    { "GET", "/accounts/{account}/invitations/{invitation}",             "++------" },
    { "GET", "/accounts/{account}/invitations/{invitation}/timeline",    "++------" },
    { "DELETE", "/accounts/{account}/invitations/{invitation}",          "++------" },
    { "POST", "/accounts/{account}/invitations/{invitation}/resend",     "++------" },
    { "POST", "/accounts/{account}/invitations/{invitation}/revoke",     "++------" },
    { "POST", "/accounts/{account}/invitations/{invitation}/approve",    "++------" },
    { "POST", "/accounts/{account}/invitations/{invitation}/refuse",     "++------" },
    { "POST", "/accounts/{account}/invitations/{invitation}/link",       "++------" },
    { "POST", "/accounts/{account}/invitations/{invitation}/renew-link", "++------" },
    { "GET", "/accounts/{account}/audit",                                "++-----+" },
    { "GET", "/accounts/{account}/audit/export",                         "++-----+", "?format=csv" },
    { "GET", "/accounts/{account}/history",                              "++-----+", "?at=2030-01-01T00:00:00Z" },
    { "GET", "/accounts/{account}/audit/verify",                         "++-----+" },
    { "GET", "/accounts/{account}/live",                                 "++++++++" },
};
// clang-format on

// "GET /accounts/{account}": what its success answers.
inline std::map<std::string, int> published_operations()
{
    std::map<std::string, int> all;
    auto const document = boost::json::parse(app::print_openapi());
    for (auto const& path : document.at("paths").as_object()) {
        for (auto const& operation : path.value().as_object()) {
            std::string method { operation.key() };
            std::ranges::transform(method, method.begin(), [](unsigned char c) { return std::toupper(c); });
            auto const& responses = operation.value().at("responses").as_object();
            std::string const status { responses.begin()->key() };
            all[method + ' ' + std::string { path.key() }.substr(std::string_view { "/api/v1" }.size())] =
                std::stoi(status);
        }
    }
    return all;
}

using Ids = std::map<std::string, std::string>;

// The text with the ids in it, and {n} as the next number.
inline std::string filled(std::string_view text, Ids const& ids)
{
    static int next = 0;
    std::string out { text };
    for (auto const& [name, id] : ids) {
        for (auto at = out.find(name); at != out.npos; at = out.find(name, at + id.size()))
            out.replace(at, name.size(), id);
    }
    if (auto const at = out.find("{n}"); at != out.npos)
        out.replace(at, 3, std::to_string(++next));
    return out;
}

}
