#include "mail/letter.h"

#include "mail/html.h"
#include "mail/links.h"

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

static std::string with_links(std::string_view text)
{
    std::string html;
    for (auto const& piece : split_at_links(text)) {
        auto const words = escape_html(piece.text);
        html += piece.is_link ? fmt::format(R"(<a href="{0}" style="color:#0f5a63">{0}</a>)", words) : words;
    }
    return html;
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
        body += fmt::format(R"(<p style="color:#6b655d;font-size:14px;line-height:20px;white-space:pre-line">{}</p>)",
            with_links(letter.small_print));
    if (!letter.why_url.empty())
        body +=
            fmt::format(R"(<p style="font-size:14px;line-height:20px"><a href="{}" style="color:#6b655d">{}</a></p>)",
                escape_html(letter.why_url), why_words);
    return fmt::format(
        R"(<!doctype html><html lang="en"><body style="font:16px/24px system-ui,sans-serif;color:#26231f;max-width:520px;margin:24px auto;padding:0 16px"><p>Hello {},</p>{}</body></html>
)",
        escape_html(letter.greeted), body);
}

static Letter with_way_out(Letter letter, Unsubscribe const& unsubscribe)
{
    if (unsubscribe.url.empty())
        return letter;
    auto const way_out =
        fmt::format("Stop these mails: {}\nChoose what you are told: {}", unsubscribe.page, unsubscribe.settings);
    letter.small_print += (letter.small_print.empty() ? "" : "\n") + way_out;
    return letter;
}

MailId queue_letter(db::Transaction& tx, Recipient const& recipient, Letter const& letter)
{
    auto const whole = with_way_out(letter, recipient.unsubscribe);
    return queue(tx,
        { recipient.account, recipient.to, recipient.to_name, whole.subject, text_of(whole), html_of(whole),
            recipient.reason, recipient.stop_url.empty() ? recipient.unsubscribe.url : recipient.stop_url });
}

}
