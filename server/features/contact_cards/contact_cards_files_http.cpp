// Contacts that come and go as files: CSV and vCard.

#include "contact_cards/contact_cards_export.h"
#include "contact_cards/contact_cards_http.h"
#include "contact_cards/contact_cards_import.h"
#include "contact_cards/contact_vcards.h"

#include <array>

namespace kith::contact_cards {
namespace {

struct ContactExportQuery {
    std::optional<Format> format; // CSV, where nothing is said
};
BOOST_DESCRIBE_STRUCT(ContactExportQuery, (), (format))

struct ContactImportQuery {
    std::optional<bool> dry_run;
};
BOOST_DESCRIBE_STRUCT(ContactImportQuery, (), (dry_run))

// Some systems still call a vCard text/x-vcard.
struct ContactFile {
    static constexpr std::array<std::string_view, 3> media_types { "text/csv", "text/vcard", "text/x-vcard" };
    static constexpr std::size_t most_bytes = 4 * 1024 * 1024;
};

struct ContactLineError {
    int line;
    std::string field;
    std::string code;
    std::string message;
};
BOOST_DESCRIBE_STRUCT(ContactLineError, (), (line, field, code, message))

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

// Read outside of the transaction: it takes the longest.
Result<File> read(http::Upload<ContactFile> const& upload)
{
    return upload.media_type == "text/csv" ? read_csv(upload.bytes) : read_vcards(upload.bytes);
}

Result<http::Then<ContactImport>> post_import(http::Call& call, db::Database& database,
    http::Upload<ContactFile> const& upload, http::Query<ContactImportQuery> const& parameters)
{
    auto const owner = TRY(database.read_now([&](db::Transaction& tx) { return require_owner(call, tx); }));
    TRY(call.limit(http::rates::imports, owner.membership.text()));
    auto const query = TRY(parameters.read());
    auto const mode = query.dry_run.value_or(false) ? Mode::LookAhead : Mode::CarryOut;
    auto contacts = TRY(read(upload));
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
    auto const spool = export_all(database, owner, format);
    return [spool, format](http::Call& call, db::Transaction&) -> Result<http::Media> {
        bool const is_csv = format == Format::Csv;
        call.add_header(
            "Content-Disposition", std::string { "attachment; filename=\"contacts." } + (is_csv ? "csv\"" : "vcf\""));
        return http::Media { is_csv ? "text/csv; charset=utf-8" : std::string { vcard_type }, "", spool };
    };
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
