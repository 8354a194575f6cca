// Spans of memberships: written beside every change of a row, read by moments.

#include "memberships/memberships_history.h"
#include "memberships/memberships_store.h"

#include <algorithm>

namespace kith::memberships {
namespace {

#define SPAN_COLUMNS                                                                                               \
    "s.membership_id, s.state, s.name, s.name_key, s.email, s.standing_role, s.rights, s.licenses, s.valid_until," \
    " s.from_at, s.until_at, s.kind"

struct Span {
    Past past;
    std::vector<Right> licenses;
    std::optional<Time> valid_until;
    Time from {};
    std::optional<Time> until;
    Kind kind = Kind::Internal;

    bool covers(Time at) const { return from <= at && (!until || at < *until); }
};

Span read_span(db::Row const& row)
{
    Past past { row.id<MembershipId>(0), row.enumerator<State>(1), row.string(2), row.string(3), row.string(4),
        Rights::stored(row.enumerator<Role>(5), row.text(6)), {} };
    return { std::move(past), read_rights(row.text(7)), row.optional_time(8), row.time(9), row.optional_time(10),
        row.enumerator<Kind>(11) };
}

// What somebody held at that moment, whenever it was to end.
Rights without_ends(Rights const& rights, Time at)
{
    std::vector<std::string> words;
    for (auto const& right : rights.all()) {
        if (right.holds_at(at))
            words.push_back(right.word);
    }
    return Rights { rights.standing_at(at), words };
}

// As it was at that moment: what had ended by then is left out.
Past at_moment(Span const& span, Time at)
{
    auto past = span.past;
    bool const is_over = span.valid_until && *span.valid_until <= at;
    if (is_over && past.state == State::Active)
        past.state = State::Inactive;
    past.rights = without_ends(past.rights, at);
    for (auto const& license : span.licenses) {
        if (!is_over && license.holds_at(at))
            past.licenses.push_back(license.word);
    }
    return past;
}

bool tells_the_same(Membership const& before, Membership const& after)
{
    return before.kind == after.kind && before.state == after.state && before.display_name() == after.display_name() &&
        before.email.text() == after.email.text() && before.rights == after.rights &&
        before.licenses == after.licenses && before.valid_until == after.valid_until;
}

bool is_of_user(Span const& span)
{
    return span.kind == Kind::Internal && (span.past.state == State::Active || span.past.state == State::Inactive);
}

std::optional<Past> past_among(std::vector<Span> const& spans, Time at)
{
    auto const span = std::ranges::find_if(spans, [at](Span const& each) { return each.covers(at); });
    if (span == spans.end() || !is_of_user(*span))
        return {};
    return at_moment(*span, at);
}

std::vector<Span> spans_of(db::Transaction& tx, AccountId const& account, std::string const& id, Time from, Time to)
{
    return tx.all(read_span,
        "select " SPAN_COLUMNS " from membership_spans s where s.account_id = $1 and s.membership_id = $2"
        " and s.from_at <= $4 and (s.until_at is null or s.until_at > $3) order by s.from_at desc limit 1000",
        account, id, from, to);
}

// Whoever may differ: a span of his began, ended, or holds something that ends by itself.
std::vector<std::string> candidates(
    db::Transaction& tx, AccountId const& account, Time from, Time to, std::string const& after_id, int limit)
{
    return tx.all(db::read_text, R"(
        select distinct membership_id from membership_spans
        where account_id = $1 and membership_id > $4 and kind = 'internal' and from_at <= $3
            and (until_at is null or until_at > $2)
            and (from_at > $2 or until_at <= $3 or valid_until <= $3
                or rights like '%@%' or licenses like '%@%')
        order by membership_id limit $5)",
        account, from, to, after_id, limit);
}

}

void open_span(db::Transaction& tx, Membership const& member)
{
    if (member.state == State::Removed)
        return;
    tx.send(R"(
        insert into membership_spans (account_id, id, membership_id, kind, state, name, name_key, email, standing_role,
            rights, licenses, valid_until, from_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13))",
        member.account, make_uuid(), member.id, member.kind, member.state, member.display_name(),
        store::name_key(member.first_name, member.last_name), member.email.text(), member.rights.standing(),
        member.rights.words(), write_rights(member.licenses), member.valid_until, tx.now());
}

void write_span(db::Transaction& tx, Membership const& before, Membership const& after)
{
    if (tells_the_same(before, after))
        return;
    tx.send("update membership_spans set until_at = $3"
            " where account_id = $1 and membership_id = $2 and until_at is null",
        after.account, after.id, tx.now());
    open_span(tx, after);
}

PastPage list_at(db::Transaction& tx, AccountId const& account, Time at, std::string const& after_key,
    std::string const& after_id, int limit)
{
    int const one_more = limit + 1;
    db::Query query { "select " SPAN_COLUMNS
                      " from membership_spans s where s.account_id = $? and s.kind = 'internal' and s.from_at <= $?"
                      " and (s.until_at is null or s.until_at > $?) and s.state in ('active', 'inactive')",
        account, at, at };
    if (!after_id.empty())
        query.add(" and (s.name_key, s.membership_id) > ($?, $?)", after_key, after_id);
    query.add(" order by s.name_key, s.membership_id limit $?", one_more);
    PastPage page;
    for (auto const& span : tx.all(read_span, query))
        page.items.push_back(at_moment(span, at));
    if (static_cast<int>(page.items.size()) > limit) {
        page.items.pop_back();
        page.last = page.items.back();
    }
    return page;
}

ChangePage list_changes(
    db::Transaction& tx, AccountId const& account, Time from, Time to, std::string const& after_id, int limit)
{
    ChangePage page;
    auto const ids = candidates(tx, account, from, to, after_id, limit);
    for (auto const& id : ids) {
        auto const spans = spans_of(tx, account, id, from, to);
        auto before = past_among(spans, from);
        auto after = past_among(spans, to);
        if (before != after)
            page.items.push_back({ MembershipId::from_text(id), std::move(before), std::move(after) });
    }
    if (static_cast<int>(ids.size()) == limit)
        page.next_id = ids.back();
    return page;
}

}
