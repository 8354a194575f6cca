#include "reviews/reviews_mail.h"

#include "mail/letter.h"
#include "mail/public_url.h"

#include <fmt/format.h>

namespace kith::reviews {
namespace {

using mail::day_of;
using memberships::Membership;

// What may be written to him today.
bool has_room(db::Transaction& tx, mail::Recipient const& to)
{
    return mail::count_since(tx, to.account, to.reason, tx.now() - Days { 1 }) < mails_a_day;
}

mail::Recipient to(Membership const& member)
{
    return { member.account, member.email, member.display_name(), "review:" + member.id.text() };
}

std::string people(std::int64_t count) { return count == 1 ? "1 person" : fmt::format("{} people", count); }

std::string listed(Question const& question)
{
    std::string out;
    for (auto const& name : question.names)
        out += (out.empty() ? "" : ", ") + name;
    auto const more = question.people - static_cast<std::int64_t>(question.names.size());
    return more > 0 ? fmt::format("{} and {} more", out, more) : out;
}

std::string what_becomes(Review const& review)
{
    return review.undecided == Undecided::End
        ? fmt::format("Whoever is not decided about by {} loses the access then.", day_of(review.due_at))
        : fmt::format("Please decide by {}. Whoever is not decided about stays, and is reported as not reviewed.",
              day_of(review.due_at));
}

std::string fine_print(Review const& review)
{
    return review.is_of_outsiders()
        ? "The link is for you: it decides about these people until then, and does nothing else."
        : "You decide about users when you are signed in.";
}

// A question is never left out: without it there is no link, and starts are counted instead.
void queue_if_room(db::Transaction& tx, Membership const& reviewer, mail::Letter const& letter)
{
    auto const recipient = to(reviewer);
    if (has_room(tx, recipient))
        mail::queue_letter(tx, recipient, letter);
}

}

void queue_question(db::Transaction& tx, Review const& review, Membership const& reviewer, Question const& question)
{
    mail::queue_letter(tx, to(reviewer),
        { fmt::format(
              "Who still needs access to {}? You are asked about {}", review.account_name, people(question.people)),
            reviewer.first_name.text(),
            { fmt::format("{} reviews who has access to {}, and asks you about: {}.", review.started_name,
                  review.account_name, listed(question)),
                "For each of them say: keep, remove, or keep until a day.", what_becomes(review) },
            "Decide", question.url, fine_print(review) });
}

void queue_reminder(db::Transaction& tx, Review const& review, Membership const& reviewer, Question const& question)
{
    queue_if_room(tx, reviewer,
        { fmt::format("Reminder: decide about {} at {} by {}", people(question.people), review.account_name,
              day_of(review.due_at)),
            reviewer.first_name.text(),
            { fmt::format("Nobody has decided yet about: {}.", listed(question)), what_becomes(review) }, "Decide",
            question.url, fine_print(review) });
}

void queue_closed(db::Transaction& tx, Review const& review, Membership const& starter, ReviewTotals const& totals)
{
    queue_if_room(tx, starter,
        { fmt::format("The access review of {} is done", review.account_name), starter.first_name.text(),
            { fmt::format("Of {}: {} kept, {} kept until a day, {} removed, {} ended undecided, {} not reviewed.",
                people(totals.people), totals.kept, totals.limited, totals.removed, totals.ended,
                totals.not_reviewed + totals.left + totals.gone) },
            "Show the report", mail::link_to("/manage/reviews/" + review.id.text()), "" });
}

}
