// Clients of a file: each line for itself.

#include "clients/clients_parts.h"
#include "clients/clients_rules.h"
#include "db/savepoint.h"
#include "outsiders/outsiders.h"

#include <map>

namespace kith::clients {
namespace {

using contact_files::File;
using contact_files::Line;
using contact_files::LineError;
using contact_files::Words;

NewClients wanted_by(Line const& line, NewClients const& choices, Words& words)
{
    NewMember member { words.parsed<PersonName>("first_name", line.first_name),
        words.parsed<PersonName>("last_name", line.last_name), {} };
    if (!line.email.empty())
        member.email = words.parsed<EmailAddress>("email", line.email);
    if (!line.mobile.empty())
        member.phone = words.parsed<ShortText>("phone", contact_files::normalized_mobile(line.mobile));
    NewClients wanted { { std::move(member) }, choices.company, choices.message, choices.delivery };
    wanted.valid_until = choices.valid_until;
    if (!line.company.empty())
        wanted.company = words.parsed<ShortText>("company", line.company);
    return wanted;
}

struct Prepared {
    Line const& line;
    NewClients wanted = {};
    std::vector<LineError> errors = {};
};

std::vector<Prepared> prepare(File const& file, NewClients const& choices)
{
    std::vector<Prepared> all;
    for (auto const& line : file.lines) {
        if (line.trouble) {
            all.push_back({ line, {}, { { line.number, *line.trouble } } });
            continue;
        }
        Words words { line };
        auto wanted = wanted_by(line, choices, words);
        all.push_back({ line, std::move(wanted), std::move(words.errors) });
    }
    return all;
}

// Those who are here already, in the one order of all who lock several, and not in that of the file.
void hold_known(db::Transaction& tx, Actor const& actor, std::vector<Prepared> const& all)
{
    std::vector<MembershipId> ids { actor.membership };
    for (auto const& one : all) {
        if (!one.errors.empty())
            continue;
        if (auto const known = find_member(tx, actor, one.wanted.members.at(0)))
            ids.push_back(known->id);
    }
    memberships::lock_all(tx, actor.account, std::move(ids));
}

ImportedLine shown(Line const& line, NewClients const& wanted, Added const& added)
{
    if (added.outcome == Outcome::Mapped && !added.was_seen) {
        auto const& member = wanted.members.at(0);
        return { line.number, LineOutcome::Map, member.first_name, member.last_name,
            member.email ? member.email->text() : "", member.phone.text(), wanted.company.text() };
    }
    auto const& [member, company, by, invited_at] = added.client;
    return { line.number, added.outcome == Outcome::Mapped ? LineOutcome::Map : LineOutcome::Create, member.first_name,
        member.last_name, member.email.text(), member.details.phone, company };
}

class Import {
public:
    Import(db::Transaction& tx, Actor const& actor, NewClients const& choices, events::Postponed& events)
        : tx_(tx)
        , actor_(actor)
        , choices_(choices)
        , events_(events)
    {}

    Result<Imported> take(File const& file)
    {
        auto const all = prepare(file, choices_);
        hold_known(tx_, actor_, all);
        if (choices_.group)
            group_ = TRY(group_for(tx_, actor_, *choices_.group));
        for (auto const& one : all)
            take(one);
        result_.total = static_cast<int>(file.lines.size());
        result_.leaves_out = result_.leaves_out || file.has_left_out;
        return std::move(result_);
    }

private:
    void take(Prepared const& one)
    {
        auto const& [line, wanted, errors] = one;
        if (!errors.empty())
            return fail(errors);
        if (auto const fits = check(line, wanted); !fits)
            return fail(line, fits.error());
        auto const recorded = events_.size();
        auto const added = db::attempt(tx_, [&] { return add(wanted); });
        if (added) {
            result_.leaves_out = result_.leaves_out || contact_files::says_more(line);
            return result_.lines.push_back(shown(line, wanted, *added));
        }
        events_.cut_to(recorded);
        fail(line, added.error());
    }

    Result<void> check(Line const& line, NewClients const& wanted)
    {
        TRY(check_members(wanted));
        auto const& member = wanted.members.at(0);
        auto const [seen, is_first] = seen_.try_emplace(contact_of(member).key(), line.number);
        if (!is_first)
            return refuse_field(member.email ? "email" : "phone", "repeated",
                "stands in line " + std::to_string(seen->second) + " already");
        return {};
    }

    Result<Added> add(NewClients const& wanted)
    {
        auto added = TRY(add_one(tx_, actor_, wanted, wanted.members.at(0)));
        if (group_)
            TRY(client_groups::add(tx_, actor_, *group_, added.client.member.id));
        TRY(invite_as_wanted(tx_, actor_, wanted, {}, added));
        return added;
    }

    void fail(Line const& line, Refusal const& refusal)
    {
        std::vector<FieldError> errors;
        add_row(errors, line.number, refusal);
        std::vector<LineError> of_line;
        for (auto& error : errors)
            of_line.push_back({ line.number, std::move(error) });
        fail(of_line);
    }

    void fail(std::vector<LineError> const& errors)
    {
        ++result_.failed;
        std::ranges::copy(errors, std::back_inserter(result_.errors));
    }

    db::Transaction& tx_;
    Actor const& actor_;
    NewClients const& choices_;
    events::Postponed& events_;
    std::optional<client_groups::Group> group_;
    std::map<std::string, int> seen_;
    Imported result_;
};

}

Result<Imported> import(db::Transaction& tx, Actor const& actor, File const& file, NewClients const& wanted, Mode mode)
{
    TRY(check_may(actor, Permission::InviteClients));
    if (wanted.delivery == Delivery::Workspace)
        return refuse_field("delivery", "not_used", "is quiet or portal for a file");
    TRY(outsiders::check_end(wanted.valid_until, tx.now()));
    if (file.lines.size() > most_imported)
        return refuse_field("file", "length", "holds more than 1,000 people: send it in parts");
    events::Postponed events { tx };
    db::Savepoint savepoint { tx };
    auto imported = Import { tx, actor, wanted, events }.take(file);
    if (mode == Mode::LookAhead || !imported) {
        savepoint.take_back();
        return imported;
    }
    savepoint.keep();
    events.write();
    return imported;
}

}
