#pragma once

// What the routes share by which people come and go as files.

#include "base/spool.h"
#include "contact_files/contact_files.h"
#include "http/router.h"

#include <array>
#include <memory>
#include <optional>
#include <string>

namespace kith::contact_files {

struct ContactExportQuery {
    std::optional<Format> format; // CSV, where nothing is said
};
BOOST_DESCRIBE_STRUCT(ContactExportQuery, (), (format))

// Some systems still call a vCard text/x-vcard.
struct ContactFile {
    static constexpr std::array<std::string_view, 3> media_types { "text/csv", "text/vcard", "text/x-vcard" };
    static constexpr std::size_t most_bytes = 4 * 1024 * 1024;
};

struct ContactLineError {
    int line;
    std::string field;
    std::string code;
    std::string message;
};
BOOST_DESCRIBE_STRUCT(ContactLineError, (), (line, field, code, message))

// Outside of the transaction: it takes the longest. Refuses: as read_csv and read_vcards.
Result<File> read(http::Upload<ContactFile> const&, Reach);

// As a file of that name.
http::Then<http::Media> sent(std::shared_ptr<Spool>, Format, std::string const& name);

}
