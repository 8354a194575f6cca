#pragma once

// XML as it streams by: names without their prefixes, no declarations of types or entities.

#include <functional>
#include <string>
#include <string_view>

namespace kith::sheets {

// The attributes of one element: what a name has, empty when it has none.
class XmlAttributes {
public:
    explicit XmlAttributes(char const** all) : all_(all) {}
    std::string_view of(std::string_view name) const;

private:
    char const** all_;
};

struct XmlEvents {
    std::function<void(std::string_view name, XmlAttributes const&)> begin = {};
    std::function<void(std::string_view name)> end = {};
    std::function<void(std::string_view)> text = {};
};

class XmlReader {
public:
    explicit XmlReader(XmlEvents);
    ~XmlReader();
    XmlReader(XmlReader const&) = delete;
    XmlReader& operator=(XmlReader const&) = delete;

    // False when it is not well-formed, declares types, or was stopped.
    bool feed(std::string_view);
    bool finish();
    // From within an event: nothing more is wanted.
    void stop();
    XmlEvents const& events() const { return events_; }

private:
    XmlEvents events_;
    void* parser_;
};

}
