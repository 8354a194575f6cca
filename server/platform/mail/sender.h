#pragma once

// Delivers the outbox over SMTP (libcurl; STARTTLS, TLS, AUTH). Mails are leased
// with a fence, so that a node that was paused cannot overwrite what another did
// in its place. Back-off 60 s doubling to 4 h with jitter, 5 days, then failed; a
// mail that the server refuses for good (5xx) fails at once and holds up no other.

#include "base/result.h"
#include "db/database.h"
#include "mail/outbox.h"

#include <memory>
#include <string>

namespace kith::mail {

struct SmtpOptions {
    std::string url; // smtp://host:25, smtp://host:587, smtps://host:465; empty: keep, never send
    std::string username;
    std::string password;
    std::string from = "Kith <kith@localhost>";
    bool require_tls = true; // on smtp:// STARTTLS must succeed, except to loopback
    std::string ca_file;     // beside the system's authorities
    int timeout_seconds = 30;
};

// One RFC 5322 message: multipart/alternative, UTF-8, Message-ID from the mail's
// id, Auto-Submitted: auto-generated (RFC 3834). Faults on an address that would
// break out of its header line.
std::string write_mime(KeptMail const&, std::string const& to_name);

// The answer of the mail server to one attempt.
struct Answer {
    enum class Verdict { Sent, TryLater, Refused } verdict;
    std::string words;
};
Answer deliver(SmtpOptions const&, std::string const& to, std::string const& mime);

class Sender {
public:
    // Faults (StartupFault) when the url or the `from` is no such thing.
    Sender(db::Database&, SmtpOptions);
    ~Sender();
    void start();
    void stop(); // a mail whose content is on its way is finished, others are left
    void wake(); // something was queued

    // Delivers what is due now on the calling thread, for tests and `kith` commands;
    // how many attempts were made.
    int deliver_due();
    // The same, handed to something else than a mail server.
    static int deliver_due_by(db::Database&, Answer (*post)(KeptMail const&));

private:
    struct State;
    std::unique_ptr<State> state_;
};

}
