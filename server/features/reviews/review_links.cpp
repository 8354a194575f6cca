// The link of a mail, by which one decides about people from outside.

#include "reviews/reviews_parts.h"
#include "reviews/reviews_store.h"

namespace kith::reviews {

crypto::Token link_for(Review const& review, MembershipId const& reviewer)
{
    return crypto::derived_token("review", review.account.text(), review.id.text() + ' ' + reviewer.text(), 1);
}

Result<Visit> look(db::Transaction& tx, events::Way const& way, crypto::AccountToken const& token)
{
    auto const asked = store::find_by_link(tx, token.account, token.token.hash());
    auto const review = asked ? store::find(tx, token.account, asked->review) : std::nullopt;
    if (!review)
        return refuse("not_found");
    auto const reviewer = find_reviewer(tx, token.account, asked->reviewer);
    bool const is_done = review->state == State::Closed && !review->is_called_off && tx.now() < review->due_at;
    if (!reviewer || !(review->is_open(tx.now()) || is_done))
        return refuse("link_expired");
    return Visit { *review,
        Actor { reviewer->account, reviewer->id, reviewer->person, reviewer->display_name(), Role::User, {}, way } };
}

}
