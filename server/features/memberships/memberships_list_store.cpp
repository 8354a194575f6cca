#include "memberships/memberships_list_store.h"

#include "base/text.h"
#include "db/like.h"
#include "memberships/memberships_store.h"
#include "json/json.h"

#include <algorithm>

namespace kith::memberships::store {
namespace {

constexpr int most_few = 1000;
constexpr std::size_t most_pieces = 16; // of a fragment, to choose from
constexpr std::size_t long_piece = 3;   // letters; as in the migration that filled the table
constexpr std::size_t short_piece = 1;

// Members by the fragment in their names (account, piece, part, account), in the
// order of the alphabet, so that a page ends the walk. Do not simplify: `cross join`
// keeps SQLite from turning the loops round, `|| ''` from beginning the inner one at
// the cursor; of a plain `like` PostgreSQL expects so little that it sorts everything.
#define BY_NAME                                                                           \
    "(select name_key as name from membership_names where account_id = $? and piece = $?" \
    " and case when name_key like $? escape '\\' then 1 else 0 end > 0) as names"         \
    " cross join memberships m where account_id = $? and name_key = name || ''"
// Members by the beginning of the address (account, beginning, its end).
#define BY_ADDRESS \
    "memberships m where account_id = $? and email_key collate \"C\" >= $? and email_key collate \"C\" < $?"

std::vector<std::string> pieces_of(std::string_view key, std::size_t letters)
{
    std::vector<std::size_t> ends;
    for (std::size_t i = 0; i <= key.size(); ++i) {
        if (i == key.size() || (static_cast<unsigned char>(key[i]) & 0xC0) != 0x80)
            ends.push_back(i);
    }
    std::vector<std::string> pieces;
    for (std::size_t i = letters; i < ends.size(); ++i)
        pieces.emplace_back(key.substr(ends[i - letters], ends[i] - ends[i - letters]));
    return pieces;
}

// The piece under which the fewest names stand, as far as it is worth counting.
std::string rarest(db::Transaction& tx, AccountId const& account, std::vector<std::string> const& pieces)
{
    if (pieces.size() < 2)
        return pieces.empty() ? "" : pieces[0];
    auto const found = tx.first(db::read_text, R"(
        select piece.value from {list:$2} as piece
        order by (select count(*) from (
            select 1 from membership_names where account_id = $1 and piece = piece.value limit 200) as names)
        limit 1)",
        account, json::write(pieces));
    return found.value_or("");
}

std::string piece_for(db::Transaction& tx, AccountId const& account, std::string_view key)
{
    auto pieces = pieces_of(key, long_piece);
    if (pieces.empty())
        pieces = pieces_of(key, short_piece);
    pieces.resize(std::min(pieces.size(), most_pieces));
    return rarest(tx, account, pieces);
}

// The text that is looked for; queries view it. An empty key asks for everybody.
struct Fragment {
    Fragment(db::Transaction& tx, AccountId const& account, std::string_view text)
        : key(fold_key(text))
        , piece(piece_for(tx, account, key))
        , part(db::holding(key))
        , address(fold_mailbox(text))
        , address_end(address + "\U0010FFFF")
    {}

