#include "connections/connections_rules.h"

#include "base/enum_text.h"
#include "base/text.h"

#include <algorithm>

namespace kith::connections {

Scopes const all_scopes { Scope::See, Scope::Chat, Scope::Call, Scope::Schedule };

State Connection::state_at(Time now) const
{
    bool const is_over = expires_at && *expires_at <= now;
    if (is_over && state == State::Accepted)
        return State::Ended;
    return is_over && state == State::Pending ? State::None : state;
}

Result<Outcome> outcome_of_request(std::optional<Connection> const& row, Time now)
{
    if (!row)
        return Outcome::Asks;
    if (row->blocks)
        return refuse("blocked");
    switch (row->state_at(now)) {
    case State::Pending:
        return row->is_requester ? Result<Outcome> { refuse("request_pending") } : Outcome::Accepts;
    case State::Accepted:
        return refuse("already_connected");
    case State::Declined:
        if (row->is_requester && row->decided_at && now < *row->decided_at + cooldown)
            return refuse("cooldown");
        break;
    case State::None:
    case State::Ended:
        break;
    }
    return Outcome::Asks;
}

std::vector<std::string> missing(Openness const& own)
{
    std::vector<std::string> all;
    if (!own.account_is_public)
        all.emplace_back("account_public");
    if (!own.profile_is_visible)
        all.emplace_back("profile_visible");
    return all;
}

Result<void> check_open(Openness const& own, Openness const& other)
{
    auto all = missing(own);
    if (!other.is_open())
        all.emplace_back("other_party");
    if (all.empty())
        return {};
    Refusal refusal { "not_public_visible" };
    refusal.lists.emplace_back("missing", std::move(all));
    return std::unexpected(std::move(refusal));
}

bool has(Scopes const& scopes, Scope scope) { return std::ranges::find(scopes, scope) != scopes.end(); }

Result<void> check_terms(Terms const& terms, Time now)
{
    if (terms.scopes.empty())
        return refuse_field("scopes", "required", "must have one at least: see, chat, call or schedule");
    if (terms.expires_at && *terms.expires_at < now + shortest)
        return refuse_field("expires_at", "invalid", "must lie an hour ahead, or more");
    return {};
}

Result<void> check_narrower(Terms const& wanted, Terms const& agreed, Time now)
{
    bool const is_within = std::ranges::all_of(wanted.scopes, [&](Scope scope) { return has(agreed.scopes, scope); });
    if (!is_within)
        return refuse_field("scopes", "wider", "can only be narrowed; to agree on more, end it and ask anew");
    bool const ends_as_agreed = wanted.expires_at == agreed.expires_at;
    if (agreed.expires_at && (!wanted.expires_at || *wanted.expires_at > *agreed.expires_at))
        return refuse_field("expires_at", "wider", "can only come sooner; to agree on longer, end it and ask anew");
    // What was agreed on may be over soon, and still be narrowed.
    return check_terms({ wanted.scopes, ends_as_agreed ? std::nullopt : wanted.expires_at }, now);
}

std::string text_of(Scopes const& scopes)
{
    std::vector<std::string> words;
    for (auto const scope : all_scopes) {
        if (has(scopes, scope))
            words.emplace_back(enum_text(scope));
    }
    return join_words(words);
}

Scopes scopes_of(std::string_view text)
{
    auto const words = split_words(text);
    Scopes scopes;
    for (auto const scope : all_scopes) {
        if (std::ranges::find(words, enum_text(scope)) != words.end())
            scopes.push_back(scope);
    }
    return scopes;
}

}
