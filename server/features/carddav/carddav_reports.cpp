#include "carddav/carddav_reports.h"

#include "base/text.h"
#include "carddav/carddav_filter.h"
#include "carddav/carddav_properties.h"

#include <algorithm>
#include <charconv>
#include <set>

namespace kith::carddav {
namespace {

using dav::Element;

constexpr std::size_t cards_at_once = 500;
static_assert(most_listed_hrefs % cards_at_once == 0);
constexpr int most_changes = 20'000;
constexpr int most_changes_with_cards = 100; // which an answer has room for
constexpr std::string_view not_found = "HTTP/1.1 404 Not Found";
constexpr std::string_view cut_off = "HTTP/1.1 507 Insufficient Storage";

Result<Wanted> wanted_by(Element const& asked)
{
    if (auto const* const prop = asked.find(dav::webdav, "prop"))
        return read_wanted(*prop);
    bool const is_all = asked.find(dav::webdav, "allprop") != nullptr;
    return Wanted { is_all ? Wanted::What::All : Wanted::What::Names };
}

// How many answers are enough; what is no number, or none, is as many as there may be.
int limit_of(Element const& asked, std::string_view space, int most)
{
    auto const* const limit = asked.find(space, "limit");
    auto const* const count = limit ? limit->find(space, "nresults") : nullptr;
    if (!count)
        return most;
    auto const text = trim(count->text);
    int wanted = 0;
    auto const read = std::from_chars(text.data(), text.data() + text.size(), wanted);
    return read.ec == std::errc {} && wanted > 0 ? std::min(wanted, most) : most;
}

void add_cut_off(Book const& book, MultiStatus& answer, std::vector<std::string> const& names)
{
    for (auto const& name : names)
        answer.add_status(card_href(book, name), cut_off);
}

// What there is no room for is said to be left out.
Result<void> add_cards(
    db::Transaction& tx, Book const& book, MultiStatus& answer, std::vector<std::string> const& names)
{
    std::set<std::string> missing;
    for (auto const& name : names)
        missing.insert(card_href(book, name));
    auto const cards = TRY(find_cards(tx, book, names));
    for (auto const& card : cards) {
        if (missing.erase(card.href) == 0)
            continue;
        if (answer.has_room())
            TRY(answer.add(card));
        else
            answer.add_status(card.href, cut_off);
    }
    for (auto const& href : missing)
        answer.add_status(href, not_found);
    return {};
}

// Each once.
Result<std::vector<std::string>> read_names(Book const& book, MultiStatus& answer, Element const& asked)
{
    std::vector<std::string> names;
    std::set<std::string> seen;
    std::size_t hrefs = 0;
    for (auto const& child : asked.children) {
        if (!child.is(dav::webdav, "href"))
            continue;
        if (++hrefs > most_hrefs)
            return refuse("answer_too_long");
        auto const href = trim(child.text);
        auto const name = name_in(book, href);
        bool const is_first = seen.insert(name ? card_href(book, *name) : std::string { href }).second;
        if (is_first && name)
            names.push_back(*name);
        else if (is_first)
            answer.add_status(href, not_found);
    }
    return names;
}

Result<http::Reply> multiget(db::Transaction& tx, Book const& book, MultiStatus answer, Element const& asked)
{
    auto const names = TRY(read_names(book, answer, asked));
    auto const most = book.kind == Kind::Directory ? most_listed_hrefs : names.size();
    for (std::size_t at = 0; at < names.size(); at += cards_at_once) {
        auto const end = std::min(at + cards_at_once, names.size());
        std::vector<std::string> const some { names.data() + at, names.data() + end };
        if (at < most && answer.has_room())
            TRY(add_cards(tx, book, answer, some));
        else
            add_cut_off(book, answer, some);
    }
    return answer.finish();
}

Result<http::Reply> query(
    db::Transaction& tx, Book const& book, MultiStatus answer, Element const& asked, bool has_address_data)
{
    auto const* const said = asked.find(dav::carddav, "filter");
    auto const filter = TRY(said ? read_filter(*said) : Result<Filter> { Filter {} });
    auto left = limit_of(asked, dav::carddav, most_changes);
    bool is_cut_off = false;
    std::size_t searched = 0;
    auto const reading = has_address_data || !filter.properties.empty() ? Reading::Cards : Reading::Names;
    TRY(for_each_card(tx, book, reading, [&](Resource card) -> Result<void> {
        vcards::Card parsed;
        auto const text = filter.properties.empty() ? std::string {} : vcard_of(card, VcardVersion::V3);
        searched += text.size();
        if (searched > most_searched_bytes)
            return refuse("answer_too_long");
        if (!text.empty() && (!vcards::Reader { text }.next(parsed) || !matches(filter, parsed)))
            return {};
        is_cut_off = is_cut_off || left == 0 || !answer.has_room();
        if (is_cut_off)
            return {};
        --left;
        return answer.add(card);
    }));
    if (is_cut_off)
        answer.add_status(book.href, cut_off);
    return answer.finish();
}

// Nothing: whoever asks begins anew.
Result<std::optional<contact_cards::Told>> told_before(Book const& book, Element const& asked)
{
    auto const* const token = asked.find(dav::webdav, "sync-token");
    auto const text = token ? trim(token->text) : std::string_view {};
    if (text.empty())
        return std::nullopt;
    auto const told = told_by(book, text);
    return told ? Result<std::optional<contact_cards::Told>> { told } : refuse("sync_token_gone");
}

Result<http::Reply> sync(
    db::Transaction& tx, Book const& book, MultiStatus answer, Element const& asked, bool has_address_data)
{
    auto const before = TRY(told_before(book, asked));
    auto const limit = limit_of(asked, dav::webdav, has_address_data ? most_changes_with_cards : most_changes);
    auto const found = TRY(contact_cards::list_file_changes(tx, book.actor, before, limit));
    std::vector<std::string> names;
    for (auto const& change : found.changes) {
        auto const href = card_href(book, change.name);
        if (change.is_removed)
            answer.add_status(href, not_found);
        else if (has_address_data)
            names.push_back(change.name);
        else
            TRY(answer.add({ Kind::OwnCard, href, "", contact_cards::etag(change.id, change.version) }));
    }
    TRY(add_cards(tx, book, answer, names));
    if (found.is_more)
        answer.add_status(book.href, cut_off);
    answer.add_sync_token(sync_token_of(book, found.told));
    return answer.finish();
}

}

Result<http::Reply> report(db::Transaction& tx, Book const& book, std::string const& principal, Element const& asked)
{
    auto wanted = TRY(wanted_by(asked));
    bool const has_address_data = wanted.has_address_data();
    MultiStatus answer { std::move(wanted), principal };
    if (asked.is(dav::carddav, "addressbook-multiget"))
        return multiget(tx, book, std::move(answer), asked);
    if (asked.is(dav::carddav, "addressbook-query"))
        return query(tx, book, std::move(answer), asked, has_address_data);
    if (asked.is(dav::webdav, "sync-collection") && book.kind == Kind::Contacts)
        return sync(tx, book, std::move(answer), asked, has_address_data);
    return refuse("unsupported_report");
}

}