    std::string key;
    std::string piece; // under which the names are looked up
    std::string part;
    std::string address; // what it begins with, and where such addresses end
    std::string address_end;
};

// `query` counts no further than most_few.
bool are_many(db::Transaction& tx, db::Query const& query) { return tx.all(db::read_integer, query).at(0) == most_few; }

bool are_many_by_address(db::Transaction& tx, AccountId const& account, Fragment const& fragment)
{
    return are_many(tx,
        db::Query { "select count(*) from (select 1 from " BY_ADDRESS " limit $?) as members", account,
            fragment.address, fragment.address_end, most_few });
}

bool are_many_by_name(db::Transaction& tx, AccountId const& account, Fragment const& fragment)
{
    return are_many(tx,
        db::Query { "select count(*) from (select 1 from " BY_NAME " limit $?) as members", account, fragment.piece,
            fragment.part, account, most_few });
}

// The facets a listing asks for.
std::vector<std::string> facets_of(Listing const& wanted)
{
    std::vector<std::string> facets;
    if (!wanted.facet.empty())
        facets.push_back(wanted.facet);
    if (!wanted.product.empty())
        facets.push_back("license:" + wanted.product);
    if (wanted.role && wanted.role->standing() != Role::User)
        facets.push_back(wanted.role->standing() ? wanted.role->text() : wanted.role->right());
    if (wanted.state == State::Inactive)
        facets.emplace_back("inactive");
    return facets;
}

std::vector<std::string> unwanted_by(Listing const& wanted)
{
    std::vector<std::string> facets;
    if (!wanted.without.empty())
        facets.push_back("license:" + wanted.without);
    if (!wanted.without_facet.empty())
        facets.push_back(wanted.without_facet);
    return facets;
}

// What is asked for, as values that queries view.
struct Asked {
    Asked(Listing const& from, Time at) : wanted(from), facets(facets_of(from)), unwanted(unwanted_by(from)), now(at) {}
    // Without a text the list is walked along the first facet, which is in its order.
    bool walks_facet() const { return wanted.text.empty() && !facets.empty() && wanted.sort == Sort::Name; }

