#include "notifications/notifications_http.h"

#include "http/page.h"
#include "sessions/sessions.h"

#include <algorithm>

namespace kith::notifications {
namespace {

using memberships::Membership;

constexpr std::size_t most_at_once = 200;

struct NotificationQuery {
    std::optional<AccountId> account; // nothing: of all accounts
    std::optional<bool> unread;       // only these
    std::optional<http::PageLimit> limit;
    std::optional<std::string> cursor;
};
BOOST_DESCRIBE_STRUCT(NotificationQuery, (), (account, unread, limit, cursor))

struct NotificationPage {
    std::vector<NotificationBody> items;
    std::optional<std::string> next_cursor;
    int unread; // of these accounts; 100: that many or more
};
BOOST_DESCRIBE_STRUCT(NotificationPage, (), (items, next_cursor, unread))

struct NotificationAccountQuery {
    AccountId account;
};
BOOST_DESCRIBE_STRUCT(NotificationAccountQuery, (), (account))

struct ReadNotifications {
    std::optional<std::vector<std::int64_t>> seqs; // these
    std::optional<std::int64_t> through;           // all up to there
};
BOOST_DESCRIBE_STRUCT(ReadNotifications, (), (seqs, through))

struct UnreadNotifications {
    int unread; // 100: that many or more
};
BOOST_DESCRIBE_STRUCT(UnreadNotifications, (), (unread))

struct NotificationSettings {
    std::vector<NotificationSetting> items;
};
BOOST_DESCRIBE_STRUCT(NotificationSettings, (), (items))

struct NotificationWish {
    Type type;
    bool in_app;
    Mailing mail;
};
BOOST_DESCRIBE_STRUCT(NotificationWish, (), (type, in_app, mail))

struct NotificationWishes {
    std::vector<NotificationWish> items; // those that are left out stay as they are
};
BOOST_DESCRIBE_STRUCT(NotificationWishes, (), (items))

// A program with a token for some things reads nobody's news.
Result<sessions::Session> require_session(http::Call& call, db::Transaction& tx)
{
    auto session = TRY(sessions::require(call, tx));
    if (session.kind == sessions::Kind::ApiToken)
        TRY(sessions::check_is_unlimited(session));
    return session;
}

// In that account, or in all. Refuses: not_found.
Result<std::vector<Membership>> members_of(
    db::Transaction& tx, sessions::Session const& session, std::optional<AccountId> const& account)
{
    auto members = memberships::list_of_person(tx, session.person.id);
    std::erase_if(members, [&](Membership const& member) {
        return (account && member.account != *account) || !memberships::is_open(tx, member, session);
    });
    if (account && members.empty())
        return refuse("not_found");
    return members;
}

// In the account that the query names.
Result<Membership> require_member(http::Call& call, db::Transaction& tx)
{
    auto const session = TRY(require_session(call, tx));
    auto const query = TRY(http::Query<NotificationAccountQuery> { call.request().query }.read());
    auto const members = TRY(members_of(tx, session, query.account));
    return members.front();
}

// The same, who writes: whoever removes him waits, or has removed him.
Result<Membership> require_locked_member(http::Call& call, db::Transaction& tx)
{
    auto const seen = TRY(require_member(call, tx));
    auto member = memberships::lock(tx, seen.account, seen.id);
    if (!member || !member->is_active(tx.now()))
        return refuse("not_found");
    return *std::move(member);
}

int unread_of(db::Transaction& tx, std::vector<Membership> const& members)
{
    int unread = 0;
    for (auto const& member : members)
        unread += count_unread(tx, member);
    return std::min(unread, most_counted);
}

Result<NotificationPage> get_notifications(
    http::Call& call, db::Transaction& tx, http::Query<NotificationQuery> const& query)
{
    auto const session = TRY(require_session(call, tx));
    auto const asked = TRY(query.read());
    auto const members = TRY(members_of(tx, session, asked.account));
    Listing wanted { asked.unread.value_or(false) };
    TRY(http::begin_page(wanted, asked, "told", http::Key::Time));
    auto rows = list(tx, members, wanted);
    NotificationPage page;
    page.next_cursor = http::end_page(call, rows, wanted,
        [](Notification const& last) { return http::time_cursor("told", last.told_at, place_of(last)); });
    for (auto const& one : rows)
        page.items.push_back(shown(one));
    page.unread = unread_of(tx, members);
    return page;
}

Result<UnreadNotifications> post_read(http::Call& call, db::Transaction& tx, http::Body<ReadNotifications> const& body)
{
    auto const member = TRY(require_locked_member(call, tx));
    auto const input = TRY(body.read());
    auto const seqs = input.seqs.value_or(std::vector<std::int64_t> {});
    if (seqs.size() > most_at_once)
        return refuse_field("seqs", "length", "must be 200 at most");
    mark_read(tx, member, seqs);
    if (input.through)
        mark_all_read(tx, member, *input.through);
    return UnreadNotifications { count_unread(tx, member) };
}

Result<NotificationSettings> get_settings(
    http::Call& call, db::Transaction& tx, http::Query<NotificationAccountQuery> const&)
{
    auto const member = TRY(require_member(call, tx));
    return NotificationSettings { settings_of(tx, member) };
}

Result<NotificationSettings> put_settings(
    http::Call& call, db::Transaction& tx, http::Body<NotificationWishes> const& body)
{
    auto const member = TRY(require_locked_member(call, tx));
    auto const input = TRY(body.read());
    if (input.items.size() > rules().size())
        return refuse_field("items", "length", "must name each type once at most");
    std::vector<WishFor> wanted;
    for (auto const& [type, in_app, mail] : input.items)
        wanted.push_back({ type, { in_app, mail } });
    TRY(set_wishes(tx, member, wanted));
    return NotificationSettings { settings_of(tx, member) };
}

}

NotificationBody shown(Notification const& one)
{
    return { one.account, one.seq, one.type, { one.about.kind, one.about.id, one.about.name }, one.crowd.people,
        one.crowd.how_many, one.told_at, one.is_read };
}

std::vector<NotificationSetting> settings_of(db::Transaction& tx, Membership const& member)
{
    std::vector<NotificationSetting> all;
    for (auto const& [type, wish] : list_wishes(tx, member))
        all.push_back({ type, wish.in_app, wish.mail, rule_of(type).is_about_safety });
    return all;
}

void add_routes(http::Router& router)
{
    constexpr auto settings = "/api/v1/me/notification-settings";
    router.get("/api/v1/me/notifications", "What one was told, newest first", get_notifications);
    router.post("/api/v1/me/notifications/read", "Marks what one has read", post_read).query =
        &json::type_of<NotificationAccountQuery>();
    router.get(settings, "How one wants to be told, of each type, in an account", get_settings);
    router.put(settings, "Says how one wants to be told", put_settings).query =
        &json::type_of<NotificationAccountQuery>();
}

}
