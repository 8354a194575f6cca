// What PostgreSQL can do with the statements of a workload when nothing stands
// between: no HTTP, no rules, no JSON. Prepared statements, a transaction in as few
// round trips as its data allow, each connection in its own thread.
//
//   libpq_ceiling URL read|list|write|bulk CONNECTIONS SECONDS FIRST_NUMBER
//
// read:  who am I: all of it in one round trip.
// list:  the first 25 users, likewise.
// write: invite one: everything up to the event's number, then the event, which
//        needs that number. What is written is taken from rows that Kith wrote.
// bulk:  invite a thousand, each with a license, likewise. For one connection.
//
// Prints one line of JSON.

#include "transactions.h"

#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <thread>

namespace {

using Clock = std::chrono::steady_clock;

struct Work {
    void (*transact)(Connection&, Member const&, Words const&);
    bool by_administrators;
};

std::map<std::string, Work> const known {
    { "read", { who_am_i, false } },
    { "list", { list_users, true } },
    { "write", { invite, true } },
    { "bulk", { invite_many, true } },
};

// The milliseconds of each request.
std::vector<double> run(char const* url, Work const& work, std::size_t start, int seconds)
{
    auto const members = read_members(url, work.by_administrators);
    auto const words = read_words(url);
    Connection connection { url };
    connection.begin_pipeline();
    std::vector<double> took;
    auto const end = Clock::now() + std::chrono::seconds { seconds };
    auto before = Clock::now();
    for (auto at = start; before < end; ++at) {
        work.transact(connection, members[at % members.size()], words);
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
    auto const work = argc == 6 ? known.find(argv[2]) : known.end();
    if (work == known.end()) {
        std::fprintf(stderr, "usage: libpq_ceiling URL read|list|write|bulk CONNECTIONS SECONDS FIRST_NUMBER\n");
        return 64;
    }
    auto const connections = static_cast<std::size_t>(std::atoi(argv[3]));
    int const seconds = std::atoi(argv[4]);
    next_number = std::atol(argv[5]);
    next_slot = read_free_slot(argv[1]);
    std::vector<std::vector<double>> of_each(connections);
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < connections; ++i)
        threads.emplace_back([&, i] { of_each[i] = run(argv[1], work->second, i * 101, seconds); });
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
