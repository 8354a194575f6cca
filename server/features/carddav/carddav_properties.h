#pragma once

// The properties of what can be addressed, and answers of many parts (RFC 4918, 13).

#include "carddav/carddav_books.h"
#include "dav/xml.h"

#include <string>
#include <vector>

namespace kith::carddav {

inline constexpr std::size_t most_properties = 50;                 // that one may ask for
inline constexpr std::size_t most_property_bytes = 200;            // of a name with its namespace
inline constexpr std::size_t most_answer_bytes = 32 * 1024 * 1024; // what is more is refused, or left for another time

struct Wanted {
    enum class What { These, All, Names };
    What what = What::These;
    std::vector<dav::Name> names = {};
    VcardVersion version = VcardVersion::V3; // of address-data
    bool has_address_data() const;
};
// Of a `prop` element. Refuses: malformed, unsupported_address_data.
Result<Wanted> read_wanted(dav::Element const& prop);

// An answer under way: 207, one part after the other.
class MultiStatus {
public:
    MultiStatus(Wanted wanted, std::string principal);

    // Refuses: answer_too_long.
    Result<void> add(Resource const&);
    bool has_room() const { return out_.size() <= most_answer_bytes; }
    void add_status(std::string_view href, std::string_view status);
    // What each of these properties is refused with: none of ours is changed by programs.
    void add_refused(std::string_view href, std::vector<dav::Name> const&);
    void add_sync_token(std::string_view);
    http::Reply finish();

private:
    void add_names(Resource const&);
    void add_found(Resource const&);

    Wanted wanted_;
    std::string principal_;
    dav::Writer out_;
};

}
