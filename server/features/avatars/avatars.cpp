#include "avatars/avatars.h"

#include "avatars/avatars_store.h"
#include "clients/clients.h"
#include "crypto/token.h"

namespace kith::avatars {
namespace {

constexpr std::size_t version_characters = 16;

}

Result<persons::Person> set(
    db::Transaction& tx, events::Source const& source, persons::Person const& person, std::string const& jpeg)
{
    auto const version = crypto::sha256_hex(jpeg).substr(0, version_characters);
    if (version == person.avatar)
        return person;
    auto const changed = TRY(persons::set_avatar(tx, person, version));
    store::put(tx, person.id, { version, jpeg });
    memberships::show_avatar_everywhere(tx, source, changed);
    return changed;
}

Result<persons::Person> remove(db::Transaction& tx, events::Source const& source, persons::Person const& person)
{
    if (person.avatar.empty())
        return person;
    auto const changed = TRY(persons::set_avatar(tx, person, ""));
    store::remove(tx, person.id);
    memberships::show_avatar_everywhere(tx, source, changed);
    return changed;
}

Result<Avatar> get(db::Transaction& tx, PersonId const& person)
{
    auto avatar = store::find(tx, person);
    return avatar ? Result<Avatar> { *std::move(avatar) } : refuse("not_found");
}

Result<Avatar> get_of_member(db::Transaction& tx, Actor const& actor, MembershipId const& id)
{
    auto const member = memberships::find(tx, actor.account, id);
    if (member && member->kind == memberships::Kind::Client)
        TRY(clients::get(tx, actor, id));
    bool const is_shown = member && member->state != memberships::State::Removed;
    return is_shown ? get(tx, member->person) : refuse("not_found");
}

std::vector<std::string> check(db::Transaction& tx)
{
    std::vector<std::string> findings;
    for (auto const& id : store::list_with_another(tx))
        findings.push_back("person " + id + ": has another picture than the one that is shown");
    return findings;
}

}
