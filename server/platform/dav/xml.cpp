#include "dav/xml.h"

#include <expat.h>

#include <algorithm>
#include <cstring>
#include <memory>

namespace kith::dav {
namespace {

// Between a namespace and a name: no name holds it.
constexpr char separator = '\n';

constexpr std::string_view declarations = " xmlns:D=\"DAV:\" xmlns:C=\"urn:ietf:params:xml:ns:carddav\""
                                          " xmlns:CS=\"http://calendarserver.org/ns/\"";

// U+FFFE and U+FFFF, in UTF-8.
bool is_noncharacter(std::string_view bytes) { return bytes == "\xEF\xBF\xBE" || bytes == "\xEF\xBF\xBF"; }

Name name_of(std::string_view text)
{
    auto const end = text.rfind(separator);
    return end == text.npos ? Name { "", std::string { text } }
                            : Name { std::string { text.substr(0, end) }, std::string { text.substr(end + 1) } };
}

// A name comes with all of its namespace each time, however short it stands in the text.
bool is_too_long(char const* name) { return ::strnlen(name, most_full_name_bytes + 1) > most_full_name_bytes; }

class Reader {
public:
    Reader() : parser_(XML_ParserCreateNS("UTF-8", separator), XML_ParserFree)
    {
        if (!parser_)
            throw std::bad_alloc {};
        XML_SetUserData(parser_.get(), this);
        XML_SetElementHandler(parser_.get(), on_begin, on_end);
        XML_SetCharacterDataHandler(parser_.get(), on_text);
        XML_SetStartDoctypeDeclHandler(parser_.get(), on_doctype);
    }

    Result<Element> read(std::string_view text)
    {
        auto const status = XML_Parse(parser_.get(), text.data(), static_cast<int>(text.size()), XML_TRUE);
        if (status != XML_STATUS_OK || is_stopped_ || root_.children.size() != 1)
            return refuse("malformed", "body", "is no XML that can be read");
        return std::move(root_.children.front());
    }

private:
    static Reader& of(void* reader) { return *static_cast<Reader*>(reader); }
    static void on_begin(void* reader, char const* name, char const** attributes)
    {
        of(reader).begin(name, attributes);
    }
    static void on_end(void* reader, char const*) { of(reader).end(); }
    static void on_text(void* reader, char const* text, int length)
    {
        of(reader).take({ text, static_cast<std::size_t>(length) });
    }
    static void on_doctype(void* reader, char const*, char const*, char const*, int) { of(reader).stop(); }

    void begin(char const* name, char const** attributes)
    {
        if (is_stopped_)
            return;
        if (++elements_ > most_elements || open_.size() > most_depth || is_too_long(name))
            return stop();
        Element element { name_of(name) };
        for (auto const** at = attributes; *at; at += 2) {
            if (element.attributes.size() == most_attributes || is_too_long(at[0]))
                return stop();
            if (!std::string_view { *at }.contains(separator))
                element.attributes.emplace_back(at[0], at[1]);
        }
        open_.push_back(std::move(element));
    }

    void end()
    {
        if (is_stopped_)
            return;
        auto element = std::move(open_.back());
        open_.pop_back();
        (open_.empty() ? root_ : open_.back()).children.push_back(std::move(element));
    }

    void take(std::string_view text)
    {
        if (!is_stopped_ && !open_.empty())
            open_.back().text += text;
    }

    void stop()
    {
        is_stopped_ = true;
        XML_StopParser(parser_.get(), XML_FALSE);
    }

    std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser_;
    Element root_;
    std::vector<Element> open_;
    std::size_t elements_ = 0;
    bool is_stopped_ = false;
};

}

Element const* Element::find(std::string_view space, std::string_view local) const
{
    auto const found = std::ranges::find_if(children, [&](Element const& child) { return child.is(space, local); });
    return found == children.end() ? nullptr : &*found;
}

std::string_view Element::attribute(std::string_view wanted) const
{
    for (auto const& [attribute, value] : attributes) {
        if (attribute == wanted)
            return value;
    }
    return {};
}

Result<Element> read_xml(std::string_view text) { return Reader {}.read(text); }

Writer::Writer(Name const& root) : out_("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n")
{
    open_.push_back((root.space == carddav ? "C:" : "D:") + root.local);
    out_ += '<' + open_.back() + std::string { declarations } + '>';
}

Writer& Writer::open(std::string_view prefixed)
{
    open_.emplace_back(prefixed);
    out_ += '<' + open_.back() + '>';
    return *this;
}

Writer& Writer::close()
{
    out_ += "</" + open_.back() + '>';
    open_.pop_back();
    return *this;
}

Writer& Writer::empty(std::string_view prefixed)
{
    out_ += '<' + std::string { prefixed } + "/>";
    return *this;
}

Writer& Writer::text(std::string_view prefixed, std::string_view text) { return open(prefixed).add(text).close(); }

Writer& Writer::empty(Name const& name)
{
    out_ += '<';
    out_ +=
        name.space.empty() ? name.local + " xmlns=\"\"" : "x:" + name.local + " xmlns:x=\"" + escaped(name.space) + '"';
    out_ += "/>";
    return *this;
}

Writer& Writer::add(std::string_view text)
{
    out_ += escaped(text);
    return *this;
}

Writer& Writer::add_written(std::string_view xml)
{
    out_ += xml;
    return *this;
}

std::string Writer::finish()
{
    while (!open_.empty())
        close();
    return std::move(out_);
}

std::string escaped(std::string_view text)
{
    std::string out;
    out.reserve(text.size() + text.size() / 8);
    for (std::size_t at = 0; at < text.size(); ++at) {
        char const c = text[at];
        bool const is_control = c >= 0 && c < ' ' && c != '\t' && c != '\n' && c != '\r';
        if (is_noncharacter(text.substr(at, 3)))
            at += 2;
        else if (c == '&')
            out += "&amp;";
        else if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else if (c == '"')
            out += "&quot;";
        else if (c == '\r')
            out += "&#13;"; // as it stood: readers make a line break of a bare one
        else if (!is_control)
            out += c;
    }
    return out;
}

}
