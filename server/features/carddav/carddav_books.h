#pragma once

// What can be addressed: who it is, his books, and the cards in them.

#include "contact_cards/contact_cards.h"
#include "contacts/contacts.h"
#include "http/call.h"
#include "sessions/sessions.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kith::carddav {

using contact_cards::VcardVersion;

inline constexpr std::string_view root = "/dav/";
inline constexpr int most_listed = 5000;            // cards of a directory
inline constexpr std::size_t most_name_bytes = 255; // of a card
inline constexpr auto vcard_type = "text/vcard; charset=utf-8";

enum class Kind { Root, Person, Contacts, Directory, OwnCard, ListedCard };

struct Resource {
    Kind kind;
    std::string href;
    std::string display_name = {};
    std::string etag = {};       // of a card
    std::string sync_token = {}; // of one's own contacts
    // What a card is read from, where it was asked for.
    std::optional<contact_cards::ContactCard> card = {};
    std::optional<contacts::Contact> listed = {};

    bool is_collection() const { return kind != Kind::OwnCard && kind != Kind::ListedCard; }
};
std::string vcard_of(Resource const&, VcardVersion);

// Who sent a login and an API token. Refuses: unauthenticated, too_many_requests, not_found (the path is another
// person's).
Result<sessions::Session> require_program(http::Call&, db::Transaction&);
std::string href_of(persons::Person const&);

struct Book {
    Kind kind;
    std::string href;
    std::string account_name;
    Actor actor;
    std::string language; // of its owner
};
// The one in the path. Refuses: as require_program and require_actor, not_found, forbidden.
Result<Book> require_book(http::Call&, db::Transaction&);
std::vector<Book> list_books(http::Call&, db::Transaction&, sessions::Session const&);
Resource resource_of(db::Transaction&, Book const&);

// Whether what a card says is read with it: what it is named and its version do without.
enum class Reading { Names, Cards };
using TakeCard = std::function<Result<void>(Resource)>;
// Each card of it. Refuses: what `take` does.
Result<void> for_each_card(db::Transaction&, Book const&, Reading, TakeCard const& take);
// Those with these names, with what they say; in an order of their own.
Result<std::vector<Resource>> find_cards(db::Transaction&, Book const&, std::vector<std::string> const& names);
// Refuses: not_found.
Result<Resource> get_card(db::Transaction&, Book const&, std::string const& name);

std::string card_href(Book const&, std::string_view name);
// What a path or an address names in this book; nothing: no card of it.
std::optional<std::string> name_in(Book const&, std::string_view href);

// Of this book; one of another is nothing here.
std::string sync_token_of(Book const&, contact_cards::Told const&);
std::optional<contact_cards::Told> told_by(Book const&, std::string_view sync_token);

}
