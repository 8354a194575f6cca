// What PostgreSQL can do with the statements of a workload when nothing stands
// between: no HTTP, no rules, no JSON. Prepared statements, a transaction in as few
// round trips as its data allow, each connection in its own thread.
//
//   libpq_ceiling URL read|write CONNECTIONS SECONDS FIRST_NUMBER
//
// read:  who am I: all of it in one round trip.
// write: invite one: everything up to the event's number, then the event, which
//        needs that number. What is written is taken from rows that Kith wrote.
//
// The statements are those of sessions_, persons_, memberships_, accounts_,
// invitations_, events_ and outbox_store.cpp. Prints one line of JSON.

#include <libpq-fe.h>
#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;
using Result = std::unique_ptr<PGresult, decltype(&PQclear)>;
using Texts = std::vector<std::string>;

#define MEMBERSHIP_COLUMNS                                                                            \
    "account_id, id, person_id, kind, state, first_name, last_name, email, email_key, standing_role," \
    " additional_roles, version, last_seen_at, created_at"

struct Statement {
    char const* name;
    char const* sql;
};

constexpr Statement statements[] = {
    { "begin_read", "begin isolation level repeatable read read only" },
    { "begin_write", "begin isolation level read committed" },
    { "rollback", "rollback" },
    { "commit", "commit" },
    { "session",
        "select token_hash, id, person_id, epoch, created_at, last_seen_at, fresh_until from sessions "
        "where token_hash = $1 and idle_until > $2::bigint and ends_at > $2::bigint" },
    { "person",
        "select p.id, p.first_name, p.last_name, p.email, p.email_key, p.password_hash, p.session_epoch, "
        "p.is_operator, "
        "p.version, p.created_at from persons p where p.id = $1" },
    { "accounts_of", "select account_id from person_accounts where person_id = $1 order by account_id" },
    { "member",
        "select " MEMBERSHIP_COLUMNS
        " from memberships where account_id = $1 and person_id = $2 and state <> 'removed'" },
    { "account", "select account_id, name, slug, kind, version, created_at from accounts where account_id = $1" },
    { "overdue",
        "select account_id, id, kind, first_name, last_name, email, email_key, standing_role, additional_roles, "
        "message, "
        "state, link_version, invited_by, sent_at, expires_at, version, created_at from invitations "
        "where account_id = $1 and state = 'pending' and expires_at <= $2::bigint" },
    { "by_email",
        "select " MEMBERSHIP_COLUMNS
        " from memberships where account_id = $1 and email_key = $2 and state <> 'removed'" },
    { "invite",
        "insert into invitations (account_id, id, kind, first_name, last_name, email, email_key, standing_role, "
        "additional_roles, message, state, token_hash, link_version, invited_by, sent_at, expires_at, version, "
        "created_at, "
        "updated_at) values ($1, $2, 'internal', 'Bare', 'Invited', $3, $3, 'user', '[]', '', 'pending', $4, 1, $5, "
        "$6::bigint, $7::bigint, 1, $6::bigint, $6::bigint) "
        "on conflict (account_id, kind, email_key) where state = 'pending' do nothing" },
    { "mail",
        "insert into mails (account_id, id, to_address, to_key, to_name, subject, text_part, html_part, reason, state, "
        "detail, attempts, due_at, lease_owner, lease_until, fence, created_at, changed_at) values "
        "($1, $2, $3, $3, 'Bare Invited', $4, $5, $6, $7, 'new', '', 0, $8::bigint, '', 0, 0, $8::bigint, "
        "$8::bigint)" },
    { "next",
        "update streams set next_seq = next_seq + 1 where account_id = $1 and stream = 'account' "
        "returning next_seq - 1, head_hash" },
    { "event",
        "insert into events (account_id, seq, id, operation, actor_kind, actor_id, actor_name, address, request_id, "
        "target_kind, target_id, target_name, data, at, previous_hash, hash) values ($1, $2::bigint, $3, "
        "'invitation.sent', 'member', $4, $5, '127.0.0.1', $3, 'invitation', $6, 'Bare Invited', $7, $8::bigint, $9, "
        "$10)" },
    { "head", "update streams set head_hash = $2 where account_id = $1 and stream = 'account'" },
};

