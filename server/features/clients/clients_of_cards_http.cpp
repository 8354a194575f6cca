// A contact card that becomes a client.

#include "clients/clients_paths.h"
#include "contact_cards/contact_cards.h"

namespace kith::clients {
namespace {

struct CardPromotion {
    Delivery delivery;
    std::optional<ShortText> company;
    std::optional<invitations::PersonalMessage> message;
};
BOOST_DESCRIBE_STRUCT(CardPromotion, (), (delivery, company, message))

struct PromotedCard {
    ClientBody client;
    Outcome outcome;
    bool card_kept; // it says more of him than a client's row has a place for
};
BOOST_DESCRIBE_STRUCT(PromotedCard, (), (client, outcome, card_kept))

// Two of one person would be one too many; but nothing of the card is lost.
Result<http::Created<PromotedCard>> post_promotion(
    http::Call& call, db::Transaction& tx, http::Body<CardPromotion> const& body)
{
    auto const actor = TRY(memberships::require_actor(call, tx));
    auto const id = contact_cards::ContactCardId::from_text(call.path_parameter("contact_card"));
    auto const card = TRY(contact_cards::get(tx, actor, id));
    TRY(check_may(actor, Permission::InviteClients));
    TRY(call.check_version(card.version));
    auto const input = TRY(body.read());
    NewClients const wanted { { { card.first_name, card.last_name, card.email, ShortText::stored(card.mobile) } },
        input.company.value_or(ShortText {}), input.message.value_or(invitations::PersonalMessage {}), input.delivery };
    auto const added = TRY(add(tx, actor, wanted)).items.at(0);
    bool const is_kept = !card.extra.empty();
    if (!is_kept)
        TRY(contact_cards::remove(tx, actor, card));
    return http::Created<PromotedCard> { { shown_one(call, tx, added.client), added.outcome, is_kept } };
}

}

void add_card_route(http::Router& router)
{
    router.post("/api/v1/accounts/{account}/contact-cards/{contact_card}/promotion",
        "Makes a client of somebody whose card one keeps", post_promotion);
}

}
