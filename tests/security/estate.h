#pragma once

// An account with one of everything that has an id, and what the database holds of it.

#include "avatars/avatars.h"
#include "connections/connections.h"
#include "contact_cards/contact_cards.h"
#include "domains/domains.h"
#include "identity_providers/identity_providers.h"
#include "licenses/licenses.h"
#include "mail/outbox.h"
#include "merges/merges.h"
#include "orders/orders.h"
#include "reviews/reviews.h"
#include "roles/roles.h"
#include "security/asking.h"
#include "security/dump.h"
#include "sign_ups/sign_ups.h"
#include "support/open_id_server.h"
#include "support/people.h"
#include "support/serving.h"
#include "support/showing_oneself.h"
#include "teams/teams.h"
#include "user_jobs/user_jobs.h"
#include "users/users.h"
#include "workspace_people/workspace_people.h"

#include <gtest/gtest.h>

namespace kith::tests {

struct Estate : Business {
    Estate(db::Database& database, std::string_view name) : Business(founded(database, name)), engine(database)
    {
        licensed(bob, "suite").value();
        for (auto const& actor : { ann, bob })
            photograph(actor);
        kim = joined("Kim", Rights { Role::User, { "role:" + auditor.role.id.text() } });
        job = made_job("run_me", true).id;
    }

    db::Database& engine;
    OpenIdServer server; // asked by who sets up a provider
    Actor bob = joined("Bob");
    Actor eve = joined("Eve", administrator);
    invitations::Invitation zoe = invited("Zoe").value();
    roles::StoredRole auditor = made_role("Auditor");
    Actor kim; // holds that role
    orders::Order waiting = ordered();
    orders::Order document = ordered(orders::State::Approved);
    user_jobs::JobId job; // waits to be carried out
    teams::Team sales = made_team("Sales");
    contact_cards::ContactCard contact = made_contact("zoe@elsewhere.test"); // Ann's own
    merges::Merge merged = made_merge("zia");
    clients::Client client = made_client("Carl"); // looked after by Ann
    client_groups::Group circle = made_group("Circle");
    reviews::Review review = made_review();              // asks Ann about him
    workspaces::Workspace room = made_workspace("Room"); // Ann's, and Carl is in it
    domains::Domain claimed = made_domain(account.slug + ".example");
    identity_providers::Provider provider = made_provider("Login");
    sign_ups::Link link = made_link("Fair");
    sign_ups::SignUpId waits = made_sign_up("Xaver"); // for a yes
    std::optional<Business> partner;                  // an account beside it, for who connects
    int strangers = 0;
    connections::ConnectionId connection = connections::ConnectionId::make(); // of the founder, once he connects

    connections::ConnectionId connect() { return connection = made_connection(Stage::Accepted).id; }
    // Somebody of the partner who shows himself.
    Actor stranger()
    {
        if (!partner) {
            partner.emplace(founded(engine, "Partner of " + account.name.text()));
            set_public(*partner, true);
            open(*this, ann);
        }
        auto const made = partner->joined("Stranger" + std::to_string(++strangers));
        set_visible(*partner, made, true);
        return made;
    }
    enum class Stage { Asked, WasAsked, Accepted };
    // Of the founder with one more stranger.
    connections::Connection made_connection(Stage stage)
    {
        auto const other = stranger();
        auto request = [&](Actor const& from, Actor const& to) {
            return write([&](db::Transaction& tx) {
                return connections::request(tx, from, { to.membership, {}, {}, false });
            }).value();
        };
        if (stage != Stage::WasAsked)
            request(ann, other);
        if (stage != Stage::Asked)
            request(other, ann);
        return read([&](db::Transaction& tx) {
            return connections::find_between(tx, account.id, ann.membership, { other.account, other.membership });
        }).value();
    }

    teams::Team made_team(std::string const& name)
    {
        return write([&](db::Transaction& tx) {
            return teams::create(tx, ann, { teams::TeamName::stored(name), teams::Color::Teal });
        }).value();
    }

