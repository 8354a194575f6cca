#pragma once

// Accounts that are public, and people who can be found there.

#include "profiles/profiles.h"
#include "support/people.h"

namespace kith::tests {

inline void set_public(Business& business, bool is_public)
{
    business
        .write([&](db::Transaction& tx) {
            auto after = accounts::get(tx, business.account.id);
            after.visibility = is_public ? accounts::Visibility::Public : accounts::Visibility::Private;
            return accounts::change(tx, business.ann, accounts::get(tx, business.account.id), after);
        })
        .value();
}

inline void set_visible(Business& business, Actor const& actor, bool is_visible)
{
    business
        .write([&](db::Transaction& tx) {
            auto const member = memberships::find(tx, actor.account, actor.membership).value();
            auto const before = profiles::get(tx, actor.account, actor.membership);
            auto const wanted = is_visible ? profiles::Visibility::Visible : profiles::Visibility::Hidden;
            return profiles::change(tx, actor, member, before, { wanted, {}, {} });
        })
        .value();
}

inline void open(Business& business, Actor const& actor)
{
    set_public(business, true);
    set_visible(business, actor, true);
}

}
