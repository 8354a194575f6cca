#include "carddav/carddav_listed.h"

#include "crypto/token.h"
#include "vcards/vcards.h"

namespace kith::carddav {
namespace {

using contact_cards::VcardVersion;

constexpr std::string_view ending = ".vcf";
constexpr std::size_t etag_characters = 32;

void write(std::string& out, std::string_view beginning, std::string const& value)
{
    if (!value.empty())
        vcards::write_line(out, std::string { beginning } + vcards::escaped(value));
}

}

std::string listed_vcard(contacts::Contact const& contact, VcardVersion version)
{
    auto const& member = *contact.member;
    bool const is_3 = version == VcardVersion::V3;
    auto out = std::string { "BEGIN:VCARD\r\nVERSION:" } + (is_3 ? "3.0" : "4.0") + "\r\n";
    write(out, "UID:", contact.ref.text());
    write(out, "FN:", member.display_name());
    vcards::write_line(
        out, "N:" + vcards::escaped(member.last_name.text()) + ';' + vcards::escaped(member.first_name.text()) + ";;;");
    write(out, is_3 ? "EMAIL;TYPE=INTERNET:" : "EMAIL:", member.email.text());
    write(out, is_3 ? "TEL;TYPE=VOICE:" : "TEL;TYPE=voice:", contacts::phone_of(contact));
    write(out, "ORG:", contact.company);
    write(out, "TITLE:", contacts::job_title_of(contact));
    return out + "END:VCARD\r\n";
}

std::string listed_etag(contacts::Contact const& contact)
{
    return '"' + crypto::sha256_hex(listed_vcard(contact, VcardVersion::V3)).substr(0, etag_characters) + '"';
}

std::string listed_name(contacts::Ref const& ref)
{
    auto name = ref.text();
    name[name.find(':')] = '-';
    return name + std::string { ending };
}

std::optional<std::string> ref_of(std::string_view name)
{
    auto const dash = name.find('-');
    auto const kind = name.substr(0, dash);
    bool const is_person = kind == "internal" || kind == "client" || kind == "connection";
    if (!is_person || dash == name.npos || !name.ends_with(ending))
        return {};
    auto const id = name.substr(dash + 1, name.size() - dash - 1 - ending.size());
    return std::string { kind } + ':' + std::string { id };
}

}
