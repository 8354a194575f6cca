#include "merges/merges_rules.h"

#include "contact_files/contact_files.h"
#include "vcards/vcards.h"

#include <algorithm>
#include <tuple>

namespace kith::merges {
namespace {

constexpr std::size_t fewest_digits = 5; // of a number that says who it is
constexpr std::size_t most_of_one = 5;   // that one record is suggested with

struct FieldOf {
    char const* name;
    std::string Words::* word;
    std::optional<Side> MergeChoices::* choice;
};
constexpr FieldOf fields[] = {
    { "first_name", &Words::first_name, &MergeChoices::first_name },
    { "last_name", &Words::last_name, &MergeChoices::last_name },
    { "email", &Words::email, &MergeChoices::email },
    { "phone", &Words::phone, &MergeChoices::phone },
    { "company", &Words::company, &MergeChoices::company },
};

bool has_login(clients::State state) { return state == clients::State::Active || state == clients::State::Inactive; }
bool has_login(Record const& record) { return record.client && has_login(record.client->state()); }

// Somebody was written to where he is, or signs in there: that is his.
bool has_fixed_address(Record const& keep) { return keep.client && keep.client->state() != clients::State::Quiet; }

bool may_choose(FieldOf const& field, Record const& keep, Record const& drop)
{
    auto const& theirs = drop.words.*field.word;
    if (theirs.empty() || theirs == keep.words.*field.word)
        return false;
    bool const is_address = field.word == &Words::email;
    return !is_address || !has_fixed_address(keep);
}

bool is_shown(FieldOf const& field, Record const& keep) { return field.word != &Words::company || keep.client; }

Result<Field> decided(FieldOf const& field, Record const& keep, Record const& drop, MergeChoices const& choices)
{
    bool const is_open = may_choose(field, keep, drop) && is_shown(field, keep);
    auto const choice = choices.*field.choice;
    if (choice == Side::Drop && !is_open)
        return refuse_field(std::string { "fields." } + field.name, "not_used", "cannot be that of the other one");
    auto const& own = keep.words.*field.word;
    auto const side = choice.value_or(own.empty() && is_open ? Side::Drop : Side::Keep);
    return Field { field.name, own, drop.words.*field.word, side, is_open };
}

std::vector<std::string_view> lines_of(std::string_view text)
{
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        auto const end = std::min(text.find('\n'), text.size());
        lines.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

// The middle names and the titles, of which a card has one line.
bool is_rest_of_name(std::string_view line) { return line.starts_with("N:;"); }

bool is_uid(std::string_view line)
{
    auto const property = vcards::parse(line);
    return property && property->name == "UID";
}

void append(std::string& extra, std::string_view line)
{
    auto const most = contact_cards::is_whole(extra) ? contact_cards::most_file_bytes : contact_files::most_extra_bytes;
    if (extra.size() + line.size() + 1 <= most)
        extra += (extra.empty() ? "" : "\n") + std::string { line };
}

void add_line(std::string& extra, std::string_view line)
{
    for (auto const known : lines_of(extra)) {
        if (known == line || (is_rest_of_name(known) && is_rest_of_name(line)))
            return;
    }
    append(extra, line);
}

// Of the other one: who is kept has his own UID, and where all lines of a vCard are kept his whole name stands there.
bool is_taken(std::string_view extra, std::string_view line)
{
    return !is_uid(line) && !(contact_cards::is_whole(extra) && is_rest_of_name(line));
}

template<typename T, typename Key>
std::vector<T> only_those_in(std::vector<T> wanted, std::vector<T> const& now, Key key)
{
    std::erase_if(wanted, [&](T const& one) { return std::ranges::find(now, one.*key, key) == now.end(); });
    return wanted;
}

auto place_of(Listed const& listed) { return std::pair { listed.name_key, listed.ref.text() }; }

}

Result<void> check_may_be_one(Actor const& actor, Record const& keep, Record const& drop)
{
    if (keep.ref == drop.ref)
        return refuse_field("drop", "invalid", "must be another one than is kept");
    if (keep.card && drop.client)
        return refuse_field("keep", "invalid", "must be the client: a contact goes into a client");
    if (keep.card || drop.card)
        return {};
    bool const is_somebodys_login = has_login(keep) || has_login(drop);
    if (is_somebodys_login && !actor.may(Permission::ViewAllClients))
        return refuse("forbidden");
    if (has_login(keep) && has_login(drop))
        return refuse("two_logins");
    return has_login(drop) ? refuse("login_dropped") : Result<void> {};
}

Result<std::vector<Field>> decided(Record const& keep, Record const& drop, MergeChoices const& choices)
{
    std::vector<Field> all;
    for (auto const& field : fields) {
        auto one = TRY(decided(field, keep, drop, choices));
        if (is_shown(field, keep))
            all.push_back(std::move(one));
    }
    return all;
}

Words words_of(std::vector<Field> const& decided)
{
    Words words;
    for (auto const& one : decided) {
        auto const* const field = std::ranges::find(fields, std::string_view { one.name }, &FieldOf::name);
        words.*field->word = one.chosen == Side::Keep ? one.keep : one.drop;
    }
    return words;
}

Words taken_back(Words const& now, Words const& before, Words const& after)
{
    auto words = now;
    for (auto const& field : fields) {
        if (now.*field.word == after.*field.word)
            words.*field.word = before.*field.word;
    }
    return words;
}

Having still_his(Having const& had, Having const& of_kept_now)
{
    auto const& [ties, rooms] = of_kept_now;
    return { { only_those_in(had.ties.users, ties.users, &clients::Mapping::user),
                 only_those_in(had.ties.groups, ties.groups, &client_groups::Place::group) },
        only_those_in(had.rooms, rooms, &workspaces::Stay::workspace) };
}

std::string joined_extra(Record const& keep, Record const& drop, Words const& after)
{
    auto extra = keep.card->extra;
    auto const besides = contact_cards::besides(*drop.card);
    for (auto const line : lines_of(besides)) {
        if (is_taken(extra, line))
            add_line(extra, line);
    }
    // Of a whole vCard the line that says what has changed is written over: another one remembers it.
    bool const is_written_over = contact_cards::is_whole(keep.card->extra);
    auto const remember = [&](Record const& record, std::string const& line) {
        is_written_over && &record == &keep ? append(extra, line) : add_line(extra, line);
    };
    for (auto const* const record : { &keep, &drop }) {
        auto const& words = record->words;
        if (words.email != after.email)
            remember(*record, "EMAIL:" + vcards::escaped(words.email));
        if (!words.phone.empty() && words.phone != after.phone)
            remember(*record, "TEL:" + vcards::escaped(words.phone));
    }
    return extra;
}

std::vector<Reason> reasons_for(Listed const& one, Listed const& other)
{
    std::vector<Reason> reasons;
    if (!one.words.email.empty() && one.email_key == other.email_key)
        reasons.push_back(Reason::Email);
    if (one.phone_key.size() >= fewest_digits && one.phone_key == other.phone_key)
        reasons.push_back(Reason::Phone);
    bool const may_be_of_one_company =
        one.company_key == other.company_key || one.company_key.empty() || other.company_key.empty();
    if (one.name_key == other.name_key && may_be_of_one_company)
        reasons.push_back(Reason::Name);
    return reasons;
}

bool is_to_keep(Listed const& one, Listed const& other)
{
    auto const rank = [](Listed const& listed) {
        bool const signs_in = listed.state && has_login(*listed.state);
        return std::tuple { !signs_in, listed.ref.kind, listed.created_at, listed.ref.id };
    };
    return rank(one) < rank(other);
}

bool may_suggest(Actor const& actor, Listed const& one, Listed const& other)
{
    if (!one.state || !other.state)
        return true;
    bool const both = has_login(*one.state) && has_login(*other.state);
    bool const any = has_login(*one.state) || has_login(*other.state);
    return !both && (!any || actor.may(Permission::ViewAllClients));
}

Found duplicates_among(
    Actor const& actor, std::vector<Listed> const& some, std::vector<Listed> const& candidates, int limit)
{
    Found found;
    for (auto const& one : some) {
        std::size_t of_one = 0;
        for (auto const& other : candidates) {
            bool const is_new = place_of(one) < place_of(other) && of_one < most_of_one;
            auto reasons = is_new && may_suggest(actor, one, other) ? reasons_for(one, other) : std::vector<Reason> {};
            if (reasons.empty())
                continue;
            ++of_one;
            bool const keeps_first = is_to_keep(one, other);
            found.items.push_back({ keeps_first ? one : other, keeps_first ? other : one, std::move(reasons) });
        }
        found.last = one;
        if (static_cast<int>(found.items.size()) >= limit)
            break;
    }
    return found;
}

}
