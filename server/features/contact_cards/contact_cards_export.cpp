#include "contact_cards/contact_cards_export.h"

#include "contact_cards/contact_vcard_files.h"
#include "sheets/sheets.h"

namespace kith::contact_cards {
namespace {

using contact_files::Format;

constexpr int cards_at_once = 500;

void write(std::string& out, ContactCard const& card, Format format)
{
    if (format == Format::Vcard)
        return write_vcard(out, card);
    sheets::write_line(
        out, std::vector { card.first_name.text(), card.last_name.text(), card.email.text(), card.mobile });
}

std::string beginning(Format format)
{
    std::string text;
    if (format == Format::Csv) {
        text = sheets::utf8_mark;
        sheets::write_line(text, std::vector<std::string> { "first_name", "last_name", "email", "mobile" });
    }
    return text;
}

}

std::shared_ptr<Spool> export_all(db::Database& database, Actor const& actor, Format format)
{
    auto spool = std::make_shared<Spool>();
    spool->append(beginning(format));
    Listing listing { actor.membership, {}, {}, {}, cards_at_once, Extra::Read };
    for (bool is_more = true; is_more;) {
        auto const cards = database.read_now([&](db::Transaction& tx) { return list(tx, actor.account, listing); });
        std::string text;
        for (auto const& card : cards)
            write(text, card, format);
        spool->append(text);
        is_more = static_cast<int>(cards.size()) == cards_at_once;
        if (is_more) {
            listing.after_key = sort_key(cards.back());
            listing.after_id = cards.back().id.text();
        }
    }
    return spool;
}

}
