#include "support/name_server.h"

#include "dns/dns.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <stdexcept>

namespace kith::tests {
namespace {

constexpr auto nobody = "127.0.0.1:1";
bool const is_told_of_nobody = (dns::set_servers(nobody), true);

constexpr std::size_t head_bytes = 12; // RFC 1035 4.1.1

std::string big_endian(unsigned number)
{
    return { static_cast<char>(number >> 8 & 0xFF), static_cast<char>(number & 0xFF) };
}

// The name of the question, which follows the head, with dots.
std::string name_in(std::string const& question)
{
    std::string name;
    for (std::size_t at = head_bytes; at < question.size() && question[at] != 0;) {
        auto const length = static_cast<unsigned char>(question[at]);
        name += (name.empty() ? "" : ".") + question.substr(at + 1, length);
        at += length + 1u;
    }
    return name;
}

std::string record_of(std::vector<std::string> const& texts)
{
    std::string data;
    for (auto const& text : texts)
        data += static_cast<char>(text.size()) + text;
    std::string const same_name = "\xC0\x0C", text_in_internet = { 0, 16, 0, 1 }, for_a_minute = { 0, 0, 0, 60 };
    return same_name + text_in_internet + for_a_minute + big_endian(static_cast<unsigned>(data.size())) + data;
}

}

NameServer::NameServer()
{
    socket_ = socket(AF_INET, SOCK_DGRAM, 0);
    sockaddr_in address {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* const any = reinterpret_cast<sockaddr*>(&address);
    if (socket_ < 0 || bind(socket_, any, size) != 0 || getsockname(socket_, any, &size) != 0)
        throw std::runtime_error("no socket for a name server");
    dns::set_servers("127.0.0.1:" + std::to_string(ntohs(address.sin_port)));
    thread_ = std::thread { [this] { answer_until_closed(); } };
}

NameServer::~NameServer()
{
    closed_ = true;
    thread_.join();
    close(socket_);
    dns::set_servers(nobody);
}

void NameServer::put(std::string const& name, std::vector<std::vector<std::string>> records)
{
    std::lock_guard const lock { mutex_ };
    records_[name] = std::move(records);
}

void NameServer::answer_until_closed()
{
    std::array<char, 1500> buffer {};
    while (!closed_) {
        pollfd waiting { socket_, POLLIN, 0 };
        if (poll(&waiting, 1, 20) != 1)
            continue;
        sockaddr_in from {};
        socklen_t size = sizeof from;
        auto* const sender = reinterpret_cast<sockaddr*>(&from);
        auto const length = recvfrom(socket_, buffer.data(), buffer.size(), 0, sender, &size);
        if (length < static_cast<ssize_t>(head_bytes))
            continue;
        ++questions_;
        auto const answer = answer_to({ buffer.data(), static_cast<std::size_t>(length) });
        if (!answer.empty())
            sendto(socket_, answer.data(), answer.size(), 0, sender, size);
    }
}

std::string NameServer::answer_to(std::string const& question)
{
    if (how_ == NameReply::Silence)
        return {};
    if (how_ == NameReply::Garbage)
        return question.substr(0, 2) + std::string { "\x81\x80\xFF\xFF\xFF\xFF" } + std::string(40, '\xC0');
    std::lock_guard const lock { mutex_ };
    auto const known = records_.find(name_in(question));
    bool const fails = how_ == NameReply::ServerFailure;
    bool const exists = !fails && known != records_.end();
    std::string const code { static_cast<char>(fails ? 0x82 : exists ? 0x80 : 0x83) };
    auto const end_of_question = question.find('\0', head_bytes) + 5;
    std::string records;
    for (auto const& record : exists ? known->second : std::vector<std::vector<std::string>> {})
        records += record_of(record);
    auto const count = exists ? known->second.size() : 0;
    return question.substr(0, 2) + '\x81' + code + big_endian(1) + big_endian(static_cast<unsigned>(count)) +
        big_endian(0) + big_endian(0) + question.substr(head_bytes, end_of_question - head_bytes) + records;
}

}
