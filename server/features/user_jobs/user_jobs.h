#pragma once

// Work on many users at once, done by the server while nobody has to wait for it: the import
// of a file, or one change of everybody who matches. Each line is what POST or PATCH of a user
// is, by the same use cases, in the name of whoever started it: the same rules refuse it, and
// one line that is refused stops no other.
//
//     receiving --start--> queued --> running --> done      (failed: whoever started it may not any more)
//                            '--cancel--'-------> canceled
//
// A change of few users needs no queue: it is done in the request that starts it.
//
// A dry run does everything and takes it back. What was done can be taken back for a day,
// which runs the job once more, backwards: what somebody has changed since stays as it is.

#include "base/id.h"
#include "base/result.h"
#include "db/database.h"
#include "permissions/permissions.h"

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace kith::user_jobs {

using JobId = Id<struct UserJobTag>;

enum class Kind { Import, Change };
BOOST_DESCRIBE_ENUM(Kind, Import, Change)

enum class State { Receiving, Queued, Running, Done, Failed, Canceled };
BOOST_DESCRIBE_ENUM(State, Receiving, Queued, Running, Done, Failed, Canceled)

// What people get who are new.
enum class Send { None, Welcome, Invitation };
BOOST_DESCRIBE_ENUM(Send, None, Welcome, Invitation)

enum class Act { Deactivate, Activate, AddRole, RemoveRole, GiveLicense, TakeLicense, AddTeam, RemoveTeam };
BOOST_DESCRIBE_ENUM(Act, Deactivate, Activate, AddRole, RemoveRole, GiveLicense, TakeLicense, AddTeam, RemoveTeam)

enum class Outcome { Create, Update, Skip, Error };
BOOST_DESCRIBE_ENUM(Outcome, Create, Update, Skip, Error)

inline constexpr std::int64_t most_lines = 200'000;
inline constexpr int most_open_jobs = 5;         // of an account
inline constexpr std::size_t most_at_once = 100; // users, in one request
inline constexpr auto undo_time = Duration { 24h };

// What is done with each line: the columns of a file and what they mean, or one act.
struct Plan {
    std::vector<std::string> header;
    std::vector<std::string> fields; // of each column; empty: it is left out
    std::optional<Act> act;
    std::string subject; // the role, product or team of the act
};
BOOST_DESCRIBE_STRUCT(Plan, (), (header, fields, act, subject))

struct Job {
    AccountId account;
    JobId id;
    Kind kind = Kind::Import;
    State state = State::Receiving;
    bool dry_run = false;
    bool undoing = false;
    Send send = Send::None;
    Plan plan;
    std::string name; // of the file
    MembershipId started_by;
    std::optional<std::vector<std::string>> scopes; // of the API token it was started with
    std::int64_t total = 0;
    std::int64_t next_part = 0;
    std::int64_t processed = 0;
    std::int64_t created = 0;
    std::int64_t updated = 0;
    std::int64_t skipped = 0;
    std::int64_t failed = 0;
    std::int64_t undone = 0;
    std::int64_t not_undone = 0;
    std::string used;    // by a dry run so far
    std::string failure; // the code, of a failed one
    Time created_at {};
    std::optional<Time> started_at;
    std::optional<Time> finished_at;

    bool is_done_at_once() const { return kind == Kind::Change && total <= static_cast<std::int64_t>(most_at_once); }
    bool is_open() const { return state == State::Queued || state == State::Running; }
    bool can_be_undone(Time now) const;
};

// One line as it came: the cells of a file, or a user's id and name.
struct Line {
    int line = 0;
    std::vector<std::string> cells;
    std::string trouble; // why it cannot be read
    int repeats = 0;     // an earlier line with the same address
};
BOOST_DESCRIBE_STRUCT(Line, (), (line, cells, trouble, repeats))

struct LineError {
    std::string field;
    std::string code;
    std::string message;
};
BOOST_DESCRIBE_STRUCT(LineError, (), (field, code, message))

// What became of one line, and what undoing it needs.
struct LineResult {
    int line = 0;
    Outcome outcome = Outcome::Skip;
    std::string name;
    std::string email;
    std::vector<LineError> errors;
    std::string membership;
    std::string invitation;
    std::int64_t version = 0;          // of the membership, when it was done
    std::string before;                // JSON, of what was changed
    std::string undo;                  // done, or the code of why not
    std::vector<std::string> licenses; // it took
};
BOOST_DESCRIBE_STRUCT(
    LineResult, (), (line, outcome, name, email, errors, membership, invitation, version, before, undo, licenses))

// --- Starting (start_user_jobs.cpp)

// Takes in the lines of a job that exists for nobody before it is started. They may be many,
// so they are written as they come, some at a time; what is never started is swept away.
class Intake {
public:
    Intake(db::Database& database, Job job) : database_(database), job_(std::move(job)) {}

    Job& job() { return job_; }
    // Refuses: validation (`file`: too many lines).
    Result<void> add(Line);
    void finish();
    void give_up();

private:
    void cut_part();
    void flush();

    db::Database& database_;
    Job job_;
    std::vector<Line> lines_; // of the part that is being filled
    std::size_t bytes_ = 0;
    std::vector<std::string> parts_; // JSON, not yet written
    std::int64_t next_part_ = 0;
    bool is_begun_ = false;
};

// Refuses: forbidden, too_many_requests (as many of the account wait already).
Result<void> check_may_start(db::Transaction&, Actor const&);
Result<Job> start(db::Transaction&, Actor const&, Job const& received);
// What a dry run found, done. Refuses: forbidden, wrong_state, too_many_requests.
Result<Job> run_for_real(db::Transaction&, Actor const&, Job const&);
// Refuses: wrong_state.
Result<Job> cancel(db::Transaction&, Actor const&, Job const&);
// Refuses: wrong_state (a dry run, still running, or the day is over), too_many_requests.
Result<Job> undo(db::Transaction&, Actor const&, Job const&);

// --- Looking (user_jobs.cpp)

// Refuses: forbidden, not_found.
Result<Job> get(db::Transaction&, Actor const&, JobId const&);
std::optional<Job> find(db::Transaction&, AccountId const&, JobId const&);
// Newest first. Refuses: forbidden.
Result<std::vector<Job>> list(db::Transaction&, Actor const&, JobId const& before, int limit);

// What lines of a job came to, in their order.
struct LineListing {
    std::optional<Outcome> outcome;
    bool not_undone = false; // those that undoing could not take back
    std::int64_t part = 0;   // of the last line seen
    int after = 0;           // that line
    int limit = 25;
};
struct SeenLine {
    std::int64_t part = 0;
    Line line;
    LineResult result;
};
std::vector<SeenLine> list_lines(db::Transaction&, Job const&, LineListing const&);

// --- Working (work_user_jobs.cpp)

// Carries a job on for a second or two; the rest is queued again. `payload` is its own.
void work(db::Database&, std::string const& payload);
// All of a small job, within the transaction that starts it; each line is the actor's own act.
Job work_at_once(db::Transaction&, Actor const&, Job const&);
// Jobs older than a week, and those whose lines never came to an end.
void sweep(db::Transaction&);

}
