// Whether mail leaves, in the mail server's own words: a mail to oneself goes the way of all
// mails, and what became of it is asked afterwards.

#include "accounts/accounts_http.h"

#include "accounts/accounts_mail.h"
#include "mail/outbox.h"
#include "json/json.h"

namespace kith::accounts {
namespace {

constexpr std::int64_t most_an_hour = 5;

enum class TestMailState { None, Queued, HandedOver, Deferred, Failed };
BOOST_DESCRIBE_ENUM(TestMailState, None, Queued, HandedOver, Deferred, Failed)

struct TestMail {
    TestMailState state;
    std::string answer; // the mail server's last words; empty: none yet
    std::optional<Time> at;
};
BOOST_DESCRIBE_STRUCT(TestMail, (), (state, answer, at))

TestMailState state_of(mail::DeliveryState state)
{
    switch (state) {
    case mail::DeliveryState::Sent:
        return TestMailState::HandedOver;
    case mail::DeliveryState::Deferred:
        return TestMailState::Deferred;
    case mail::DeliveryState::Failed:
        return TestMailState::Failed;
    default:
        return TestMailState::Queued;
    }
}

TestMail newest(db::Transaction& tx, Actor const& actor)
{
    auto const delivery = mail::find_delivery(tx, actor.account, test_mail_reason(actor.membership));
    return delivery ? TestMail { state_of(delivery->state), delivery->detail, delivery->at }
                    : TestMail { TestMailState::None, "", {} };
}

// An operator looks after every account he is in.
Result<Actor> require_tester(http::Call& call, db::Transaction& tx)
{
    auto actor = TRY(memberships::require_actor(call, tx));
    if (!actor.may(Permission::ManageInstance))
        TRY(check_may(actor, Permission::AccountSettings));
    return actor;
}

Result<TestMail> post_test_mail(http::Call& call, db::Transaction& tx)
{
    auto const actor = TRY(require_tester(call, tx));
    auto const reason = test_mail_reason(actor.membership);
    auto const account = get(tx, actor.account);
    auto const me = memberships::find(tx, actor.account, actor.membership);
    if (mail::count_since(tx, actor.account, reason, tx.now() - std::chrono::hours { 1 }) >= most_an_hour)
        return std::unexpected(Refusal { "too_many_requests", {}, { { "retry_after", "3600" } } });
    queue_test_mail(tx, account, *me);
    events::record(tx, actor.account, actor.source(), "account.test_mail_sent",
        { "account", account.id.text(), account.name.text() });
    return newest(tx, actor);
}

Result<TestMail> get_test_mail(http::Call& call, db::Transaction& tx)
{
    auto const actor = TRY(require_tester(call, tx));
    return newest(tx, actor);
}

}

void add_test_mail_routes(http::Router& router)
{
    constexpr auto path = "/api/v1/accounts/{account}/test-mail";
    router.post(path, "Mails a test to oneself; what the mail server says is asked afterwards", post_test_mail);
    router.get(path, "Shows what became of one's last test mail, in the mail server's words", get_test_mail);
}

}
