#include "merges/merges_http.h"

#include "client_groups/client_groups_http.h"
#include "clients/clients_http.h"
#include "http/page.h"

namespace kith::merges {
namespace {

struct MergeSide {
    std::string ref;
    Kind kind;
    std::string id;
    std::string display_name;
    std::string first_name;
    std::string last_name;
    std::string email;
    std::string phone;
    std::string company;
    std::optional<clients::State> state; // of a client
};
BOOST_DESCRIBE_STRUCT(MergeSide, (), (ref, kind, id, display_name, first_name, last_name, email, phone, company, state))

struct DuplicateQuery {
    std::optional<bool> all; // among all clients of the account
    std::optional<http::PageLimit> limit;
    std::optional<std::string> cursor;
};
BOOST_DESCRIBE_STRUCT(DuplicateQuery, (), (all, limit, cursor))

struct DuplicateShown {
    MergeSide keep; // the one that is suggested to be kept
    MergeSide drop;
    std::vector<Reason> reasons;
};
BOOST_DESCRIBE_STRUCT(DuplicateShown, (), (keep, drop, reasons))

struct DuplicatePage {
    std::vector<DuplicateShown> items;
    std::optional<std::string> next_cursor; // there may be more, even where these are none
};
BOOST_DESCRIBE_STRUCT(DuplicatePage, (), (items, next_cursor))

struct MergeBody {
    std::string keep; // "client:<id>", or "contact:<id>"
    std::string drop;
    std::optional<MergeChoices> fields;
};
BOOST_DESCRIBE_STRUCT(MergeBody, (), (keep, drop, fields))

struct MergeField {
    std::string field;
    std::string keep;
    std::string drop;
    Side chosen;
    bool may_choose;
};
BOOST_DESCRIBE_STRUCT(MergeField, (), (field, keep, drop, chosen, may_choose))

struct MergePreview {
    MergeSide keep;
    MergeSide drop;
    std::vector<MergeField> fields;
    std::vector<clients::MappedUserBody> mapped_users; // who will look after who is kept, and do not yet
    std::vector<client_groups::ClientGroupRef> groups; // which he will be in, and is not yet
    // invitation_ends, properties_left_out, workspaces_move, not_all_moves, end_stays
    std::vector<std::string> warnings;
};
BOOST_DESCRIBE_STRUCT(MergePreview, (), (keep, drop, fields, mapped_users, groups, warnings))

struct MergeList {
    std::vector<MergeShown> items;
};
BOOST_DESCRIBE_STRUCT(MergeList, (), (items))

struct UndoneMerge {
    MergeShown merge;
    std::vector<Missing> missing; // what could not be as it was
};
BOOST_DESCRIBE_STRUCT(UndoneMerge, (), (merge, missing))

MergeSide shown(Ref const& ref, Words const& words, std::optional<clients::State> state)
{
    return { ref.text(), ref.kind, ref.id, words.display_name(), words.first_name, words.last_name, words.email,
        words.phone, words.company, state };
}

MergeSide shown(Listed const& listed) { return shown(listed.ref, listed.words, listed.state); }

MergeSide shown(Record const& record)
{
    return shown(record.ref, record.words, record.client ? std::optional { record.client->state() } : std::nullopt);
}

MergePreview shown(Preview const& preview)
{
    MergePreview body { shown(preview.keep), shown(preview.drop), {}, clients::shown(preview.users),
        client_groups::shown_refs(preview.groups), {} };
    for (auto const& [name, keep, drop, chosen, may_choose] : preview.fields)
        body.fields.push_back({ name, keep, drop, chosen, may_choose });
    if (preview.ends_invitation)
        body.warnings.emplace_back("invitation_ends");
    if (preview.leaves_out)
        body.warnings.emplace_back("properties_left_out");
    if (preview.moves_rooms)
        body.warnings.emplace_back("workspaces_move");
    if (preview.leaves_ties)
        body.warnings.emplace_back("not_all_moves");
    if (preview.leaves_end)
        body.warnings.emplace_back("end_stays");
    return body;
}

Result<Reader> require_reader(http::Call& call, db::Transaction& tx)
{
    auto actor = TRY(memberships::require_actor(call, tx, Permission::UseContacts));
    auto oneself = TRY(memberships::require_oneself(call, tx));
    return Reader { std::move(actor), std::move(oneself) };
}

Result<Wanted> wanted_by(MergeBody const& input)
{
    auto const keep = Ref::parse(input.keep);
    auto const drop = Ref::parse(input.drop);
    if (!keep || !drop)
        return refuse_field(keep ? "drop" : "keep", "invalid", "must be a contact or a client");
    return Wanted { *keep, *drop, input.fields.value_or(MergeChoices {}) };
}

Result<DuplicatePage> get_duplicates(
    http::Call& call, db::Transaction& tx, http::Query<DuplicateQuery> const& parameters)
{
    auto const reader = TRY(require_reader(call, tx));
    auto const asked = parameters.read();
    if (asked && asked->all.value_or(false))
        TRY(check_may(reader.actor, Permission::ViewAllClients));
    auto const query = TRY(parameters.read());
    Search search { query.all.value_or(false), {}, {} };
    TRY(http::begin_page(search, query, "name", http::Key::Text));
    search.limit = query.limit.value_or(http::PageLimit {}).number();
    auto const found = TRY(find_duplicates(tx, reader, search));
    DuplicatePage page;
    for (auto const& [keep, drop, reasons] : found.items)
        page.items.push_back({ shown(keep), shown(drop), reasons });
    if (found.last)
        page.next_cursor = http::next_page(call, { "name", found.last->name_key, found.last->ref.text() });
    return page;
}

Result<MergePreview> post_preview(http::Call& call, db::Transaction& tx, http::Body<MergeBody> const& body)
{
    auto const actor = TRY(memberships::require_actor(call, tx, Permission::UseContacts));
    auto const input = TRY(body.read());
    auto const wanted = TRY(wanted_by(input));
    auto const foreseen = TRY(preview(tx, actor, wanted));
    return shown(foreseen);
}

Result<http::Created<MergeShown>> post_merge(http::Call& call, db::Transaction& tx, http::Body<MergeBody> const& body)
{
    auto const actor = TRY(memberships::require_actor(call, tx, Permission::UseContacts));
    auto const input = TRY(body.read());
    auto const wanted = TRY(wanted_by(input));
    auto const made = TRY(merge(tx, actor, wanted));
    return http::Created<MergeShown> { shown(made) };
}

Result<MergeList> get_merges(http::Call& call, db::Transaction& tx)
{
    auto const reader = TRY(require_reader(call, tx));
    MergeList body;
    for (auto const& one : list(tx, reader))
        body.items.push_back(shown(one));
    return body;
}

Result<UndoneMerge> post_undo(http::Call& call, db::Transaction& tx)
{
    auto const actor = TRY(memberships::require_actor(call, tx, Permission::UseContacts));
    auto undone = TRY(undo(tx, actor, MergeId::from_text(call.path_parameter("merge"))));
    return UndoneMerge { shown(undone.merge), std::move(undone.missing) };
}

}

MergeShown shown(Merge const& merge)
{
    return { merge.id, merge.kept.text(), merge.dropped.text(), merge.name, merge.state, merge.created_at,
        merge.expires_at };
}

void add_routes(http::Router& router)
{
    std::string const account = "/api/v1/accounts/{account}";
    router.get(
        account + "/contacts/duplicates", "Lists who may stand twice among one's contacts and clients", get_duplicates);
    router.get(account + "/merges", "Lists the merges that can be undone, the newest first", get_merges);
    router.post(account + "/merges", "Makes one of two contacts or clients, for a day until it is final", post_merge);
    router.post(account + "/merges/preview", "Shows what a merge would make of two", post_preview);
    router.post(account + "/merges/{merge}/undo", "Makes two again of what became one", post_undo);
}

}
