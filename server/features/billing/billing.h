#pragma once

// What an account wants on its documents, and whom it wants told of new ones. Nothing is
// paid here.

#include "base/email_address.h"
#include "base/names.h"
#include "base/result.h"
#include "db/transaction.h"
#include "permissions/permissions.h"

#include <optional>
#include <string>
#include <string_view>

namespace kith::billing {

// Up to 6 lines of 100 characters; may be empty.
class PostalAddress {
public:
    static constexpr int min_characters = 0;
    static constexpr int max_characters = 605;
    PostalAddress() = default;
    static Result<PostalAddress> parse(std::string_view);
    static PostalAddress stored(std::string_view text) { return PostalAddress { std::string { text } }; }
    std::string const& text() const { return text_; }
    bool operator==(PostalAddress const&) const = default;

private:
    explicit PostalAddress(std::string text) : text_(std::move(text)) {}
    std::string text_;
};

struct Details {
    ShortText company;
    PostalAddress address;
    ShortText vat_id;
    std::optional<EmailAddress> email;
    ShortText reference; // such as the number of a purchase order
    bool reminders = false;
    std::int64_t version = 0; // 0: never changed
    bool operator==(Details const&) const = default;
    // Who is told of a new document.
    std::optional<EmailAddress> reminded() const { return reminders ? email : std::nullopt; }
};

Details get(db::Transaction&, AccountId const&);
// Records billing.changed. Refuses: forbidden, validation (reminders without an address), stale.
Result<Details> change(db::Transaction&, Actor const&, Details const& before, Details const& after);

}
