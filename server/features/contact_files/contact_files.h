#pragma once

// People of address books in files: CSV as spreadsheets write it, and vCards. What a file says of them before
// anybody has decided whether it is right, and the way back. Pure; `contact_cards` and `clients` come and go so.

#include "base/result.h"
#include "vcards/vcards.h"

#include <boost/describe/enum.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kith::contact_files {

inline constexpr std::size_t most_lines = 5000;            // of a file
inline constexpr std::size_t most_extra_bytes = 16 * 1024; // of a person
inline constexpr std::string_view vcard_type = "text/vcard; charset=utf-8";

enum class Format { Csv, Vcard };
BOOST_DESCRIBE_ENUM(Format, Csv, Vcard)

// One person: a line of a table, or a vCard. An empty text says nothing.
struct Line {
    int number = 0; // where it begins, 1-based
    std::string first_name = {};
    std::string last_name = {};
    std::string email = {};
    std::string mobile = {};
    std::string extra = {};                 // what a vCard says besides, the company among it
    std::optional<FieldError> trouble = {}; // it cannot be read
    std::string company = {};
};

struct File {
    std::vector<Line> lines = {};
    bool has_left_out = false; // what no line has room for, or what is no property
};

// By what each of them must be reached.
enum class Reach { Email, EmailOrMobile };
// With titles in its first line. Refuses: validation (`file`; `email`, `first_name`,
// `last_name`: no column means it).
Result<File> read_csv(std::string_view bytes, Reach = Reach::Email);
// Refuses: validation (`file`).
Result<File> read_vcards(std::string_view bytes);

// Takes one more. Refuses: validation (`file`: they are too many).
Result<void> add(File&, Line);

struct LineError {
    int line = 0;
    FieldError error;
};

// What a line says, parsed. Goes on when something is wrong, so that all of it is said at once.
class Words {
public:
    explicit Words(Line const& line) : line_(line) {}

    template<typename T>
    T parsed(char const* field, std::string const& text)
    {
        auto parsed = text.empty() ? Result<T> { refuse_field(field, "required", "is mandatory") } : T::parse(text);
        if (parsed)
            return *std::move(parsed);
        for (auto error : parsed.error().errors) {
            error.field = field;
            errors.push_back({ line_.number, std::move(error) });
        }
        return {};
    }

    std::vector<LineError> errors;

private:
    Line const& line_;
};

// What of a vCard is a person; `file` hears whether something has no room.
Line line_of(vcards::Card const&, File& file);
// Whether it says of the person what stands in none of the words: what merely names the card, and its first company,
// aside.
bool says_more(Line const&);
// Which of its properties says it, or null.
struct Said {
    vcards::Property const* name = nullptr;
    vcards::Property const* whole_name = nullptr;
    vcards::Property const* email = nullptr;
    vcards::Property const* mobile = nullptr;
};
Said said_by(vcards::Card const&);
// vCard 4.0, with what another program said of the person as it said it.
void write_vcard(std::string& out, Line const&);

// "+41 (0)44 668 18 00" and "0041446681800" become "+41446681800" (E.164). What names no
// country, or is no number, stays as it is.
std::string normalized_mobile(std::string_view);
bool is_international(std::string_view mobile);

// One name becomes two by its last word; of a single one there is no last name.
std::pair<std::string, std::string> split_name(std::string_view);

}