    contact_cards::ContactCard made_contact(std::string const& email)
    {
        return write([&](db::Transaction& tx) {
            return contact_cards::create(tx, ann, { tests::name("Zoe"), tests::name("Doe"), address(email) });
        }).value();
    }
    // Of two of Ann's contacts.
    merges::Merge made_merge(std::string const& name)
    {
        auto const [keep, drop] = std::pair { made_contact(name + "@one.test"), made_contact(name + "@two.test") };
        return write([&](db::Transaction& tx) {
            using merges::Kind;
            return merges::merge(tx, ann, { { Kind::Contact, keep.id.text() }, { Kind::Contact, drop.id.text() }, {} });
        }).value();
    }
    clients::Client made_client(std::string const& first_name) { return added_client(*this, ann, first_name); }
    // Was invited, and accepted.
    Actor active_client(std::string const& first_name)
    {
        return actor_of(accepted_client(*this, ann, first_name, hash_of_good_password()));
    }
    workspaces::Workspace made_workspace(std::string const& name)
    {
        return write([&](db::Transaction& tx) -> Result<workspaces::Workspace> {
            workspace_people::NewWorkspace const wanted { workspaces::WorkspaceName::stored(name),
                { "client:" + client.member.id.text() } };
            auto const started = TRY(workspace_people::start(tx, ann, wanted));
            return started.workspace;
        }).value();
    }
    // Of the people from outside; one that is open is called off.
    reviews::Review made_review()
    {
        call_off_reviews();
        auto const made =
            write([&](db::Transaction& tx) { return reviews::start(tx, ann, { {}, tx.now() + Days { 14 } }); }).value();
        prepare(made.id);
        return made;
    }
    void prepare(reviews::ReviewId const& review)
    {
        while (write([&](db::Transaction& tx) { return reviews::work_on(tx, { account.id, review }); })) {
        }
    }
    void call_off_reviews()
    {
        for (auto const& each : read([&](db::Transaction& tx) { return reviews::list(tx, account.id, {}); })) {
            if (each.state == reviews::State::Preparing)
                prepare(each.id);
            if (each.state != reviews::State::Closed)
                write([&](db::Transaction& tx) { return reviews::call_off(tx, ann, each); }).value();
        }
        // As if they were of another day: one has no more than a few.
        write([&](db::Transaction& tx) {
            return tx.run("update reviews set started_at = started_at - 90000000 where account_id = $1", account.id);
        });
    }
    std::string seen_of(reviews::Review const& asked, MembershipId const& member)
    {
        return read([&](db::Transaction& tx) { return reviews::get_person(tx, ann, asked, member); }).value().seen();
    }
    client_groups::Group made_group(std::string const& name)
    {
        return write([&](db::Transaction& tx) {
            return client_groups::create(tx, ann, { client_groups::GroupName::stored(name) });
        }).value();
    }
    domains::Domain made_domain(std::string const& name)
    {
        return write([&](db::Transaction& tx) { return domains::claim(tx, ann, DomainName::stored(name)); }).value();
    }
    // Has a key of ours, so that everything of it can be seen.
    identity_providers::Provider made_provider(std::string const& name)
    {
        static auto const key = identity_providers::with_key({}).made_key;
        identity_providers::Terms const terms { identity_providers::Preset::Generic, ShortText::stored(name),
            "https://login." + account.slug + ".example", "kith", identity_providers::ClientAuth::PrivateKeyJwt, "",
            key };
        return write([&](db::Transaction& tx) {
            return identity_providers::add(tx, ann, terms, terms.address);
        }).value();
    }
    sign_ups::Link made_link(std::string const& name, bool needs_approval = false)
    {
        return write([&](db::Transaction& tx) {
            return sign_ups::open_link(tx, ann, { ShortText::stored(name), needs_approval });
        }).value();
    }
    // Somebody who came by a link, and waits.
    sign_ups::SignUpId made_sign_up(std::string const& first_name)
    {
        auto const by = made_link("For " + first_name, true);
        auto const email = email_of(first_name);
        return write([&](db::Transaction& tx) -> Result<sign_ups::SignUpId> {
            TRY(sign_ups::ask_by_link(tx, by, { tests::name(first_name), tests::name("Lee"), email }));
            auto const text = mail::list_kept(tx, email.key(), 1).at(0).text;
            auto const at = text.find("/signup/") + 8;
            auto const token = crypto::AccountToken::parse(text.substr(at, text.find_first_of("\r\n ", at) - at));
            auto const mailed = sign_ups::look(tx, token.value());
            auto const person = persons::create(tx, { tests::name(first_name), tests::name("Lee"), email, "" });
            TRY(sign_ups::complete(tx, {}, *token, person.value()));
            TRY(sign_ups::close_link(tx, ann, sign_ups::find_link(tx, account.id, by.id).value()));
            return mailed->mail->id;
        }).value();
    }
    roles::StoredRole made_role(std::string const& name)
    {
        return write([&](db::Transaction& tx) {
            return roles::create(tx, ann, { roles::RoleTitle::stored(name), { Permission::ViewAudit } });
        }).value();
    }
    // Waits for an operator, unless one has approved it already.
    orders::Order ordered(orders::State state = orders::State::Requested)
    {
        return write([&](db::Transaction& tx) {
            auto const order = orders::place(tx, ann, { "voice", 1 });
            return state == orders::State::Approved ? orders::approve(tx, {}, order.value(), {}) : order;
        }).value();
    }
    void photograph(Actor const& actor)
    {
        write([&](db::Transaction& tx) {
            return avatars::set(tx, {}, persons::find(tx, actor.person).value(), "picture of " + actor.name);
        }).value();
    }
    // The import of one person.
    user_jobs::Job made_job(std::string const& name, bool dry_run)
    {
        user_jobs::Job wanted;
        wanted.account = account.id;
        wanted.id = user_jobs::JobId::make();
        wanted.started_by = ann.membership;
        wanted.dry_run = dry_run;
        wanted.plan.header = wanted.plan.fields = { "first_name", "last_name", "email" };
        user_jobs::Intake intake { engine, wanted };
        intake.add({ 2, { name, "Lee", name + "@job.test" } }).value();
        intake.finish();
        return write([&](db::Transaction& tx) { return user_jobs::start(tx, ann, intake.job()); }).value();
    }
    void carry_out(user_jobs::JobId const& id)
    {
        user_jobs::work(engine, R"({"account":")" + account.id.text() + R"(","job":")" + id.text() + R"("})");
    }
    // Those that wait make room for others.
    void carry_out_all()
    {
        auto const jobs = read([&](db::Transaction& tx) { return user_jobs::list(tx, ann, {}, 100); }).value();
        for (auto const& each : jobs) {
            if (each.is_open())
                carry_out(each.id);
        }
    }
    void set_total(std::string_view product, std::optional<std::int64_t> total)
    {
        write([&](db::Transaction& tx) { return licenses::set_total(tx, {}, account.id, product, total); }).value();
    }
    void set(accounts::Settings const& settings)
    {
        write([&](db::Transaction& tx) {
            auto after = accounts::get(tx, account.id);
            after.settings = settings;
            return accounts::change(tx, ann, accounts::get(tx, account.id), after);
        }).value();
    }
    std::string path(std::string const& more = "") const { return "/api/v1/accounts/" + account.id.text() + more; }
    Ids ids() const
    {
        return { { "{account}", account.id.text() }, { "{user}", bob.membership.text() },
            { "{invitation}", zoe.id.text() }, { "{role}", auditor.role.id.text() }, { "{product}", "suite" },
            { "{job}", job.text() }, { "{slug}", account.slug }, { "{order}", waiting.id.text() },
            { "{document}", document.id.text() }, { "{team}", sales.id.text() },
            { "{contact_card}", contact.id.text() }, { "{client}", client.member.id.text() },
            { "{client_group}", circle.id.text() }, { "{workspace}", room.id.text() },
            { "{member}", client.member.id.text() }, { "{merge}", merged.id.text() }, { "{domain}", claimed.id.text() },
            { "{provider}", provider.id.text() }, { "{origin}", server.origin() }, { "{link}", link.id.text() },
            { "{sign_up}", waits.text() }, { "{review}", review.id.text() }, { "{connection}", connection.text() },
            { "{contact}", "internal:" + eve.membership.text() }, { "{stranger}", ann.membership.text() } };
    }
};

}
