#include "transactions.h"

#include <array>
#include <chrono>
#include <cstdio>

std::atomic<long> next_number;
std::atomic<long> next_slot;

namespace {

constexpr int many = 1000;

constexpr char const* members_with_sessions =
    "select m.account_id, m.id, m.person_id, s.token_hash, m.first_name || ' ' || m.last_name from memberships m "
    "join sessions s on s.person_id = m.person_id where (m.standing_role = 'administrator') = $1::bool order by m.id";
constexpr char const* a_mail = "select subject, text_part, html_part from mails limit 1";
constexpr char const* an_event = "select data from events where operation = 'invitation.sent' limit 1";
constexpr char const* the_first_users =
    "select jsonb_agg(id) from (select id from memberships where kind = 'internal' and state = 'active' "
    "order by name_key, id limit 25) as page";
constexpr char const* a_free_slot = "select coalesce(min(slot), 0) from license_slots "
                                    "where product = 'suite' and membership_id is null and invitation_id is null";

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

std::string address_of(long number) { return "bare-" + std::to_string(number) + "@example.com"; }

std::string hash_of(long number)
{
    std::array<char, 65> text;
    auto const word = static_cast<unsigned long>(number) * 0x9e3779b97f4a7c15ul;
    std::snprintf(text.data(), text.size(), "%016lx%016lx%016lx%016lx", word, word * 3, word * 5, word * 7);
    return text.data();
}

// Who asks, and what he is in the account.
void send_entrance(Connection& connection, Member const& member, std::string const& now)
{
    connection.send("session", { member.token_hash, now });
    connection.send("entrance", { member.account, member.person });
}

void send_license(Connection& connection, Member const& member, long number, std::string const& now)
{
    auto const holder = id_of('1', number);
    auto const slot = next_slot++;
    connection.send("take", { member.account, std::to_string(slot - 1), holder, now + "0" });
    connection.send("span", { member.account, id_of('4', number), std::to_string(slot), holder, now });
    connection.send("free", { member.account, std::to_string(slot) });
}

void send_invitation(Connection& connection, Member const& member, Words const& words, long number,
    std::string const& now, char const* licenses)
{
    auto const id = id_of('1', number), email = address_of(number);
    connection.send("by_email", { member.account, email });
    connection.send("invite", { member.account, id, email, hash_of(number), member.id, now, now + "0", licenses });
    connection.send("mailed", { member.account, email, now });
    connection.send("by_email", { member.account, email });
    connection.send("mail",
        { member.account, id_of('2', number), email, words.subject, words.text, words.html, "invitation:" + id, now });
}

// With the number and the hash that "next" gave.
void send_event(Connection& connection, Member const& member, Words const& words, long number, std::string const& now,
    Texts const& head)
{
    connection.send("event",
        { member.account, head.at(0), id_of('3', number), member.id, member.name, id_of('1', number), words.data, now,
            head.at(1), hash_of(~number) });
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
    auto const users = connection.rows(the_first_users);
    if (mails.empty() || events.empty())
        return { {}, {}, {}, {}, users[0][0] };
    return { mails[0][0], mails[0][1], mails[0][2], events[0][0], users[0][0] };
}

long read_free_slot(char const* url) { return std::stol(Connection { url }.rows(a_free_slot).at(0).at(0)); }

void who_am_i(Connection& connection, Member const& member, Words const&)
{
    auto const now = now_ms();
    connection.send("begin_read");
    connection.send("session", { member.token_hash, now });
    connection.send("asked", { member.person, now });
    connection.send("belongings", { member.person });
    connection.send("rollback");
    connection.finish();
}

void list_users(Connection& connection, Member const& member, Words const& words)
{
    auto const now = now_ms();
    connection.send("begin_read");
    send_entrance(connection, member, now);
    connection.send("users", { member.account, now });
    connection.send("representatives", { member.account, now });
    connection.send("teams", { member.account, words.first_users });
    connection.send("rollback");
    connection.finish();
}

void invite(Connection& connection, Member const& member, Words const& words)
{
    auto const number = ++next_number;
    auto const now = now_ms();
    connection.send("begin_write");
    send_entrance(connection, member, now);
    connection.send("account", { member.account });
    connection.send("overdue", { member.account, now });
    send_invitation(connection, member, words, number, now, "");
    connection.send("next", { member.account, "1" });
    auto const head = connection.finish();
    send_event(connection, member, words, number, now, head);
    connection.send("head", { member.account, hash_of(~number) });
    connection.send("commit");
    connection.finish();
}

void invite_many(Connection& connection, Member const& member, Words const& words)
{
    auto const first = next_number.fetch_add(many) + 1;
    auto const now = now_ms();
    connection.send("begin_write");
    send_entrance(connection, member, now);
    connection.send("account", { member.account });
    connection.send("account", { member.account });
    connection.send("pools", { member.account, now });
    connection.send("overdue", { member.account, now });
    connection.send("pool", { member.account });
    connection.send("ended_slots", { member.account, now });
    for (auto number = first; number < first + many; ++number) {
        send_license(connection, member, number, now);
        send_invitation(connection, member, words, number, now, "suite");
    }
    connection.send("next", { member.account, std::to_string(many) });
    auto head = connection.finish();
    for (auto number = first; number < first + many; ++number) {
        send_event(connection, member, words, number, now, head);
        head = { std::to_string(std::stol(head.at(0)) + 1), hash_of(~number) };
    }
    connection.send("head", { member.account, head.at(1) });
    connection.send("commit");
    connection.finish();
}
