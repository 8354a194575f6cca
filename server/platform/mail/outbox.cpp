#include "mail/outbox.h"

#include "base/clean_text.h"
#include "mail/outbox_store.h"
#include "json/json.h"

#include <algorithm>
#include <map>

namespace kith::mail {
namespace {

constexpr std::size_t max_header_characters = 500;

// A name or a note that somebody typed must not make the transaction fail, nor
// break out of its line in the header.
Message cleaned(Message message)
{
    message.to_name = one_line(message.to_name, max_header_characters);
    message.subject = one_line(message.subject, max_header_characters);
    message.text = valid_utf8(message.text);
    message.html = valid_utf8(message.html);
    return message;
}

}

MailId queue(db::Transaction& tx, Message const& message)
{
    auto id = MailId::make();
    store::insert(tx, id, cleaned(message));
    tx.wake("mail");
    return id;
}

std::optional<Delivery> find_delivery(db::Transaction& tx, AccountId const& account, std::string_view reason)
{
    return store::find_newest(tx, account, reason);
}

std::vector<std::optional<Delivery>> find_deliveries(
    db::Transaction& tx, AccountId const& account, std::vector<std::string> const& reasons)
{
    std::map<std::string, Delivery> newest;
    if (!reasons.empty()) {
        for (auto& [reason, delivery] : store::list_newest(tx, account, json::write(reasons)))
            newest.emplace(reason, std::move(delivery));
    }
    std::vector<std::optional<Delivery>> deliveries;
    for (auto const& reason : reasons) {
        auto const found = newest.find(reason);
        deliveries.push_back(found == newest.end() ? std::nullopt : std::optional { found->second });
    }
    return deliveries;
}

void withdraw(db::Transaction& tx, AccountId const& account, std::string_view reason)
{
    store::withdraw(tx, account, reason);
}

void withdraw_to(db::Transaction& tx, AccountId const& account, EmailAddress const& to)
{
    store::withdraw_to(tx, account, to.key());
}

void forget(db::Transaction& tx, AccountId const& account, EmailAddress const& to)
{
    store::remove_to(tx, account, to.key());
}

void discard(db::Transaction& tx, AccountId const& account, MailId const& id) { store::remove(tx, account, id); }

std::int64_t count_since(db::Transaction& tx, AccountId const& account, std::string_view reason, Time since)
{
    return store::count_since(tx, account, reason, since);
}

std::int64_t count_to(
    db::Transaction& tx, AccountId const& account, EmailAddress const& to, std::string_view reasons, Time since)
{
    return store::count_to(tx, account, to.key(), std::string { reasons } + '%', since);
}

std::map<std::string, std::int64_t> counts_to(db::Transaction& tx, AccountId const& account,
    std::vector<EmailAddress> const& to, std::string_view reasons, Time since)
{
    std::vector<std::string> keys;
    for (auto const& address : to)
        keys.push_back(address.key());
    return store::counts_to(tx, account, json::write(keys), std::string { reasons } + '%', since);
}

Queue look_at_queue(db::Transaction& tx, Time since) { return store::look_at_queue(tx, since); }

std::vector<KeptMail> list_kept(db::Transaction& tx, std::string_view to_key, int limit)
{
    return store::list_kept(tx, to_key, limit);
}

}
