#include "demo/demo.h"

#include "crypto/password.h"
#include "demo/stage.h"
#include "domains/domains.h"
#include "licenses/licenses.h"
#include "mail/sender.h"
#include "roles/roles.h"
#include "teams/teams.h"
#include "users/users.h"

namespace kith::demo {
namespace {

using std::chrono::hours;

constexpr auto day = hours { 24 };

// A post office of two bad addresses. What it was not asked about stays queued.
mail::Answer post(mail::KeptMail const& mail)
{
    if (mail.to.starts_with("ravi@"))
        return { mail::Answer::Verdict::TryLater, "452 4.2.2 Mailbox full, try again later" };
    if (mail.to.starts_with("lina@"))
        return { mail::Answer::Verdict::Refused, "550 5.1.1 No such mailbox here" };
    return { mail::Answer::Verdict::Sent, "250 2.0.0 Queued" };
}

class Northlight {
public:
    Northlight(db::Database& database, PlayedClock& clock, std::string const& hash)
        : database_(database)
        , clock_(clock)
        , stage_(database, clock, studio(), hash)
    {}

    void play()
    {
        clock_.move_to(64 * day);
        stage_.found();
        settle_in();
        stage_.admit_everybody();
        make_teams();
        change_people();
        answer_invitations();
        leave_invitations_open();
        stage_.let_them_be_seen();
    }

    Stage& stage() { return stage_; }

private:
    void settle_in();
    void change_people();
    void make_teams();
    void answer_invitations();
    void leave_invitations_open();

    RoleName make_front_desk();
    invitations::Invitation invite_from(Duration ago, std::string_view first_name, std::string_view last_name,
        std::vector<std::string> const& licenses = {}, std::string_view message = {});
    void deliver_mail() { mail::Sender::deliver_due_by(database_, post); }

