#include "merges/merges_parts.h"

#include "base/enum_text.h"
#include "json/json.h"

namespace kith::merges {
namespace {

struct MergeData {
    std::string kept;
    std::string dropped;
    std::vector<MembershipId> users;
    std::vector<client_groups::GroupId> groups;
};
BOOST_DESCRIBE_STRUCT(MergeData, (), (kept, dropped, users, groups))

}

std::string Ref::text() const { return enum_text(kind) + ':' + id; }

std::optional<Ref> Ref::parse(std::string_view text)
{
    auto const colon = text.find(':');
    auto const kind = enum_from_text<Kind>(text.substr(0, colon));
    bool const is_ref = kind && colon != text.npos && is_uuid(text.substr(colon + 1));
    return is_ref ? std::optional { Ref { *kind, std::string { text.substr(colon + 1) } } } : std::nullopt;
}

clients::Ties ties_of(std::vector<Tie> const& users, std::vector<Tie> const& groups)
{
    clients::Ties ties;
    for (auto const& [id, since] : users)
        ties.users.push_back({ MembershipId::from_text(id), since });
    for (auto const& [id, since] : groups)
        ties.groups.push_back({ client_groups::GroupId::from_text(id), since });
    return ties;
}

std::vector<Tie> users_of(clients::Ties const& ties)
{
    std::vector<Tie> all;
    for (auto const& [user, since] : ties.users)
        all.push_back({ user.text(), since });
    return all;
}

std::vector<Tie> groups_of(clients::Ties const& ties)
{
    std::vector<Tie> all;
    for (auto const& [group, since] : ties.groups)
        all.push_back({ group.text(), since });
    return all;
}

std::vector<workspaces::Stay> stays_of(std::vector<Tie> const& rooms)
{
    std::vector<workspaces::Stay> stays;
    for (auto const& [id, since] : rooms)
        stays.push_back({ workspaces::WorkspaceId::from_text(id), since });
    return stays;
}

std::vector<Tie> rooms_of(std::vector<workspaces::Stay> const& stays)
{
    std::vector<Tie> all;
    for (auto const& [workspace, since] : stays)
        all.push_back({ workspace.text(), since });
    return all;
}

Record record_of(contact_cards::ContactCard const& card)
{
    return { { Kind::Contact, card.id.text() },
        { card.first_name.text(), card.last_name.text(), card.email.text(), card.mobile, "" }, {}, card };
}

Record record_of(clients::Client const& client)
{
    auto const& member = client.member;
    return { { Kind::Client, member.id.text() },
        { member.first_name.text(), member.last_name.text(), member.email.text(), member.details.phone,
            client.company },
        client, {} };
}

contact_cards::ContactCard worded(contact_cards::ContactCard card, Words const& words)
{
    card.first_name = PersonName::stored(words.first_name);
    card.last_name = PersonName::stored(words.last_name);
    if (card.email.text() != words.email)
        card.email = EmailAddress::parse(words.email).value();
    card.mobile = words.phone;
    return card;
}

clients::Client worded(clients::Client client, Words const& words)
{
    auto& member = client.member;
    member.first_name = PersonName::stored(words.first_name);
    member.last_name = PersonName::stored(words.last_name);
    if (member.email.text() != words.email)
        member.email = EmailAddress::parse(words.email).value();
    member.details.phone = words.phone;
    client.company = words.company;
    return client;
}

Result<void> check_is_user(db::Transaction& tx, Actor const& actor)
{
    auto const user = memberships::find(tx, actor.account, actor.membership);
    bool const is_here = user && user->kind == memberships::Kind::Internal && user->is_active(tx.now());
    return is_here ? Result<void> {} : refuse("not_found");
}

void record(db::Transaction& tx, Actor const& actor, std::string_view operation, Merge const& merge, Told const& told)
{
    MergeData const data { merge.kept.text(), merge.dropped.text(), told.users, told.groups };
    auto const name = merge.kept.kind == Kind::Client ? merge.name : "";
    events::record(tx, actor.account, actor.source(), operation, { "merge", merge.id.text(), name }, json::write(data));
}

Told told_by(events::Event const& event)
{
    auto const data = json::parse<MergeData>(event.data);
    Told told;
    if (!data)
        return told;
    for (auto const& text : { data->kept, data->dropped }) {
        if (auto const ref = Ref::parse(text))
            told.refs.push_back(*ref);
    }
    told.users = data->users;
    told.groups = data->groups;
    return told;
}

}
