// Stopping mails by the link that they carry, for people and for mail programs (RFC 8058).

#include "notifications/notifications_http.h"

#include <array>

namespace kith::notifications {
namespace {

struct StoppedMails {
    std::string account_name;
    std::optional<Type> type; // nothing: the one a day
};
BOOST_DESCRIBE_STRUCT(StoppedMails, (), (account_name, type))

// What a mail program sends; nothing is read of it.
struct OneClick {
    static constexpr std::array<std::string_view, 2> media_types { "application/x-www-form-urlencoded",
        "multipart/form-data" };
};

struct Found {
    Stopping stopping;
    StoppedMails mails;
};
Result<Found> find(http::Call& call, db::Transaction& tx)
{
    auto const stopping = read_stop_token(call.path_parameter("token"));
    auto const account = stopping ? account_name(tx, *stopping) : std::nullopt;
    if (!account) {
        TRY(call.limit(http::rates::unknown_token, call.client()));
        return refuse("not_found");
    }
    return Found { *stopping, { *account, stopping->type } };
}

Result<StoppedMails> get_unsubscribe(http::Call& call, db::Transaction& tx)
{
    TRY(call.limit(http::rates::public_look, call.client()));
    auto const found = TRY(find(call, tx));
    return found.mails;
}

Result<StoppedMails> post_unsubscribe(http::Call& call, db::Transaction& tx, http::Upload<OneClick> const&)
{
    TRY(call.limit(http::rates::public_post, call.client()));
    auto const found = TRY(find(call, tx));
    stop_mails(tx, found.stopping);
    return found.mails;
}

}

void add_public_routes(http::Router& router)
{
    constexpr auto link = "/api/v1/public/unsubscribe/{token}";
    router.get(link, "Which mails the link of a mail stops", get_unsubscribe);
    router.post(link, "Stops mails of that type: one click (RFC 8058)", post_unsubscribe);
}

}
