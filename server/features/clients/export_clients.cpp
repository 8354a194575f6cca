// One's clients, or all of the account, as a file to take away.

#include "clients/export_clients.h"

#include "base/enum_text.h"
#include "sheets/sheets.h"

namespace kith::clients {
namespace {

constexpr int clients_at_once = 500;

void write(std::string& out, Client const& client, contact_files::Format format)
{
    auto const& member = client.member;
    if (format == contact_files::Format::Vcard)
        return contact_files::write_vcard(out,
            { .first_name = member.first_name.text(),
                .last_name = member.last_name.text(),
                .email = member.email.text(),
                .mobile = member.details.phone,
                .company = client.company });
    sheets::write_line(out,
        std::vector { member.first_name.text(), member.last_name.text(), member.email.text(), member.details.phone,
            client.company, enum_text(client.state()) });
}

std::string beginning(contact_files::Format format)
{
    std::string text;
    if (format == contact_files::Format::Csv) {
        text = sheets::utf8_mark;
        sheets::write_line(
            text, std::vector<std::string> { "first_name", "last_name", "email", "phone", "company", "state" });
    }
    return text;
}

}

Result<std::shared_ptr<Spool>> export_all(
    db::Database& database, Actor const& actor, std::optional<MembershipId> const& of, contact_files::Format format)
{
    auto spool = std::make_shared<Spool>();
    spool->append(beginning(format));
    Listing listing { .of = of, .limit = clients_at_once };
    for (bool is_more = true; is_more;) {
        auto const some = TRY(database.read_now([&](db::Transaction& tx) { return list(tx, actor, listing); }));
        std::string text;
        for (auto const& client : some)
            write(text, client, format);
        spool->append(text);
        is_more = static_cast<int>(some.size()) == clients_at_once;
        if (is_more) {
            listing.after_key = sort_key(some.back());
            listing.after_id = some.back().member.id.text();
        }
    }
    return spool;
}

}
