#pragma once

// XML as WebDAV speaks it (RFC 4918): small documents, read whole, with their namespaces. No
// document type, so no entities but those of XML itself; depth, elements and names are bounded.

#include "base/result.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kith::dav {

inline constexpr std::size_t most_depth = 32;
inline constexpr std::size_t most_elements = 30'000;
inline constexpr std::size_t most_attributes = 50;       // of an element
inline constexpr std::size_t most_full_name_bytes = 300; // of a name with its namespace

inline constexpr std::string_view webdav = "DAV:";
inline constexpr std::string_view carddav = "urn:ietf:params:xml:ns:carddav";
inline constexpr std::string_view calendar_server = "http://calendarserver.org/ns/";

struct Name {
    std::string space; // the namespace; empty: none
    std::string local;
    auto operator<=>(Name const&) const = default;
};

struct Element {
    Name name = {};
    std::vector<std::pair<std::string, std::string>> attributes = {}; // those without a namespace
    std::string text = {};                                            // of itself, not of those in it
    std::vector<Element> children = {};

    bool is(std::string_view space, std::string_view local) const { return name.space == space && name.local == local; }
    // The first one in it, or null.
    Element const* find(std::string_view space, std::string_view local) const;
    // Empty when it has none.
    std::string_view attribute(std::string_view) const;
};

// Refuses: malformed.
Result<Element> read_xml(std::string_view);

// Writes elements in the order they come. The three namespaces above have the prefixes D, C and CS.
class Writer {
public:
    // The root declares the namespaces.
    explicit Writer(Name const& root);

    Writer& open(std::string_view prefixed);
    Writer& close();
    Writer& empty(std::string_view prefixed);
    Writer& text(std::string_view prefixed, std::string_view);
    // Of any namespace.
    Writer& empty(Name const&);
    // Within what is open.
    Writer& add(std::string_view text);
    Writer& add_written(std::string_view xml);
    std::size_t size() const { return out_.size(); }
    // Closes what is open.
    std::string finish();

private:
    std::string out_;
    std::vector<std::string> open_;
};

// Without what XML cannot hold: control characters, U+FFFE and U+FFFF.
std::string escaped(std::string_view);

}
