// Clients that come and go as files: CSV and vCard.

#include "clients/clients_paths.h"
#include "clients/export_clients.h"
#include "contact_files/contact_files_http.h"

namespace kith::clients {
namespace {

using contact_files::ContactFile;
using contact_files::ContactLineError;

struct ClientExportQuery {
    std::optional<contact_files::Format> format; // CSV, where nothing is said
    std::optional<bool> all;                     // not only those who are mapped to me
};
BOOST_DESCRIBE_STRUCT(ClientExportQuery, (), (format, all))

struct ClientImportQuery {
    std::optional<bool> dry_run;
    std::optional<Delivery> delivery; // quiet, where nothing is said
    std::optional<client_groups::GroupId> group;
    std::optional<client_groups::GroupName> new_group;
    std::optional<ShortText> company; // of who has none in his line
    std::optional<Time> valid_until;  // nothing: as the account has decided
};
BOOST_DESCRIBE_STRUCT(ClientImportQuery, (), (dry_run, delivery, group, new_group, company, valid_until))

struct ClientLine {
    int line;
    LineOutcome outcome;
    PersonName first_name;
    PersonName last_name;
    std::string email;
    std::string phone;
    std::string company;
};
BOOST_DESCRIBE_STRUCT(ClientLine, (), (line, outcome, first_name, last_name, email, phone, company))

struct ClientImport {
    int total;
    int created;
    int mapped; // they are clients already
    int failed;
    std::vector<ContactLineError> errors;
    std::vector<ClientLine> preview;   // of the lines that are right
    std::vector<std::string> warnings; // properties_left_out
};
BOOST_DESCRIBE_STRUCT(ClientImport, (), (total, created, mapped, failed, errors, preview, warnings))

ClientImport shown(Imported const& imported)
{
    ClientImport body { imported.total, 0, 0, imported.failed, {}, {}, {} };
    for (auto const& [line, error] : imported.errors)
        body.errors.push_back({ line, error.field, error.code, error.message });
    for (auto const& [line, outcome, first_name, last_name, email, phone, company] : imported.lines) {
        ++(outcome == LineOutcome::Create ? body.created : body.mapped);
        body.preview.push_back({ line, outcome, first_name, last_name, email, phone, company });
    }
    if (imported.leaves_out)
        body.warnings.emplace_back("properties_left_out");
    return body;
}

NewClients wanted_by(ClientImportQuery const& query)
{
    NewClients wanted { {}, query.company.value_or(ShortText {}), {}, query.delivery.value_or(Delivery::Quiet) };
    if (query.group || query.new_group)
        wanted.group = IntoGroup { query.group, query.new_group };
    wanted.valid_until = query.valid_until;
    return wanted;
}

Result<http::Then<ClientImport>> post_import(http::Call& call, db::Database& database,
    http::Upload<ContactFile> const& upload, http::Query<ClientImportQuery> const& parameters)
{
    auto require = [](http::Call& call, db::Transaction& tx) {
        return memberships::require_actor(call, tx, Permission::InviteClients);
    };
    auto const asker = TRY(database.read_now([&](db::Transaction& tx) { return require(call, tx); }));
    TRY(call.limit(http::rates::imports, asker.membership.text()));
    auto const query = TRY(parameters.read());
    auto people = TRY(contact_files::read(upload, contact_files::Reach::EmailOrMobile));
    auto const file = std::make_shared<contact_files::File const>(std::move(people));
    auto const mode = query.dry_run.value_or(false) ? Mode::LookAhead : Mode::CarryOut;
    return [file, mode, require, wanted = wanted_by(query)](
               http::Call& call, db::Transaction& tx) -> Result<ClientImport> {
        auto const actor = TRY(require(call, tx));
        auto const imported = TRY(import(tx, actor, *file, wanted, mode));
        return shown(imported);
    };
}

Result<http::Then<http::Media>> get_export(
    http::Call& call, db::Database& database, http::Query<ClientExportQuery> const& parameters)
{
    auto const actor = TRY(database.read_now(
        [&](db::Transaction& tx) { return memberships::require_actor(call, tx, Permission::UseContacts); }));
    TRY(call.limit(http::rates::exports, actor.membership.text()));
    auto const query = TRY(parameters.read());
    auto const format = query.format.value_or(contact_files::Format::Csv);
    auto const of = query.all.value_or(false) ? std::nullopt : std::optional { actor.membership };
    auto spool = TRY(export_all(database, actor, of, format));
    return contact_files::sent(std::move(spool), format, "clients");
}

}

void add_file_routes(http::Router& router)
{
    router.get(all_clients + "/export", "One's clients, or all of the account, as CSV or vCard 4.0", get_export);
    router.post(all_clients + "/import",
        "Takes in clients of a CSV file or vCards (3.0, 4.0), or says what it would do; at most 1,000 and 4 MiB",
        post_import);
}

}
