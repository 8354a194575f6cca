#include "carddav/carddav_books.h"

#include "accounts/accounts.h"
#include "base/text.h"
#include "carddav/carddav_listed.h"
#include "carddav/carddav_words.h"
#include "http/percent.h"
#include "memberships/memberships.h"

#include <algorithm>
#include <charconv>

namespace kith::carddav {
namespace {

constexpr int listed_at_once = 200;
constexpr std::size_t cards_at_once = 500;
constexpr std::string_view token_start = "urn:kith:change:";

std::string_view book_word(Kind kind) { return kind == Kind::Contacts ? "contacts-" : "directory-"; }

Permission needed_for(Kind kind)
{
    return kind == Kind::Contacts ? Permission::UseContactCards : Permission::UseContacts;
}

// It stands in the name of the book; require_actor looks for it among the parameters.
void name_account(http::Call& call, AccountId const& account)
{
    std::vector<std::pair<std::string, std::string>> parameters { { "account", account.text() } };
    for (auto const* name : { "person", "book", "card" }) {
        if (auto const value = call.path_parameter(name); !value.empty())
            parameters.emplace_back(name, value);
    }
    call.set_path_parameters(std::move(parameters));
}

Result<Book> open_book(
    http::Call& call, db::Transaction& tx, sessions::Session const& session, Kind kind, AccountId const& account)
{
    name_account(call, account);
    auto actor = TRY(memberships::require_actor(call, tx, needed_for(kind)));
    auto const found = accounts::find(tx, account);
    if (!found)
        return refuse("not_found");
    auto href = href_of(session.person) + std::string { book_word(kind) } + account.text() + '/';
    return Book { kind, std::move(href), found->name.text(), std::move(actor), session.person.language.text() };
}

Resource own_card(Book const& book, contact_cards::ContactCard card)
{
    Resource resource { Kind::OwnCard, card_href(book, card.file_name) };
    resource.etag = contact_cards::etag(card.id, card.version);
    resource.card = std::move(card);
    return resource;
}

Resource listed_card(Book const& book, contacts::Contact contact)
{
    Resource resource { Kind::ListedCard, card_href(book, listed_name(contact.ref)) };
    resource.etag = listed_etag(contact);
    resource.listed = std::move(contact);
    return resource;
}

Result<void> for_each_own(db::Transaction& tx, Book const& book, Reading reading, TakeCard const& take)
{
    auto const all = TRY(contact_cards::list_file_changes(tx, book.actor, {}, contact_cards::most_cards));
    std::vector<std::string> names;
    for (auto const& file : all.changes) {
        if (reading == Reading::Names)
            TRY(take({ Kind::OwnCard, card_href(book, file.name), "", contact_cards::etag(file.id, file.version) }));
        else
            names.push_back(file.name);
    }
    for (std::size_t at = 0; at < names.size(); at += cards_at_once) {
        auto const end = std::min(at + cards_at_once, names.size());
        auto cards = TRY(contact_cards::list_files(tx, book.actor, { names.data() + at, names.data() + end }));
        for (auto& card : cards)
            TRY(take(own_card(book, std::move(card))));
    }
    return {};
}

Result<void> take_listed(
    db::Transaction& tx, Book const& book, contacts::Filter filter, int& left, TakeCard const& take)
{
    contacts::Reader const reader { book.actor, book.actor };
    contacts::Listing wanted { filter, {}, {}, {}, listed_at_once };
    for (bool is_more = true; is_more && left > 0;) {
        auto const refs = TRY(contacts::list(tx, reader, wanted));
        for (auto const& ref : refs) {
            auto contact = contacts::get(tx, reader, ref.text());
            if (contact && left-- > 0)
                TRY(take(listed_card(book, *std::move(contact))));
        }
        is_more = static_cast<int>(refs.size()) == listed_at_once;
        if (is_more)
            std::tie(wanted.after_key, wanted.after_id) = std::pair { refs.back().key, refs.back().text() };
    }
    return {};
}

std::string token_beginning(Book const& book)
{
    return std::string { token_start } + book.actor.membership.text() + ':';
}

std::optional<std::int64_t> number_in(std::string_view text)
{
    std::int64_t number = 0;
    auto const* const end = text.data() + text.size();
    auto const read = std::from_chars(text.data(), end, number);
    return read == std::from_chars_result { end, std::errc {} } ? std::optional { number } : std::nullopt;
}

Result<void> for_each_listed(db::Transaction& tx, Book const& book, TakeCard const& take)
{
    int left = most_listed;
    for (auto const filter : { contacts::Filter::Internal, contacts::Filter::Clients, contacts::Filter::Connections })
        TRY(take_listed(tx, book, filter, left, take));
    return {};
}

}

std::string vcard_of(Resource const& resource, VcardVersion version)
{
    if (resource.card)
        return contact_cards::write_file(*resource.card, version);
    return resource.listed ? listed_vcard(*resource.listed, version) : std::string {};
}

Result<sessions::Session> require_program(http::Call& call, db::Transaction& tx)
{
    auto const shown = api_tokens::shown_in(call.request().header("authorization"));
    if (!shown || !shown->login)
        return refuse("unauthenticated");
    auto session = sessions::require(call, tx);
    bool const is_unknown = !session && session.error().code == "unauthenticated";
    if (is_unknown)
        TRY(call.limit(http::rates::unknown_programs, call.client()));
    if (!session)
        return session;
    auto const person = call.path_parameter("person");
    if (!person.empty() && person != session->person.id.text())
        return refuse("not_found");
    return session;
}

std::string href_of(persons::Person const& person) { return std::string { root } + person.id.text() + '/'; }

Result<Book> require_book(http::Call& call, db::Transaction& tx)
{
    auto const session = TRY(require_program(call, tx));
    std::string const name { call.path_parameter("book") };
    for (auto const kind : { Kind::Contacts, Kind::Directory }) {
        auto const word = book_word(kind);
        if (name.starts_with(word))
            return open_book(call, tx, session, kind, AccountId::from_text(name.substr(word.size())));
    }
    return refuse("not_found");
}

std::vector<Book> list_books(http::Call& call, db::Transaction& tx, sessions::Session const& session)
{
    std::vector<Book> books;
    for (auto const& member : memberships::list_of_person(tx, session.person.id)) {
        for (auto const kind : { Kind::Contacts, Kind::Directory }) {
            if (auto book = open_book(call, tx, session, kind, member.account))
                books.push_back(*std::move(book));
        }
    }
    return books;
}

Resource resource_of(db::Transaction& tx, Book const& book)
{
    Resource resource { book.kind, book.href, book_name(book.kind, book.language, book.account_name) };
    if (book.kind == Kind::Contacts)
        resource.sync_token = sync_token_of(book, { contact_cards::last_file_change(tx, book.actor) });
    return resource;
}

Result<void> for_each_card(db::Transaction& tx, Book const& book, Reading reading, TakeCard const& take)
{
    return book.kind == Kind::Contacts ? for_each_own(tx, book, reading, take) : for_each_listed(tx, book, take);
}

Result<std::vector<Resource>> find_cards(db::Transaction& tx, Book const& book, std::vector<std::string> const& names)
{
    std::vector<Resource> found;
    if (book.kind == Kind::Contacts) {
        auto cards = TRY(contact_cards::list_files(tx, book.actor, names));
        for (auto& card : cards)
            found.push_back(own_card(book, std::move(card)));
        return found;
    }
    for (auto const& name : names) {
        auto const ref = ref_of(name);
        auto contact = ref ? contacts::get(tx, { book.actor, book.actor }, *ref) : refuse("not_found");
        if (contact)
            found.push_back(listed_card(book, *std::move(contact)));
    }
    return found;
}

Result<Resource> get_card(db::Transaction& tx, Book const& book, std::string const& name)
{
    auto found = TRY(find_cards(tx, book, { name }));
    if (found.empty())
        return refuse("not_found");
    return std::move(found.front());
}

std::string card_href(Book const& book, std::string_view name) { return book.href + http::percent_encode(name); }

std::optional<std::string> name_in(Book const& book, std::string_view href)
{
    if (auto const scheme = href.find("://"); scheme != href.npos)
        href.remove_prefix(std::min(href.find('/', scheme + 3), href.size()));
    if (!href.starts_with(book.href))
        return {};
    auto name = http::percent_decode(href.substr(book.href.size()), false);
    bool const is_one = name && !name->empty() && name->size() <= most_name_bytes && !name->contains('/');
    return is_one ? name : std::nullopt;
}

std::string sync_token_of(Book const& book, contact_cards::Told const& told)
{
    auto const begun = told.begun == 0 ? std::string {} : ':' + std::to_string(told.begun);
    return token_beginning(book) + std::to_string(told.number) + begun;
}

std::optional<contact_cards::Told> told_by(Book const& book, std::string_view token)
{
    auto const beginning = token_beginning(book);
    if (!token.starts_with(beginning))
        return {};
    token.remove_prefix(beginning.size());
    auto const colon = std::min(token.find(':'), token.size());
    auto const number = number_in(token.substr(0, colon));
    auto const begun = colon == token.size() ? std::optional<std::int64_t> { 0 } : number_in(token.substr(colon + 1));
    return number && begun ? std::optional { contact_cards::Told { *number, *begun } } : std::nullopt;
}

}
