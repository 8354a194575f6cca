#include "orders/orders_mail.h"

#include "mail/letter.h"
#include "mail/public_url.h"
#include "notifications/notifications.h"

#include <fmt/format.h>

namespace kith::orders {
namespace {

using mail::queue_letter;

std::string what(Order const& order)
{
    return fmt::format("{} {} of {}", order.quantity, order.quantity == 1 ? "license" : "licenses", order.product_name);
}

}

std::string mail_reason(OrderId const& id) { return "order:" + id.text(); }

void queue_waiting(db::Transaction& tx, Order const& order, std::string const& account_name, persons::Person const& to)
{
    auto const name = to.first_name.text() + ' ' + to.last_name.text();
    queue_letter(tx, { order.account, to.email, name, mail_reason(order.id) },
        { fmt::format("{} orders {}", account_name, what(order)), to.first_name.text(),
            { fmt::format("{} of {} orders {}. The order waits for whoever runs this server.", order.requester_name,
                account_name, what(order)) },
            "Look at the order", mail::link_to("/instance/orders"), "Any operator may approve or reject it.",
            order.note.text(), order.requester_name });
}

void queue_decided(db::Transaction& tx, Order const& order, memberships::Membership const& to)
{
    bool const is_approved = order.state == State::Approved;
    auto const sentence = is_approved
        ? fmt::format("Your order of {} has been approved. They can be given to people now.", what(order))
        : fmt::format("Your order of {} has been rejected.", what(order));
    notifications::queue_mail(tx, to.id, notifications::Type::OrderDecided,
        { order.account, to.email, to.display_name(), "order-decided:" + order.id.text() },
        { fmt::format("Order {} was {}", order.number, is_approved ? "approved" : "rejected"), to.first_name.text(),
            { sentence }, "Look at the order", mail::link_to("/manage/orders"), "", order.decision_note.text(),
            order.decider_name });
}

void queue_document(db::Transaction& tx, Order const& order, std::string const& account_name, EmailAddress const& to)
{
    queue_letter(tx, { order.account, to, account_name, "document:" + order.id.text() },
        { fmt::format("A new document of {}", account_name), account_name,
            { fmt::format("Order {} over {} has been approved. Its document is ready to be printed.", order.number,
                what(order)) },
            "Open the documents", mail::link_to("/manage/accounting"),
            "You get these mails because the accounting of that account asks for them; they are turned off there." });
}

}
