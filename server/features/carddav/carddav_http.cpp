#include "carddav/carddav_http.h"

#include "carddav/carddav_cards.h"
#include "carddav/carddav_errors.h"
#include "carddav/carddav_properties.h"
#include "carddav/carddav_reports.h"

namespace kith::carddav {
namespace {

using http::Method;
using http::Reply;

constexpr auto person_path = "/dav/{person}/";
constexpr auto book_path = "/dav/{person}/{book}/";
constexpr auto card_path = "/dav/{person}/{book}/{card}";

enum class Depth { Zero, One, Infinity };

Result<Depth> depth_of(http::Call const& call)
{
    auto const depth = call.request().header("depth");
    if (depth == "0")
        return Depth::Zero;
    if (depth == "1")
        return Depth::One;
    if (depth.empty() || depth == "infinity" || depth == "Infinity")
        return Depth::Infinity;
    return refuse("malformed", "Depth", "must be 0 or 1");
}

// Of what holds others.
Result<bool> asks_for_members(http::Call const& call)
{
    auto const depth = TRY(depth_of(call));
    if (depth == Depth::Infinity)
        return refuse("infinite_depth");
    return depth == Depth::One;
}

Result<Wanted> read_propfind(http::Call const& call)
{
    if (call.request().content().empty())
        return Wanted { Wanted::What::All };
    auto const asked = TRY(dav::read_xml(call.request().content()));
    if (!asked.is(dav::webdav, "propfind"))
        return refuse("malformed", "body", "must be a propfind");
    if (auto const* const prop = asked.find(dav::webdav, "prop"))
        return read_wanted(*prop);
    if (asked.find(dav::webdav, "propname"))
        return Wanted { Wanted::What::Names };
    if (asked.find(dav::webdav, "allprop"))
        return Wanted { Wanted::What::All };
    return refuse("malformed", "body", "must ask for prop, allprop or propname");
}

Resource person_of(sessions::Session const& session)
{
    auto const& person = session.person;
    return { Kind::Person, href_of(person), person.first_name.text() + ' ' + person.last_name.text() };
}

Result<Reply> propfind_root(http::Call& call, db::Transaction& tx)
{
    auto const session = TRY(require_program(call, tx));
    bool const with_members = TRY(asks_for_members(call));
    auto wanted = TRY(read_propfind(call));
    MultiStatus answer { std::move(wanted), href_of(session.person) };
    TRY(answer.add({ Kind::Root, std::string { root } }));
    if (with_members)
        TRY(answer.add(person_of(session)));
    return answer.finish();
}

Result<Reply> propfind_person(http::Call& call, db::Transaction& tx)
{
    auto const session = TRY(require_program(call, tx));
    bool const with_members = TRY(asks_for_members(call));
    auto wanted = TRY(read_propfind(call));
    MultiStatus answer { std::move(wanted), href_of(session.person) };
    TRY(answer.add(person_of(session)));
    for (auto const& book : with_members ? list_books(call, tx, session) : std::vector<Book> {})
        TRY(answer.add(resource_of(tx, book)));
    return answer.finish();
}

std::string principal_of(http::Call const& call)
{
    return std::string { root } + std::string { call.path_parameter("person") } + '/';
}

// Several modules are asked about everybody in it.
Result<void> limit_listing(http::Call& call, Book const& book)
{
    return book.kind == Kind::Directory ? call.limit(http::rates::listed_directories, book.actor.membership.text())
                                        : Result<void> {};
}

Result<Reply> propfind_book(http::Call& call, db::Transaction& tx)
{
    auto const book = TRY(require_book(call, tx));
    bool const with_members = TRY(asks_for_members(call));
    auto wanted = TRY(read_propfind(call));
    if (with_members)
        TRY(limit_listing(call, book));
    MultiStatus answer { std::move(wanted), principal_of(call) };
    TRY(answer.add(resource_of(tx, book)));
    if (with_members)
        TRY(for_each_card(tx, book, Reading::Names, [&](Resource const& card) { return answer.add(card); }));
    return answer.finish();
}

Result<Reply> report_book(http::Call& call, db::Transaction& tx)
{
    auto const book = TRY(require_book(call, tx));
    auto const asked = TRY(dav::read_xml(call.request().content()));
    if (asked.is(dav::carddav, "addressbook-query"))
        TRY(limit_listing(call, book));
    return report(tx, book, principal_of(call), asked);
}

Result<Reply> propfind_card(http::Call& call, db::Transaction& tx)
{
    auto const book = TRY(require_book(call, tx));
    auto const card = TRY(get_card(tx, book, card_name(call)));
    TRY(depth_of(call));
    auto wanted = TRY(read_propfind(call));
    MultiStatus answer { std::move(wanted), principal_of(call) };
    TRY(answer.add(card));
    return answer.finish();
}

// Nothing that can be asked for is a client's to set.
Result<Reply> refuse_properties(http::Call const& call, std::string const& href)
{
    auto const asked = TRY(dav::read_xml(call.request().content()));
    if (!asked.is(dav::webdav, "propertyupdate"))
        return refuse("malformed", "body", "must be a propertyupdate");
    std::vector<dav::Name> all;
    for (auto const& change : asked.children) {
        auto const* const prop = change.find(dav::webdav, "prop");
        auto const wanted = TRY(prop ? read_wanted(*prop) : Result<Wanted> { Wanted {} });
        all.insert(all.end(), wanted.names.begin(), wanted.names.end());
    }
    MultiStatus answer { {}, "" };
    answer.add_refused(href, all);
    return answer.finish();
}

Result<Reply> proppatch_person(http::Call& call, db::Transaction& tx)
{
    auto const session = TRY(require_program(call, tx));
    return refuse_properties(call, href_of(session.person));
}

Result<Reply> proppatch_book(http::Call& call, db::Transaction& tx)
{
    auto const book = TRY(require_book(call, tx));
    return refuse_properties(call, book.href);
}

Result<Reply> proppatch_card(http::Call& call, db::Transaction& tx)
{
    auto const book = TRY(require_book(call, tx));
    auto const card = TRY(get_card(tx, book, card_name(call)));
    return refuse_properties(call, card.href);
}

// An account has these two books for everybody, and no others.
Result<Reply> refuse_collection(http::Call& call, db::Transaction& tx)
{
    TRY(require_program(call, tx));
    return refuse("forbidden");
}

using Handler = Result<Reply> (*)(http::Call&, db::Transaction&);

// Who may read what is long.
Result<void> let_in(http::Call& call, db::Transaction& tx)
{
    auto const session = TRY(require_program(call, tx));
    return call.limit(http::rates::address_books, session.id.text());
}

// A collection with what is in it; a program asks often whether anything changed, which is short.
bool is_long(http::Request const& request)
{
    return request.method == Method::Report || request.header("depth") != "0";
}

// Programs send a body also where nothing of it is asked for.
std::vector<std::string_view> const xml_types { "application/xml", "text/xml", "" };

class Doors {
public:
    explicit Doors(http::Router& router) : router_(router) {}

