// Cards as files of an address book (CardDAV).

#include "contact_cards/contact_cards_changes_store.h"
#include "contact_cards/contact_cards_parts.h"
#include "contact_cards/contact_cards_store.h"
#include "contact_cards/contact_vcard_files.h"

#include <algorithm>
#include <iterator>

namespace kith::contact_cards {
namespace {

constexpr std::size_t asked_at_once = 500;

ContactCard with(ContactCard card, VcardFile const& file)
{
    card.first_name = file.first_name;
    card.last_name = file.last_name;
    card.email = file.email;
    card.mobile = file.mobile;
    card.extra = file.extra;
    return card;
}

std::optional<ContactCard> find_file(db::Transaction& tx, Actor const& actor, std::string const& name)
{
    auto found = store::list_by_files(tx, actor.account, actor.membership, { name });
    return found.empty() ? std::nullopt : std::optional { std::move(found[0]) };
}

// Whether all that was removed since is remembered.
bool is_known(store::Book const& book, Told const& told)
{
    auto const last_heard_of = std::max(told.number, told.begun);
    return told.number >= 0 && told.begun >= 0 && last_heard_of <= book.last_change && last_heard_of >= book.floor;
}

auto refuse_address() { return refuse("already_contact", "email", "is the address of a contact of yours"); }

Result<ContactCard> add(db::Transaction& tx, Actor const& actor, std::string const& name, VcardFile const& file)
{
    if (store::count(tx, actor.account, { actor.membership, {}, {}, {} }) >= most_cards)
        return refuse("too_many_contacts");
    ContactCard card;
    card.account = actor.account;
    card.id = ContactCardId::make();
    card.owner = actor.membership;
    card.created_at = card.updated_at = tx.now();
    card.file_name = name;
    card.uid = file.uid.empty() ? card.id.text() : file.uid;
    card = with(std::move(card), file);
    if (store::is_uid_of_another(tx, card))
        return refuse("uid_taken");
    if (!store::insert(tx, card))
        return refuse_address();
    record(tx, actor, "contact_card.added", card.id);
    return card;
}

Result<ContactCard> replace(db::Transaction& tx, Actor const& actor, ContactCard const& before, VcardFile const& file)
{
    if (!file.uid.empty() && file.uid != before.uid)
        return refuse("uid_taken");
    auto after = with(before, file);
    if (is_same(before, after))
        return before;
    if (store::is_address_of_another(tx, after))
        return refuse_address();
    after.updated_at = tx.now();
    if (!store::update(tx, after))
        return refuse("stale");
    ++after.version;
    record(tx, actor, "contact_card.changed", after.id);
    return after;
}

}

std::string etag(ContactCardId const& id, std::int64_t version)
{
    return '"' + id.text() + '-' + std::to_string(version) + '"';
}

Result<std::vector<ContactCard>> list_files(
    db::Transaction& tx, Actor const& actor, std::vector<std::string> const& names)
{
    TRY(check_may(actor, Permission::UseContactCards));
    std::vector<ContactCard> all;
    for (std::size_t at = 0; at < names.size(); at += asked_at_once) {
        auto const end = std::min(at + asked_at_once, names.size());
        std::vector<std::string> const some(
            names.begin() + static_cast<std::ptrdiff_t>(at), names.begin() + static_cast<std::ptrdiff_t>(end));
        std::ranges::move(store::list_by_files(tx, actor.account, actor.membership, some), std::back_inserter(all));
    }
    return all;
}

std::int64_t last_file_change(db::Transaction& tx, Actor const& actor)
{
    return store::find_book(tx, actor.account, actor.membership).last_change;
}

Result<FileChanges> list_file_changes(
    db::Transaction& tx, Actor const& actor, std::optional<Told> const& before, int limit)
{
    TRY(check_may(actor, Permission::UseContactCards));
    auto const book = store::find_book(tx, actor.account, actor.membership);
    if (before && !is_known(book, *before))
        return refuse("sync_token_gone");
    auto const since = before ? before->number : 0;
    auto const begun = before ? before->begun : book.last_change;
    FileChanges found;
    found.changes = store::list_changed(tx, actor.account, actor.membership, since, limit + 1);
    if (before) // of what was gone before he began he was never told
        std::ranges::move(store::list_removed(tx, actor.account, actor.membership, std::max(since, begun), limit + 1),
            std::back_inserter(found.changes));
    std::ranges::sort(found.changes, {}, &FileChange::number);
    found.is_more = static_cast<int>(found.changes.size()) > limit;
    if (found.is_more)
        found.changes.resize(static_cast<std::size_t>(limit));
    found.told.number = found.is_more && !found.changes.empty() ? found.changes.back().number : book.last_change;
    found.told.begun = found.told.number < begun ? begun : 0;
    return found;
}

Result<PutFile> put_file(db::Transaction& tx, Actor const& actor, std::string const& name, std::string_view text,
    FileCondition const& condition)
{
    TRY(check_may(actor, Permission::UseContactCards));
    TRY(lock_owner(tx, actor));
    auto const before = find_file(tx, actor, name);
    TRY(condition(before ? &*before : nullptr));
    auto const file = TRY(read_file(text));
    auto card = TRY(before ? replace(tx, actor, *before, file) : add(tx, actor, name, file));
    return PutFile { std::move(card), !before };
}

}