    Listing const& wanted;
    std::vector<std::string> facets;
    std::vector<std::string> unwanted;
    Time now;
};

void add_state(db::Query& query, Asked const& asked)
{
    if (!asked.wanted.state)
        query.add(" and state in ('active', 'inactive')");
    else if (*asked.wanted.state == State::Active)
        query.add(" and state = 'active' and (valid_until is null or valid_until > $?)", asked.now);
    else if (*asked.wanted.state == State::Inactive)
        query.add(" and (state = 'inactive' or (state = 'active' and valid_until <= $?))", asked.now);
    else
        query.add(" and state = $?", *asked.wanted.state);
}

void add_filters(db::Query& query, Asked const& asked)
{
    query.add(" and kind = $?", asked.wanted.kind);
    add_state(query, asked);
    if (asked.wanted.role && asked.wanted.role->standing() == Role::User)
        query.add(" and (standing_role = 'user' or not exists (select 1 from membership_facets o"
                  " where o.account_id = m.account_id and o.membership_id = m.id and o.facet = m.standing_role"
                  " and (o.until_at is null or o.until_at > $?)))",
            asked.now);
    for (std::size_t i = asked.walks_facet() ? 1 : 0; i < asked.facets.size(); ++i)
        query.add(" and exists (select 1 from membership_facets o where o.account_id = m.account_id"
                  " and o.membership_id = m.id and o.facet = $? and (o.until_at is null or o.until_at > $?))",
            asked.facets[i], asked.now);
    for (auto const& unwanted : asked.unwanted)
        query.add(" and not exists (select 1 from membership_facets o where o.account_id = m.account_id"
                  " and o.membership_id = m.id and o.facet = $? and (o.until_at is null or o.until_at > $?))",
            unwanted, asked.now);
    if (asked.wanted.unseen_since)
        query.add(" and coalesce(m.last_seen_at, m.created_at) < $?", *asked.wanted.unseen_since);
    if (asked.wanted.second_factor)
        query.add(" and (select p.has_second_factor + p.has_passkey from persons p where p.id = m.person_id)" +
            std::string { *asked.wanted.second_factor ? " > 0" : " = 0" });
}

void add_order(db::Query& query, Listing const& wanted, std::string const& column)
{
    query.add(" order by " + column + (wanted.descending ? " desc, id desc limit $?" : ", id limit $?"), wanted.limit);
}

// Each order walks its own index, and a cursor says where the walk begins.
void add_page(db::Query& query, Listing const& wanted, std::string const& column)
{
    std::string const value = wanted.sort == Sort::Name ? "$?" : "cast($? as bigint)";
    std::string const sign = wanted.descending ? " < " : " > ";
    if (!wanted.after_id.empty())
        query.add(" and (" + column + ", id)" + sign + "(" + value + ", $?)", wanted.after_key, wanted.after_id);
    add_order(query, wanted, column);
}

db::Query of_account(std::string_view columns, AccountId const& account, Asked const& asked)
{
    db::Query query { "select " + std::string { columns } };
    if (asked.walks_facet())
        query.add(" from membership_facets f cross join memberships m where f.account_id = $? and f.facet = $?"
                  " and (f.until_at is null or f.until_at > $?) and m.account_id = f.account_id"
                  " and m.id = f.membership_id",
            account, asked.facets.front(), asked.now);
    else
        query.add(" from memberships m where m.account_id = $?", account);
    add_filters(query, asked);
    return query;
}

// Meets a page of many soon, and looks at everybody for a few.
db::Query walked(AccountId const& account, Asked const& asked, Fragment const& fragment)
{
    auto query = of_account(MEMBERSHIP_COLUMNS, account, asked);
    query.add(R"( and (name_key like $? escape '\' or (email_key collate "C" >= $? and email_key collate "C" < $?)))",
        fragment.part, fragment.address, fragment.address_end);
    return query;
}

// All of them before the first: `cross join` again keeps SQLite from walking.
db::Query gathered(std::string_view columns, AccountId const& account, Asked const& asked, Fragment const& fragment)
{
    db::Query query { "select " + std::string { columns } +
            " from (select id as match from " BY_NAME " union select id from " BY_ADDRESS
            ") as matches cross join memberships m where account_id = $? and id = match",
        account, fragment.piece, fragment.part, account, account, fragment.address, fragment.address_end, account };
    add_filters(query, asked);
    return query;
}

// The first of those by name, and the first of those by address, merged.
db::Query in_order(AccountId const& account, Asked const& asked, Fragment const& fragment)
{
    db::Query query { "select " MEMBERSHIP_COLUMNS ", name from (select * from (select " MEMBERSHIP_COLUMNS
                      ", name from " BY_NAME,
        account, fragment.piece, fragment.part, account };
    add_filters(query, asked);
    add_page(query, asked.wanted, "name");
    query.add(") as by_name union select * from (select " MEMBERSHIP_COLUMNS ", name_key as name from " BY_ADDRESS,
        account, fragment.address, fragment.address_end);
    add_filters(query, asked);
    add_page(query, asked.wanted, "name_key");
    query.add(") as by_address) as m");
    add_order(query, asked.wanted, "name");
    return query;
}

// The cheapest way to a page.
db::Query page_of(db::Transaction& tx, AccountId const& account, Asked const& asked, Fragment const& fragment)
{
    auto page = [&](db::Query query) {
        bool const by_name = asked.wanted.sort == Sort::Name;
        add_page(query, asked.wanted, !by_name ? "created_at" : asked.walks_facet() ? "f.name_key" : "name_key");
        return query;
    };
    if (fragment.key.empty())
        return page(of_account(MEMBERSHIP_COLUMNS, account, asked));
    if (are_many_by_address(tx, account, fragment))
        return page(walked(account, asked, fragment));
    if (asked.wanted.sort == Sort::Name)
        return in_order(account, asked, fragment);
    if (are_many_by_name(tx, account, fragment))
        return page(walked(account, asked, fragment));
    return page(gathered(MEMBERSHIP_COLUMNS, account, asked, fragment));
}

}

void learn_name(db::Transaction& tx, AccountId const& account, std::string const& name_key)
{
    if (tx.is_rehearsal())
        return; // nobody will search for it
    auto pieces = pieces_of(name_key, long_piece);
    std::ranges::move(pieces_of(name_key, short_piece), std::back_inserter(pieces));
    tx.send(R"(
        insert into membership_names (account_id, piece, name_key)
        select $1, value, $3 from {list:$2} as pieces where 1 = 1
        on conflict do nothing)",
        account, json::write(pieces), name_key);
}

std::vector<Membership> list(db::Transaction& tx, AccountId const& account, Listing const& wanted)
{
    Fragment const fragment { tx, account, wanted.text };
    Asked const asked { wanted, tx.now() };
    return tx.all(read, page_of(tx, account, asked, fragment));
}

std::int64_t count(db::Transaction& tx, AccountId const& account, Listing const& wanted)
{
    Fragment const fragment { tx, account, wanted.text };
    Asked const asked { wanted, tx.now() };
    auto const query =
        fragment.key.empty() ? of_account("count(*)", account, asked) : gathered("count(*)", account, asked, fragment);
    return tx.all(db::read_integer, query).at(0);
}

}
