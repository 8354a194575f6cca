// Contacts that come and go as files: CSV and vCard.

#include "contact_cards/contact_cards_export.h"
#include "contact_cards/contact_cards_http.h"
#include "contact_cards/contact_cards_import.h"
#include "contact_files/contact_files_http.h"

namespace kith::contact_cards {
namespace {

using contact_files::ContactExportQuery;
using contact_files::ContactFile;
using contact_files::ContactLineError;
using contact_files::File;
using contact_files::Format;

struct ContactImportQuery {
    std::optional<bool> dry_run;
};
BOOST_DESCRIBE_STRUCT(ContactImportQuery, (), (dry_run))

struct ContactPreview {
    int line;
    Outcome outcome;
    PersonName first_name;
    PersonName last_name;
    EmailAddress email;
    std::string mobile;
};
BOOST_DESCRIBE_STRUCT(ContactPreview, (), (line, outcome, first_name, last_name, email, mobile))

struct ContactImport {
    int total;
    int created;
    int updated;
    int skipped;
    int failed;
    std::vector<ContactLineError> errors;
    std::vector<ContactPreview> preview;
    std::vector<std::string> warnings; // properties_left_out
};
BOOST_DESCRIBE_STRUCT(ContactImport, (), (total, created, updated, skipped, failed, errors, preview, warnings))

ContactImport shown(Imported const& imported, File const& file)
{
    ContactImport body { imported.total, imported.created, imported.updated, imported.skipped, imported.failed, {}, {},
        {} };
    for (auto const& [line, error] : imported.errors)
        body.errors.push_back({ line, error.field, error.code, error.message });
    for (auto const& [line, outcome, card] : imported.preview)
        body.preview.push_back({ line, outcome, card.first_name, card.last_name, card.email, card.mobile });
    if (file.has_left_out)
        body.warnings.emplace_back("properties_left_out");
    return body;
}

Result<http::Then<ContactImport>> post_import(http::Call& call, db::Database& database,
    http::Upload<ContactFile> const& upload, http::Query<ContactImportQuery> const& parameters)
{
    auto const owner = TRY(database.read_now([&](db::Transaction& tx) { return require_owner(call, tx); }));
    TRY(call.limit(http::rates::imports, owner.membership.text()));
    auto const query = TRY(parameters.read());
    auto const mode = query.dry_run.value_or(false) ? Mode::LookAhead : Mode::CarryOut;
    auto contacts = TRY(contact_files::read(upload, contact_files::Reach::Email));
    auto const file = std::make_shared<File const>(std::move(contacts));
    return [file, mode](http::Call& call, db::Transaction& tx) -> Result<ContactImport> {
        auto const actor = TRY(require_owner(call, tx));
        auto const imported = TRY(import(tx, actor, *file, mode));
        return shown(imported, *file);
    };
}

Result<http::Then<http::Media>> get_export(
    http::Call& call, db::Database& database, http::Query<ContactExportQuery> const& parameters)
{
    auto const owner = TRY(database.read_now([&](db::Transaction& tx) { return require_owner(call, tx); }));
    TRY(call.limit(http::rates::exports, owner.membership.text()));
    auto const query = TRY(parameters.read());
    auto const format = query.format.value_or(Format::Csv);
    return contact_files::sent(export_all(database, owner, format), format, "contacts");
}

}

void add_file_routes(http::Router& router)
{
    auto const all = std::string { all_cards };
    router.get(all + "/export", "One's own contacts as CSV or vCard 4.0", get_export);
    router.post(all + "/import",
        "Takes in contacts of a CSV file or vCards (3.0, 4.0), or says what it would do; at most 5,000 and 4 MiB",
        post_import);
}

}
