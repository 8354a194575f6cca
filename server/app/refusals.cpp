#include "app/refusals.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <span>

namespace kith::app {
namespace {

struct Entry {
    std::string_view code;
    int status;
    std::string_view title;
};

constexpr Entry refusals[] = {
    { "malformed", 400, "The request cannot be read" },
    { "sign_in_lost", 400, "This sign-in was begun in another browser, or too long ago: begin again" },
    { "unauthenticated", 401, "Sign in first" },
    { "mfa_required", 401, "Enter the code of your authenticator app, too, or a recovery code" },
    { "invalid_credentials", 401, "The login or the password is wrong" },
    { "forbidden", 403, "You may not do that" },
    { "inactive", 403, "Your account is inactive. Contact your administrator" },
    { "invitation_needed", 403, "You need an invitation" },
    { "cannot_grant", 403, "You cannot give a permission that you do not have" },
    { "cannot_view_as", 403, "You would see more than you may see yourself" },
    { "view_as_read_only", 403, "You look with the eyes of somebody else: nothing can be changed" },
    { "provider_off", 403, "Nobody signs in by this provider at the moment" },
    { "own_login_required", 403,
        "You signed in by a link or by your company's provider: for this, sign in with a login of your own" },
    { "infinite_depth", 403, "Ask for an address book with Depth 0 or 1" },
    { "sync_token_gone", 403, "What changed since then is not known any more: fetch the address book anew" },
    { "unsupported_report", 403, "This is no report that this address gives" },
    { "unsupported_filter", 403, "Address books cannot be searched like that" },
    { "unsupported_collation", 403, "Address books do not compare text like that" },
    { "unsupported_address_data", 403, "Cards come as vCard 3.0 or 4.0" },
    { "answer_too_long", 403, "The answer would be too long: ask for fewer cards at once" },
    { "invalid_card", 403, "A contact is one vCard with a first name, a last name and an e-mail address" },
    { "card_too_long", 403, "A card may have at most 32 KiB, with its picture" },
    { "origin_refused", 403, "The request comes from another site" },
    { "reauthentication_required", 403, "Show once more that it is you: enter your password" },
    { "second_factor_required", 403,
        "More than the password is asked for here: set up two-step sign-in, or sign in with your passkey" },
    { "not_found", 404, "There is no such thing here" },
    { "method_not_allowed", 405, "This address does not take that method" },
    { "already_member", 409, "This person is a user of the account already" },
    { "already_invited", 409, "This person has a pending invitation already" },
    { "awaiting_approval", 409, "This person waits for the yes of an administrator already" },
    { "member_inactive", 409, "This person is an inactive user of the account: make the user active again" },
    { "auto_signup_enabled", 409,
        "Users may sign up without an invitation. Turn off Allow users to signup automatically to invite in bulk" },
    { "no_licenses_available", 409, "All available licenses of this product have been assigned" },
    { "below_use", 409, "More licenses than that are in use" },
    { "self_deactivation", 409, "You cannot make your own account inactive" },
    { "self_removal", 409, "You cannot remove yourself" },
    { "last_administrator", 409, "Somebody has to be able to manage the users of this account" },
    { "last_legal_representative", 409, "An account keeps at least one legal representative" },
    { "identity_shared", 409, "This person belongs to other accounts, too, and changes that himself" },
    { "no_second_factor", 409, "Set up two-step sign-in for yourself first" },
    { "name_taken", 409, "That name is taken" },
    { "email_forced", 409, "This is for another address than the one you are signed in with" },
    { "username_taken", 409, "Somebody else has this username" },
    { "not_connected", 403, "You are not connected, or not for this" },
    { "not_a_user", 422, "This is no user of another account" },
    { "same_account", 409, "You are colleagues: there is nothing to connect" },
    { "request_pending", 409, "You have asked this person already" },
    { "already_connected", 409, "You are connected already" },
    { "blocked", 409, "You block this person: unblock first" },
    { "cooldown", 409, "This person declined not long ago: wait before you ask again" },
    { "not_public_visible", 409, "To connect, both accounts must be public and both profiles visible" },
    { "too_many_pending", 409, "Too many of your requests wait for an answer: call some of them back" },
    { "too_many_connections", 409, "You have as many connections as one may have" },
    { "already_contact", 409, "You have a contact with this address already" },
    { "uid_taken", 409, "This UID is another contact's, or this contact has another one" },
    { "too_many_contacts", 409, "You have as many contacts as one may have: remove one of them first" },
    { "too_many_clients", 409, "This account has as many clients as an account may have: remove one of them first" },
    { "two_logins", 409, "Both can sign in: they are two people" },
    { "login_dropped", 409, "The one who can sign in is the one to keep" },
    { "undo_blocked", 409, "Something that has changed since stands against it" },
    { "too_many_mappings", 409, "As many users look after this client as may look after one" },
    { "mail_stopped", 409, "This person has asked to get no more mails of this account" },
    { "has_login", 409, "You have a login here: sign in, and leave the account" },
    { "awaits_place", 409, "You are about to become a user here: ask whoever runs the account to take you out" },
    { "term_over", 409, "The time of this person is over: choose a later end first" },
    { "too_many_groups", 409,
        "This account has as many client groups as an account may have: delete one of them first" },
    { "too_many_members", 409, "There are as many members in it as there may be" },
    { "too_many_workspaces", 409, "This account has as many workspaces as an account may have" },
    { "in_too_many_workspaces", 409, "This person is in as many workspaces as one may be in" },
    { "too_many_teams", 409, "This account has as many teams as an account may have: delete one of them first" },
    { "in_too_many_teams", 409, "This person is in as many teams as one may be in" },
    { "domain_taken", 409, "This domain belongs to another account" },
    { "provider_unreachable", 409, "The sign-in provider does not answer" },
    { "provider_confused", 409, "What the sign-in provider says cannot be believed" },
    { "provider_declined", 409, "The sign-in was called off at the provider" },
    { "email_missing", 409, "The sign-in provider gives no e-mail address of yours" },
    { "email_not_proved", 409, "The sign-in provider does not vouch for your e-mail address" },
    { "not_linked", 409, "Somebody has a login with this address already" },
    { "too_many_providers", 409,
        "This account has as many sign-in providers as an account may have: remove one of them first" },
    { "too_many_domains", 409, "This account has as many domains as an account may have: remove one of them first" },
    { "too_many_awaiting", 409, "So many wait for approval in this account that nobody else can: come back later" },
    { "too_many_links", 409, "This account has as many open links as an account may have: close one of them first" },
    { "too_many_passkeys", 409, "You have as many passkeys as one may have: remove one of them first" },
    { "passkey_known", 409, "This passkey has been added already" },
    { "too_many_tokens", 409, "You have as many tokens as one may have: revoke one of them first" },
    { "try_again", 409, "The same request is being carried out at this moment" },
    { "wrong_state", 409, "That is not possible any more, or not yet" },
    { "invitation_used", 410, "This invitation has been accepted already" },
    { "invitation_declined", 410, "This invitation has been declined" },
    { "invitation_revoked", 410, "This invitation has been withdrawn" },
    { "invitation_expired", 410, "This invitation has expired" },
    { "recovery_code_used", 410, "This recovery code has been used already" },
    { "undo_expired", 410, "This could be undone for a day" },
    { "link_used", 410, "This link has been used already" },
    { "link_expired", 410, "This link has expired" },
    { "link_replaced", 410, "This link was replaced by a newer one" },
    { "link_closed", 410, "This link has been closed" },
    { "link_full", 410, "As many people have come by this link as it was for" },
    { "stale", 412, "Somebody else has changed this meanwhile" },
    { "body_too_long", 413, "The request is too large" },
    { "unsupported_media_type", 415,
        "Send JSON, with Content-Type: application/json, or what else this address takes" },
    { "misdirected", 421, "This server does not answer under that name" },
    { "validation", 422, "Some fields are not right yet" },
    { "idempotency_key_reused", 422, "This Idempotency-Key was used for another request" },
    { "too_many_requests", 429, "Too many requests: wait a little" },
    { "head_too_long", 431, "The head of the request is too large" },
    { "request_timeout", 408, "The request took too long to arrive" },
    { "not_implemented", 501, "This is not something the server does" },
    { "version_not_supported", 505, "Speak HTTP/1.1" },
    { "internal_error", 500, "Something went wrong on our side; nothing was changed" },
    { "unavailable", 503, "The server cannot do this at the moment; try again" },
};

// Codes of single fields, in `errors` of a `validation` or `malformed` problem.
constexpr Entry field_codes[] = {
    { "required", 422, "The field is missing or empty" },
    { "unknown", 422, "The request has no such field" },
    { "type", 422, "The value is of the wrong kind" },
    { "enum", 422, "The value is none of those allowed" },
    { "length", 422, "The text is too short or too long" },
    { "characters", 422, "The text holds characters that are not allowed" },
    { "url", 422, "The text holds a web address, or is none where one is asked for" },
    { "email", 422, "The text is no e-mail address" },
    { "domain", 422, "The text is no domain" },
    { "tenant", 422, "The text is no id of a directory" },
    { "hub", 422, "The text is no id of a HubSpot account" },
    { "wider", 422, "This can only be narrowed" },
    { "self", 422, "This is oneself" },
    { "issuer", 422, "The provider there names itself otherwise" },
    { "not_used", 422, "The value is not used here" },
    { "public_domain", 422, "Anybody can have an address in this domain" },
    { "other_domain", 422, "The address is not in the domain that this is for" },
    { "invalid", 422, "The value is not one of that kind" },
    { "encoding", 422, "The text is not in UTF-8" },
    { "quotes", 422, "A quote is opened and never closed" },
    { "columns", 422, "There are more cells than columns" },
    { "pixels", 422, "The picture has too many pixels" },
    { "limit", 400, "The number is outside of its range" },
    { "repeated", 400, "The parameter is given twice" },
    { "too_short", 422, "The password is too short" },
    { "taken", 422, "The value belongs to somebody else already" },
    { "wrong_code", 401, "The code is neither that of the app nor a recovery code" },
    { "used", 401, "The code has been used already" },
    { "too_weak", 422, "The password is too easy to guess" },
};

std::string rows(std::span<Entry const> entries)
{
    std::string out;
    for (auto const& entry : entries)
        out += fmt::format("| `{}` | {} | {} |\n", entry.code, entry.status, entry.title);
    return out;
}

}

http::Meaning meaning_of(std::string_view code)
{
    auto const found = std::ranges::find(refusals, code, &Entry::code);
    if (found == std::end(refusals))
        return { 422, "Some fields are not right yet" };
    return { found->status, found->title };
}

std::string print_refusals_page()
{
    return "# Errors\n\nWritten by `kith errors --markdown`. Every answer of 400 and above is a problem document (RFC "
           "9457) with a stable\n"
           "`code`; clients switch on it, people read `title` and `detail`.\n\n| Code | Status | Meaning "
           "|\n|---|---|---|\n" +
        rows(refusals) +
        "\n## Codes of single fields\n\nIn `errors`, each with the `field` and, in lists, the `row`.\n\n| Code | "
        "Status | Meaning |\n|---|---|---|\n" +
        rows(field_codes);
}

}
