#include "user_jobs/import_columns.h"

#include "base/text.h"
#include "sheets/columns.h"
#include "json/json.h"

#include <algorithm>
#include <array>

namespace kith::user_jobs {
namespace {

using sheets::Spellings;

// English, German, French, and what Microsoft, Google and Okta call it; without marks, spaces and case.
std::vector<Spellings> const& table()
{
    static std::vector<Spellings> const all {
        { "email",
            { "email", "emailaddress", "workemail", "workemailaddress", "primaryemail", "emailadresse", "mailadresse",
                "adresseemail", "adressemail", "adresseelectronique", "courriel", "mail", "correo", "userprincipalname",
                "upn", "emailaddressrequired", "login", "username" } },
        { "first_name",
            { "firstname", "givenname", "forename", "first", "vorname", "rufname", "prenom", "nombre", "nome",
                "firstnamerequired" } },
        { "last_name",
            { "lastname", "surname", "familyname", "last", "nachname", "familienname", "zuname", "nomdefamille", "nom",
                "apellido", "apellidos", "cognome", "lastnamerequired", "name" } },
        { "name", { "fullname", "displayname", "name", "vollername", "anzeigename", "nomcomplet" } },
        { "phone",
            { "phone", "phonenumber", "workphone", "mobile", "mobilephone", "mobilenumber", "telephone", "telefon",
                "telefonnummer", "handy", "mobil", "tel", "portable", "numerodetelephone" } },
        { "job_title",
            { "jobtitle", "position", "employeetitle", "berufsbezeichnung", "funktion", "stelle", "poste", "fonction",
                "intituleduposte", "title", "titel" } },
        { "department", { "department", "dept", "abteilung", "bereich", "departement", "service", "division" } },
        { "employee_id",
            { "employeeid", "employeenumber", "employeeno", "staffid", "personnelnumber", "personalnummer",
                "mitarbeiternummer", "matricule", "numerodematricule" } },
        { "roles", { "roles", "role", "rollen", "rolle" } },
        { "licenses",
            { "licenses", "license",
                "licen"
                "ces",
                "licen"
                "ce",
                "products", "product", "lizenzen", "lizenz", "produkte", "produkt", "produits", "produit" } },
        { "teams",
            { "teams", "team", "groups", "group", "gruppen", "gruppe", "equipes", "equipe", "groupes", "groupe" } },
        { "active", { "active", "status", "state", "aktiv", "actif", "etat", "zustand" } },
    };
    return all;
}

bool has(std::vector<std::string> const& fields, std::string_view field)
{
    return std::ranges::find(fields, field) != fields.end();
}

// "Name" beside "Vorname" is the last one; alone it is both in one.
void settle_name(std::vector<std::string>& fields)
{
    if (!has(fields, "first_name"))
        std::ranges::replace(fields, std::string { "last_name" }, std::string { "name" });
}

}

std::vector<std::string> const& import_fields()
{
    static auto const all = [] {
        std::vector<std::string> fields;
        for (auto const& spellings : table())
            fields.push_back(spellings.field);
        return fields;
    }();
    return all;
}

std::vector<std::string> guess_fields(std::vector<std::string> const& header)
{
    auto fields = sheets::guess_fields(table(), header);
    if (!has(fields, "name"))
        settle_name(fields);
    return fields;
}

Result<std::vector<std::string>> parse_fields(std::string_view text)
{
    std::vector<std::string> fields;
    for (bool is_more = true; is_more;) {
        auto const end = text.find(',');
        std::string const field { trim(text.substr(0, end)) };
        bool const is_known = field.empty() || has(import_fields(), field);
        if (!is_known || (!field.empty() && has(fields, field)))
            return refuse("malformed", "columns", "must name fields of a user, each once");
        fields.push_back(field);
        is_more = end != text.npos;
        text.remove_prefix(is_more ? end + 1 : text.size());
    }
    return fields;
}

Result<void> check_fields(std::vector<std::string> const& header, std::vector<std::string> const& fields)
{
    Refusal refusal { "validation" };
    for (auto const* field : { "email", "first_name", "last_name" }) {
        bool const is_named = has(fields, field) || (field != std::string_view { "email" } && has(fields, "name"));
        if (!is_named)
            refusal.errors.push_back({ field, "required", "is the title of no column" });
    }
    if (refusal.errors.empty())
        return {};
    refusal.about = { { "header", json::write(header) }, { "fields", json::write(fields) } };
    return std::unexpected(std::move(refusal));
}

}
