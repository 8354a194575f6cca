#include "user_jobs/import_lines.h"

#include "base/text.h"
#include "sheets/sheets.h"

#include <algorithm>

namespace kith::user_jobs {
namespace {

constexpr std::size_t most_words = 50; // in one cell

// What the name of a role or product cannot hold, and that of a team neither.
constexpr std::string_view between_words = ";,|/\n";
constexpr std::string_view between_teams = ";|\n";

std::vector<std::string> words_of(std::string_view cell, std::string_view between)
{
    std::vector<std::string> words;
    while (!cell.empty()) {
        auto const end = cell.find_first_of(between);
        if (auto const word = trim(cell.substr(0, end)); !word.empty())
            words.emplace_back(word);
        cell.remove_prefix(end == cell.npos ? cell.size() : end + 1);
    }
    return words;
}

std::optional<bool> truth_of(std::string_view cell)
{
    static constexpr std::string_view yes[] = { "yes", "true", "1", "active", "on", "ja", "wahr", "aktiv", "oui",
        "vrai", "actif", "active user", "enabled" };
    static constexpr std::string_view no[] = { "no", "false", "0", "inactive", "off", "nein", "falsch", "inaktiv",
        "non", "faux", "inactif", "disabled", "suspended" };
    auto const key = fold_key(cell);
    if (std::ranges::find(yes, key) != std::end(yes))
        return true;
    return std::ranges::find(no, key) != std::end(no) ? std::optional { false } : std::nullopt;
}

// Reads the cells of one line, and goes on when one is wrong, so that all of it is said at once.
class Cells {
public:
    Cells(Plan const& plan, Line const& line) : plan_(plan), line_(line) {}

    std::string_view text(std::string_view field) const { return cell_of(plan_, line_, field); }

    template<typename T>
    T parsed(std::string_view field, std::string_view text)
    {
        if (text.empty()) {
            add({ std::string { field }, "required", "is mandatory" });
            return {};
        }
        return value_or_error(field, T::parse(text));
    }
    template<typename T>
    T parsed(std::string_view field)
    {
        return parsed<T>(field, text(field));
    }

    std::optional<std::string> line(std::string_view field)
    {
        if (text(field).empty())
            return {};
        return value_or_error(field, ShortText::parse(text(field))).text();
    }

    std::vector<std::string> known(std::string_view field, std::map<std::string, std::string> const& meanings,
        char const* complaint, std::string_view between = between_words)
    {
        std::vector<std::string> all;
        auto const words = words_of(text(field), between);
        if (words.size() > most_words)
            add({ std::string { field }, "length", "names too many" });
        for (auto const& word : words) {
            auto const found = meanings.find(fold_key(word));
            if (found == meanings.end())
                add({ std::string { field }, "invalid", '"' + word + "\" " + complaint });
            else if (std::ranges::find(all, found->second) == all.end())
                all.push_back(found->second);
        }
        return all;
    }

    void add(FieldError error) { errors_.push_back(std::move(error)); }
    bool is_fine() const { return errors_.empty(); }
    Refusal refusal() { return { "validation", std::move(errors_) }; }

private:
    template<typename T>
    T value_or_error(std::string_view field, Result<T> parsed)
    {
        if (parsed)
            return *std::move(parsed);
        for (auto error : parsed.error().errors) {
            error.field = field;
            add(std::move(error));
        }
        return {};
    }

    Plan const& plan_;
    Line const& line_;
    std::vector<FieldError> errors_;
};

// One name becomes two by its last word.
void read_whole_name(Wanted& wanted, Cells& cells)
{
    auto const whole = cells.text("name");
    auto const space = whole.rfind(' ');
    wanted.first_name = cells.parsed<PersonName>("name", whole.substr(0, space));
    if (space == whole.npos)
        cells.add({ "name", "required", "must be a first and a last name" });
    else
        wanted.last_name = cells.parsed<PersonName>("name", whole.substr(space + 1));
}

void read_names(Wanted& wanted, Cells& cells, bool is_one)
{
    if (is_one)
        return read_whole_name(wanted, cells);
    wanted.first_name = cells.parsed<PersonName>("first_name");
    wanted.last_name = cells.parsed<PersonName>("last_name");
}

void read_words(Wanted& wanted, Cells& cells, Meanings const& meanings)
{
    if (!cells.text("roles").empty()) {
        wanted.roles.emplace();
        for (auto const& role : cells.known("roles", meanings.roles, "is no role of this account"))
            wanted.roles->push_back(RoleName::stored(role));
    }
    if (!cells.text("licenses").empty())
        wanted.licenses = cells.known("licenses", meanings.products, "is no product of this account");
    if (!cells.text("teams").empty()) {
        wanted.teams.emplace();
        for (auto const& team : cells.known("teams", meanings.teams, "is no team of this account", between_teams))
            wanted.teams->push_back(teams::TeamId::from_text(team));
    }
    if (auto const cell = cells.text("active"); !cell.empty()) {
        wanted.active = truth_of(cell);
        if (!wanted.active)
            cells.add({ "active", "enum", "must be yes or no" });
    }
}

}

void add_standing_roles(Meanings& meanings)
{
    for (auto const* name : { "administrator", "admin" })
        meanings.roles[name] = "administrator";
    for (auto const* name : { "user", "benutzer", "utilisateur", "member" })
        meanings.roles[name] = "user";
    for (auto const* name : { "manager", "team manager", "team_manager", "teammanager" })
        meanings.roles[name] = "manager";
    for (auto const* name : { "legal_representative", "legal representative" })
        meanings.roles[name] = "legal_representative";
}

Result<Wanted> read_line(Plan const& plan, Meanings const& meanings, Line const& line)
{
    Wanted wanted;
    Cells cells { plan, line };
    bool const is_one_name = std::ranges::find(plan.fields, "first_name") == plan.fields.end();
    read_names(wanted, cells, is_one_name);
    wanted.email = cells.parsed<EmailAddress>("email");
    memberships::for_each_detail(
        [&](char const* name, std::optional<std::string>& text) { text = cells.line(name); }, wanted.details);
    read_words(wanted, cells, meanings);
    if (!cells.is_fine())
        return std::unexpected(cells.refusal());
    return wanted;
}

std::string_view cell_of(Plan const& plan, Line const& line, std::string_view field)
{
    for (std::size_t i = 0; i < std::min(plan.fields.size(), line.cells.size()); ++i) {
        if (plan.fields[i] == field)
            return sheets::unguarded(line.cells[i]);
    }
    return {};
}

}
