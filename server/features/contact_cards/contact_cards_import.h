#pragma once

// Many contacts at once, of a file. A contact with the same address is brought up to date, so
// that the same file twice changes nothing the second time. A line that is wrong is said to be,
// and keeps no other one out.

#include "contact_cards/contact_cards.h"
#include "contact_files/contact_files.h"

#include <boost/describe/enum.hpp>

namespace kith::contact_cards {

inline constexpr std::size_t most_errors = 1000; // that are told; all are counted
inline constexpr std::size_t most_in_preview = 20;

enum class Mode { LookAhead, CarryOut };
enum class Outcome { Create, Update, Skip };
BOOST_DESCRIBE_ENUM(Outcome, Create, Update, Skip)

struct Foreseen {
    int line = 0;
    Outcome outcome = Outcome::Skip;
    ContactCard card; // as it is then
};

struct Imported {
    int total = 0;
    int created = 0;
    int updated = 0;
    int skipped = 0;
    int failed = 0;
    std::vector<contact_files::LineError> errors;
    std::vector<Foreseen> preview; // of the lines that are right, the first ones
};

// Records contact_card.imported, once. Refuses: forbidden, not_found (the owner is gone).
Result<Imported> import(db::Transaction&, Actor const&, contact_files::File const&, Mode);

}
