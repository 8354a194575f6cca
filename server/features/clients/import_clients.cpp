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
        if (choices_.group)
            group_ = TRY(group_for(tx_, actor_, *choices_.group));
        for (auto const& line : file.lines)
            take(line);
        result_.total = static_cast<int>(file.lines.size());
        return std::move(result_);
    }

private:
    void take(Line const& line)
    {
        if (line.trouble)
            return fail(line, { { line.number, *line.trouble } });
        Words words { line };
        auto const wanted = wanted_by(line, choices_, words);
        if (!words.errors.empty())
            return fail(line, std::move(words.errors));
        if (auto const fits = check(line, wanted); !fits)
            return fail(line, fits.error());
        auto const recorded = events_.size();
        auto added = db::attempt(tx_, [&] { return add(wanted); });
        if (added) {
            auto const outcome = added->outcome == Outcome::Mapped ? LineOutcome::Map : LineOutcome::Create;
            return result_.lines.push_back({ line.number, outcome, std::move(added->client) });
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
        fail(line, std::move(of_line));
    }

    void fail(Line const&, std::vector<LineError> errors)
    {
        ++result_.failed;
        std::ranges::move(errors, std::back_inserter(result_.errors));
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
