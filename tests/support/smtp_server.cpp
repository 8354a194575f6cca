#include "support/smtp_server.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <optional>
#include <stdexcept>

namespace kith {

// One connection. Every function that talks answers whether it goes on.
class SmtpServer::Conversation {
public:
    Conversation(SmtpServer& server, int socket) : server_(server), socket_(socket) {}
    ~Conversation() { SSL_free(encrypted_); }

    void hold()
    {
        bool goes_on = greet();
        while (goes_on) {
            auto const line = read_line();
            goes_on = line && answer(*line);
        }
        shutdown(socket_, SHUT_RDWR);
    }

private:
    bool greet()
    {
        switch (server_.reply_for("")) {
        case SmtpReply::BeSilent:
            return read_line().has_value();
        case SmtpReply::GreetBusy:
            return say("421 busy, come back later"), false;
        case SmtpReply::GreetRefusing:
            return say("554 no mail service for you"), false;
        default:
            return say("220 test ESMTP");
        }
    }

    bool answer(std::string const& line)
    {
        auto const verb = line.substr(0, 4);
        if (verb == "EHLO")
            return say(server_.tls_ ? "250-test\r\n250-STARTTLS\r\n250 SMTPUTF8" : "250-test\r\n250 SMTPUTF8");
        if (line == "STARTTLS")
            return say("220 go ahead") && encrypt();
        if (verb == "MAIL")
            return say(server_.reply_for("") == SmtpReply::WantLogin ? "530 log in first" : "250 ok");
        if (verb == "RCPT")
            return answer_recipient(line);
        if (verb == "DATA")
            return say("354 go ahead") && take_content();
        if (verb == "QUIT")
            return say("221 bye"), false;
        return say("250 ok");
    }

    bool encrypt()
    {
        buffer_.clear(); // RFC 3207, section 4.2: what came before the handshake does not count
        encrypted_ = SSL_new(server_.tls_);
        SSL_set_fd(encrypted_, socket_);
        std::signal(SIGPIPE, SIG_IGN); // a client may hang up in the middle
        return SSL_accept(encrypted_) == 1;
    }

    bool answer_recipient(std::string const& line)
    {
        auto const open = line.find('<');
        recipient_ = line.substr(open + 1, line.find('>') - open - 1);
        auto const reply = server_.reply_for(recipient_);
        if (reply == SmtpReply::DeferRecipient)
            return say("451 4.7.1 greylisted, come back");
        if (reply == SmtpReply::RefuseRecipient)
            return say("550-5.1.1 there is nobody\r\n550 5.1.1 of that name");
        return say("250 ok");
    }

    bool take_content()
    {
        std::string content;
        for (auto line = read_line(); line && *line != "."; line = read_line())
            content += line->substr(line->starts_with('.')) + "\r\n";
        auto const reply = server_.reply_for(recipient_);
        server_.take({ recipient_, content, reply == SmtpReply::Accept, encrypted_ != nullptr });
        if (reply == SmtpReply::CloseAfterContent)
            return false;
        return say(reply == SmtpReply::RefuseContent ? "554 5.6.0 not that content" : "250 2.0.0 queued");
    }

    std::optional<std::string> read_line()
    {
        auto end = buffer_.find("\r\n");
        while (end == std::string::npos) {
            char bytes[4096];
            auto const length =
                encrypted_ ? SSL_read(encrypted_, bytes, sizeof bytes) : recv(socket_, bytes, sizeof bytes, 0);
            if (length <= 0)
                return {};
            buffer_.append(bytes, length);
            end = buffer_.find("\r\n");
        }
        auto line = buffer_.substr(0, end);
        buffer_.erase(0, end + 2);
        return line;
    }

    bool say(std::string line)
    {
        line += "\r\n";
        auto const length = static_cast<ssize_t>(line.size());
        if (encrypted_)
            return SSL_write(encrypted_, line.data(), length) == length;
        return send(socket_, line.data(), line.size(), MSG_NOSIGNAL) == length;
    }

    SmtpServer& server_;
    int socket_;
    SSL* encrypted_ = nullptr;
    std::string buffer_;
    std::string recipient_;
};

std::string ReceivedMail::header(std::string const& name) const
{
    auto const start = content.find(name + ": ");
    if (start == std::string::npos)
        return {};
    auto const value = start + name.size() + 2;
    return content.substr(value, content.find("\r\n", value) - value);
}

SmtpServer::SmtpServer() : listener_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    sockaddr_in address {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    auto* const generic = reinterpret_cast<sockaddr*>(&address);
    if (bind(listener_, generic, length) != 0 || listen(listener_, 16) != 0 ||
        getsockname(listener_, generic, &length) != 0)
        throw std::runtime_error("no port for the test's mail server");
    port_ = ntohs(address.sin_port);
    acceptor_ = std::thread { [this] { accept_until_closed(); } };
}

SmtpServer::~SmtpServer()
{
    shutdown(listener_, SHUT_RDWR);
    acceptor_.join();
    for (auto socket : sockets_)
        shutdown(socket, SHUT_RDWR);
    for (auto& conversation : conversations_)
        conversation.join();
    for (auto socket : sockets_)
        close(socket);
    close(listener_);
}

std::string SmtpServer::url() const { return "smtp://127.0.0.1:" + std::to_string(port_); }

void SmtpServer::reply(SmtpReply reply)
{
    std::lock_guard lock { mutex_ };
    reply_ = reply;
}

void SmtpServer::reply_to(std::string const& recipient, SmtpReply reply)
{
    std::lock_guard lock { mutex_ };
    replies_[recipient] = reply;
}

void SmtpServer::on_content(std::function<void()> action)
{
    std::lock_guard lock { mutex_ };
    on_content_ = std::move(action);
}

void SmtpServer::offer_tls(Certificate const& certificate) { tls_ = certificate.context(); }

std::vector<ReceivedMail> SmtpServer::received() const
{
    std::lock_guard lock { mutex_ };
    return received_;
}

int SmtpServer::count_to(std::string const& recipient) const
{
    std::lock_guard lock { mutex_ };
    return static_cast<int>(std::ranges::count(received_, recipient, &ReceivedMail::to));
}

void SmtpServer::accept_until_closed()
{
    for (int socket = 0; (socket = accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC)) >= 0;) {
        ++connections_;
        sockets_.push_back(socket);
        conversations_.emplace_back([this, socket] { Conversation { *this, socket }.hold(); });
    }
}

SmtpReply SmtpServer::reply_for(std::string const& recipient) const
{
    std::lock_guard lock { mutex_ };
    auto const found = replies_.find(recipient);
    return found == replies_.end() ? reply_ : found->second;
}

void SmtpServer::take(ReceivedMail mail)
{
    std::function<void()> action;
    {
        std::lock_guard lock { mutex_ };
        received_.push_back(std::move(mail));
        action = on_content_;
    }
    if (action)
        action();
}

}
