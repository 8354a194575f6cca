#include "dns/dns.h"

#include "base/fault.h"

#include <ares.h>
#include <poll.h>
#include <sysexits.h>

#include <array>
#include <chrono>
#include <memory>
#include <mutex>

namespace kith::dns {
namespace {

constexpr int text_record = 16; // RFC 1035 3.2.2, TXT
constexpr int internet_class = 1;
constexpr int timeout_ms = 1500;
constexpr int tries = 2;
constexpr auto patience = std::chrono::seconds { 6 };
constexpr std::size_t most_texts = 100;

// May be set before main.
std::string& servers_of_choice()
{
    static std::string list;
    return list;
}

struct Closed {
    void operator()(ares_channel channel) const { ares_destroy(channel); }
};
using Channel = std::unique_ptr<ares_channeldata, Closed>;

std::string words_of(int status) { return ares_strerror(status); }

Channel open_channel(std::string& trouble)
{
    static std::once_flag once;
    std::call_once(once, [] { ares_library_init(ARES_LIB_INIT_ALL); });
    ares_options options {};
    options.timeout = timeout_ms;
    options.tries = tries;
    ares_channel raw = nullptr;
    int status = ares_init_options(&raw, &options, ARES_OPT_TIMEOUTMS | ARES_OPT_TRIES);
    if (status != ARES_SUCCESS) {
        trouble = words_of(status);
        return {};
    }
    Channel channel { raw };
    if (!servers_of_choice().empty())
        status = ares_set_servers_ports_csv(channel.get(), servers_of_choice().c_str());
    if (status != ARES_SUCCESS)
        trouble = words_of(status);
    return channel;
}

// One text of each record: a record longer than 255 bytes comes in several strings.
std::vector<std::string> texts_in(unsigned char const* reply, int length, std::string& trouble)
{
    ares_txt_ext* first = nullptr;
    int const status = ares_parse_txt_reply_ext(reply, length, &first);
    std::unique_ptr<ares_txt_ext, void (*)(void*)> owned { first, ares_free_data };
    if (status != ARES_SUCCESS && status != ARES_ENODATA)
        trouble = words_of(status);
    std::vector<std::string> texts;
    for (auto const* part = first; part && texts.size() < most_texts; part = part->next) {
        std::string_view const text { reinterpret_cast<char const*>(part->txt), part->length };
        if (part->record_start || texts.empty())
            texts.emplace_back();
        texts.back() += text;
    }
    return texts;
}

struct Waiting {
    Texts answer;
    bool is_over = false;
};

void take_answer(void* argument, int status, int, unsigned char* reply, int length)
{
    auto& waiting = *static_cast<Waiting*>(argument);
    waiting.is_over = true;
    if (status == ARES_SUCCESS)
        waiting.answer.texts = texts_in(reply, length, waiting.answer.trouble);
    else if (status != ARES_ENODATA && status != ARES_ENOTFOUND)
        waiting.answer.trouble = words_of(status);
}

void wait_for_sockets(ares_channel channel)
{
    std::array<ares_socket_t, ARES_GETSOCK_MAXNUM> sockets {};
    auto const wanted = ares_getsock(channel, sockets.data(), sockets.size());
    std::array<pollfd, ARES_GETSOCK_MAXNUM> polled {};
    nfds_t count = 0;
    for (int i = 0; i < ARES_GETSOCK_MAXNUM; ++i) {
        bool const reads = ARES_GETSOCK_READABLE(wanted, i);
        bool const writes = ARES_GETSOCK_WRITABLE(wanted, i);
        if (reads || writes)
            polled[count++] = { sockets[i], static_cast<short>((reads ? POLLIN : 0) | (writes ? POLLOUT : 0)), 0 };
    }
    poll(polled.data(), count, 100);
    for (nfds_t i = 0; i < count; ++i) {
        bool const failed = polled[i].revents & (POLLERR | POLLHUP);
        ares_process_fd(channel, failed || polled[i].revents & POLLIN ? polled[i].fd : ARES_SOCKET_BAD,
            polled[i].revents & POLLOUT ? polled[i].fd : ARES_SOCKET_BAD);
    }
    ares_process_fd(channel, ARES_SOCKET_BAD, ARES_SOCKET_BAD); // what took too long
}

}

void set_servers(std::string list)
{
    servers_of_choice() = std::move(list);
    std::string trouble;
    open_channel(trouble);
    if (!trouble.empty() && !servers_of_choice().empty())
        throw StartupFault(EX_CONFIG, "dns_servers: " + servers_of_choice() + " is no list of addresses: " + trouble);
}

Texts look_up_texts(std::string const& name)
{
    Waiting waiting; // outlives the channel, which calls back when it is destroyed
    auto const channel = open_channel(waiting.answer.trouble);
    if (!waiting.answer.trouble.empty())
        return waiting.answer;
    ares_query(channel.get(), name.c_str(), internet_class, text_record, take_answer, &waiting);
    auto const end = std::chrono::steady_clock::now() + patience;
    while (!waiting.is_over && std::chrono::steady_clock::now() < end)
        wait_for_sockets(channel.get());
    if (!waiting.is_over)
        ares_cancel(channel.get());
    return waiting.answer;
}

}
