#include "clients/clients_rules.h"

#include "base/phone_number.h"

#include <algorithm>
#include <set>

namespace kith::clients {
namespace {

constexpr std::size_t fewest_digits = 5;

Result<void> check_member(NewMember const& member, Delivery delivery)
{
    bool const has_phone = !member.phone.text().empty();
    if (!member.email && !has_phone)
        return refuse_field("email", "required", "or a phone number is needed");
    if (!member.email && delivery != Delivery::Quiet)
        return refuse_field("email", "required", "is needed to send an invitation");
    if (!member.email && phone_key(member.phone.text()).size() < fewest_digits)
        return refuse_field("phone", "invalid", "must be a phone number");
    return {};
}

}

EmailAddress contact_of(NewMember const& member)
{
    return member.email ? *member.email : EmailAddress::stored("", "tel:" + phone_key(member.phone.text()));
}

Result<void> check_members(NewClients const& wanted)
{
    std::vector<Refusal> refusals;
    std::vector<FieldError> errors;
    std::set<std::string> known;
    for (std::size_t i = 0; i < wanted.members.size(); ++i) {
        auto const& member = wanted.members[i];
        auto fits = check_member(member, wanted.delivery);
        if (fits && !known.insert(contact_of(member).key()).second)
            fits = refuse_field(member.email ? "email" : "phone", "repeated", "stands in another row already");
        if (fits)
            continue;
        refusals.push_back(fits.error());
        add_row(errors, static_cast<int>(i) + 1, fits.error());
    }
    return refusals.empty() ? Result<void> {} : std::unexpected(refusal_of(refusals, std::move(errors)));
}

void add_row(std::vector<FieldError>& errors, int row, Refusal const& refusal)
{
    if (refusal.errors.empty())
        errors.push_back({ "", refusal.code, "cannot be added so", row });
    for (auto error : refusal.errors) {
        error.row = row;
        errors.push_back(std::move(error));
    }
}

Refusal refusal_of(std::vector<Refusal> const& refusals, std::vector<FieldError> errors)
{
    auto const invalid = std::ranges::find(refusals, "validation", &Refusal::code);
    auto whole = invalid == refusals.end() ? refusals.front() : *invalid;
    whole.errors = std::move(errors);
    return whole;
}

bool may_remove(Actor const& actor, Client const& client, bool is_mapped, std::size_t mapped)
{
    if (actor.may(Permission::ViewAllClients))
        return true;
    bool const has_accepted = client.state() != State::Quiet && client.state() != State::Pending;
    return is_mapped && mapped == 1 && !has_accepted;
}

}
