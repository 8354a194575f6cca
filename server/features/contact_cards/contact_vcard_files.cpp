#include "contact_cards/contact_vcard_files.h"

#include "base/text.h"
#include "contact_files/contact_files.h"
#include "vcards/vcards.h"

#include <algorithm>

namespace kith::contact_cards {
namespace {

using contact_files::File;
using contact_files::line_of;
using contact_files::said_by;
using vcards::Property;

constexpr std::string_view version_line = "VERSION:";
constexpr std::size_t most_uid_bytes = 255;

auto refuse_card(std::string field, std::string code, std::string message)
{
    return std::unexpected(Refusal { "invalid_card", { { std::move(field), std::move(code), std::move(message) } } });
}

Result<vcards::Card> read_one(std::string_view text)
{
    vcards::Reader reader { text };
    vcards::Card card;
    vcards::Card another;
    bool const is_one = reader.next(card) && card.trouble == vcards::Trouble::None && !reader.next(another);
    if (!is_one || card.has_left_out)
        return refuse_card("card", "invalid", "must be one vCard, 3.0 or 4.0, with nothing else in it");
    return card;
}

template<typename T>
Result<T> parsed(char const* field, std::string const& text)
{
    if (text.empty())
        return refuse_card(field, "required", "is mandatory");
    auto parsed = T::parse(text);
    if (parsed)
        return parsed;
    auto errors = parsed.error().errors;
    for (auto& error : errors)
        error.field = field;
    return std::unexpected(Refusal { "invalid_card", std::move(errors) });
}

Property const* find(vcards::Card const& card, std::string_view name)
{
    auto const found = std::ranges::find(card.properties, name, &Property::name);
    return found == card.properties.end() ? nullptr : &*found;
}

// All that is said, the version first.
std::string lines_of(vcards::Card const& card)
{
    auto lines = std::string { version_line } + std::string { trim(find(card, "VERSION")->value) };
    for (auto const& property : card.properties) {
        if (property.name != "VERSION")
            lines += '\n' + property.line;
    }
    return lines;
}

vcards::Card card_of(std::string_view lines)
{
    vcards::Card card;
    while (!lines.empty()) {
        auto const end = std::min(lines.find('\n'), lines.size());
        if (auto property = vcards::parse(lines.substr(0, end)))
            card.properties.push_back(*std::move(property));
        lines.remove_prefix(std::min(end + 1, lines.size()));
    }
    return card;
}

// A contact that no vCard is known of says it all itself.
vcards::Card whole_of(ContactCard const& card)
{
    if (is_whole(card.extra))
        return card_of(card.extra);
    std::string text;
    write_vcard(text, card);
    vcards::Card whole;
    vcards::Reader { text }.next(whole);
    return whole;
}

Property with_value(Property property, std::string value)
{
    property.line.resize(property.line.size() - property.value.size());
    property.line += value;
    property.value = std::move(value);
    return property;
}

void put_name(vcards::Card& card, ContactCard const& contact)
{
    auto const [name, whole_name, email, mobile] = said_by(card);
    auto const last_and_first =
        vcards::escaped(contact.last_name.text()) + ';' + vcards::escaped(contact.first_name.text());
    auto const both = vcards::escaped(contact.first_name.text() + ' ' + contact.last_name.text());
    auto const parts = name ? vcards::split(name->value, ';') : std::vector<std::string_view> {};
    std::string others;
    for (std::size_t i = 2; i < parts.size(); ++i)
        others += ';' + std::string { parts[i] };
    auto const value = last_and_first + (others.empty() ? ";;;" : others);
    auto const at = name ? name - card.properties.data() : -1;
    auto const whole_at = whole_name ? whole_name - card.properties.data() : -1;
    at < 0 ? card.properties.push_back(*vcards::parse("N:" + value))
           : void(card.properties[at] = with_value(card.properties[at], value));
    whole_at < 0 ? card.properties.push_back(*vcards::parse("FN:" + both))
                 : void(card.properties[whole_at] = with_value(card.properties[whole_at], both));
}

void put_email(vcards::Card& card, ContactCard const& contact)
{
    auto const* const said = said_by(card).email;
    auto const value = vcards::escaped(contact.email.text());
    if (said)
        card.properties[said - card.properties.data()] = with_value(*said, value);
    else
        card.properties.push_back(*vcards::parse("EMAIL:" + value));
}

void put_mobile(vcards::Card& card, ContactCard const& contact)
{
    auto const* const said = said_by(card).mobile;
    auto const at = said ? said - card.properties.data() : 0;
    if (contact.mobile.empty())
        card.properties.erase(card.properties.begin() + at);
    else if (!said)
        card.properties.push_back(*vcards::parse("TEL;TYPE=CELL:" + vcards::escaped(contact.mobile)));
    else if (said->value.starts_with("tel:"))
        card.properties[at] = with_value(*said, "tel:" + contact.mobile);
    else
        card.properties[at] = with_value(*said, vcards::escaped(contact.mobile));
}

template<typename T>
bool says(std::string const& text, T const& value)
{
    auto const parsed = T::parse(text);
    return parsed && parsed->text() == value.text();
}

// What was changed here since it came.
void bring_up_to_date(vcards::Card& card, ContactCard const& contact)
{
    File file;
    auto const line = line_of(card, file);
    if (!says(line.first_name, contact.first_name) || !says(line.last_name, contact.last_name))
        put_name(card, contact);
    if (!says(line.email, contact.email))
        put_email(card, contact);
    if (contact_files::normalized_mobile(line.mobile) != contact.mobile)
        put_mobile(card, contact);
}

// A contact is known by one UID for good.
void put_uid(vcards::Card& card, std::string const& uid)
{
    auto const value = vcards::escaped(uid);
    for (auto& property : card.properties) {
        if (property.name != "UID")
            continue;
        if (vcards::unescaped(trim(property.value)) != uid)
            property = with_value(property, value);
        return;
    }
    card.properties.insert(card.properties.begin(), *vcards::parse("UID:" + value));
}

// The parameters of a line, and what stands before them, written anew.
std::string written(Property const& property, std::vector<vcards::Parameter> const& parameters, std::string_view value)
{
    auto line = property.line.substr(0, property.line.find_first_of(";:"));
    for (auto const& [name, text] : parameters) {
        bool const is_quoted = text.find_first_of(",;:") != text.npos;
        line += ';' + name + '=' + (is_quoted ? '"' + text + '"' : text);
    }
    return line + ':' + std::string { value };
}

// What is preferred is said in two ways (RFC 6350, 5.3), and numbers are addresses only in 4.0.
std::string as_version_3(Property const& property)
{
    auto parameters = property.parameters;
    std::string_view value = property.value;
    bool const is_number = property.name == "TEL" && value.starts_with("tel:");
    if (is_number)
        value.remove_prefix(4);
    std::erase_if(parameters,
        [&](vcards::Parameter const& each) { return each.name == "PREF" || (is_number && each.name == "VALUE"); });
    bool const is_changed = parameters.size() != property.parameters.size();
    if (is_changed && property.preference() == 1)
        parameters.push_back({ "TYPE", "pref" });
    return is_changed || is_number ? written(property, parameters, value) : property.line;
}

std::string as_version_4(Property const& property)
{
    auto parameters = property.parameters;
    std::erase_if(parameters,
        [](vcards::Parameter const& each) { return each.name == "TYPE" && fold_key(each.value) == "pref"; });
    if (parameters.size() == property.parameters.size())
        return property.line;
    parameters.push_back({ "PREF", "1" });
    return written(property, parameters, property.value);
}

}

bool is_whole(std::string_view extra) { return extra.starts_with(version_line); }

std::string besides(ContactCard const& contact)
{
    if (!is_whole(contact.extra))
        return contact.extra;
    auto card = card_of(contact.extra);
    std::erase_if(card.properties, [](Property const& property) { return property.name == "UID"; });
    File file;
    return line_of(card, file).extra;
}

void write_vcard(std::string& out, ContactCard const& card)
{
    if (is_whole(card.extra)) {
        out += write_file(card, VcardVersion::V4);
        return;
    }
    contact_files::write_vcard(
        out, { 0, card.first_name.text(), card.last_name.text(), card.email.text(), card.mobile, card.extra });
}

Result<VcardFile> read_file(std::string_view text)
{
    if (text.size() > most_file_bytes)
        return refuse("card_too_long");
    auto const card = TRY(read_one(text));
    File file;
    auto const line = line_of(card, file);
    VcardFile read;
    read.first_name = TRY(parsed<PersonName>("first_name", line.first_name));
    read.last_name = TRY(parsed<PersonName>("last_name", line.last_name));
    read.email = TRY(parsed<EmailAddress>("email", line.email));
    if (!line.mobile.empty()) {
        auto const mobile = TRY(parsed<ShortText>("mobile", line.mobile));
        read.mobile = contact_files::normalized_mobile(mobile.text());
    }
    auto const* const uid = find(card, "UID");
    read.uid = uid ? vcards::unescaped(trim(uid->value)) : "";
    if (read.uid.size() > most_uid_bytes)
        return refuse_card("uid", "length", "must be at most 255 bytes");
    read.extra = lines_of(card);
    return read;
}

std::string write_file(ContactCard const& contact, VcardVersion version)
{
    auto card = whole_of(contact);
    auto const* const said = find(card, "VERSION");
    auto const wanted = version == VcardVersion::V3 ? "3.0" : "4.0";
    bool const is_as_wanted = said && trim(said->value) == wanted;
    bring_up_to_date(card, contact);
    put_uid(card, contact.uid);
    auto out = std::string { "BEGIN:VCARD\r\nVERSION:" } + wanted + "\r\n";
    for (auto const& property : card.properties) {
        if (property.name != "VERSION")
            vcards::write_line(out,
                is_as_wanted                      ? property.line
                    : version == VcardVersion::V3 ? as_version_3(property)
                                                  : as_version_4(property));
    }
    return out + "END:VCARD\r\n";
}

}
