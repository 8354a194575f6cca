// What of a vCard is a contact, and the way back.

#include "base/text.h"
#include "contact_files/contact_files.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

namespace kith::contact_files {
namespace {

using vcards::Property;
using vcards::Trouble;

// Written anew, or true of the file it came in rather than of the person.
constexpr std::array<std::string_view, 5> not_kept { "VERSION", "FN", "N", "PRODID", "REV" };
// What says nothing against a number being a mobile one.
constexpr std::array<std::string_view, 6> of_mobiles { "cell", "voice", "text", "pref", "iphone", "mobile" };
constexpr std::size_t name_parts = 2;              // of N, family and given name; the others are kept as they stand
constexpr std::string_view others_of_name = "N:;"; // what they are kept behind

FieldError trouble_of(Trouble trouble)
{
    switch (trouble) {
    case Trouble::Version:
        return { "version", "invalid", "must be 3.0 or 4.0: save the contacts as vCard 3.0 or 4.0" };
    case Trouble::NotClosed:
        return { "card", "invalid", "has no END:VCARD" };
    case Trouble::Encoding:
        return { "card", "encoding", "is not in UTF-8" };
    case Trouble::Length:
        return { "card", "length", "has more than 1,000 properties" };
    default:
        return { "card", "invalid", "is text outside of a vCard" };
    }
}

// One of several mail addresses is the preferred one, or the first.
Property const* find_dearest(vcards::Card const& card, std::string_view name)
{
    Property const* dearest = nullptr;
    for (auto const& property : card.properties) {
        bool const is_dearer = !dearest || property.preference() < dearest->preference();
        if (property.name == name && is_dearer)
            dearest = &property;
    }
    return dearest;
}

bool is_mobile(Property const& property)
{
    return property.name == "TEL" && std::ranges::all_of(property.types(), [](std::string const& type) {
        return std::ranges::find(of_mobiles, type) != of_mobiles.end();
    });
}

// Who says that it is a cell comes before who does not say what it is.
Property const* find_mobile(vcards::Card const& card)
{
    Property const* found = nullptr;
    bool found_cell = false;
    for (auto const& property : card.properties) {
        if (!is_mobile(property))
            continue;
        auto const types = property.types();
        bool const is_cell = std::ranges::find(types, "cell") != types.end();
        if (!found || (is_cell && !found_cell))
            found = &property;
        found_cell = found_cell || is_cell;
    }
    return found;
}

std::string number_of(Property const& property)
{
    auto const number = vcards::unescaped(trim(property.value));
    return number.starts_with("tel:") ? number.substr(4) : number;
}

// Of a name that has several, with a blank between.
std::string words_of(std::string_view part)
{
    std::string words;
    for (auto const each : vcards::split(part, ','))
        words += (words.empty() ? "" : " ") + vcards::unescaped(trim(each));
    return words;
}

// Middle names and titles, which a contact has not: "N:;;Marie;Dr.;".
std::string rest_of_name(std::vector<std::string_view> const& parts)
{
    std::string rest { others_of_name };
    bool is_any = false;
    for (std::size_t i = name_parts; i < parts.size(); ++i) {
        rest += ';' + std::string { parts[i] };
        is_any = is_any || !trim(parts[i]).empty();
    }
    return is_any ? rest : std::string {};
}

void keep(Line& line, File& file, std::string_view property)
{
    if (property.empty())
        return;
    if (line.extra.size() + property.size() + 1 > most_extra_bytes) {
        file.has_left_out = true; // a picture, as a rule
        return;
    }
    line.extra += (line.extra.empty() ? "" : "\n") + std::string { property };
}

void read_name(vcards::Card const& card, Line& line, File& file)
{
    if (auto const* const name = find_dearest(card, "N")) {
        auto const parts = vcards::split(name->value, ';');
        line.last_name = words_of(parts[0]);
        line.first_name = parts.size() > 1 ? words_of(parts[1]) : "";
        keep(line, file, rest_of_name(parts));
    }
    auto const* const whole = find_dearest(card, "FN");
    if (!whole || (!line.first_name.empty() && !line.last_name.empty()))
        return;
    auto [first, last] = split_name(vcards::unescaped(whole->value));
    bool const says_more = !last.empty() || (line.first_name.empty() && line.last_name.empty());
    if (says_more)
        std::tie(line.first_name, line.last_name) = std::pair { std::move(first), std::move(last) };
}

// The rest of the name stands first.
std::vector<std::string_view> lines_of(std::string_view extra)
{
    std::vector<std::string_view> lines;
    while (!extra.empty()) {
        auto const end = std::min(extra.find('\n'), extra.size());
        lines.push_back(extra.substr(0, end));
        extra.remove_prefix(std::min(end + 1, extra.size()));
    }
    return lines;
}

std::string name_line(Line const& card, std::string_view kept)
{
    bool const has_others = kept.starts_with(others_of_name);
    return "N:" + vcards::escaped(card.last_name) + ';' + vcards::escaped(card.first_name) +
        std::string { has_others ? kept.substr(others_of_name.size()) : ";;;" };
}

std::string mobile_line(std::string const& mobile)
{
    return is_international(mobile) ? "TEL;VALUE=uri;TYPE=cell:tel:" + mobile
                                    : "TEL;TYPE=cell:" + vcards::escaped(mobile);
}

}

Line line_of(vcards::Card const& card, File& file)
{
    Line line { .number = card.line };
    if (card.trouble != Trouble::None) {
        line.trouble = trouble_of(card.trouble);
        return line;
    }
    read_name(card, line, file);
    auto const* const email = find_dearest(card, "EMAIL");
    auto const* const mobile = find_mobile(card);
    line.email = email ? vcards::unescaped(trim(email->value)) : "";
    line.mobile = mobile ? number_of(*mobile) : "";
    if (auto const* const company = find_dearest(card, "ORG"))
        line.company = vcards::unescaped(trim(vcards::split(company->value, ';')[0]));
    for (auto const& property : card.properties) {
        bool const is_kept = std::ranges::find(not_kept, property.name) == not_kept.end();
        if (is_kept && &property != email && &property != mobile)
            keep(line, file, property.line);
    }
    file.has_left_out = file.has_left_out || card.has_left_out;
    return line;
}

bool says_more(Line const& line)
{
    bool is_first_company = true;
    return std::ranges::any_of(lines_of(line.extra), [&](std::string_view text) {
        auto const property = vcards::parse(text);
        if (property && property->name == "UID")
            return false;
        if (!property || property->name != "ORG")
            return true;
        return !std::exchange(is_first_company, false) || vcards::unescaped(trim(property->value)) != line.company;
    });
}

Said said_by(vcards::Card const& card)
{
    return { find_dearest(card, "N"), find_dearest(card, "FN"), find_dearest(card, "EMAIL"), find_mobile(card) };
}

Result<File> read_vcards(std::string_view bytes)
{
    File file;
    vcards::Reader reader { bytes };
    for (vcards::Card card; reader.next(card);)
        TRY(add(file, line_of(card, file)));
    if (file.lines.empty())
        return refuse_field("file", "required", "holds no vCard");
    return file;
}

void write_vcard(std::string& out, Line const& card)
{
    auto const kept = lines_of(card.extra);
    out += "BEGIN:VCARD\r\nVERSION:4.0\r\n";
    vcards::write_line(out, "FN:" + vcards::escaped(card.first_name + ' ' + card.last_name));
    vcards::write_line(out, name_line(card, kept.empty() ? "" : kept.front()));
    if (!card.email.empty())
        vcards::write_line(out, "EMAIL:" + vcards::escaped(card.email));
    if (!card.mobile.empty())
        vcards::write_line(out, mobile_line(card.mobile));
    if (!card.company.empty())
        vcards::write_line(out, "ORG:" + vcards::escaped(card.company));
    for (auto const line : kept) {
        if (!line.starts_with(others_of_name))
            vcards::write_line(out, line);
    }
    out += "END:VCARD\r\n";
}

}