constexpr char const* members_with_sessions =
    "select m.account_id, m.id, m.person_id, s.token_hash, m.first_name || ' ' || m.last_name from memberships m "
    "join sessions s on s.person_id = m.person_id where (m.standing_role = 'administrator') = $1::bool order by m.id";
constexpr char const* a_mail = "select subject, text_part, html_part from mails limit 1";
constexpr char const* an_event = "select data from events where operation = 'invitation.sent' limit 1";

struct Member {
    std::string account, id, person, token_hash, name;
};

struct Words {
    std::string subject, text, html, data;
};

std::atomic<long> next_number;

std::string now_ms()
{
    auto const now = std::chrono::system_clock::now().time_since_epoch();
    return std::to_string(std::chrono::duration_cast<std::chrono::milliseconds>(now).count());
}

// 36 characters that are unique and grow, as a UUIDv7.
std::string id_of(char kind, long number)
{
    std::array<char, 64> text;
    std::snprintf(text.data(), text.size(), "0%012lx-7000-8000-%c00000000000", number, kind);
    return std::string { text.data() }.substr(0, 36);
}

std::string hash_of(long number)
{
    std::array<char, 65> text;
    auto const word = static_cast<unsigned long>(number) * 0x9e3779b97f4a7c15ul;
    std::snprintf(text.data(), text.size(), "%016lx%016lx%016lx%016lx", word, word * 3, word * 5, word * 7);
    return text.data();
}

class Connection {
public:
    explicit Connection(char const* url) : connection_(PQconnectdb(url), PQfinish)
    {
        if (PQstatus(connection_.get()) != CONNECTION_OK)
            fail();
    }

    std::vector<Texts> rows(char const* sql, Texts const& values = {})
    {
        auto const pointers = pointers_to(values);
        Result const result { PQexecParams(connection_.get(), sql, static_cast<int>(values.size()), nullptr,
                                  pointers.data(), nullptr, nullptr, 0),
            PQclear };
        if (PQresultStatus(result.get()) != PGRES_TUPLES_OK)
            fail();
        std::vector<Texts> all(static_cast<std::size_t>(PQntuples(result.get())));
        for (int row = 0; row < PQntuples(result.get()); ++row)
            for (int column = 0; column < PQnfields(result.get()); ++column)
                all[static_cast<std::size_t>(row)].emplace_back(PQgetvalue(result.get(), row, column));
        return all;
    }

    void begin_pipeline()
    {
        for (auto const& [name, sql] : statements) {
            Result const result { PQprepare(connection_.get(), name, sql, 0, nullptr), PQclear };
            if (PQresultStatus(result.get()) != PGRES_COMMAND_OK)
                fail();
        }
        PQenterPipelineMode(connection_.get());
    }

    void send(char const* name, Texts const& values = {})
    {
        auto const pointers = pointers_to(values);
        if (PQsendQueryPrepared(
                connection_.get(), name, static_cast<int>(values.size()), pointers.data(), nullptr, nullptr, 0) != 1)
            fail();
        ++sent_;
    }

    // One round trip: the first row of the last answer.
    Texts finish()
    {
        PQpipelineSync(connection_.get());
        Texts first;
        for (; sent_ > 0; --sent_) {
            Result const result { PQgetResult(connection_.get()), PQclear };
            auto const status = PQresultStatus(result.get());
            if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
                fail();
            first.clear();
            for (int column = 0; PQntuples(result.get()) > 0 && column < PQnfields(result.get()); ++column)
                first.emplace_back(PQgetvalue(result.get(), 0, column));
            PQgetResult(connection_.get()); // the null that ends it
        }
        Result const sync { PQgetResult(connection_.get()), PQclear };
        return first;
    }

private:
    static std::vector<char const*> pointers_to(Texts const& values)
    {
        std::vector<char const*> pointers;
        for (auto const& value : values)
            pointers.push_back(value.c_str());
        return pointers;
    }

    [[noreturn]] void fail() const
    {
        std::fprintf(stderr, "%s\n", PQerrorMessage(connection_.get()));
        std::exit(1);
    }

