#pragma once

// What jobs and their lines look like from outside.

#include "http/call.h"
#include "user_jobs/user_jobs.h"
#include "json/json.h"

namespace kith::user_jobs {

struct JobColumn {
    std::string title;
    std::optional<std::string> field; // nothing: it is left out
};
BOOST_DESCRIBE_STRUCT(JobColumn, (), (title, field))

struct JobError {
    int line;
    std::string field;
    std::string code;
    std::string message;
};
BOOST_DESCRIBE_STRUCT(JobError, (), (line, field, code, message))

struct JobBody {
    JobId id;
    Kind kind;
    State state;
    bool dry_run;
    bool undoing;
    Send send;
    std::string name;
    std::vector<JobColumn> columns;
    std::optional<Act> act;
    std::optional<std::string> subject;
    std::int64_t total;
    std::int64_t processed;
    std::int64_t created;
    std::int64_t updated;
    std::int64_t skipped;
    std::int64_t failed;
    std::int64_t undone;
    std::int64_t not_undone;
    std::vector<JobError> errors; // the first ones
    std::optional<std::string> failure;
    std::optional<std::int64_t> per_second;
    std::optional<std::int64_t> seconds_left;
    std::optional<Time> can_be_undone_until;
    Time created_at;
    std::optional<Time> started_at;
    std::optional<Time> finished_at;
};
BOOST_DESCRIBE_STRUCT(JobBody, (),
    (id, kind, state, dry_run, undoing, send, name, columns, act, subject, total, processed, created, updated, skipped,
        failed, undone, not_undone, errors, failure, per_second, seconds_left, can_be_undone_until, created_at,
        started_at, finished_at))

struct JobList {
    std::vector<JobBody> items;
    std::optional<std::string> next_cursor;
    std::optional<std::int64_t> total;
};
BOOST_DESCRIBE_STRUCT(JobList, (), (items, next_cursor, total))

struct JobLineBody {
    int line;
    Outcome outcome;
    std::string name;
    std::string email;
    std::vector<LineError> errors;
    std::optional<std::string> user_id;
    std::optional<std::string> invitation_id;
    std::optional<bool> undone;
    std::optional<std::string> not_undone_because;
};
BOOST_DESCRIBE_STRUCT(
    JobLineBody, (), (line, outcome, name, email, errors, user_id, invitation_id, undone, not_undone_because))

struct JobLineList {
    std::vector<JobLineBody> items;
    std::optional<std::string> next_cursor;
    std::optional<std::int64_t> total;
};
BOOST_DESCRIBE_STRUCT(JobLineList, (), (items, next_cursor, total))

enum class Detail { Counts, Errors };
JobBody shown(db::Transaction&, Job const&, Detail);
JobLineBody shown(SeenLine const&);

}
