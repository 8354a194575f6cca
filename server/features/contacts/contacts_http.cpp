#include "contacts/contacts_http.h"

#include "contacts/contacts.h"
#include "http/page.h"
#include "presence/presence_http.h"

namespace kith::contacts {
namespace {

struct ContactEntry {
    std::string ref;
    Kind kind;
    std::string id; // of the user, the connection or the card
    std::string display_name;
    std::string first_name;
    std::string last_name;
    std::string email;
    std::string phone;
    std::string company; // empty: one's own, or of a card
    std::string job_title;
    Pronouns pronouns;
    std::optional<std::string> avatar_url;
    connections::Scopes may;                         // what one may do with him: see, chat, call, schedule
    std::optional<std::string> shared_by;            // the colleague by whose connection one reaches him
    std::optional<presence::PresenceEntry> presence; // nothing: it is none of one's business
};
BOOST_DESCRIBE_STRUCT(ContactEntry, (),
    (ref, kind, id, display_name, first_name, last_name, email, phone, company, job_title, pronouns, avatar_url, may,
        shared_by, presence))

struct ContactQuery {
    std::optional<Filter> filter;
    std::optional<std::string> q; // part of a name, of a colleague's address or of a company
    std::optional<http::PageLimit> limit;
    std::optional<std::string> cursor;
    std::optional<bool> total;
};
BOOST_DESCRIBE_STRUCT(ContactQuery, (), (filter, q, limit, cursor, total))

struct ContactPage {
    std::vector<ContactEntry> items;
    std::optional<std::string> next_cursor;
    std::optional<std::int64_t> total;
};
BOOST_DESCRIBE_STRUCT(ContactPage, (), (items, next_cursor, total))

std::optional<std::string> sharer_of(db::Transaction& tx, Actor const& actor, Contact const& contact)
{
    if (!contact.connection || contact.connection->member == actor.membership)
        return {};
    auto const colleague = memberships::find(tx, actor.account, contact.connection->member);
    return colleague ? std::optional { colleague->display_name() } : std::nullopt;
}

ContactEntry shown_card(Contact const& contact)
{
    auto const& card = *contact.card;
    return { contact.ref.text(), Kind::Contact, contact.ref.id, card.first_name.text() + ' ' + card.last_name.text(),
        card.first_name.text(), card.last_name.text(), card.email.text(), card.mobile, "", "", {}, {},
        { connections::Scope::Schedule }, {}, {} };
}

ContactEntry shown(db::Transaction& tx, Reader const& reader, Contact const& contact)
{
    if (contact.card)
        return shown_card(contact);
    auto const& member = *contact.member;
    bool const is_colleague = contact.ref.kind == Kind::Internal;
    auto const& may = is_colleague ? connections::all_scopes : contact.connection->scopes;
    bool const may_see = std::ranges::find(may, connections::Scope::See) != may.end();
    return { contact.ref.text(), contact.ref.kind, contact.ref.id, member.display_name(), member.first_name.text(),
        member.last_name.text(), member.email.text(), is_colleague ? member.details.phone : "", contact.company,
        member.details.job_title, member.pronouns, is_colleague ? memberships::avatar_url(member) : std::nullopt, may,
        sharer_of(tx, reader.actor, contact),
        may_see ? std::optional { presence::shown(presence::find(tx, member)) } : std::nullopt };
}

Result<Reader> require_reader(http::Call& call, db::Transaction& tx)
{
    auto actor = TRY(memberships::require_actor(call, tx, Permission::UseContacts));
    auto oneself = TRY(memberships::require_oneself(call, tx));
    return Reader { std::move(actor), std::move(oneself) };
}

Result<ContactPage> get_contacts(http::Call& call, db::Transaction& tx, http::Query<ContactQuery> const& parameters)
{
    auto const reader = TRY(require_reader(call, tx));
    auto const query = TRY(parameters.read());
    Listing listing { query.filter.value_or(Filter::All), query.q.value_or(""), {}, {} };
    TRY(http::begin_page(listing, query, "name", http::Key::Text));
    ContactPage page;
    if (query.total.value_or(false))
        page.total = TRY(count(tx, reader, listing));
    auto refs = TRY(list(tx, reader, listing));
    page.next_cursor = http::end_page(
        call, refs, listing, [](Ref const& last) { return http::Cursor { "name", last.key, last.text() }; });
    for (auto const& ref : refs) {
        if (auto const contact = get(tx, reader, ref.text()))
            page.items.push_back(shown(tx, reader, *contact));
    }
    return page;
}

Result<ContactEntry> get_contact(http::Call& call, db::Transaction& tx)
{
    auto const reader = TRY(require_reader(call, tx));
    auto const contact = TRY(get(tx, reader, call.path_parameter("contact")));
    return shown(tx, reader, contact);
}

}

void add_routes(http::Router& router)
{
    constexpr auto contacts = "/api/v1/accounts/{account}/contacts";
    router.get(contacts, "Lists everybody one can reach, by name", get_contacts);
    router.get(std::string { contacts } + "/{contact}", "Shows one of them", get_contact);
}

}
