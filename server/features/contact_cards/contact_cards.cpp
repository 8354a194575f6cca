#include "contact_cards/contact_cards.h"

#include "contact_cards/contact_cards_parts.h"
#include "contact_cards/contact_cards_rules.h"
#include "contact_cards/contact_cards_store.h"
#include "contact_files/contact_files.h"

namespace kith::contact_cards {
namespace {

constexpr int checked_at_once = 1000;

auto refuse_address() { return refuse("already_contact", "email", "is the address of a contact of yours"); }

ContactCard changed(ContactCard card, Change const& wanted)
{
    card.first_name = wanted.first_name.value_or(card.first_name);
    card.last_name = wanted.last_name.value_or(card.last_name);
    card.email = wanted.email.value_or(card.email);
    if (wanted.mobile)
        card.mobile = contact_files::normalized_mobile(wanted.mobile->text());
    return card;
}

bool has_its_keys(store::Keys const& keys)
{
    auto const email = EmailAddress::parse(keys.card.email.text());
    return email && email->key() == keys.card.email.key() &&
        name_key(keys.card.first_name, keys.card.last_name) == keys.name_key;
}

void check_keys(db::Transaction& tx, AccountId const& account, std::vector<std::string>& findings)
{
    ContactCardId after;
    for (bool is_more = true; is_more;) {
        auto const all = store::list_keys(tx, account, after, checked_at_once);
        for (auto const& keys : all) {
            if (!has_its_keys(keys))
                findings.push_back("contact card " + keys.card.id.text() + ": is not found by what stands on it");
        }
        is_more = static_cast<int>(all.size()) == checked_at_once;
        after = is_more ? all.back().card.id : after;
    }
}

}

std::vector<ContactCard> list(db::Transaction& tx, AccountId const& account, Listing const& wanted)
{
    return store::list(tx, account, wanted);
}

std::int64_t count(db::Transaction& tx, AccountId const& account, Listing const& wanted)
{
    return store::count(tx, account, wanted);
}

std::string sort_key(ContactCard const& card) { return name_key(card.first_name, card.last_name); }

Result<ContactCard> get(db::Transaction& tx, Actor const& actor, ContactCardId const& id)
{
    TRY(check_may(actor, Permission::UseContactCards));
    auto card = store::find(tx, actor.account, actor.membership, id);
    return card ? Result<ContactCard> { *std::move(card) } : refuse("not_found");
}

Result<ContactCard> create(db::Transaction& tx, Actor const& actor, NewContactCard const& wanted)
{
    TRY(check_may(actor, Permission::UseContactCards));
    TRY(lock_owner(tx, actor));
    ContactCard const card { actor.account, ContactCardId::make(), actor.membership, wanted.first_name,
        wanted.last_name, wanted.email, contact_files::normalized_mobile(wanted.mobile.text()), {}, 1, tx.now(),
        tx.now() };
    if (store::count(tx, actor.account, { actor.membership, {}, {}, {} }) >= most_cards)
        return refuse("too_many_contacts");
    if (!store::insert(tx, card))
        return refuse_address();
    record(tx, actor, "contact_card.added", card.id);
    return get(tx, actor, card.id);
}

Result<ContactCard> change(db::Transaction& tx, Actor const& actor, ContactCard const& before, Change const& wanted)
{
    TRY(check_may(actor, Permission::UseContactCards));
    auto after = changed(before, wanted);
    if (is_same(before, after))
        return before;
    TRY(lock_owner(tx, actor));
    if (store::is_address_of_another(tx, after))
        return refuse_address();
    after.updated_at = tx.now();
    if (!store::update(tx, after))
        return refuse("stale");
    record(tx, actor, "contact_card.changed", after.id);
    return get(tx, actor, after.id);
}

Result<void> remove(db::Transaction& tx, Actor const& actor, ContactCard const& card)
{
    TRY(check_may(actor, Permission::UseContactCards));
    if (!store::remove(tx, card))
        return refuse("stale");
    record(tx, actor, "contact_card.removed", card.id);
    return {};
}

void remove_all_of(db::Transaction& tx, AccountId const& account, MembershipId const& owner)
{
    store::remove_all_of(tx, account, owner);
}

Result<ContactCard> rewrite(db::Transaction& tx, ContactCard const& before, ContactCard const& after)
{
    if (is_same(before, after))
        return before;
    if (store::is_address_of_another(tx, after))
        return refuse_address();
    auto changed = after;
    changed.updated_at = tx.now();
    if (!store::update(tx, changed))
        return refuse("stale");
    ++changed.version;
    return changed;
}

Result<void> take_out(db::Transaction& tx, ContactCard const& card)
{
    return store::remove(tx, card) ? Result<void> {} : refuse("stale");
}

Result<void> put_back(db::Transaction& tx, ContactCard const& card)
{
    if (store::count(tx, card.account, { card.owner, {}, {}, {} }) >= most_cards)
        return refuse("too_many_contacts");
    if (store::is_uid_of_another(tx, card))
        return refuse("uid_taken");
    return store::insert(tx, card) ? Result<void> {} : refuse_address();
}

std::vector<std::string> check(db::Transaction& tx, AccountId const& account)
{
    std::vector<std::string> findings;
    for (auto const& id : store::list_ownerless(tx, account))
        findings.push_back("contact card " + id + ": belongs to nobody who is a user");
    check_keys(tx, account, findings);
    return findings;
}

}
