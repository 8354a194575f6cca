#include "db/sqlite_writer.h"

#include "base/crash_point.h"
#include "db/sqlite_transaction.h"
#include "log/log.h"

namespace kith::db {
namespace {

constexpr std::size_t most_in_a_batch = 256;

}

SqliteWriter::SqliteWriter(SqliteConnection& connection, Grouping grouping, Health& health, OnCommit wake)
    : connection_(connection)
    , most_at_once_(grouping == Grouping::Together ? most_in_a_batch : 1)
    , health_(health)
    , wake_(std::move(wake))
    , thread_([this] { write_batches(); })
{}

void SqliteWriter::push(Work work, Done done) { queue_.push({ std::move(work), std::move(done), {}, {} }); }

void SqliteWriter::stop()
{
    queue_.close();
    if (thread_.joinable())
        thread_.join();
}

void SqliteWriter::write_batches()
{
    for (auto batch = queue_.take(most_at_once_); !batch.empty(); batch = queue_.take(most_at_once_)) {
        for (std::span<Item> rest { batch }; !rest.empty();) {
            auto const ran = run_transaction(rest);
            answer(rest.first(ran));
            rest = rest.subspan(ran);
        }
        connection_.checkpoint_if_due();
    }
}

// How many works it has run: all of them, unless SQLite rolled back in between,
// when the rest deserves a transaction of its own.
std::size_t SqliteWriter::run_transaction(std::span<Item> items)
{
    std::size_t ran = 0;
    bool is_kept = true;
    try {
        connection_.run("begin immediate");
        if (items.size() == 1)
            is_kept = run_work(items[ran++]);
        while (ran < items.size() && connection_.in_transaction())
            run_in_savepoint(items[ran++]);
        if (!connection_.in_transaction())
            throw Unavailable("SQLite rolled the transaction back");
        crash_point("before_commit");
        connection_.run(is_kept ? "commit" : "rollback");
        crash_point("after_commit");
        health_.well();
    } catch (std::exception const& fault) {
        if (ran == 0) // it did not even begin
            ran = items.size();
        abandon(items.first(ran), fault.what());
    }
    return ran;
}

// Whether what it did shall stay.
bool SqliteWriter::run_work(Item& item)
{
    SqliteTransaction transaction { connection_ };
    try {
        bool const is_kept = item.work(transaction) == Ending::Commit;
        transaction.fault_if_failed();
        if (is_kept)
            item.topics = transaction.topics();
        return is_kept;
    } catch (...) {
        item.fault = std::current_exception();
        return false;
    }
}

void SqliteWriter::run_in_savepoint(Item& item)
{
    connection_.run("savepoint work");
    bool const is_kept = run_work(item);
    if (!connection_.in_transaction())
        return item.topics.clear();
    if (!is_kept)
        connection_.run("rollback to work");
    connection_.run("release work");
}

void SqliteWriter::abandon(std::span<Item> items, std::string const& why)
{
    health_.ill(why);
    try {
        if (connection_.in_transaction())
            connection_.run("rollback");
    } catch (std::exception const& fault) {
        log::error("rollback_failed", { { "why", fault.what() } });
    }
    for (auto& item : items) {
        item.topics.clear();
        if (!item.fault)
            item.fault = std::make_exception_ptr(Unavailable(why));
    }
}

void SqliteWriter::answer(std::span<Item> items)
{
    std::vector<std::string> topics;
    for (auto& item : items)
        std::ranges::move(item.topics, std::back_inserter(topics));
    if (!topics.empty())
        wake_(topics);
    for (auto& item : items) {
        try {
            item.done(item.fault);
        } catch (std::exception const& fault) {
            log::error("answer_failed", { { "why", fault.what() } });
        }
    }
}

}
