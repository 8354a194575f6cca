// The report of a review, and what it is checked by.

#include "crypto/base64.h"
#include "crypto/signature.h"
#include "crypto/token.h"
#include "reviews/reviews.h"
#include "reviews/reviews_store.h"
#include "sheets/sheets.h"
#include "json/json.h"

#include <algorithm>
#include <iterator>

namespace kith::reviews {
namespace {

constexpr int read_at_once = 500;

struct ReportedMember {
    std::string id;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(ReportedMember, (), (id, name))

struct ReportedPerson {
    std::string id;
    std::string name;
    std::string email;
    std::string kind;
    std::string then_state; // when the review began
    std::optional<Time> then_valid_until;
    std::string then_role;
    std::string then_rights;
    ReportedMember reviewer;
    Outcome outcome;
    std::optional<Time> until;
    std::optional<std::string> because;
    std::optional<ReportedMember> decided_by;
    std::optional<Time> decided_at;
};
BOOST_DESCRIBE_STRUCT(ReportedPerson, (),
    (id, name, email, kind, then_state, then_valid_until, then_role, then_rights, reviewer, outcome, until, because,
        decided_by, decided_at))

struct ReviewReport {
    std::string format;
    ReportedMember account;
    std::string review;
    std::optional<std::string> role; // null: of people from outside
    State state;
    Undecided undecided;
    bool called_off;
    ReportedMember started_by;
    Time started_at;
    Time due_at;
    std::optional<Time> closed_at;
    ReviewTotals totals;
    std::vector<ReportedPerson> people;
};
BOOST_DESCRIBE_STRUCT(ReviewReport, (),
    (format, account, review, role, state, undecided, called_off, started_by, started_at, due_at, closed_at, totals,
        people))

void for_each_person(db::Transaction& tx, Review const& review, auto note)
{
    PeopleListing listing;
    listing.limit = read_at_once;
    std::vector<Person> people;
    do {
        people = store::list_people(tx, review, listing);
        for (auto const& person : people)
            note(person);
        if (!people.empty()) {
            listing.after_key = people.back().name_key;
            listing.after_id = people.back().id.text();
        }
    } while (static_cast<int>(people.size()) == read_at_once);
}

std::optional<std::string> unless_empty(std::string const& text)
{
    return text.empty() ? std::nullopt : std::optional { text };
}

ReportedPerson reported(Person const& one)
{
    std::optional<ReportedMember> decider;
    if (!one.decided_by.empty())
        decider = ReportedMember { one.decided_by, one.decided_name };
    return { one.id.text(), one.name, one.email, one.then.kind, one.then.state, one.then.valid_until,
        one.then.standing_role, one.then.rights, { one.reviewer.text(), one.reviewer_name }, one.outcome, one.until,
        unless_empty(one.because), std::move(decider), one.decided_at };
}

std::string day(std::optional<Time> const& at) { return at ? to_text(*at) : ""; }

std::string as_json(db::Transaction& tx, Review const& one)
{
    auto const role = one.role ? std::optional { one.role->text() } : std::nullopt;
    ReviewReport report { "kith-access-review/1", { one.account.text(), one.account_name }, one.id.text(), role,
        one.state, one.undecided, one.is_called_off, { one.started_by.text(), one.started_name }, one.started_at,
        one.due_at, one.closed_at, totals_of(tx, one), {} };
    for_each_person(tx, one, [&](Person const& person) { report.people.push_back(reported(person)); });
    return json::write(report) + '\n';
}

using Cells = std::vector<std::string>;

// The same in each line: of which review it is.
Cells cells_of(Review const& one)
{
    return { one.account_name, one.id.text(), one.role ? one.role->text() : "outsiders", enum_text(one.state),
        one.is_called_off ? "true" : "false", day(one.started_at), day(one.due_at), day(one.closed_at),
        enum_text(one.undecided) };
}

Cells cells_of(Person const& one)
{
    return { one.id.text(), one.name, one.email, one.then.kind, one.then.state, day(one.then.valid_until),
        one.then.standing_role, one.then.rights, one.reviewer.text(), one.reviewer_name, enum_text(one.outcome),
        day(one.until), one.because, one.decided_by, one.decided_name, day(one.decided_at) };
}

std::string as_csv(db::Transaction& tx, Review const& one)
{
    std::string file { sheets::utf8_mark };
    sheets::write_line(file,
        Cells { "account", "review", "scope", "state", "called_off", "started_at", "due_at", "closed_at", "undecided",
            "id", "name", "email", "kind", "then_state", "then_valid_until", "then_role", "then_rights", "reviewer_id",
            "reviewer", "outcome", "until", "because", "decided_by_id", "decided_by", "decided_at" });
    auto const of_review = cells_of(one);
    for_each_person(tx, one, [&](Person const& person) {
        auto cells = of_review;
        std::ranges::move(cells_of(person), std::back_inserter(cells));
        sheets::write_line(file, cells);
    });
    return file;
}

}

std::string report_of(db::Transaction& tx, Review const& review, Format format)
{
    return format == Format::Json ? as_json(tx, review) : as_csv(tx, review);
}

Signature sign(Review const& review, std::string_view report)
{
    crypto::Signer const signer { "reviews", review.account.text() };
    return { crypto::sha256_hex(report), signer.public_key(), crypto::to_base64(signer.sign(report)) };
}

}
