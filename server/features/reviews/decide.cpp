// Deciding about one of the people of a review.

#include "clients/clients.h"
#include "events/entries.h"
#include "jobs/jobs.h"
#include "outsiders/outsiders.h"
#include "reviews/reviews_parts.h"
#include "reviews/reviews_rules.h"
#include "reviews/reviews_store.h"
#include "users/users.h"
#include "json/json.h"

namespace kith::reviews {
namespace {

using memberships::Membership;

struct DecidedData {
    MembershipId member;
    std::string name;
    Decision decision;
    std::optional<Time> until;
};
BOOST_DESCRIBE_STRUCT(DecidedData, (), (member, name, decision, until))

Result<Membership> member_of(db::Transaction& tx, Person const& person)
{
    auto member = memberships::find(tx, person.account, person.id);
    return member ? Result<Membership> { *std::move(member) } : refuse("stale");
}

// He who answers for somebody renews him only if he may add such people; whoever may not makes no end later.
Result<void> check_end(db::Transaction& tx, Actor const& actor, Membership const& member, Time until)
{
    if (!member.valid_until || until <= *member.valid_until)
        return {};
    auto const user = memberships::find(tx, actor.account, actor.membership); // by a link he shows no permissions
    auto const permissions = user ? memberships::permissions_of(tx, *user) : Permissions {};
    if (permissions.may(Permission::InviteClients) || permissions.may(Permission::ViewAllClients))
        return {};
    return refuse_field("until", "invalid", "must not be later than the end that he has");
}

Result<void> limit_access(db::Transaction& tx, Actor const& actor, Person const& person, Time until)
{
    auto const member = TRY(member_of(tx, person));
    if (member.kind == memberships::Kind::Internal) {
        users::Change change;
        change.ends = { { "membership", until } };
        TRY(users::change(tx, actor, member, change));
        return {};
    }
    TRY(check_end(tx, actor, member, until));
    auto const client = clients::find(tx, person.account, person.id);
    if (!client)
        return refuse("wrong_state");
    clients::Change change;
    change.valid_until = until;
    TRY(clients::change(tx, actor, *client, change));
    return {};
}

// Whoever is to stay is not missed: he counts as seen today.
Result<void> keep(db::Transaction& tx, Person const& person)
{
    auto const member = TRY(member_of(tx, person));
    if (outsiders::is_outsider(member))
        outsiders::note_changed(tx, member);
    return {};
}

Result<void> carry_out(db::Transaction& tx, Actor const& actor, Person const& person, Choice const& choice)
{
    switch (choice.decision) {
    case Decision::Remove:
        return end_access(tx, actor, person);
    case Decision::Until:
        return limit_access(tx, actor, person, choice.until.value());
    case Decision::Keep:
        break;
    }
    return keep(tx, person);
}

// He is asked about him, and nobody else answers for him by now.
bool answers_for(db::Transaction& tx, Actor const& actor, Review const& review, Person const& person)
{
    if (person.reviewer != actor.membership)
        return false;
    auto const outsider = review.is_of_outsiders() ? outsiders::find(tx, person.account, person.id) : std::nullopt;
    bool const is_anothers =
        outsider && outsider->sponsor != actor.membership && find_reviewer(tx, person.account, outsider->sponsor);
    return !is_anothers;
}

// About users decides who runs reviews, and nobody about himself.
Result<void> check_may_decide(Actor const& actor, Review const& review, Person const& person)
{
    bool const may = review.is_of_outsiders() || may_run(actor);
    return may && person.id != actor.membership ? Result<void> {} : refuse("forbidden");
}

Result<void> check_state(Review const& review, Person const& person, std::string const& seen, Time now)
{
    if (!review.is_open(now))
        return refuse("wrong_state");
    if (person.outcome != Outcome::Open)
        return refuse("already_decided");
    if (!person.is_there(now))
        return refuse("wrong_state");
    return person.seen() == seen ? Result<void> {} : refuse("stale");
}

}

std::vector<Person> list_people(db::Transaction& tx, Review const& review, PeopleListing const& wanted)
{
    return store::list_people(tx, review, wanted);
}

Result<Person> get_person(db::Transaction& tx, Actor const& actor, Review const& review, MembershipId const& id)
{
    auto person = store::find_person(tx, review, id);
    bool const is_his = person && (may_run(actor) || answers_for(tx, actor, review, *person));
    return is_his ? Result<Person> { *std::move(person) } : refuse("not_found");
}

Result<Person> decide(
    db::Transaction& tx, Actor const& actor, Review const& seen, Person const& shown, Choice const& choice)
{
    TRY(check_may_decide(actor, seen, shown));
    TRY(check_choice(choice, tx.now()));
    auto const locked = store::lock(tx, seen.account, seen.id); // one after the other: the last one ends it
    if (!locked)
        return refuse("not_found");
    auto const& review = *locked;
    memberships::lock(tx, shown.account, shown.id);
    auto person = TRY(get_person(tx, actor, review, shown.id)); // as it is behind the locks
    TRY(check_state(review, person, choice.seen, tx.now()));
    person.outcome = outcome_of(choice.decision);
    person.until = choice.until;
    person.decided_by = actor.membership.text();
    person.decided_name = actor.name;
    person.decided_at = tx.now();
    if (!store::decide(tx, person))
        return refuse("already_decided");
    events::Postponed events { tx };
    TRY(carry_out(tx, actor, person, choice));
    if (!store::has_open(tx, review)) // nothing to wait for
        jobs::enqueue(tx, work_job, json::write(std::vector { review.account.text(), review.id.text() }));
    record(tx, actor.source(), "review.decided", review,
        json::write(DecidedData { person.id, person.name, choice.decision, choice.until }));
    events.write();
    return store::find_person(tx, review, person.id).value();
}

Result<void> end_access(db::Transaction& tx, Actor const& actor, Person const& person)
{
    auto const member = TRY(member_of(tx, person));
    if (outsiders::is_outsider(member))
        return outsiders::end_now(tx, actor.source(), member);
    users::Change change;
    change.active = false;
    TRY(users::change(tx, actor, member, change));
    return {};
}

}
