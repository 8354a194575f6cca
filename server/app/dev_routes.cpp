#include "app/dev_routes.h"

#include "base/email_address.h"
#include "crypto/token.h"
#include "mail/mailbox.h"
#include "json/json.h"

namespace kith::app {
namespace {

constexpr std::int64_t max_advance = 10LL * 366 * 86400;

struct MailboxQuery {
    std::optional<std::string> to;
};
BOOST_DESCRIBE_STRUCT(MailboxQuery, (), (to))

struct ClockBody {
    std::int64_t advance_seconds;
};
BOOST_DESCRIBE_STRUCT(ClockBody, (), (advance_seconds))

// An address in any spelling; a text that is none finds nothing.
Result<std::string> wanted_recipient(http::Call const& call)
{
    auto const query = TRY(http::Query<MailboxQuery> { call.request().query }.read());
    if (!query.to)
        return std::string {};
    auto const address = EmailAddress::parse(*query.to);
    return address ? address->key() : *query.to;
}

Result<http::Reply> get_mail_json(http::Call& call, db::Transaction& tx, std::string const& from)
{
    auto const to = TRY(wanted_recipient(call));
    return http::Reply { 200, "application/json", mail::mailbox_json(tx, to, from) };
}

Result<http::Reply> get_mail_page(http::Call& call, db::Transaction& tx)
{
    auto const to = TRY(wanted_recipient(call));
    auto const nonce = crypto::random_hex(16);
    http::Reply reply { 200, "text/html; charset=utf-8", mail::mailbox_page(tx, to, nonce) };
    reply.headers.emplace_back("Content-Security-Policy",
        "default-src 'none'; style-src 'nonce-" + nonce + "'; base-uri 'none'; frame-ancestors 'none'");
    return reply;
}

}

void add_dev_routes(http::Router& router, std::string mail_from, std::function<void()> on_clock)
{
    using http::Method;
    router.plain_with_transaction(Method::Get, "/dev/mail", get_mail_page);
    router.plain_with_transaction(Method::Get, "/dev/mail.json",
        [mail_from](http::Call& call, db::Transaction& tx) { return get_mail_json(call, tx, mail_from); });
    router.plain_with_transaction(
        Method::Post, "/dev/clock", [on_clock](http::Call& call, db::Transaction&) -> Result<http::Reply> {
            auto const body = TRY(http::Body<ClockBody> { call.request().body }.read());
            if (body.advance_seconds < 0 || body.advance_seconds > max_advance)
                return refuse_field("advance_seconds", "limit", "must be 0 or more, and at most ten years");
            advance_wall_clock(std::chrono::seconds { body.advance_seconds });
            on_clock();
            return http::Reply { 204 };
        });
}

}
