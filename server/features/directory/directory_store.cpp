#include "directory/directory_store.h"

#include "json/json.h"

namespace kith::directory::store {
namespace {

Found read(db::Row const& row)
{
    return { row.id<AccountId>(0), row.id<MembershipId>(1), PersonName::stored(row.text(2)),
        PersonName::stored(row.text(3)), row.string(4), row.string(5), row.string(6), row.string(7),
        Pronouns::stored(row.text(8)) };
}

// The beginning of a word, as a stretch of the index.
struct Beginning {
    std::string const& first;
    std::string end;
};

std::vector<Beginning> beginnings_of(Wanted const& wanted)
{
    std::vector<Beginning> all;
    for (auto const& word : wanted.words)
        all.push_back({ word, word + "\U0010FFFF" });
    return all;
}

// The first word is the longest, which finds the fewest.
void add_first_word(db::Query& query, Wanted const& wanted, std::vector<Beginning> const& words)
{
    if (!wanted.email.empty())
        query.add(" and w.kind = 'email' and w.word collate \"C\" = $?", wanted.email);
    else
        query.add(" and w.kind <> 'email' and w.word collate \"C\" >= $? and w.word collate \"C\" < $?",
            words.front().first, words.front().end);
}

void add_other_words(db::Query& query, std::vector<Beginning> const& words)
{
    for (std::size_t at = 1; at < words.size(); ++at)
        query.add(" and exists (select 1 from directory_words o where o.account_id = w.account_id"
                  " and o.membership_id = w.membership_id and o.kind <> 'email'"
                  " and o.word collate \"C\" >= $? and o.word collate \"C\" < $?)",
            words[at].first, words[at].end);
}

}

void insert(db::Transaction& tx, AccountId const& account, MembershipId const& member, std::string_view kind,
    std::vector<std::string> const& words)
{
    tx.send(R"(
        insert into directory_words (account_id, membership_id, kind, word)
        select $1, $2, $4, value from {list:$3} as words where 1 = 1
        on conflict do nothing)",
        account, member, json::write(words), kind);
}

void remove(db::Transaction& tx, AccountId const& account, MembershipId const& member)
{
    tx.send("delete from directory_words where account_id = $1 and membership_id = $2", account, member);
}

bool is_in(db::Transaction& tx, AccountId const& account, MembershipId const& member)
{
    return tx
        .first(db::read_integer, "select 1 from directory_words where account_id = $1 and membership_id = $2 limit 1",
            account, member)
        .has_value();
}

void rename_company(db::Transaction& tx, AccountId const& account, std::vector<std::string> const& words)
{
    tx.send("delete from directory_words where account_id = $1 and kind = 'company'", account);
    tx.send(R"(
        insert into directory_words (account_id, membership_id, kind, word)
        select m.account_id, m.membership_id, 'company', words.value
        from (select distinct account_id, membership_id from directory_words where account_id = $1) as m,
            {list:$2} as words
        where 1 = 1
        on conflict do nothing)",
        account, json::write(words));
}

std::string company(db::Transaction& tx, AccountId const& account)
{
    return tx.first(db::read_text, "select name from accounts where account_id = $1", account).value_or("");
}

std::vector<Found> search(db::Transaction& tx, Actor const& actor, Wanted const& wanted, Listing const& listing)
{
    auto const words = beginnings_of(wanted);
    auto const now = tx.now();
    db::Query query { "select distinct * from (select m.account_id, m.id, m.first_name, m.last_name, m.name_key,"
                      " m.job_title, p.headline, a.name, m.pronouns from directory_words w"
                      " join memberships m on m.account_id = w.account_id and m.id = w.membership_id"
                      " join profiles p on p.account_id = m.account_id and p.membership_id = m.id"
                      " join accounts a on a.account_id = m.account_id"
                      " where w.account_id <> $? and p.visibility = 'visible' and a.visibility = 'public'"
                      " and a.status = 'active' and m.kind = 'internal' and m.state = 'active'"
                      " and (m.valid_until is null or m.valid_until > $?)",
        actor.account, now };
    add_first_word(query, wanted, words);
    add_other_words(query, words);
    query.add(" and not exists (select 1 from connections c where c.account_id = $? and c.membership_id = $?"
              " and c.peer_account_id = m.account_id and c.peer_id = m.id and (c.blocks = 1 or c.is_blocked = 1))"
              " limit $?) as found where 1 = 1",
        actor.account, actor.membership, most_found);
    if (!listing.after_id.empty())
        query.add(" and (name_key, id) > ($?, $?)", listing.after_key, listing.after_id);
    query.add(" order by name_key, id limit $? -- across accounts: a directory is", listing.limit);
    return tx.all(read, query);
}

std::vector<std::string> list_hidden_with_words(db::Transaction& tx)
{
    return tx.all(db::read_text, R"(
        select distinct w.membership_id from directory_words w
        left join profiles p on p.account_id = w.account_id and p.membership_id = w.membership_id
        left join memberships m on m.account_id = w.account_id and m.id = w.membership_id
        where p.visibility is null or p.visibility <> 'visible' or m.state is null or m.state = 'removed'
        -- across accounts: a check of all)");
}

std::vector<std::pair<AccountId, MembershipId>> list_missing(db::Transaction& tx)
{
    return tx.all([](db::Row const& row) { return std::pair { row.id<AccountId>(0), row.id<MembershipId>(1) }; }, R"(
        select p.account_id, p.membership_id from profiles p
        join memberships m on m.account_id = p.account_id and m.id = p.membership_id
        where p.visibility = 'visible' and m.state <> 'removed' and not exists (
            select 1 from directory_words w where w.account_id = p.account_id and w.membership_id = p.membership_id
                and w.kind = 'name')
        limit 200 -- across accounts: a check of all)");
}

}
