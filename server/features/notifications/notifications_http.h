#pragma once

#include "http/router.h"
#include "notifications/notifications.h"

namespace kith::notifications {

struct NotificationAbout {
    std::string kind;
    std::string id; // empty: several
    std::string name;
};
BOOST_DESCRIBE_STRUCT(NotificationAbout, (), (kind, id, name))

struct NotificationBody {
    AccountId account_id;
    std::int64_t seq; // its name in the account; another one once it has grown
    Type type;
    NotificationAbout about;
    std::vector<NotifiedPerson> people; // of many the first
    std::int64_t count;                 // of all of them
    Time told_at {};
    bool read;
};
BOOST_DESCRIBE_STRUCT(NotificationBody, (), (account_id, seq, type, about, people, count, told_at, read))

NotificationBody shown(Notification const&);

struct NotificationSetting {
    Type type;
    bool in_app;
    Mailing mail;
    bool mail_fixed; // it is about the safety of the login
};
BOOST_DESCRIBE_STRUCT(NotificationSetting, (), (type, in_app, mail, mail_fixed))

// Of each type that is for him.
std::vector<NotificationSetting> settings_of(db::Transaction&, memberships::Membership const&);

void add_routes(http::Router&);
// Stopping mails by their link.
void add_public_routes(http::Router&);

}
