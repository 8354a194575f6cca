#include "user_jobs/lines.h"

#include "db/savepoint.h"
#include "events/entries.h"
#include "invitations/invitations.h"
#include "users/users.h"
#include "json/json.h"

#include <algorithm>

namespace kith::user_jobs {
namespace {

using memberships::Membership;

struct Before : memberships::DetailsChange {
    std::string first_name;
    std::string last_name;
    Role standing = Role::User;
    std::string rights;
    std::vector<std::string> licenses;
    bool active = true;
    std::optional<std::vector<teams::TeamId>> teams;
};
BOOST_DESCRIBE_STRUCT(
    Before, (memberships::DetailsChange), (first_name, last_name, standing, rights, licenses, active, teams))

template<typename T>
std::optional<T> if_other(T const& now, T before)
{
    return now == before ? std::nullopt : std::optional { std::move(before) };
}

std::string sentence_of(std::string_view code)
{
    static std::pair<std::string_view, char const*> const sentences[] = {
        { "already_member", "belongs to somebody of this account already" },
        { "already_invited", "has a pending invitation already" },
        { "member_inactive", "belongs to an inactive user: say that the user is active" },
        { "no_licenses_available", "all available licenses have been assigned" },
        { "cannot_grant", "would give a permission that you do not have" },
        { "forbidden", "is more than you may do" },
        { "in_too_many_teams", "is in as many teams as one may be in" },
        { "self_deactivation", "nobody makes himself inactive" },
        { "last_administrator", "somebody has to be able to manage the users" },
        { "last_legal_representative", "an account keeps at least one legal representative" },
        { "identity_shared", "belongs to other accounts, too" },
        { "too_many_requests", "is one invitation too many for today" },
        { "stale", "was changed by somebody else at the same moment" },
        { "not_found", "is no user any more" },
        { "wrong_state", "is not possible any more" },
    };
    auto const found = std::ranges::find(sentences, code, &std::pair<std::string_view, char const*>::first);
    return found == std::end(sentences) ? "cannot be done" : found->second;
}

std::string complaint_of(Line const& line)
{
    if (line.trouble == "encoding")
        return "is not in UTF-8";
    if (line.trouble == "quotes")
        return "opens a quote that nobody closes";
    if (line.trouble == "columns")
        return "has more cells than there are columns";
    return "is too long";
}

Result<void> check_can_be_read(Line const& line)
{
    if (!line.trouble.empty())
        return refuse_field("", line.trouble, complaint_of(line));
    if (line.repeats > 0)
        return refuse_field("email", "repeated", "stands in line " + std::to_string(line.repeats) + " already");
    return {};
}

Result<void> carry_out_line(db::Transaction& tx, Part const& part, Line const& line, LineResult& result)
{
    TRY(check_can_be_read(line));
    return part.job.kind == Kind::Import ? import_user(tx, part, line, result) : change_user(tx, part, line, result);
}

// Whom nobody has changed, and who has not been here if he is to go.
Result<Membership> find_unchanged(db::Transaction& tx, Part const& part, LineResult const& result)
{
    auto user = memberships::find(tx, part.job.account, MembershipId::from_text(result.membership));
    if (!user || user->state == memberships::State::Removed)
        return refuse("not_found");
    bool const has_come = result.outcome == Outcome::Create && user->last_seen_at;
    if (user->version != result.version || has_come)
        return refuse("stale");
    return *std::move(user);
}

Result<void> undo(db::Transaction& tx, Part const& part, LineResult const& result)
{
    if (!result.invitation.empty()) {
        TRY(invitations::revoke(tx, part.actor, InvitationId::from_text(result.invitation)));
        return {};
    }
    auto const user = TRY(find_unchanged(tx, part, result));
    return result.outcome == Outcome::Create ? users::remove(tx, part.actor, user)
                                             : put_back(tx, part.actor, user, result.before);
}

// As db::attempt, with what was recorded.
template<typename Body>
Result<void> attempt_line(db::Transaction& tx, Body body)
{
    auto& postponed = events::Postponed::of(tx);
    auto const recorded = postponed.size();
    auto done = db::attempt(tx, body);
    if (!done)
        postponed.cut_to(recorded);
    return done;
}

}

LineResult carry_out(db::Transaction& tx, Part const& part, Line const& line)
{
    LineResult result { line.line };
    auto const done = attempt_line(tx, [&] { return carry_out_line(tx, part, line, result); });
    if (done)
        return result;
    LineResult refused { line.line, Outcome::Error, result.name, result.email, errors_of(done.error()) };
    if (part.job.kind == Kind::Change) // of a file, whom it would have added is not there
        refused.membership = result.membership;
    return refused;
}

void take_back(db::Transaction& tx, Part const& part, LineResult& result)
{
    bool const did_something = result.outcome == Outcome::Create || result.outcome == Outcome::Update;
    if (!did_something || result.undo == "done")
        return;
    auto const done = attempt_line(tx, [&] { return undo(tx, part, result); });
    result.undo = done ? "done" : done.error().code;
}

std::vector<LineError> errors_of(Refusal const& refusal)
{
    std::vector<LineError> errors;
    for (auto const& error : refusal.errors)
        errors.push_back({ error.field, error.code, error.message });
    if (errors.empty())
        errors.push_back({ "", refusal.code, sentence_of(refusal.code) });
    // What decides is the refusal: its field only says where.
    if (refusal.code != "validation")
        errors.front().code = refusal.code;
    return errors;
}

std::vector<teams::TeamId> team_ids_of(db::Transaction& tx, Membership const& user)
{
    return teams::ids_of(teams::list_of(tx, user.account, { user.id })[user.id]);
}

std::string write_before(db::Transaction& tx, Membership const& user)
{
    return json::write(Before { memberships::all_of(user.details), user.first_name.text(), user.last_name.text(),
        user.rights.standing(), user.rights.words(), user.products(), user.state == memberships::State::Active,
        team_ids_of(tx, user) });
}

Result<void> put_back(db::Transaction& tx, Actor const& actor, Membership const& now, std::string const& text)
{
    auto const before = json::parse<Before>(text).value();
    users::Change change;
    change.first_name = if_other(now.first_name, PersonName::stored(before.first_name));
    change.last_name = if_other(now.last_name, PersonName::stored(before.last_name));
    change.details = memberships::change_to(now.details, before);
    change.rights = if_other(now.rights, Rights::stored(before.standing, before.rights));
    change.active = if_other(now.state == memberships::State::Active, before.active);
    if (before.active)
        change.licenses = if_other(now.products(), before.licenses);
    if (before.teams) // those that are still there
        change.teams =
            if_other(team_ids_of(tx, now), teams::ids_of(teams::list_by_ids(tx, now.account, *before.teams)));
    TRY(users::change(tx, actor, now, change));
    return {};
}

}
