#include "sheets/xml.h"

#include <expat.h>

#include <new>

namespace kith::sheets {
namespace {

std::string_view without_prefix(std::string_view name)
{
    auto const colon = name.rfind(':');
    return colon == name.npos ? name : name.substr(colon + 1);
}

XML_Parser parser_of(void* parser) { return static_cast<XML_Parser>(parser); }

XmlEvents const& events_of(void* reader) { return static_cast<XmlReader*>(reader)->events(); }

void on_begin(void* reader, char const* name, char const** attributes)
{
    if (auto const& begin = events_of(reader).begin)
        begin(without_prefix(name), XmlAttributes { attributes });
}

void on_end(void* reader, char const* name)
{
    if (auto const& end = events_of(reader).end)
        end(without_prefix(name));
}

void on_text(void* reader, char const* text, int length)
{
    if (auto const& take = events_of(reader).text)
        take({ text, static_cast<std::size_t>(length) });
}

// No sheet has one; entities that grow come in by it.
void on_doctype(void* reader, char const*, char const*, char const*, int) { static_cast<XmlReader*>(reader)->stop(); }

}

std::string_view XmlAttributes::of(std::string_view name) const
{
    for (auto const* at = all_; *at; at += 2) {
        if (without_prefix(at[0]) == name)
            return at[1];
    }
    return {};
}

XmlReader::XmlReader(XmlEvents events) : events_(std::move(events)), parser_(XML_ParserCreate(nullptr))
{
    if (!parser_)
        throw std::bad_alloc {};
    auto* const parser = parser_of(parser_);
    XML_SetUserData(parser, this);
    XML_SetElementHandler(parser, on_begin, on_end);
    XML_SetCharacterDataHandler(parser, on_text);
    XML_SetStartDoctypeDeclHandler(parser, on_doctype);
}

XmlReader::~XmlReader() { XML_ParserFree(parser_of(parser_)); }

bool XmlReader::feed(std::string_view bytes)
{
    return XML_Parse(parser_of(parser_), bytes.data(), static_cast<int>(bytes.size()), XML_FALSE) == XML_STATUS_OK;
}

bool XmlReader::finish() { return XML_Parse(parser_of(parser_), "", 0, XML_TRUE) == XML_STATUS_OK; }

void XmlReader::stop() { XML_StopParser(parser_of(parser_), XML_FALSE); }

}
