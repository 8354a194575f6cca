#pragma once

// The one shape of a mail that asks for something: a greeting, a few paragraphs, a button
// with a link, a small print. Written as text and as HTML from the same words.

#include "base/time.h"
#include "mail/outbox.h"

#include <string>
#include <vector>

namespace kith::mail {

struct Letter {
    std::string subject;
    std::string greeted;                 // "Hello <greeted>,"
    std::vector<std::string> paragraphs; // plain; escaped here
    std::string button;                  // empty: no link
    std::string url;
    std::string small_print;
    std::string quote = {};   // somebody's own words, below the first paragraph
    std::string quoted = {};  // "<quoted> writes:"
    std::string why_url = {}; // the page that says why one gets it, and stops that
};

// Of a mail that one may stop: where a mail program does it (RFC 8058), a page for people, and all that one is told.
struct Unsubscribe {
    std::string url;
    std::string page;
    std::string settings;
};

struct Recipient {
    AccountId account;
    EmailAddress to;
    std::string to_name;
    std::string reason;
    std::string stop_url = {};
    Unsubscribe unsubscribe = {};
};

// "6 October 2026", for a sentence.
std::string day_of(Time);

std::string text_of(Letter const&);
std::string html_of(Letter const&);
MailId queue_letter(db::Transaction&, Recipient const&, Letter const&);

}
