#include "demo/stage.h"

#include "avatars/avatars.h"
#include "base/text.h"
#include "demo/portraits.h"
#include "images/images.h"
#include "setup/setup.h"

#include <algorithm>
#include <sstream>

namespace kith::demo {
namespace {

constexpr auto day = Duration { 24h };

events::Source const from_a_browser { "member", "", "",
    { "192.0.2.10", "", "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0",
        events::Via::Browser, "" } };

PersonName name(std::string_view text) { return PersonName::parse(text).value(); }

// Chloé is reached at chloe@...
EmailAddress address(std::string_view first_name, std::string_view domain)
{
    return EmailAddress::parse(fold_key(first_name) + '@' + std::string { domain }).value();
}

Rights rights_of(Someone const& one)
{
    std::vector<RoleName> roles;
    std::istringstream words { one.roles };
    for (std::string word; words >> word;)
        roles.push_back(RoleName::parse(word).value());
    return Rights {}.with_roles(roles, "roles").value();
}

}

void PlayedClock::move_to(Duration ago)
{
    auto const step = now_ - ago - wall_clock();
    advance_wall_clock(step);
    ahead_ += step;
}

Stage::Stage(db::Database& database, PlayedClock& clock, Company company, std::string password_hash)
    : database_(database)
    , clock_(clock)
    , company_(std::move(company))
    , password_hash_(std::move(password_hash))
{}

EmailAddress Stage::email_of(Someone const& one) const { return address(one.first_name, company_.domain); }

void Stage::found()
{
    auto const& founder = company_.founder;
    auto const founding = act([&](db::Transaction& tx) -> Result<accounts::Founding> {
        auto const wanted = AccountName::parse(company_.name).value();
        setup::Founder const first { wanted, name(founder.first_name), name(founder.last_name), email_of(founder) };
        if (setup::is_needed(tx))
            return setup::found(tx, {}, first, password_hash_);
        auto const person = persons::create(tx, { first.first_name, first.last_name, first.email, password_hash_ });
        return accounts::found(tx, from_a_browser, wanted, person.value());
    });
    account_ = founding.account;
    verify(founder);
    show_face(founder);
    users::Change work;
    work.details = { .job_title = founder.job_title, .department = founder.department };
    work.licenses = founder.licenses;
    change(founder.first_name, founder.first_name, work);
}

void Stage::admit(Someone const& one)
{
    clock_.move_to(one.came_days_ago * day);
    if (one.how == Came::Added)
        add(one);
    else
        come_by_invitation(one);
    verify(one);
    if (one.seen_hours_ago >= 0)
        show_face(one);
}

void Stage::admit_everybody()
{
    for (auto const& one : company_.people)
        admit(one);
}

void Stage::verify(Someone const& one)
{
    database_.write_now([&](db::Transaction& tx) {
        auto const person = persons::find_by_email(tx, email_of(one)).value();
        persons::set_password_hash(tx, person.id, password_hash_);
        persons::verify_email(tx, person.id, person.email.key());
    });
}

void Stage::show_face(Someone const& one)
{
    auto const drawn = portrait_of(std::string { one.first_name } + ' ' + one.last_name);
    auto const picture = must(images::make_square(drawn, images::Format::Png, avatars::side));
    act([&](db::Transaction& tx) {
        return avatars::set(tx, from_a_browser, persons::find_by_email(tx, email_of(one)).value(), picture);
    });
}

memberships::Membership Stage::member(db::Transaction& tx, std::string_view first_name) const
{
    return memberships::find_by_email(tx, account_.id, address(first_name, company_.domain)).value();
}

Actor Stage::actor(std::string_view first_name) const
{
    return database_.read_now([&](db::Transaction& tx) {
        auto const one = member(tx, first_name);
        return Actor { one.account, one.id, one.person, one.display_name(), one.rights.standing(),
            memberships::permissions_of(tx, one), from_a_browser.way };
    });
}

void Stage::add(Someone const& one)
{
    users::NewUser const wanted { name(one.first_name), name(one.last_name), email_of(one),
        { .job_title = one.job_title, .department = one.department }, rights_of(one), one.licenses };
    auto const founder = actor(company_.founder.first_name);
    act([&](db::Transaction& tx) { return users::create(tx, founder, wanted); });
}

void Stage::come_by_invitation(Someone const& one)
{
    auto const invitation = invite(
        company_.founder.first_name, one.first_name, one.last_name, company_.domain, rights_of(one), one.licenses);
    act([&](db::Transaction& tx) -> Result<memberships::Membership> {
        auto const spent = TRY(invitations::spend(tx, invitations::mailed_link(invitation))).invitation;
        auto const person = persons::create(tx, { spent.first_name, spent.last_name, spent.email, password_hash_ });
        return invitations::admit(tx, from_a_browser, spent, person.value(), { spent.first_name, spent.last_name });
    });
    users::Change work;
    work.details = { .job_title = one.job_title, .department = one.department };
    change(company_.founder.first_name, one.first_name, work);
}

void Stage::change(std::string_view by, std::string_view whom, users::Change const& wanted)
{
    auto const who = actor(by);
    act([&](db::Transaction& tx) { return users::change(tx, who, member(tx, whom), wanted); });
}

void Stage::let_them_be_seen()
{
    auto people = company_.people;
    people.push_back(company_.founder);
    std::erase_if(people, [](Someone const& one) { return one.seen_hours_ago < 0; });
    std::ranges::sort(people, std::greater {}, &Someone::seen_hours_ago);
    for (auto const& one : people) {
        clock_.move_to(one.seen_hours_ago * Duration { 1h });
        database_.write_now(
            [&](db::Transaction& tx) { memberships::note_seen(tx, account_.id, member(tx, one.first_name).id); });
    }
}

invitations::Invitation Stage::invite(std::string_view by, std::string_view first_name, std::string_view last_name,
    std::string_view domain, Rights const& rights, std::vector<std::string> const& licenses, std::string_view message)
{
    invitations::NewInvitation wanted { invitations::Kind::Internal, name(first_name), name(last_name),
        address(first_name, domain), rights, invitations::PersonalMessage::parse(message).value(), licenses };
    auto const inviter = actor(by);
    return act([&](db::Transaction& tx) { return invitations::send(tx, inviter, wanted); });
}

}
