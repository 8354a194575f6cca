#include "carddav/carddav_properties.h"

#include <algorithm>
#include <array>
#include <span>

namespace kith::carddav {
namespace {

using dav::Writer;

constexpr std::string_view found_status = "HTTP/1.1 200 OK";
constexpr std::string_view not_found_status = "HTTP/1.1 404 Not Found";
constexpr std::string_view forbidden_status = "HTTP/1.1 403 Forbidden";

struct Context {
    Writer& out;
    Resource const& resource;
    std::string const& principal;
    VcardVersion version;
};

void write_href(Writer& out, std::string_view href) { out.text("D:href", href); }

void write_resource_type(Context const& c)
{
    if (c.resource.is_collection())
        c.out.empty("D:collection");
    if (c.resource.kind == Kind::Person)
        c.out.empty("D:principal");
    if (c.resource.kind == Kind::Contacts || c.resource.kind == Kind::Directory)
        c.out.empty("C:addressbook");
}

void write_display_name(Context const& c) { c.out.add(c.resource.display_name); }
void write_principal(Context const& c) { write_href(c.out, c.principal); }
void write_principals(Context const& c) { write_href(c.out, root); }

void write_privileges(Context const& c)
{
    bool const is_own = c.resource.kind == Kind::Contacts || c.resource.kind == Kind::OwnCard;
    constexpr std::array<std::string_view, 5> all { "D:read", "D:read-current-user-privilege-set", "D:write-content",
        "D:bind", "D:unbind" };
    for (auto const privilege : std::span { all }.first(is_own ? all.size() : 2))
        c.out.open("D:privilege").empty(privilege).close();
    if (is_own)
        c.out.open("D:privilege").empty("D:write").close();
}

void write_reports(Context const& c)
{
    auto const add = [&](std::string_view report) {
        c.out.open("D:supported-report").open("D:report").empty(report).close().close();
    };
    add("C:addressbook-multiget");
    add("C:addressbook-query");
    if (c.resource.kind == Kind::Contacts)
        add("D:sync-collection");
}

void write_address_data_types(Context const& c)
{
    c.out.add_written("<C:address-data-type content-type=\"text/vcard\" version=\"3.0\"/>"
                      "<C:address-data-type content-type=\"text/vcard\" version=\"4.0\"/>");
}

void write_collations(Context const& c)
{
    for (auto const* collation : { "i;ascii-casemap", "i;unicode-casemap", "i;octet" })
        c.out.text("C:supported-collation", collation);
}

void write_most_bytes(Context const& c) { c.out.add(std::to_string(contact_cards::most_file_bytes)); }
void write_sync_token(Context const& c) { c.out.add(c.resource.sync_token); }
void write_etag(Context const& c) { c.out.add(c.resource.etag); }
void write_content_type(Context const& c) { c.out.add(vcard_type); }
void write_address_data(Context const& c) { c.out.add(vcard_of(c.resource, c.version)); }

enum class Told { Always, WhenNamed };

struct Property {
    std::string_view space;
    std::string_view local;
    std::string_view prefixed;
    bool (*is_of)(Resource const&);
    void (*write)(Context const&);
    Told told;
};

bool of_all(Resource const&) { return true; }
bool of_persons(Resource const& r) { return r.kind == Kind::Person; }
bool of_books(Resource const& r) { return r.kind == Kind::Contacts || r.kind == Kind::Directory; }
bool of_own_books(Resource const& r) { return r.kind == Kind::Contacts; }
bool of_cards(Resource const& r) { return !r.is_collection(); }
bool of_read_cards(Resource const& r) { return r.card || r.listed; }
bool of_named(Resource const& r) { return !r.display_name.empty(); }
bool of_owned(Resource const& r) { return r.kind != Kind::Root; }

// What `allprop` tells are the few of RFC 4918; the others are named by who wants them.
constexpr Property properties[] = {
    { dav::webdav, "resourcetype", "D:resourcetype", of_all, write_resource_type, Told::Always },
    { dav::webdav, "displayname", "D:displayname", of_named, write_display_name, Told::Always },
    { dav::webdav, "getetag", "D:getetag", of_cards, write_etag, Told::Always },
    { dav::webdav, "getcontenttype", "D:getcontenttype", of_cards, write_content_type, Told::Always },
    { dav::webdav, "current-user-principal", "D:current-user-principal", of_all, write_principal, Told::WhenNamed },
    { dav::webdav, "principal-URL", "D:principal-URL", of_persons, write_principal, Told::WhenNamed },
    { dav::webdav, "principal-collection-set", "D:principal-collection-set", of_all, write_principals,
        Told::WhenNamed },
    { dav::webdav, "owner", "D:owner", of_owned, write_principal, Told::WhenNamed },
    { dav::webdav, "current-user-privilege-set", "D:current-user-privilege-set", of_all, write_privileges,
        Told::WhenNamed },
    { dav::webdav, "supported-report-set", "D:supported-report-set", of_books, write_reports, Told::WhenNamed },
    { dav::webdav, "sync-token", "D:sync-token", of_own_books, write_sync_token, Told::WhenNamed },
    { dav::calendar_server, "getctag", "CS:getctag", of_own_books, write_sync_token, Told::WhenNamed },
    { dav::carddav, "addressbook-home-set", "C:addressbook-home-set", of_persons, write_principal, Told::WhenNamed },
    { dav::carddav, "supported-address-data", "C:supported-address-data", of_books, write_address_data_types,
        Told::WhenNamed },
    { dav::carddav, "supported-collation-set", "C:supported-collation-set", of_books, write_collations,
        Told::WhenNamed },
    { dav::carddav, "max-resource-size", "C:max-resource-size", of_books, write_most_bytes, Told::WhenNamed },
    { dav::carddav, "address-data", "C:address-data", of_read_cards, write_address_data, Told::WhenNamed },
};

Property const* find_property(dav::Name const& name)
{
    auto const found = std::ranges::find_if(
        properties, [&](Property const& each) { return each.space == name.space && each.local == name.local; });
    return found == std::end(properties) ? nullptr : &*found;
}

Result<VcardVersion> version_of(dav::Element const& address_data)
{
    auto const type = address_data.attribute("content-type");
    auto const version = address_data.attribute("version");
    bool const is_known =
        (type.empty() || type == "text/vcard") && (version.empty() || version == "3.0" || version == "4.0");
    if (!is_known)
        return refuse("unsupported_address_data");
    return version == "4.0" ? VcardVersion::V4 : VcardVersion::V3;
}

}

bool Wanted::has_address_data() const
{
    return std::ranges::find(names, dav::Name { std::string { dav::carddav }, "address-data" }) != names.end();
}

Result<Wanted> read_wanted(dav::Element const& prop)
{
    Wanted wanted;
    for (auto const& child : prop.children) {
        bool const is_too_long = child.name.space.size() + child.name.local.size() > most_property_bytes;
        if (is_too_long || wanted.names.size() == most_properties)
            return refuse("malformed", "prop", "names more than 50 properties, or one of more than 200 bytes");
        wanted.names.push_back(child.name);
        if (child.is(dav::carddav, "address-data"))
            wanted.version = TRY(version_of(child));
    }
    return wanted;
}

MultiStatus::MultiStatus(Wanted wanted, std::string principal)
    : wanted_(std::move(wanted))
    , principal_(std::move(principal))
    , out_({ std::string { dav::webdav }, "multistatus" })
{}

Result<void> MultiStatus::add(Resource const& resource)
{
    if (!has_room())
        return refuse("answer_too_long");
    out_.open("D:response").text("D:href", resource.href);
    wanted_.what == Wanted::What::These ? add_found(resource) : add_names(resource);
    out_.close();
    return {};
}

// Every property it has: what it is called, or with what it says.
void MultiStatus::add_names(Resource const& resource)
{
    bool const is_all = wanted_.what == Wanted::What::All;
    out_.open("D:propstat").open("D:prop");
    for (auto const& property : properties) {
        if (!property.is_of(resource) || (is_all && property.told != Told::Always))
            continue;
        out_.open(property.prefixed);
        if (is_all)
            property.write({ out_, resource, principal_, wanted_.version });
        out_.close();
    }
    out_.close().text("D:status", found_status).close();
}

void MultiStatus::add_found(Resource const& resource)
{
    std::vector<dav::Name const*> missing;
    bool is_any = false;
    for (auto const& name : wanted_.names) {
        auto const* const property = find_property(name);
        if (!property || !property->is_of(resource)) {
            missing.push_back(&name);
            continue;
        }
        if (!is_any)
            out_.open("D:propstat").open("D:prop");
        is_any = true;
        out_.open(property->prefixed);
        property->write({ out_, resource, principal_, wanted_.version });
        out_.close();
    }
    if (is_any)
        out_.close().text("D:status", found_status).close();
    if (is_any && missing.empty())
        return;
    out_.open("D:propstat").open("D:prop");
    for (auto const* name : missing)
        out_.empty(*name);
    out_.close().text("D:status", missing.empty() ? found_status : not_found_status).close();
}

void MultiStatus::add_status(std::string_view href, std::string_view status)
{
    out_.open("D:response").text("D:href", href).text("D:status", status).close();
}

void MultiStatus::add_refused(std::string_view href, std::vector<dav::Name> const& names)
{
    out_.open("D:response").text("D:href", href).open("D:propstat").open("D:prop");
    for (auto const& name : names)
        out_.empty(name);
    out_.close().text("D:status", forbidden_status);
    out_.open("D:error").empty("D:cannot-modify-protected-property").close().close().close();
}

void MultiStatus::add_sync_token(std::string_view token) { out_.text("D:sync-token", token); }

http::Reply MultiStatus::finish() { return { 207, "application/xml; charset=utf-8", out_.finish() }; }

}
