// What became of one invitation, step by step: who did what, and what the mail server said.

#include "base/text.h"
#include "invitations/invitations_http.h"
#include "invitations/invitations_mail.h"
#include "invitations/timeline_store.h"

#include <algorithm>

namespace kith::invitations {
namespace {

struct StepBody {
    std::string what;
    std::optional<std::string> by;
    std::optional<std::string> detail; // the mail server's last words
    Time at;
};
BOOST_DESCRIBE_STRUCT(StepBody, (), (what, by, detail, at))

struct Timeline {
    std::vector<StepBody> items;
};
BOOST_DESCRIBE_STRUCT(Timeline, (), (items))

Result<Timeline> get_timeline(http::Call& call, db::Transaction& tx)
{
    auto const actor = TRY(memberships::require_actor(call, tx));
    auto const invitation = TRY(get(tx, actor, InvitationId::from_text(call.path_parameter("invitation"))));
    auto steps = store::list_events(tx, actor.account, invitation.id);
    std::ranges::move(store::list_mails(tx, actor.account, mail_reason(invitation.id)), std::back_inserter(steps));
    // Of one moment the act comes first, and then what became of its mail.
    std::ranges::stable_sort(steps, {}, &store::Step::at);
    Timeline timeline;
    for (auto const& step : steps)
        timeline.items.push_back({ step.what, unless_empty(step.by), unless_empty(step.detail), step.at });
    return timeline;
}

}

void add_timeline_route(http::Router& router)
{
    router.get("/api/v1/accounts/{account}/invitations/{invitation}/timeline",
        "Tells what became of an invitation, oldest step first", get_timeline);
}

}
