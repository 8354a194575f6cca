// The lists of members: every order and every filter walks an index, and a cursor says
// where the walk begins, so that a page costs the same wherever it is.

#include "base/text.h"
#include "memberships/memberships_store.h"
#include "json/json.h"

namespace kith::memberships::store {
namespace {

// What % and _ mean in LIKE, meant literally.
std::string like_literal(std::string_view text)
{
    std::string out;
    for (char c : text) {
        if (c == '%' || c == '_' || c == '\\')
            out += '\\';
        out += c;
    }
    return out;
}

// The facets a listing asks for; the first one is walked, the others are looked up.
std::vector<std::string> facets_of(Listing const& wanted)
{
    std::vector<std::string> facets;
    if (!wanted.product.empty())
        facets.push_back("license:" + wanted.product);
    if (wanted.role && wanted.role->standing() != Role::User)
        facets.push_back(wanted.role->standing() ? wanted.role->text() : wanted.role->right());
    if (wanted.state == State::Inactive)
        facets.emplace_back("inactive");
    return facets;
}

// What a query views must outlive it.
struct Filter {
    explicit Filter(Listing const& from)
        : wanted(from)
        , facets(facets_of(from))
        , prefix(like_literal(fold_key(from.text)) + '%')
        , part('%' + prefix)
    {}
    // Names are walked in the order of the facet that narrows most.
    bool walks_facet() const { return !facets.empty() && wanted.sort == Sort::Name; }

    Listing const& wanted;
    std::vector<std::string> facets;
    std::string prefix;
    std::string part;
    Time now {};
};

void add_facets(db::Query& query, AccountId const& account, Filter const& filter)
{
    for (std::size_t i = filter.walks_facet() ? 1 : 0; i < filter.facets.size(); ++i)
        query.add(" and exists (select 1 from membership_facets o where o.account_id = $?"
                  " and o.membership_id = m.id and o.facet = $?)",
            account, filter.facets[i]);
}

void add_state(db::Query& query, Filter const& filter)
{
    if (!filter.wanted.state)
        query.add(" and m.state in ('active', 'inactive')");
    else if (*filter.wanted.state == State::Active)
        query.add(" and m.state = 'active' and (m.valid_until is null or m.valid_until > $?)", filter.now);
    else
        query.add(" and m.state = $?", *filter.wanted.state);
}

db::Query filtered(std::string_view columns, AccountId const& account, Filter const& filter)
{
    db::Query query { "select " + std::string { columns } };
    if (filter.walks_facet())
        query.add(" from membership_facets f join memberships m on m.account_id = f.account_id"
                  " and m.id = f.membership_id where f.account_id = $? and f.facet = $? and m.kind = $?",
            account, filter.facets.front(), filter.wanted.kind);
    else
        query.add(" from memberships m where m.account_id = $? and m.kind = $?", account, filter.wanted.kind);
    add_facets(query, account, filter);
    add_state(query, filter);
    if (filter.wanted.role && filter.wanted.role->standing() == Role::User)
        query.add(" and m.standing_role = 'user'");
    if (!filter.wanted.text.empty())
        query.add(
            " and (m.name_key like $? escape '\\' or m.email_key like $? escape '\\')", filter.part, filter.prefix);
    return query;
}

// Each order walks its own index.
void add_order(db::Query& query, Filter const& filter)
{
    auto const& wanted = filter.wanted;
    bool const by_name = wanted.sort == Sort::Name;
    std::string const key = !by_name ? "m.created_at" : filter.walks_facet() ? "f.name_key" : "m.name_key";
    std::string const id = filter.walks_facet() ? "f.membership_id" : "m.id";
    if (!wanted.after_id.empty())
        query.add(" and (" + key + ", " + id + (wanted.descending ? ") < " : ") > ") +
                (by_name ? "($?, $?)" : "(cast($? as bigint), $?)"),
            wanted.after_key, wanted.after_id);
    std::string const direction = wanted.descending ? " desc" : "";
    query.add(" order by " + key + direction + ", " + id + direction + " limit $?", wanted.limit);
}

}

std::vector<Membership> list(db::Transaction& tx, AccountId const& account, Listing const& wanted)
{
    Filter filter { wanted };
    filter.now = tx.now();
    auto query = filtered(membership_columns, account, filter);
    add_order(query, filter);
    return tx.all(read_membership, query);
}

std::int64_t count(db::Transaction& tx, AccountId const& account, Listing const& wanted)
{
    Filter filter { wanted };
    filter.now = tx.now();
    return tx.all(db::read_integer, filtered("count(*)", account, filter)).at(0);
}

std::vector<Membership> list_holders(
    db::Transaction& tx, AccountId const& account, std::vector<std::string> const& facets, Listing const& wanted)
{
    auto const list = json::write(facets);
    auto const now = tx.now();
    db::Query query { "select distinct " + std::string { membership_columns } +
            ", m.name_key from membership_facets f join memberships m on m.account_id = f.account_id"
            " and m.id = f.membership_id where f.account_id = $? and f.facet in {list:$?} and m.state = 'active'"
            " and (m.valid_until is null or m.valid_until > $?)",
        account, list, now };
    if (!wanted.after_id.empty())
        query.add(" and (m.name_key, m.id) > ($?, $?)", wanted.after_key, wanted.after_id);
    query.add(" order by m.name_key, m.id limit $?", wanted.limit);
    return tx.all(read_membership, query);
}

std::vector<Membership> list_overdue(db::Transaction& tx, AccountId const& account)
{
    return tx.all(read_membership,
        "select " + std::string { membership_columns } +
            " from memberships m where m.account_id = $1 and m.valid_until <= $2 and m.state = 'active' order by m.id"
            " limit 1000",
        account, tx.now());
}

std::vector<AccountId> list_accounts_with_overdue(db::Transaction& tx)
{
    return tx.all([](db::Row const& row) { return row.id<AccountId>(0); }, R"(
        select distinct account_id from memberships where valid_until <= $1 and state = 'active'
        -- across accounts: the sweep goes on in each of them)",
        tx.now());
}

}
