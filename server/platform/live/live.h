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
// A socket also carries who is here and who is watched. The browser says
//
//     {"type":"idle","data":{"idle":true}}      nobody has touched the page for a while; false: somebody has
//     {"type":"watch","data":{"refs":[...]}}    who is on the screen, at most 500; replaces what it said before
//
// and gets {type:"presence.changed", seq, data:{items:[...]}} with all that are new or could not be seen, then with
// those that changed; changes of a tenth of a second come in one frame. It is no event, and carries the number of the
// last one. What else it says, and what cannot be read, means nothing.
//
// Closes: 4401 the session or membership ended, 4410 `after` is older than what is
// kept or not yet written (fetch anew), 4429 too slow (1 MiB unsent) or too many
// (64 sockets of one person in one account; 100 frames or KiB a second from the client).

#include "base/id.h"
#include "db/database.h"
#include "events/events.h"
#include "http/router.h"
#include "http/upgrade.h"

#include <algorithm>
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
    bool is_outside = false; // no user of the account: hears what is for him alone, or for who holds a permission
    bool is_present = false; // somebody's own page, not a program's: while it is open he is here
    bool may(std::string_view permission) const;
};

// Whom a frame is for: everybody who has its permission, or these members.
class Only {
public:
    Only() = default;
    Only(MembershipId const& one) : ids_ { std::vector { one } } {}
    Only(std::vector<MembershipId> ids) : ids_ { std::move(ids) } {}
    explicit operator bool() const { return ids_.has_value(); }
    bool has(MembershipId const& id) const { return ids_ && std::ranges::find(*ids_, id) != ids_->end(); }
    bool operator==(Only const&) const = default;

private:
    std::optional<std::vector<MembershipId>> ids_;
};

// What an event is for those who watch: a frame for everyone who holds
// `permission` (empty: for every user of the account), or for those members, of whom each gets it once.
struct Frame {
    std::string type;
    std::string data; // JSON object
    std::string permission;
    Only only;
};

// Called once for each event, in a reading transaction: the frames it makes.
using Project = std::function<std::vector<Frame>(db::Transaction&, events::Event const&)>;
// Called when a socket joins, before delivery after a wake-up that concerns rights,
// and every 30 s: the watcher as it is now, or nothing if its session or membership
// has ended.
using Renew = std::function<std::optional<Watcher>(db::Transaction&, Watcher const&)>;

// One who is watched, as his watcher names him, and what is to be seen.
struct Glance {
    std::shared_ptr<Watcher const> watcher;
    std::string ref;
};
struct Sight {
    std::string subject; // the topic that is woken when he changes, "presence:..."; empty: not to be seen
    std::string item;    // JSON object, told if he is to be seen, or was until now
};

enum class Attention { Here, Idle, Gone };
struct Attendance {
    AccountId account;
    MembershipId membership;
    Attention attention = Attention::Gone;
};

struct People {
    // In a reading transaction: the sight of each glance, in their order.
    std::function<std::vector<Sight>(db::Transaction&, std::vector<Glance> const&)> look;
    // In a writing transaction: who has come to this node, idles there, or has been gone from it for a minute.
    std::function<void(db::Transaction&, std::vector<Attendance> const&)> attend;
};

struct HubOptions {
    int sockets_per_person = 64;
    std::size_t unsent_bytes = 1024 * 1024;
    std::int64_t resume_events = 10'000; // further behind than this: 4410
};

class Hub {
public:
    Hub(db::Database&, Project, Renew, HubOptions = {}, People = {});
    ~Hub();

    // The handshake was authorized: the upgrade that carries on. `after`: resume.
    std::shared_ptr<http::Upgrade> accept(Watcher, std::optional<std::int64_t> after);

    // Topics: "account:<id>" (read on), "person:<id>" (check the sockets of that
    // person again, now), and the subjects of sights.
    void wake(std::string const& topic);

    // Others took this node for dead: who is here is told anew.
    void attend_again();
    // Wakes of other nodes may have been missed: logs are read on, rights renewed, and whoever is watched is looked at.
    void look_again();

    void start();
    void stop(); // closes every socket with 1001; before Server::stop
    std::size_t sockets() const;

private:
    struct State;
    std::shared_ptr<State> state_;
};

}
