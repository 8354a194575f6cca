#include "mail/sender.h"

#include "base/fault.h"
#include "base/id.h"
#include "mail/address.h"
#include "mail/mime_text.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

namespace kith::mail {
namespace {

std::string part(std::string_view type, std::string_view text)
{
    return fmt::format("Content-Type: {}; charset=utf-8\r\n"
                       "Content-Transfer-Encoding: quoted-printable\r\n\r\n",
               type) +
        quoted_printable(text);
}

// "=_" cannot occur in quoted-printable text, so no text contains the boundary
// (RFC 2045, section 6.7).
std::string multipart(KeptMail const& mail)
{
    auto const boundary = "=_" + mail.id;
    return fmt::format("Content-Type: multipart/alternative;\r\n boundary=\"{0}\"\r\n\r\n"
                       "--{0}\r\n{1}\r\n--{0}\r\n{2}\r\n--{0}--\r\n",
        boundary, part("text/plain", mail.text), part("text/html", mail.html));
}

// RFC 2369 and RFC 8058: a program may stop such mails without showing a page.
std::string unsubscribe_headers(KeptMail const& mail)
{
    if (mail.unsubscribe_url.empty())
        return {};
    return fmt::format("List-Unsubscribe: <{}>\r\n"
                       "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n",
        mail.unsubscribe_url);
}

// RFC 5322, section 3.3. The mail is dated when it was queued: every attempt sends
// the same message.
std::string date(Time time)
{
    return fmt::format(
        "Date: {:%a, %d %b %Y %H:%M:%S} +0000\r\n", fmt::gmtime(std::chrono::system_clock::to_time_t(time)));
}

}

std::string write_mime(KeptMail const& mail, std::string const& to_name)
{
    if (!is_uuid(mail.id))
        throw Fault("a mail without an id");
    auto const [from_name, from_address] = split_address(mail.from);
    auto const from = wire_address(from_address);
    return date(mail.created_at) + address_header("From", from_name, from) +
        address_header("To", to_name, wire_address(mail.to)) + text_header("Subject", mail.subject) +
        fmt::format("Message-ID: <{}@{}>\r\n", mail.id, domain_of(from)) + unsubscribe_headers(mail) +
        "Auto-Submitted: auto-generated\r\n"
        "MIME-Version: 1.0\r\n" +
        (mail.html.empty() ? part("text/plain", mail.text) : multipart(mail));
}

}
