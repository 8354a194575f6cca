#include "contact_cards/contact_cards_import.h"

#include "base/fault.h"
#include "contact_cards/contact_cards_parts.h"
#include "contact_cards/contact_cards_store.h"
#include "contact_cards/contact_vcard_files.h"
#include "json/json.h"

#include <map>

namespace kith::contact_cards {
namespace {

using contact_files::File;
using contact_files::Line;
using contact_files::LineError;
using contact_files::normalized_mobile;
using contact_files::Words;

struct ImportedData {
    int created;
    int updated;
};
BOOST_DESCRIBE_STRUCT(ImportedData, (), (created, updated))

// A line that is right.
struct Wanted {
    PersonName first_name;
    PersonName last_name;
    EmailAddress email;
    std::string mobile; // empty: nothing is said of it
    std::string extra;
};

Wanted wanted_by(Line const& line, Words& words)
{
    Wanted wanted { words.parsed<PersonName>("first_name", line.first_name),
        words.parsed<PersonName>("last_name", line.last_name), words.parsed<EmailAddress>("email", line.email), {},
        line.extra };
    if (!line.mobile.empty())
        wanted.mobile = normalized_mobile(words.parsed<ShortText>("mobile", line.mobile).text());
    return wanted;
}

// What a file does not say stays as it is, and so does a card that came whole from another program (CardDAV): what is
// kept of a file is less.
ContactCard changed(ContactCard card, Wanted const& wanted)
{
    card.first_name = wanted.first_name;
    card.last_name = wanted.last_name;
    card.email = wanted.email;
    card.mobile = wanted.mobile.empty() ? card.mobile : wanted.mobile;
    bool const stays = wanted.extra.empty() || is_whole(card.extra);
    card.extra = stays ? card.extra : wanted.extra;
    return card;
}

class Import {
public:
    Import(db::Transaction& tx, Actor const& actor, Mode mode)
        : tx_(tx)
        , actor_(actor)
        , mode_(mode)
        , held_(store::count(tx, actor.account, { actor.membership, {}, {}, {} }))
    {}

    Imported take(File const& file)
    {
        find_known(file);
        for (auto const& line : file.lines)
            take(line);
        return std::move(result_);
    }

private:
    void find_known(File const& file)
    {
        std::vector<std::string> keys;
        for (auto const& line : file.lines) {
            if (auto const email = EmailAddress::parse(line.email))
                keys.push_back(email->key());
        }
        for (auto& card : store::list_by_addresses(tx_, actor_.account, actor_.membership, keys))
            known_.emplace(card.email.key(), std::move(card));
    }

    void take(Line const& line)
    {
        ++result_.total;
        if (line.trouble)
            return fail({ { line.number, *line.trouble } });
        Words words { line };
        auto const wanted = wanted_by(line, words);
        if (!words.errors.empty())
            return fail(std::move(words.errors));
        auto const [seen, is_first] = seen_.try_emplace(wanted.email.key(), line.number);
        if (!is_first)
            return fail({ { line.number,
                { "email", "repeated", "stands in line " + std::to_string(seen->second) + " already" } } });
        auto const known = known_.find(wanted.email.key());
        known == known_.end() ? create(line, wanted) : update(line, known->second, wanted);
    }

    void create(Line const& line, Wanted const& wanted)
    {
        if (held_ >= most_cards)
            return fail({ { line.number, { "", "too_many_contacts", "would be more than 10,000 contacts" } } });
        ContactCard card;
        card.account = actor_.account;
        card.id = ContactCardId::make();
        card.owner = actor_.membership;
        card.created_at = card.updated_at = tx_.now();
        card = changed(std::move(card), wanted);
        if (mode_ == Mode::CarryOut && !store::insert(tx_, card))
            throw Fault("a contact came in behind the lock of its owner");
        ++held_;
        ++result_.created;
        foresee(line, Outcome::Create, card);
    }

    void update(Line const& line, ContactCard const& before, Wanted const& wanted)
    {
        auto after = changed(before, wanted);
        if (is_same(before, after)) {
            ++result_.skipped;
            return foresee(line, Outcome::Skip, after);
        }
        after.updated_at = tx_.now();
        if (mode_ == Mode::CarryOut && !store::update(tx_, after))
            return fail({ { line.number, { "email", "stale", "was changed or removed at this moment" } } });
        ++result_.updated;
        foresee(line, Outcome::Update, after);
    }

    void fail(std::vector<LineError> errors)
    {
        ++result_.failed;
        for (auto& error : errors) {
            if (result_.errors.size() < most_errors)
                result_.errors.push_back(std::move(error));
        }
    }

    void foresee(Line const& line, Outcome outcome, ContactCard const& card)
    {
        if (result_.preview.size() < most_in_preview)
            result_.preview.push_back({ line.number, outcome, card });
    }

    db::Transaction& tx_;
    Actor const& actor_;
    Mode mode_;
    std::int64_t held_;
    std::map<std::string, ContactCard> known_; // by address, as are those seen
    std::map<std::string, int> seen_;
    Imported result_;
};

}

Result<Imported> import(db::Transaction& tx, Actor const& actor, File const& file, Mode mode)
{
    TRY(check_may(actor, Permission::UseContactCards));
    if (mode == Mode::CarryOut)
        TRY(lock_owner(tx, actor));
    auto const imported = Import { tx, actor, mode }.take(file);
    bool const has_changed = mode == Mode::CarryOut && imported.created + imported.updated > 0;
    if (has_changed)
        record(
            tx, actor, "contact_card.imported", {}, json::write(ImportedData { imported.created, imported.updated }));
    return imported;
}

}
