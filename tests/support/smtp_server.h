#pragma once

// A mail server on loopback that answers as it is told to, for tests of delivery.

#include "support/certificate.h"

#include <atomic>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace kith {

enum class SmtpReply {
    Accept,
    DeferRecipient,    // 451 at RCPT
    RefuseRecipient,   // 550 at RCPT, in two lines
    RefuseContent,     // 554 after DATA
    CloseAfterContent, // takes the mail, then hangs up without an answer
    GreetBusy,         // 421 instead of a greeting
    GreetRefusing,     // 554 instead of a greeting
    BeSilent,          // connects and says nothing
    WantLogin,         // 530 at MAIL
};

struct ReceivedMail {
    std::string to;
    std::string content; // without dot-stuffing, lines end in CRLF
    bool is_accepted;    // whether we said so
    bool is_encrypted;

    // The first header of that name, "" if there is none.
    std::string header(std::string const& name) const;
};

class SmtpServer {
public:
    SmtpServer();
    ~SmtpServer();

    std::string url() const;
    // From now on, and for one recipient only.
    void reply(SmtpReply);
    void reply_to(std::string const& recipient, SmtpReply);
    // From now on STARTTLS is offered.
    void offer_tls(Certificate const&);
    // Runs when a mail's content has arrived, before it is answered.
    void on_content(std::function<void()>);

    std::vector<ReceivedMail> received() const;
    int count_to(std::string const& recipient) const;
    int connections() const { return connections_; }

private:
    class Conversation;

    void accept_until_closed();
    SmtpReply reply_for(std::string const& recipient) const;
    void take(ReceivedMail);

    int listener_ = -1;
    int port_ = 0;
    mutable std::mutex mutex_;
    SmtpReply reply_ = SmtpReply::Accept;
    std::map<std::string, SmtpReply> replies_;
    std::function<void()> on_content_;
    std::vector<ReceivedMail> received_;
    std::vector<int> sockets_;
    std::vector<std::thread> conversations_;
    std::atomic<int> connections_ = 0;
    std::atomic<SSL_CTX*> tls_ = nullptr;
    std::thread acceptor_;
};

}