    void add(Method method, std::string pattern, Handler handler)
    {
        finish(router_.plain_with_transaction(method, std::move(pattern), handler));
    }
    void add_long(Method method, std::string pattern, Handler handler)
    {
        auto& route = router_.plain_with_transaction(method, std::move(pattern), handler);
        route.long_reading = { is_long, let_in };
        finish(route);
    }
    void add_options(std::string pattern, std::string_view allowed)
    {
        auto& route = router_.plain(Method::Options, std::move(pattern), [allowed](http::Call&) {
            return Reply { 200, "", "", { { "DAV", "1, 3, addressbook" }, { "Allow", std::string { allowed } } } };
        });
        route.uploads = xml_types;
    }

private:
    static void finish(http::Route& route)
    {
        route.uploads = route.method == Method::Put
            ? std::vector<std::string_view> { "text/vcard", "text/x-vcard", "text/directory" }
            : xml_types;
        route.body_bytes = route.method == Method::Report ? most_report_bytes : 0;
        route.explain = explain;
    }

    http::Router& router_;
};

void add_discovery(http::Router& router)
{
    for (auto const method : { Method::Get, Method::Propfind, Method::Options })
        router
            .plain(method, "/.well-known/carddav",
                [](http::Call&) { return Reply { 301, "", "", { { "Location", std::string { root } } } }; })
            .uploads = xml_types;
}

// Programs leave the slash of a collection out.
void add_collection(Doors& doors, std::string pattern, Method method, Handler handler)
{
    doors.add_long(method, pattern, handler);
    pattern.pop_back();
    doors.add_long(method, pattern, handler);
}

}

void add_routes(http::Router& router)
{
    add_discovery(router);
    Doors doors { router };
    add_collection(doors, std::string { root }, Method::Propfind, propfind_root);
    add_collection(doors, person_path, Method::Propfind, propfind_person);
    add_collection(doors, book_path, Method::Propfind, propfind_book);
    add_collection(doors, book_path, Method::Report, report_book);
    for (auto const* pattern : { "/dav/", "/dav" })
        doors.add_options(pattern, "OPTIONS, PROPFIND");
    for (auto const* pattern : { "/dav/{person}/", "/dav/{person}" })
        doors.add_options(pattern, "OPTIONS, PROPFIND, PROPPATCH");
    for (auto const* pattern : { "/dav/{person}/{book}/", "/dav/{person}/{book}" }) {
        doors.add(Method::Mkcol, pattern, refuse_collection);
        doors.add(Method::Proppatch, pattern, proppatch_book);
        doors.add_options(pattern, "OPTIONS, PROPFIND, PROPPATCH, REPORT");
    }
    doors.add(Method::Proppatch, "/dav/{person}", proppatch_person);
    doors.add(Method::Proppatch, person_path, proppatch_person);
    doors.add(Method::Propfind, card_path, propfind_card);
    doors.add(Method::Proppatch, card_path, proppatch_card);
    doors.add(Method::Get, card_path, get_one);
    doors.add(Method::Put, card_path, put_one);
    doors.add(Method::Delete, card_path, delete_one);
    doors.add_options(card_path, "OPTIONS, GET, HEAD, PUT, DELETE, PROPFIND, PROPPATCH");
}

}
