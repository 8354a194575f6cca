#include "contact_cards/contact_cards_http.h"

#include "http/page.h"
#include "sessions/sessions.h"

namespace kith::contact_cards {
namespace {

struct ContactCardBody {
    ContactCardId id;
    std::string kind; // "contact": what it is among the people one can reach
    PersonName first_name;
    PersonName last_name;
    EmailAddress email;
    std::string mobile;
    bool is_colleague;
    Time created_at;
    Time updated_at;
};
BOOST_DESCRIBE_STRUCT(
    ContactCardBody, (), (id, kind, first_name, last_name, email, mobile, is_colleague, created_at, updated_at))

struct AddedContactCard : ContactCardBody {
    std::vector<std::string> warnings; // already_colleague
};
BOOST_DESCRIBE_STRUCT(AddedContactCard, (ContactCardBody), (warnings))

struct ContactCardQuery {
    std::optional<std::string> q; // part of the name, or of the address
    std::optional<http::PageLimit> limit;
    std::optional<std::string> cursor;
    std::optional<bool> total;
};
BOOST_DESCRIBE_STRUCT(ContactCardQuery, (), (q, limit, cursor, total))

struct ContactCardPage {
    std::vector<ContactCardBody> items;
    std::optional<std::string> next_cursor;
    std::optional<std::int64_t> total;
};
BOOST_DESCRIBE_STRUCT(ContactCardPage, (), (items, next_cursor, total))

struct NewContactCardBody {
    PersonName first_name;
    PersonName last_name;
    EmailAddress email;
    std::optional<ShortText> mobile;
};
BOOST_DESCRIBE_STRUCT(NewContactCardBody, (), (first_name, last_name, email, mobile))

struct ContactCardChange {
    std::optional<PersonName> first_name;
    std::optional<PersonName> last_name;
    std::optional<EmailAddress> email;
    std::optional<ShortText> mobile;
};
BOOST_DESCRIBE_STRUCT(ContactCardChange, (), (first_name, last_name, email, mobile))

ContactCardBody shown(ContactCard const& card)
{
    return { card.id, "contact", card.first_name, card.last_name, card.email, card.mobile, card.is_colleague,
        card.created_at, card.updated_at };
}

ContactCardBody shown(http::Call& call, ContactCard const& card)
{
    call.set_version(card.version);
    return shown(card);
}

ContactCardId card_in(http::Call const& call) { return ContactCardId::from_text(call.path_parameter("contact_card")); }

Result<ContactCardPage> get_cards(
    http::Call& call, db::Transaction& tx, http::Query<ContactCardQuery> const& parameters)
{
    auto const actor = TRY(require_owner(call, tx));
    auto const query = TRY(parameters.read());
    Listing listing { actor.membership, query.q.value_or(""), {}, {} };
    TRY(http::begin_page(listing, query, "name", http::Key::Text));
    ContactCardPage page;
    if (query.total.value_or(false))
        page.total = count(tx, actor.account, listing);
    auto cards = list(tx, actor.account, listing);
    page.next_cursor = http::end_page(call, cards, listing,
        [](ContactCard const& last) { return http::Cursor { "name", sort_key(last), last.id.text() }; });
    for (auto const& card : cards)
        page.items.push_back(shown(card));
    return page;
}

Result<http::Created<AddedContactCard>> post_card(
    http::Call& call, db::Transaction& tx, http::Body<NewContactCardBody> const& body)
{
    auto const actor = TRY(require_owner(call, tx));
    auto const input = TRY(body.read());
    auto const card =
        TRY(create(tx, actor, { input.first_name, input.last_name, input.email, input.mobile.value_or(ShortText {}) }));
    AddedContactCard added { shown(call, card), {} };
    if (card.is_colleague)
        added.warnings.emplace_back("already_colleague");
    return http::Created<AddedContactCard> { std::move(added) };
}

Result<ContactCardBody> get_card(http::Call& call, db::Transaction& tx)
{
    auto const actor = TRY(require_owner(call, tx));
    auto const card = TRY(get(tx, actor, card_in(call)));
    return shown(call, card);
}

Result<ContactCardBody> patch_card(http::Call& call, db::Transaction& tx, http::Body<ContactCardChange> const& body)
{
    auto const actor = TRY(require_owner(call, tx));
    auto const before = TRY(get(tx, actor, card_in(call)));
    TRY(call.check_version(before.version));
    auto const input = TRY(body.read());
    auto const after = TRY(change(tx, actor, before, { input.first_name, input.last_name, input.email, input.mobile }));
    return shown(call, after);
}

Result<http::NoContent> delete_card(http::Call& call, db::Transaction& tx)
{
    auto const actor = TRY(require_owner(call, tx));
    auto const card = TRY(get(tx, actor, card_in(call)));
    TRY(call.check_version(card.version));
    TRY(remove(tx, actor, card));
    return http::NoContent {};
}

}

Result<Actor> require_owner(http::Call& call, db::Transaction& tx)
{
    auto actor = TRY(memberships::require_actor(call, tx, Permission::UseContactCards));
    auto const session = TRY(sessions::require(call, tx));
    if (session.person.id != actor.person)
        actor.membership = {};
    return actor;
}

void add_routes(http::Router& router)
{
    auto const one_card = std::string { all_cards } + "/{contact_card}";
    router.get(all_cards, "Lists one's own contacts by name; nobody else finds them", get_cards);
    router.post(all_cards, "Adds a contact of one's own", post_card);
    router.get(one_card, "Shows a contact of one's own", get_card);
    router.patch(one_card, "Changes a contact of one's own", patch_card);
    router.remove(one_card, "Removes a contact of one's own", delete_card);
}

}
