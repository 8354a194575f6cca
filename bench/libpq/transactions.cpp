#include "transactions.h"

#include <array>
#include <chrono>
#include <cstdio>

std::atomic<long> next_number;

namespace {

constexpr char const* members_with_sessions =
    "select m.account_id, m.id, m.person_id, s.token_hash, m.first_name || ' ' || m.last_name from memberships m "
    "join sessions s on s.person_id = m.person_id where (m.standing_role = 'administrator') = $1::bool order by m.id";
constexpr char const* a_mail = "select subject, text_part, html_part from mails limit 1";
constexpr char const* an_event = "select data from events where operation = 'invitation.sent' limit 1";

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

void who_am_i(Connection& connection, Member const& member, Words const&)
{
    connection.send("begin_read");
    connection.send("session", { member.token_hash, now_ms() });
    connection.send("person", { member.person });
    connection.send("belongings", { member.person });
    connection.send("rollback");
    connection.finish();
}

void list_users(Connection& connection, Member const& member, Words const&)
{
    connection.send("begin_read");
    connection.send("session", { member.token_hash, now_ms() });
    connection.send("person", { member.person });
    connection.send("member", { member.account, member.person });
    connection.send("users", { member.account });
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
