#include "support/notes_routes.h"

#include "base/fault.h"

namespace kith::tests {
namespace {

using http::Call;

struct Note {
    std::string name;
    std::int64_t number;
};
BOOST_DESCRIBE_STRUCT(Note, (), (name, number))

Result<Note> find(db::Transaction& tx, std::string_view name)
{
    auto read = [](db::Row const& row) { return Note { row.string(0), row.integer(1) }; };
    auto note = tx.first(read, "select name, number from notes where name = $1", name);
    return note ? Result<Note> { *note } : refuse("not_found");
}

Result<http::Created<Note>> add(Call& call, db::Transaction& tx, Note const& note)
{
    if (tx.run("insert into notes (name, number) values ($1, $2) on conflict (name) do nothing", note.name,
            note.number) != 1)
        return refuse("already_invited", "name", "is there already");
    call.add_header("Set-Cookie", "made=" + note.name);
    return http::Created<Note> { note };
}

Result<Note> get_note(Call& call, db::Transaction& tx)
{
    auto const note = TRY(find(tx, call.path_parameter("note")));
    call.set_version(note.number);
    return note;
}

Result<http::Created<Note>> post_note(Call& call, db::Transaction& tx, http::Body<Note> const& body)
{
    auto const note = TRY(body.read());
    return add(call, tx, note);
}

Result<Note> patch_note(Call& call, db::Transaction& tx, http::Body<Note> const& body)
{
    auto const old = TRY(find(tx, call.path_parameter("note")));
    TRY(call.check_version(old.number));
    auto const note = TRY(body.read());
    tx.run("update notes set number = $2 where name = $1", old.name, note.number);
    call.set_version(note.number);
    return note;
}

Result<http::NoContent> delete_note(Call& call, db::Transaction& tx)
{
    if (tx.run("delete from notes where name = $1", call.path_parameter("note")) != 1)
        return refuse("not_found");
    return http::NoContent {};
}

Result<http::Then<http::Created<Note>>> post_slowly(Call&, db::Database& database, http::Body<Note> const& body)
{
    auto const note = TRY(body.read());
    if (database.read_now([&](db::Transaction& tx) { return find(tx, note.name).has_value(); }))
        return refuse("already_invited");
    return [note](Call& call, db::Transaction& tx) { return add(call, tx, note); };
}

template<typename Thrown>
Result<Note> add_and_throw(Call&, db::Transaction& tx)
{
    tx.run("insert into notes (name, number) values ('thrown', 1)");
    throw Thrown("the password of the database is hunter2");
}

Result<http::Reply> read_long(Call& call, db::Transaction& tx)
{
    auto const note = TRY(find(tx, call.path_parameter("note")));
    if (note.number < 0)
        throw std::runtime_error("hunter2");
    return http::Reply { 200, "text/plain", note.name };
}

void add_long_reading(http::Router& router)
{
    auto& route = router.plain_with_transaction(http::Method::Get, "/notes/{note}/long", read_long);
    route.long_reading = { [](http::Request const& request) { return request.header("depth") != "0"; },
        [](Call& call, db::Transaction&) {
            return call.request().header("authorization").empty() ? refuse("unauthenticated") : Result<void> {};
        } };
}

Result<Note> throw_at_once(Call&, db::Transaction&) { throw std::runtime_error("hunter2"); }

}

http::Router notes_routes()
{
    http::Router router;
    router.get("/api/v1/notes/{note}", "Shows a note", get_note);
    router.post("/api/v1/notes", "Adds a note", post_note);
    router.patch("/api/v1/notes/{note}", "Changes a note", patch_note);
    router.remove("/api/v1/notes/{note}", "Deletes a note", delete_note);
    router.post("/api/v1/notes/{note}/slowly", "Adds a note slowly", post_slowly);
    router.post("/api/v1/fault", "", add_and_throw<std::runtime_error>);
    router.post("/api/v1/unavailable", "", add_and_throw<Unavailable>);
    router.get("/api/v1/fault", "", throw_at_once);
    add_long_reading(router);
    router.plain(http::Method::Get, "/page", [](Call&) { return http::Reply { 200, "text/html", "<p>page</p>" }; });
    return router;
}

}