    db::Database& database_;
    PlayedClock& clock_;
    Stage stage_;
};

void Northlight::settle_in()
{
    auto const mara = stage_.actor("Mara");
    stage_.act([&](db::Transaction& tx) {
        return licenses::set_total(tx, { "operator", "", "Operator" }, mara.account, "suite", 15);
    });
    stage_.act([&](db::Transaction& tx) {
        auto const before = accounts::get(tx, mara.account);
        auto after = before;
        after.support = { "Northlight IT", "it@northlight.example", "+1 555 0100" };
        after.settings.auto_signup = false;
        return accounts::change(tx, mara, before, after);
    });
    stage_.act([&](db::Transaction& tx) {
        return domains::confirm(
            tx, { "operator", "", "Operator" }, mara.account, DomainName::stored("northlight.example"));
    });
}

RoleName Northlight::make_front_desk()
{
    auto const mara = stage_.actor("Mara");
    auto const made = stage_.act([&](db::Transaction& tx) {
        roles::NewRole const wanted { roles::RoleTitle::parse("Front desk").value(),
            { Permission::InviteUsers, Permission::ViewAudit } };
        return roles::create(tx, mara, wanted);
    });
    return RoleName::stored(made.role.id.text());
}

void Northlight::make_teams()
{
    struct {
        char const* name;
        teams::Color color;
        std::vector<std::string_view> people; // who makes it first
    } const all[] = {
        { "Brand refresh", teams::Color::Violet, { "Jonas", "Elif", "Noah", "Rosa" } },
        { "Client care", teams::Color::Teal, { "Tomás", "Isabel", "Lukas" } },
        { "Web platform", teams::Color::Blue, { "Chloé", "Henrik", "Amara", "Viktor", "Elif" } },
    };
    clock_.move_to(8 * day + hours { 2 });
    for (auto const& [name, color, people] : all) {
        auto const maker = stage_.actor(people.front());
        stage_.act([&](db::Transaction& tx) -> Result<void> {
            auto const team = TRY(teams::create(tx, maker, { teams::TeamName::parse(name).value(), color }));
            for (auto const& person : people)
                TRY(teams::add(tx, maker, team, stage_.member(tx, person).id));
            return {};
        });
    }
}

void Northlight::change_people()
{
    clock_.move_to(8 * day);
    users::Change rosa;
    rosa.rights = Rights {}.with_roles({ RoleName::stored("user"), make_front_desk() }, "roles").value();
    stage_.change("Mara", "Rosa", rosa);
    users::Change sam;
    sam.rights = Rights {}.with_grants({}, true);
    stage_.change("Mara", "Sam", sam);
    users::Change jonas;
    jonas.rights = Rights { Role::User, { "manager" } }.with_grants({ "voice" }, false);
    jonas.call_recording_enabled = true;
    stage_.change("Mara", "Jonas", jonas);
    users::Change greta;
    greta.ends = { { "membership", wall_clock() + 30 * day } };
    stage_.change("Priya", "Greta", greta);
    clock_.move_to(5 * day);
    users::Change viktor;
    viktor.active = false;
    stage_.change("Priya", "Viktor", viktor);
}

invitations::Invitation Northlight::invite_from(Duration ago, std::string_view first_name, std::string_view last_name,
    std::vector<std::string> const& licenses, std::string_view message)
{
    clock_.move_to(ago);
    auto const invitation = stage_.invite("Priya", first_name, last_name, "northlight.example", {}, licenses, message);
    deliver_mail();
    return invitation;
}

void Northlight::answer_invitations()
{
    auto const thanks = invitations::PersonalMessage::parse("I have taken another position. Thank you for asking!");
    auto const carl = mailed_link(invite_from(40 * day, "Carl", "Bergström"));
    clock_.move_to(39 * day);
    stage_.act([&](db::Transaction& tx) { return invitations::decline(tx, {}, carl, thanks.value()); });

    auto const fatima = invite_from(21 * day, "Fatima", "Rahman").id;
    clock_.move_to(20 * day);
    auto const priya = stage_.actor("Priya");
    stage_.act([&](db::Transaction& tx) { return invitations::revoke(tx, priya, fatima); });

    invite_from(13 * day, "Paul", "Delacroix");
    auto const bea = mailed_link(invite_from(12 * day, "Bea", "Lombardi"));
    clock_.move_to(2 * day);
    stage_.act([&](db::Transaction& tx) { return invitations::ask_again(tx, bea); });
}

void Northlight::leave_invitations_open()
{
    auto const hugo = mailed_link(
        invite_from(3 * day, "Hugo", "Silva", { "suite" }, "We cannot wait to have you on the team, Hugo!"));
    clock_.move_to(2 * day);
    stage_.act([&](db::Transaction& tx) { return invitations::open(tx, hugo); });
    invite_from(hours { 44 }, "Zofia", "Nowak", { "suite" });
    invite_from(hours { 22 }, "Ravi", "Menon");
    invite_from(hours { 20 }, "Lina", "Johansson");
    clock_.move_to(hours { 5 });
    stage_.invite("Elif", "Omar", "Farouk", "northlight.example");
    deliver_mail();
    clock_.move_to(hours { 1 });
    stage_.invite("Priya", "Kofi", "Mensah", "northlight.example", Rights { Role::Administrator });
}

// Somebody who has a login already comes by an invitation, too.
void welcome(Stage& stage, std::string_view by, persons::Person const& person)
{
    auto const inviter = stage.actor(by);
    stage.act([&](db::Transaction& tx) -> Result<memberships::Membership> {
        invitations::NewInvitation const wanted { invitations::Kind::Internal, person.first_name, person.last_name,
            person.email };
        auto const invitation = TRY(invitations::send(tx, inviter, wanted));
        auto const spent = TRY(invitations::spend(tx, mailed_link(invitation))).invitation;
        return invitations::admit(tx, {}, spent, person, { person.first_name, person.last_name });
    });
}

// Whom an account adds although he has a login elsewhere is asked first.
void add(Stage& stage, std::string_view by, persons::Person const& person)
{
    auto const who = stage.actor(by);
    stage.act([&](db::Transaction& tx) {
        return users::create(tx, who, { person.first_name, person.last_name, person.email });
    });
}

void play_in(Stage& stage, PlayedClock& clock, Duration ago)
{
    clock.move_to(ago);
    stage.found();
    stage.admit_everybody();
    stage.let_them_be_seen();
}

void play(db::Database& database, std::string const& password_hash)
{
    PlayedClock clock;
    Northlight northlight { database, clock, password_hash };
    northlight.play();
    Stage lawyers { database, clock, law_firm(), password_hash };
    play_in(lawyers, clock, 45 * day);
    Stage care { database, clock, clinic(), password_hash };
    play_in(care, clock, 30 * day);
    auto const mara = database.read_now(
        [&](db::Transaction& tx) { return persons::find(tx, northlight.stage().actor("Mara").person).value(); });
    welcome(care, "Amina", mara);
    add(lawyers, "Edward", mara);
}

bool is_ours(db::Transaction& tx)
{
    return persons::find_by_email(tx, EmailAddress::parse(sign_ins().front().email).value()).has_value();
}

}

std::vector<SignIn> sign_ins()
{
    return {
        { "Mara Lindqvist", "legal representative of Northlight Studio, user of Juniper Health",
            "mara@northlight.example" },
        { "Nadia Karimi", "administrator of Harbor Lane Legal", "nadia@harborlane.example" },
        { "Elif Aydın", "user of Northlight Studio", "elif@northlight.example" },
    };
}

std::optional<std::string> stage_in(db::Database& database)
{
    auto const password = "kith-" + crypto::derived_token("demo", "", "", 1).text.substr(0, 12);
    if (!database.read_now(accounts::any))
        play(database, crypto::hash_password(crypto::Password::parse(password).value()));
    return database.read_now(is_ours) ? std::optional { password } : std::nullopt;
}

}
