#include "contact_cards/contact_cards_rules.h"

#include "base/text.h"

namespace kith::contact_cards {

std::string name_key(PersonName const& first, PersonName const& last)
{
    return fold_key(first.text() + ' ' + last.text());
}

}
