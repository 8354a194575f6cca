#pragma once

// Live updates over WebSocket (RFC 6455). A socket belongs to one account and one
// caller. It first gets {type:"hello", seq, data:{}}; then a frame {type, seq, data} for each
// event of the account's log that means something to this caller, in order, without
// gaps: a socket that comes back with ?after=SEQ gets what it missed. Of several frames of
// one event only the last carries its seq, the others that of the event before: whoever is
// cut off between them gets all of them again.
//
// The log is the truth; a wake-up only says "read on". Without one (another node
// wrote, a hint was lost) the hub looks by itself every 500 ms for accounts that
// have sockets.
//
// Closes: 4401 the session or membership ended, 4410 `after` is older than what is
// kept or not yet written (fetch anew), 4429 too slow (1 MiB unsent) or too many
// (64 sockets of one person in one account; 100 frames a second from the client).

#include "base/id.h"
#include "db/database.h"
#include "events/events.h"
#include "http/router.h"
#include "http/upgrade.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace kith::live {

// Who holds a socket, as far as live updates need to know.
struct Watcher {
    AccountId account;
    PersonId person;
    MembershipId membership;
    std::string session; // its token's hash
    std::vector<std::string> permissions;
    bool may(std::string_view permission) const;
};

// What an event is for those who watch: a frame for everyone who holds
// `permission` (empty: for every watcher of the account), or for one member.
struct Frame {
    std::string type;
    std::string data; // JSON object
    std::string permission;
    std::optional<MembershipId> only;
};

// Called once for each event, in a reading transaction: the frames it makes.
using Project = std::function<std::vector<Frame>(db::Transaction&, events::Event const&)>;
// Called when a socket joins, before delivery after a wake-up that concerns rights,
// and every 30 s: the watcher as it is now, or nothing if its session or membership
// has ended.
using Renew = std::function<std::optional<Watcher>(db::Transaction&, Watcher const&)>;

struct HubOptions {
    int sockets_per_person = 64;
    std::size_t unsent_bytes = 1024 * 1024;
    std::int64_t resume_events = 10'000; // further behind than this: 4410
};

class Hub {
public:
    Hub(db::Database&, Project, Renew, HubOptions = {});
    ~Hub();

    // The handshake was authorized: the upgrade that carries on. `after`: resume.
    std::shared_ptr<http::Upgrade> accept(Watcher, std::optional<std::int64_t> after);

    // Topics: "account:<id>" (read on), "person:<id>" (check the sockets of that
    // person again, now).
    void wake(std::string const& topic);

    void start();
    void stop(); // closes every socket with 1001; before Server::stop
    std::size_t sockets() const;

private:
    struct State;
    std::shared_ptr<State> state_;
};

}
