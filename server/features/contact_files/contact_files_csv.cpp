// Contacts in a table: CSV as spreadsheets and address books write it.

#include "contact_files/contact_files.h"
#include "sheets/columns.h"
#include "sheets/sheets.h"

#include <algorithm>
#include <tuple>

namespace kith::contact_files {
namespace {

using sheets::Spellings;

// English, German, French, and what Google, Outlook and Apple call it.
std::vector<Spellings> const& table()
{
    static std::vector<Spellings> const all {
        { "email",
            { "email", "emailaddress", "email1value", "emailadresse", "mailadresse", "adresseemail", "adressemail",
                "courriel", "mail", "primaryemail", "correo" } },
        { "first_name", { "firstname", "givenname", "forename", "first", "vorname", "prenom", "nombre" } },
        { "last_name",
            { "lastname", "surname", "familyname", "last", "nachname", "familienname", "nomdefamille", "nom",
                "apellidos" } },
        { "name", { "name", "fullname", "displayname", "anzeigename", "nomcomplet" } },
        { "mobile",
            { "mobile", "mobilephone", "mobilenumber", "cellphone", "cell", "handy", "mobil", "mobiltelefon",
                "portable", "phone1value", "phone", "phonenumber", "telephone", "telefon", "tel" } },
        { "company",
            { "company", "companyname", "organization", "organisation", "organization1name", "firma", "unternehmen",
                "firmenname", "entreprise", "societe", "empresa" } },
    };
    return all;
}

FieldError trouble_of(std::string const& code)
{
    if (code == "columns")
        return { "line", code, "has more cells than there are columns" };
    return { "line", code, "cannot be read" };
}

class Table {
public:
    explicit Table(Reach reach) : reach_(reach) {}

    Result<void> take(sheets::Line& line)
    {
        if (fields_.empty())
            return read_header(line);
        if (line.trouble.empty())
            return add(file, line_of(line));
        return add(file, Line { .number = line.number, .trouble = trouble_of(line.trouble) });
    }

    File file;

private:
    Result<void> read_header(sheets::Line const& line)
    {
        if (!line.trouble.empty())
            return refuse_field("file", line.trouble, "has a first line that cannot be read: is it CSV in UTF-8?");
        fields_ = sheets::guess_fields(table(), line.cells);
        Refusal refusal { "validation" };
        for (auto const* field : { "email", "first_name", "last_name" }) {
            if (!says(field))
                refusal.errors.push_back({ field, "required", "is the title of no column" });
        }
        return refusal.errors.empty() ? Result<void> {} : std::unexpected(std::move(refusal));
    }

    bool says(std::string_view field) const
    {
        if (field != "email")
            return has(field) || has("name");
        return has(field) || (reach_ == Reach::EmailOrMobile && has("mobile"));
    }

    Line line_of(sheets::Line const& cells) const
    {
        Line line { cells.number, text(cells, "first_name"), text(cells, "last_name"), text(cells, "email"),
            text(cells, "mobile") };
        line.company = text(cells, "company");
        auto const name = text(cells, "name");
        if (has("first_name") && line.last_name.empty())
            line.last_name = name; // beside a first name, "Name" is the last one
        else if (!has("first_name"))
            std::tie(line.first_name, line.last_name) = split_name(name);
        if (has_cells_beside(cells))
            line.trouble = trouble_of("columns");
        return line;
    }

    bool has_cells_beside(sheets::Line const& line) const
    {
        auto const beside = std::span { line.cells }.subspan(std::min(line.cells.size(), fields_.size()));
        return std::ranges::any_of(beside, [](std::string const& cell) { return !cell.empty(); });
    }

    bool has(std::string_view field) const { return std::ranges::find(fields_, field) != fields_.end(); }

    std::string text(sheets::Line const& line, std::string_view field) const
    {
        auto const column = static_cast<std::size_t>(std::ranges::find(fields_, field) - fields_.begin());
        return column < line.cells.size() && column < fields_.size()
            ? std::string { sheets::unguarded(line.cells[column]) }
            : std::string {};
    }

    Reach reach_;
    std::vector<std::string> fields_; // of the columns
};

}

Result<File> read_csv(std::string_view bytes, Reach reach)
{
    Table all { reach };
    TRY(sheets::read(bytes, [&](sheets::Line& line) { return all.take(line); }));
    if (all.file.lines.empty())
        return refuse_field("file", "required", "holds nobody: its first line names the columns");
    return std::move(all.file);
}

Result<void> add(File& file, Line line)
{
    if (file.lines.size() == most_lines)
        return refuse_field("file", "length", "holds more than 5,000 people: send it in parts");
    file.lines.push_back(std::move(line));
    return {};
}

}
