#pragma once

// A mail that somebody sent to us (RFC 5322, MIME), as it was read: all of it is what he says,
// but for the envelope and what our own relay found out about him.

#include <boost/describe/enum.hpp>

#include <optional>
#include <string>
#include <vector>

namespace kith::inbound {

// What the relay in front of us found out (Authentication-Results, RFC 8601).
enum class Verdict { None, Pass, Fail };
BOOST_DESCRIBE_ENUM(Verdict, None, Pass, Fail)

struct Attachment {
    std::string name; // a file name without a path
    std::string type; // "image/png"
    std::string bytes;
};

// What a mail server says of one of our own mails (RFC 3464).
struct DeliveryReport {
    std::string recipient;
    std::string action; // failed, delayed, delivered, relayed, expanded
    std::string status; // "5.1.1"
    std::string words;  // of the other server
};

struct Letter {
    std::string envelope_from;            // empty: nobody is to be answered
    std::vector<std::string> envelope_to; // of ours, at least one
    std::string from;                     // the one address of its From, as typed
    std::string from_name;
    std::string subject;
    std::string message_id; // each without its angle brackets
    std::string in_reply_to;
    std::vector<std::string> references;
    std::string text; // UTF-8; of a mail that has only HTML, what can be read of it
    std::string html; // UTF-8, as sent: to be cleaned before it is shown; empty: none
    std::vector<Attachment> attachments;
    bool is_automatic = false; // nobody wrote it: RFC 3834, lists, loops
    std::optional<DeliveryReport> report;
    Verdict spf = Verdict::None;
    Verdict dkim = Verdict::None;
    Verdict dmarc = Verdict::None;
};

// What the dialogue ends with (RFC 5321, RFC 3463).
struct Answer {
    int status = 250; // 250 taken, 451 try again, 550 not from you, 552 too large
    std::string code = "2.0.0";
    std::string words; // one line
};

}
