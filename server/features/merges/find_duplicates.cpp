// Who stands twice among one's cards and clients.

#include "merges/merges_rules.h"
#include "merges/merges_store.h"

namespace kith::merges {
namespace {

constexpr int looked_at_once = 500;
constexpr int most_alike = 2000; // of each key

}

Result<Found> find_duplicates(db::Transaction& tx, Reader const& reader, Search const& search)
{
    TRY(check_may(reader.actor, Permission::UseContacts));
    if (search.all_clients)
        TRY(check_may(reader.actor, Permission::ViewAllClients));
    bool const has_cards = reader.oneself.may(Permission::UseContactCards);
    store::Sight const sight { reader.actor.account, has_cards ? reader.oneself.membership : MembershipId {},
        reader.actor.membership, search.all_clients };
    auto const some = store::list_some(tx, sight, search, looked_at_once);
    auto const candidates = store::list_like(tx, sight, some, most_alike);
    auto found = duplicates_among(reader.actor, some, candidates, search.limit);
    bool const was_all =
        static_cast<int>(some.size()) < looked_at_once && found.last && found.last->ref == some.back().ref;
    if (was_all)
        found.last.reset();
    return found;
}

}
