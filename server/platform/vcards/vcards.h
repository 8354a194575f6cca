#pragma once

// Cards of address books as text: vCard 4.0 (RFC 6350) and 3.0 (RFC 2426). They are read card
// by card from where they lie, and nothing of them is trusted. Pure.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kith::vcards {

inline constexpr std::size_t most_properties = 1000; // of a card
inline constexpr std::size_t most_parameters = 100;  // of a property
inline constexpr std::size_t most_parts = 100;       // of a value
inline constexpr int no_preference = 101;

struct Parameter {
    std::string name; // in capitals
    std::string value;
};

struct Property {
    std::string name;                       // in capitals, without its group
    std::vector<Parameter> parameters = {}; // one for each value; a word alone is a TYPE
    std::string value = {};                 // as it stands: still escaped
    std::string line = {};                  // all of it, unfolded

    // In small letters, without `pref`.
    std::vector<std::string> types() const;
    // The smaller the dearer: 1 to 100 of PREF, 1 of the TYPE `pref` of 3.0.
    int preference() const;
};

// Why a card cannot be taken: text that is no card, a card without an end or of another
// version (or of none), what is no UTF-8, more properties than are read.
enum class Trouble { None, Stray, NotClosed, Version, Encoding, Length };

struct Card {
    int line = 0; // where it begins, 1-based
    std::vector<Property> properties = {};
    bool has_left_out = false; // lines that are no properties
    Trouble trouble = Trouble::None;
};

class Reader {
public:
    // With or without a mark; it must outlive the reader.
    explicit Reader(std::string_view text);

    // False at the end.
    bool next(Card&);

private:
    bool read_line();
    std::string_view take_line();
    void read_card(Card&);
    void read_stray(Card&);

    std::string_view rest_;
    std::string line_;     // unfolded
    int number_ = 0;       // of the last line of the text that was taken
    int began_at_ = 0;     // where line_ began
    bool is_kept_ = false; // line_ is to be read again
};

// Nothing: the line is no property.
std::optional<Property> parse(std::string_view line);
// At each separator that is not escaped; the parts as they stand, the last one with what is
// beyond most_parts.
std::vector<std::string_view> split(std::string_view value, char separator);
std::string unescaped(std::string_view);
std::string escaped(std::string_view);
// One line, folded after 75 bytes, between characters.
void write_line(std::string& out, std::string_view line);

}
