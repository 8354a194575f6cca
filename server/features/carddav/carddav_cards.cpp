#include "carddav/carddav_cards.h"

#include "base/text.h"
#include "carddav/carddav_books.h"

#include <algorithm>

namespace kith::carddav {
namespace {

using http::Reply;

// One card has two texts, and so two tags.
std::string etag_of(std::string const& etag, VcardVersion version)
{
    return version == VcardVersion::V3 ? etag : etag.substr(0, etag.size() - 1) + "-4\"";
}

bool names(std::string_view list, std::string const& etag)
{
    while (!list.empty()) {
        auto const end = std::min(list.find(','), list.size());
        auto const one = trim(list.substr(0, end));
        if (one == "*" || one == etag || one == etag_of(etag, VcardVersion::V4))
            return true;
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return false;
}

// RFC 9110, 13.1; empty: there is none. Refuses: stale.
Result<void> check_conditions(http::Request const& request, std::string const& etag)
{
    auto const wanted = request.header("if-match");
    auto const unwanted = request.header("if-none-match");
    bool const is_other = !wanted.empty() && (etag.empty() || !names(wanted, etag));
    bool const is_there = !unwanted.empty() && !etag.empty() && names(unwanted, etag);
    return is_other || is_there ? refuse("stale") : Result<void> {};
}

Result<void> check_is_own(Book const& book)
{
    return book.kind == Kind::Contacts ? Result<void> {} : refuse("forbidden");
}

Result<void> check_name(std::string_view name)
{
    bool const has_control = std::ranges::any_of(name, [](char c) { return (c >= 0 && c < ' ') || c == '\x7F'; });
    return name.size() > most_name_bytes || has_control
        ? refuse("malformed", "name", "must be at most 255 bytes, and no control characters")
        : Result<void> {};
}

}

std::string card_name(http::Call const& call) { return std::string { call.path_parameter("card") }; }

Result<Reply> get_one(http::Call& call, db::Transaction& tx)
{
    auto const book = TRY(require_book(call, tx));
    auto const card = TRY(get_card(tx, book, card_name(call)));
    auto const version = call.request().header("accept").contains("version=4.0") ? VcardVersion::V4 : VcardVersion::V3;
    Reply reply { 200, vcard_type, vcard_of(card, version) };
    reply.headers = { { "ETag", etag_of(card.etag, version) }, { "Vary", "Accept" } };
    return reply;
}

// Whoever gets a tag back may keep what he sent; who gets none reads what became of it (RFC 6352, 6.3.2.3).
Result<Reply> put_one(http::Call& call, db::Transaction& tx)
{
    auto const book = TRY(require_book(call, tx));
    TRY(check_is_own(book));
    auto const name = card_name(call);
    TRY(check_name(name));
    auto const text = call.request().content();
    auto const condition = [&](contact_cards::ContactCard const* before) {
        return check_conditions(call.request(), before ? contact_cards::etag(before->id, before->version) : "");
    };
    auto const put = TRY(contact_cards::put_file(tx, book.actor, name, text, condition));
    Reply reply { put.is_new ? 201 : 204 };
    if (contact_cards::write_file(put.card, VcardVersion::V3) == text)
        reply.headers.emplace_back("ETag", contact_cards::etag(put.card.id, put.card.version));
    return reply;
}

Result<Reply> delete_one(http::Call& call, db::Transaction& tx)
{
    auto const book = TRY(require_book(call, tx));
    TRY(check_is_own(book));
    auto const found = TRY(get_card(tx, book, card_name(call)));
    TRY(check_conditions(call.request(), found.etag));
    TRY(contact_cards::remove(tx, book.actor, *found.card));
    return Reply { 204 };
}

}
