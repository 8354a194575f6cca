#include "mail/letter.h"

#include "mail/html.h"

#include <fmt/format.h>

namespace kith::mail {
namespace {

constexpr std::string_view why_words = "Why did I get this mail, and how do I stop such mails";

}

std::string day_of(Time time)
{
    static constexpr std::string_view months[] = { "January", "February", "March", "April", "May", "June", "July",
        "August", "September", "October", "November", "December" };
    std::chrono::year_month_day const day { std::chrono::floor<std::chrono::days>(time) };
    return fmt::format("{} {} {}", static_cast<unsigned>(day.day()), months[static_cast<unsigned>(day.month()) - 1],
        static_cast<int>(day.year()));
}

std::string text_of(Letter const& letter)
{
    auto text = fmt::format("Hello {},\n", letter.greeted);
    for (auto const& paragraph : letter.paragraphs)
        text += '\n' + paragraph + '\n';
    if (!letter.quote.empty())
        text += fmt::format("\n{} writes:\n{}\n", letter.quoted, letter.quote);
    if (!letter.button.empty())
        text += fmt::format("\n{}:\n{}\n", letter.button, letter.url);
    if (!letter.small_print.empty())
        text += '\n' + letter.small_print + '\n';
    return letter.why_url.empty() ? text : text + fmt::format("\n{}:\n{}\n", why_words, letter.why_url);
}

std::string html_of(Letter const& letter)
{
    std::string body;
    for (auto const& paragraph : letter.paragraphs)
        body += fmt::format("<p>{}</p>", escape_html(paragraph));
    if (!letter.quote.empty())
        body += fmt::format(
            R"(<blockquote style="margin:16px 0;padding:0 0 0 12px;border-left:3px solid #cfcac2;white-space:pre-line">{}</blockquote>)",
            escape_html(letter.quote));
    if (!letter.button.empty())
        body += fmt::format(
            R"(<p style="margin:24px 0"><a href="{}" style="background:#0f5a63;color:#fff;padding:12px 20px;border-radius:6px;text-decoration:none">{}</a></p>)",
            escape_html(letter.url), escape_html(letter.button));
    if (!letter.small_print.empty())
        body += fmt::format(
            R"(<p style="color:#6b655d;font-size:14px;line-height:20px">{}</p>)", escape_html(letter.small_print));
    if (!letter.why_url.empty())
        body +=
            fmt::format(R"(<p style="font-size:14px;line-height:20px"><a href="{}" style="color:#6b655d">{}</a></p>)",
                escape_html(letter.why_url), why_words);
    return fmt::format(
        R"(<!doctype html><html lang="en"><body style="font:16px/24px system-ui,sans-serif;color:#26231f;max-width:520px;margin:24px auto;padding:0 16px"><p>Hello {},</p>{}</body></html>
)",
        escape_html(letter.greeted), body);
}

MailId queue_letter(db::Transaction& tx, Recipient const& recipient, Letter const& letter)
{
    return queue(tx,
        { recipient.account, recipient.to, recipient.to_name, letter.subject, text_of(letter), html_of(letter),
            recipient.reason, recipient.stop_url });
}

}