    std::unique_ptr<PGconn, decltype(&PQfinish)> connection_;
    int sent_ = 0;
};

void who_am_i(Connection& connection, Member const& member)
{
    connection.send("begin_read");
    connection.send("session", { member.token_hash, now_ms() });
    connection.send("person", { member.person });
    connection.send("accounts_of", { member.person });
    connection.send("member", { member.account, member.person });
    connection.send("account", { member.account });
    connection.send("rollback");
    connection.finish();
}

void invite(Connection& connection, Member const& member, Words const& words)
{
    auto const number = ++next_number;
    auto const now = now_ms(), id = id_of('1', number), email = "bare-" + std::to_string(number) + "@example.com";
    connection.send("begin_write");
    connection.send("session", { member.token_hash, now });
    connection.send("person", { member.person });
    connection.send("member", { member.account, member.person });
    connection.send("overdue", { member.account, now });
    connection.send("by_email", { member.account, email });
    connection.send("invite", { member.account, id, email, hash_of(number), member.id, now, now + "0" });
    connection.send("account", { member.account });
    connection.send("mail",
        { member.account, id_of('2', number), email, words.subject, words.text, words.html, "invitation:" + id, now });
    connection.send("next", { member.account });
    auto const head = connection.finish();
    auto const hash = hash_of(~number);
    connection.send("event",
        { member.account, head.at(0), id_of('3', number), member.id, member.name, id, words.data, now, head.at(1),
            hash });
    connection.send("head", { member.account, hash });
    connection.send("commit");
    connection.finish();
}

std::vector<Member> read_members(char const* url, bool administrators)
{
    std::vector<Member> members;
    for (auto const& row : Connection { url }.rows(members_with_sessions, { administrators ? "true" : "false" }))
        members.push_back({ row[0], row[1], row[2], row[3], row[4] });
    return members;
}

Words read_words(char const* url)
{
    Connection connection { url };
    auto const mails = connection.rows(a_mail), events = connection.rows(an_event);
    if (mails.empty() || events.empty())
        return {};
    return { mails[0][0], mails[0][1], mails[0][2], events[0][0] };
}

// The milliseconds of each request.
std::vector<double> work(char const* url, bool writes, std::size_t start, int seconds)
{
    auto const members = read_members(url, writes);
    auto const words = read_words(url);
    Connection connection { url };
    connection.begin_pipeline();
    std::vector<double> took;
    auto const end = Clock::now() + std::chrono::seconds { seconds };
    auto before = Clock::now();
    for (auto at = start; before < end; ++at) {
        auto const& member = members[at % members.size()];
        writes ? invite(connection, member, words) : who_am_i(connection, member);
        auto const after = Clock::now();
        took.push_back(std::chrono::duration<double, std::milli> { after - before }.count());
        before = after;
    }
    return took;
}

double cpu_seconds()
{
    rusage usage {};
    getrusage(RUSAGE_SELF, &usage);
    auto seconds = [](timeval time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

}

int main(int argc, char** argv)
{
    if (argc != 6) {
        std::fprintf(stderr, "usage: libpq_ceiling URL read|write CONNECTIONS SECONDS FIRST_NUMBER\n");
        return 64;
    }
    bool const writes = std::string { argv[2] } == "write";
    auto const connections = static_cast<std::size_t>(std::atoi(argv[3]));
    int const seconds = std::atoi(argv[4]);
    next_number = std::atol(argv[5]);
    std::vector<std::vector<double>> of_each(connections);
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < connections; ++i)
        threads.emplace_back([&, i] { of_each[i] = work(argv[1], writes, i * 101, seconds); });
    std::vector<double> all;
    for (std::size_t i = 0; i < connections; ++i) {
        threads[i].join();
        all.insert(all.end(), of_each[i].begin(), of_each[i].end());
    }
    std::sort(all.begin(), all.end());
    if (all.empty())
        return 1;
    std::printf(R"({"requests": %zu, "seconds": %d, "cpu_seconds": %.3f, "p50_ms": %.3f, "p99_ms": %.3f, "errors": 0})"
                "\n",
        all.size(), seconds, cpu_seconds(), all[all.size() / 2], all[all.size() * 99 / 100]);
}
