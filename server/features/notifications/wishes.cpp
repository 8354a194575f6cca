// How members want to be told, and the links that stop mails.

#include "crypto/token.h"
#include "notifications/notifications.h"
#include "notifications/notifications_parts.h"

#include <algorithm>
#include <limits>

namespace kith::notifications {
namespace {

using memberships::Membership;

constexpr std::string_view daily = "daily";

std::string word_of(Stopping const& stopping)
{
    return stopping.type ? enum_text(*stopping.type) : std::string { daily };
}

crypto::Token secret_of(Stopping const& stopping)
{
    return crypto::derived_token(
        "stop_mails", stopping.account.text(), stopping.member.text() + ':' + word_of(stopping), 1);
}

// Cut off in front of the next dot.
std::string_view take_word(std::string_view& text)
{
    auto const end = std::min(text.find('.'), text.size());
    auto const word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return word;
}

// Who wants one mail a day is on the list of those who get it.
void keep_digest(db::Transaction& tx, Membership const& member)
{
    auto const is_daily = [](WishFor const& one) { return one.wish.mail == Mailing::Daily; };
    if (std::ranges::none_of(list_wishes(tx, member), is_daily))
        return store::remove_digest(tx, member.account, member.id);
    store::put_digest(tx, member.account, member.id, next_digest(tx, member), events::last_seq(tx, member.account));
}

}

Wish wish_of(db::Transaction& tx, AccountId const& account, MembershipId const& member, Type type)
{
    return store::find_wish(tx, account, member, type).value_or(Wish { true, rule_of(type).mail });
}

std::vector<WishFor> list_wishes(db::Transaction& tx, Membership const& member)
{
    if (member.kind != memberships::Kind::Internal)
        return {};
    bool const runs_it = memberships::permissions_of(tx, member).may(Permission::ManageUsers);
    auto const said = store::list_wishes(tx, member.account, member.id);
    std::vector<WishFor> all;
    for (auto const& rule : rules()) {
        if (rule.circle == Circle::Administrators && !runs_it)
            continue;
        auto const found = std::ranges::find(said, rule.type, &WishFor::type);
        all.push_back(found == said.end() ? WishFor { rule.type, { true, rule.mail } } : *found);
    }
    return all;
}

Result<void> set_wishes(db::Transaction& tx, Membership const& member, std::vector<WishFor> const& wanted)
{
    auto const his = list_wishes(tx, member);
    for (auto const& [type, wish] : wanted) {
        if (std::ranges::find(his, type, &WishFor::type) == his.end())
            return refuse_field("type", "invalid", "must be one that is for you");
        TRY(check_wish(type, wish));
    }
    for (auto const& one : wanted)
        store::put_wish(tx, member.account, member.id, one);
    keep_digest(tx, member);
    return {};
}

std::string stop_token(Stopping const& stopping)
{
    return stopping.account.text() + '.' + stopping.member.text() + '.' + word_of(stopping) + '.' +
        secret_of(stopping).text;
}

std::optional<Stopping> read_stop_token(std::string_view text)
{
    auto const account = take_word(text);
    auto const member = take_word(text);
    auto const word = take_word(text);
    auto const type = enum_from_text<Type>(word);
    if (!is_uuid(account) || !is_uuid(member) || (!type && word != daily))
        return {};
    Stopping const stopping { AccountId::from_text(account), MembershipId::from_text(member), type };
    return crypto::equal_in_constant_time(text, secret_of(stopping).text) ? std::optional { stopping } : std::nullopt;
}

std::optional<std::string> account_name(db::Transaction& tx, Stopping const& stopping)
{
    auto const member = memberships::find(tx, stopping.account, stopping.member);
    if (!member || member->state == memberships::State::Removed)
        return {};
    return store::find_account_name(tx, stopping.account);
}

void stop_mails(db::Transaction& tx, Stopping const& stopping)
{
    auto const& [account, id, type] = stopping;
    auto const member = memberships::lock(tx, account, id);
    if (!member || member->state == memberships::State::Removed)
        return;
    if (!type)
        store::stop_daily(tx, account, id);
    else if (Wish const silent { wish_of(tx, account, id, *type).in_app, Mailing::Off }; check_wish(*type, silent))
        store::put_wish(tx, account, id, { *type, silent });
    keep_digest(tx, *member);
}

}
