#include "db/postgres_connection.h"

#include "db/postgres_parameters.h"
#include "db/statement_text.h"
#include "log/log.h"

#include <array>

namespace kith::db {
namespace {

constexpr int text_format = 0;

// What stands in the URL goes before what stands here, except for the encoding.
PGconn* connect(std::string const& url)
{
    std::array const names { "connect_timeout", "keepalives_idle", "keepalives_interval", "keepalives_count",
        "tcp_user_timeout", "fallback_application_name", "dbname", "client_encoding",
        static_cast<char const*>(nullptr) };
    std::array const values { "5", "10", "5", "3", "25000", "kith", url.c_str(), "UTF8",
        static_cast<char const*>(nullptr) };
    return PQconnectdbParams(names.data(), values.data(), 1);
}

// Only warnings come (client_min_messages): that a commit did not reach its
// standby, for one.
void log_notice(void*, char const* text) { log::warning("postgres_warning", { { "text", in_one_line(text) } }); }

// PostgreSQL would not mind a value too many, whose type it is told.
std::string spell(std::string_view sql, PostgresParameters const& parameters)
{
    auto spelled = spell_statement(Engine::Postgres, sql);
    if (spelled.parameters != static_cast<std::size_t>(parameters.count()))
        throw Fault("the number of values is wrong for: " + statement_in_short(sql));
    return std::move(spelled.text);
}

bool is_good(PGresult const* result)
{
    auto const status = PQresultStatus(result);
    return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;
}

}

PostgresConnection::PostgresConnection(std::string const& url) : connection_(connect(url))
{
    if (PQstatus(connection_.get()) != CONNECTION_OK)
        throw Repeatable(Cure::Reconnect, "PostgreSQL: " + error_text());
    PQsetNoticeProcessor(connection_.get(), log_notice, nullptr);
    set_up_session();
    if (PQenterPipelineMode(connection_.get()) != 1)
        throw Repeatable(Cure::Reconnect, "PostgreSQL: " + error_text());
}

// A node that hangs with a transaction open would hold up the others for ever.
//
// Statements are written so that one plan by an index serves all values. To plan each run anew, as
// PostgreSQL likes to where a limit is a parameter, costs more than most of them; a plan that was
// made while a table was empty would read all of it when it is not; and what reads a page needs
// neither workers nor machine code of its own.
void PostgresConnection::set_up_session()
{
    PostgresResult const result { PQexec(connection_.get(),
        "set client_min_messages = warning; set idle_in_transaction_session_timeout = '30s';"
        " set plan_cache_mode = force_generic_plan; set enable_seqscan = off;"
        " set max_parallel_workers_per_gather = 0; set jit = off") };
    if (!is_good(result.get()))
        throw Repeatable(Cure::Reconnect, "PostgreSQL: " + error_text());
}

void PostgresConnection::send(std::string_view sql, std::span<Value const> values)
{
    PostgresParameters const parameters { values };
    auto key = parameters.signature() + ' ';
    key += sql;
    if (kept_.contains(key) || (kept_.size() < most_kept_statements && is_worth_keeping(sql)))
        return send_kept(sql, std::move(key), parameters);
    auto const spelled = spell(sql, parameters);
    check_sent(PQsendQueryParams(connection_.get(), spelled.c_str(), parameters.count(), parameters.types(),
        parameters.values(), parameters.lengths(), parameters.formats(), text_format));
    sent_.push_back({ std::string { sql }, {} });
}

void PostgresConnection::send_kept(std::string_view sql, std::string key, PostgresParameters const& parameters)
{
    auto& name = kept_[key];
    if (name.empty()) {
        auto const spelled = spell(sql, parameters);
        name = "kith" + std::to_string(++names_given_);
        check_sent(
            PQsendPrepare(connection_.get(), name.c_str(), spelled.c_str(), parameters.count(), parameters.types()));
        sent_.push_back({ std::string { sql }, std::move(key) });
    }
    check_sent(PQsendQueryPrepared(connection_.get(), name.c_str(), parameters.count(), parameters.values(),
        parameters.lengths(), parameters.formats(), text_format));
    sent_.push_back({ std::string { sql }, {} });
}

PostgresResult PostgresConnection::finish()
{
    std::optional<Failure> failure;
    auto result = exchange(failure);
    if (failure)
        throw_failure(cure_of(failure->sqlstate), failure->text);
    return result;
}

void PostgresConnection::finish_waiting()
{
    if (!sent_.empty())
        finish();
}

// Answers come in order. So when the server's last words (say, that it shuts
// down) answer something before the commit, the commit was not reached. It may
// have been when they answer the commit, or when there are none.
void PostgresConnection::commit()
{
    std::optional<Failure> failure;
    send("commit", {});
    auto const result = exchange(failure);
    if (!failure && PQcmdStatus(result.get()) == std::string_view { "COMMIT" })
        return;
    if (!failure)
        throw Fault("PostgreSQL rolled back: the work went on after a statement had failed");
    auto const cure = cure_of(failure->sqlstate);
    if (cure == Cure::Reconnect && (failure->sqlstate.empty() || failure->is_of_last))
        throw Unavailable("the connection was lost during a commit, whose outcome is unknown: " + failure->text);
    throw_failure(cure, failure->text);
}

// First whatever waits is sent and passed over; a failure in it would keep the
// server from reading the rollback.
void PostgresConnection::roll_back() noexcept
{
    try {
        std::optional<Failure> ignored;
        if (!sent_.empty())
            exchange(ignored);
        if (PQtransactionStatus(connection_.get()) == PQTRANS_IDLE)
            return;
        send("rollback", {});
        finish();
    } catch (std::exception const& fault) {
        // The connection will not be used again: see is_usable.
        log::debug("rollback_failed", { { "why", fault.what() } });
    }
}

// Looks whether the server has hung up meanwhile: better now than in a commit.
bool PostgresConnection::is_usable()
{
    return PQconsumeInput(connection_.get()) == 1 && sent_.empty() && PQstatus(connection_.get()) == CONNECTION_OK &&
        PQtransactionStatus(connection_.get()) == PQTRANS_IDLE;
}

std::string PostgresConnection::server_encoding() const
{
    auto const* encoding = PQparameterStatus(connection_.get(), "server_encoding");
    return encoding ? encoding : "";
}

PostgresResult PostgresConnection::exchange(std::optional<Failure>& failure)
{
    auto const sent = std::exchange(sent_, {});
    PQpipelineSync(connection_.get()); // where it fails there are no answers
    PostgresResult last;
    for (auto const& each : sent) {
        last = next_result();
        if (is_good(last.get()))
            continue;
        kept_.erase(each.kept_as);
        if (!failure)
            failure = failure_of(last.get(), each, &each == &sent.back());
    }
    PostgresResult const end { PQgetResult(connection_.get()) };
    return last;
}

// Each statement has one result, and a null to end it.
PostgresResult PostgresConnection::next_result()
{
    PostgresResult result { PQgetResult(connection_.get()) };
    if (result)
        PostgresResult const end { PQgetResult(connection_.get()) };
    return result;
}

PostgresConnection::Failure PostgresConnection::failure_of(
    PGresult const* result, Sent const& sent, bool is_of_last) const
{
    auto const* sqlstate = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    auto const* message = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
    auto const text = "PostgreSQL: " + in_one_line(message ? message : error_text()) +
        (sqlstate ? " (" + std::string { sqlstate } + ")" : "") + " in: " + statement_in_short(sent.sql);
    return { sqlstate ? sqlstate : "", text, is_of_last };
}

void PostgresConnection::check_sent(int is_sent) const
{
    if (is_sent != 1)
        throw Repeatable(Cure::Reconnect, "PostgreSQL: " + error_text());
}

}
