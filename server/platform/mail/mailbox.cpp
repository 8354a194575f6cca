#include "mail/mailbox.h"

#include "mail/html.h"
#include "mail/links.h"
#include "mail/outbox.h"
#include "json/json.h"

#include <fmt/format.h>

#include <vector>

namespace kith::mail {

struct MailboxEntry {
    std::string to;
    std::string from;
    std::string subject;
    std::string text;
    std::string html;
    std::vector<std::string> links;
    std::vector<std::string> attachments; // none yet
    std::string unsubscribe_url;
    Time sent_at;
};
BOOST_DESCRIBE_STRUCT(MailboxEntry, (), (to, from, subject, text, html, links, attachments, unsubscribe_url, sent_at))

namespace {

constexpr int max_mails = 200;

std::vector<KeptMail> list(db::Transaction& tx, std::string_view to)
{
    if (to.empty())
        return list_kept(tx, "", max_mails);
    auto const address = EmailAddress::parse(to);
    return address ? list_kept(tx, address->key(), max_mails) : std::vector<KeptMail> {};
}

MailboxEntry to_entry(KeptMail const& mail, std::string_view from)
{
    return { .to = mail.to,
        .from = std::string { from },
        .subject = mail.subject,
        .text = mail.text,
        .html = mail.html,
        .links = find_links(mail.text),
        .attachments = {},
        .unsubscribe_url = mail.unsubscribe_url,
        .sent_at = mail.created_at };
}

std::string link_text(std::string_view text)
{
    std::string html;
    for (auto const& piece : split_at_links(text)) {
        auto const words = escape_html(piece.text);
        html += piece.is_link ? fmt::format("<a href=\"{0}\" rel=\"noreferrer\">{0}</a>", words) : words;
    }
    return html;
}

std::string article(KeptMail const& mail)
{
    return fmt::format("<article>\n<h2>{}</h2>\n<p>to {} - {} - {}</p>\n<pre>{}</pre>\n</article>\n",
        escape_html(mail.subject), escape_html(mail.to), to_text(mail.created_at), enum_text(mail.state),
        link_text(mail.text));
}

constexpr std::string_view style = R"(
body { font: 16px/1.5 system-ui, sans-serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem; color: #222; background: #fafaf8 }
article { background: #fff; border: 1px solid #ddd; border-radius: 6px; padding: 1rem 1.25rem; margin: 1rem 0 }
h1 { font-size: 1.4rem } h2 { font-size: 1.1rem; margin: 0 }
p { margin: .25rem 0; color: #666; font-size: .875rem }
pre { font: inherit; white-space: pre-wrap; overflow-wrap: anywhere; margin: .75rem 0 0 }
)";

}

std::string mailbox_json(db::Transaction& tx, std::string_view to, std::string_view from)
{
    std::vector<MailboxEntry> entries;
    for (auto const& mail : list(tx, to))
        entries.push_back(to_entry(mail, from));
    return json::write(entries);
}

std::string mailbox_page(db::Transaction& tx, std::string_view to, std::string_view nonce)
{
    std::string articles;
    for (auto const& mail : list(tx, to))
        articles += article(mail);
    return fmt::format("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>Mail</title>\n"
                       "<meta name=\"viewport\" content=\"width=device-width\">\n"
                       "<style nonce=\"{}\">{}</style>\n</head>\n<body>\n<h1>Mail</h1>\n{}</body>\n</html>\n",
        escape_html(nonce), style, articles.empty() ? "<p>No mail yet.</p>\n" : articles);
}

}
