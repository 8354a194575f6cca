// The invite grid: many people at once, all of them or none. Every row that is wrong is
// named, with its number.

#include "base/text.h"
#include "invitations/invitations_http.h"
#include "invitations/invitations_json.h"
#include "licenses/licenses.h"

#include <algorithm>

namespace kith::invitations {
namespace {

struct RowBody {
    std::optional<std::string> name;
    std::optional<std::string> email;
    std::optional<std::vector<std::string>> roles;
    std::optional<std::vector<std::string>> licenses;
    std::optional<std::vector<std::string>> teams; // the only field that may be missing
};
BOOST_DESCRIBE_STRUCT(RowBody, (), (name, email, roles, licenses, teams))

struct BatchBody {
    std::vector<RowBody> rows;
};
BOOST_DESCRIBE_STRUCT(BatchBody, (), (rows))

struct BatchAnswer {
    std::vector<InvitationBody> items;
    std::vector<std::string> warnings; // last_license_assigned
};
BOOST_DESCRIBE_STRUCT(BatchAnswer, (), (items, warnings))

bool is_blank(std::optional<std::string> const& text) { return !text || trim(*text).empty(); }
bool is_blank(std::optional<std::vector<std::string>> const& list) { return !list || list->empty(); }

bool is_blank(RowBody const& row)
{
    return is_blank(row.name) && is_blank(row.email) && is_blank(row.roles) && is_blank(row.licenses) &&
        is_blank(row.teams);
}

// Collects what is wrong with one row; parsing goes on, so that all of it is said at once.
class RowErrors {
public:
    RowErrors(std::vector<FieldError>& errors, int row) : errors_(errors), row_(row) {}

    template<typename Field>
    bool is_given(char const* name, Field const& field)
    {
        if (is_blank(field))
            errors_.push_back({ name, "required", "is mandatory: all fields are mandatory", row_ });
        return !is_blank(field);
    }
    template<typename T>
    T value_or_error(char const* name, Result<T> parsed)
    {
        if (parsed)
            return *std::move(parsed);
        for (auto error : parsed.error().errors) {
            error.field = name;
            error.row = row_;
            errors_.push_back(std::move(error));
        }
        return T {};
    }

private:
    std::vector<FieldError>& errors_;
    int row_;
};

// One "Name" becomes first and last by its last word.
void read_name(NewInvitation& wanted, std::string_view name, RowErrors& errors)
{
    auto const whole = errors.value_or_error("name", PersonName::parse(name)).text();
    auto const space = whole.rfind(' ');
    wanted.first_name = PersonName::stored(whole.substr(0, space));
    if (space != whole.npos)
        wanted.last_name = PersonName::stored(whole.substr(space + 1));
}

void read_roles(NewInvitation& wanted, std::vector<std::string> const& texts, RowErrors& errors)
{
    std::vector<RoleName> roles;
    for (auto const& text : texts)
        roles.push_back(errors.value_or_error("roles", RoleName::parse(text)));
    wanted.rights = errors.value_or_error("roles", Rights {}.with_roles(roles, "roles"));
}

NewInvitation read_row(RowBody const& row, RowErrors errors)
{
    NewInvitation wanted;
    if (errors.is_given("name", row.name))
        read_name(wanted, *row.name, errors);
    if (errors.is_given("email", row.email))
        wanted.email = errors.value_or_error("email", EmailAddress::parse(*row.email));
    if (errors.is_given("roles", row.roles))
        read_roles(wanted, *row.roles, errors);
    if (errors.is_given("licenses", row.licenses))
        wanted.licenses = *row.licenses;
    for (auto const& team : row.teams.value_or(std::vector<std::string> {}))
        wanted.teams.push_back(errors.value_or_error("teams", teams::TeamId::parse(team)));
    return wanted;
}

// Wholly empty rows are as if they were not there, but they count: a row keeps the number
// it has on the screen.
struct Rows {
    std::vector<NewInvitation> wanted;
    std::vector<int> numbers;
    std::vector<FieldError> errors; // of those that cannot be read
};

Result<Rows> read_rows(BatchBody const& body)
{
    if (body.rows.size() > max_batch)
        return refuse_field("rows", "length", "must be at most " + std::to_string(max_batch) + " rows");
    Rows rows;
    for (std::size_t i = 0; i < body.rows.size(); ++i) {
        if (is_blank(body.rows[i]))
            continue;
        auto const number = static_cast<int>(i) + 1;
        auto const errors_before = rows.errors.size();
        auto wanted = read_row(body.rows[i], { rows.errors, number });
        if (rows.errors.size() > errors_before)
            continue;
        rows.wanted.push_back(std::move(wanted));
        rows.numbers.push_back(number);
    }
    if (rows.wanted.empty() && rows.errors.empty())
        return refuse_field("rows", "required", "must name at least one person");
    return rows;
}

// The use case counts what it was given; the answer counts what was sent.
Refusal renumbered(Refusal refusal, std::vector<int> const& numbers)
{
    for (auto& error : refusal.errors) {
        if (error.row > 0)
            error.row = numbers[static_cast<std::size_t>(error.row) - 1];
    }
    return refusal;
}

// What cannot be read does not hide what is not allowed: every wrong row is named at once.
Refusal with_unreadable(Refusal refusal, std::vector<FieldError> const& errors)
{
    if (errors.empty())
        return refusal;
    refusal.errors.insert(refusal.errors.end(), errors.begin(), errors.end());
    std::ranges::stable_sort(refusal.errors, {}, &FieldError::row);
    return { "validation", std::move(refusal.errors) };
}

Result<http::Created<BatchAnswer>> post_batch(http::Call& call, db::Transaction& tx, http::Body<BatchBody> const& body)
{
    auto const actor = TRY(memberships::require_actor(call, tx));
    TRY(check_may_send_all(tx, actor));
    auto const input = TRY(body.read());
    auto const rows = TRY(read_rows(input));
    auto const sent = send_all(tx, actor, rows.wanted);
    if (!sent || !rows.errors.empty())
        return std::unexpected(
            with_unreadable(sent ? Refusal {} : renumbered(sent.error(), rows.numbers), rows.errors));
    BatchAnswer answer;
    std::vector<std::string> products;
    auto const teams = teams_of(tx, actor.account, *sent);
    for (auto const& invitation : *sent) {
        answer.items.push_back(shown(invitation, actor.name, {}, teams, tx.now()));
        products.insert(products.end(), invitation.licenses.begin(), invitation.licenses.end());
    }
    answer.warnings = licenses::warnings_of(tx, actor.account, products);
    return http::Created<BatchAnswer> { std::move(answer) };
}

}

void add_batch_route(http::Router& router)
{
    router.post("/api/v1/accounts/{account}/invitations/batch",
        "Invites many people at once, all of them or none; closed while people may sign up by themselves", post_batch);
}

}
