#include "carddav/carddav_errors.h"

#include "dav/xml.h"

#include <algorithm>
#include <iterator>

namespace kith::carddav {
namespace {

struct Condition {
    std::string_view code;
    std::string_view element; // what did not hold, by the name its standard gives it
};
constexpr Condition conditions[] = {
    { "forbidden", "D:need-privileges" }, { "infinite_depth", "D:propfind-finite-depth" },
    { "sync_token_gone", "D:valid-sync-token" }, { "unsupported_report", "D:supported-report" },
    { "answer_too_long", "D:number-of-matches-within-limits" }, { "too_many_contacts", "D:quota-not-exceeded" },
    { "unsupported_filter", "C:supported-filter" }, { "unsupported_collation", "C:supported-collation" },
    { "unsupported_address_data", "C:supported-address-data" },
    { "unsupported_media_type", "C:supported-address-data" }, { "invalid_card", "C:valid-address-data" },
    { "card_too_long", "C:max-resource-size" }, { "uid_taken", "C:no-uid-conflict" },
    { "already_contact", "C:no-uid-conflict" }, // a contact is known by its address as well
};

std::string sentence_of(Refusal const& refusal)
{
    std::string sentence;
    for (auto const& error : refusal.errors)
        sentence += (sentence.empty() ? "" : "; ") + error.field + ' ' + error.message;
    return sentence;
}

}

http::Reply explain(Refusal const& refusal, int status)
{
    dav::Writer out { { std::string { dav::webdav }, "error" } };
    auto const found = std::ranges::find(conditions, refusal.code, &Condition::code);
    if (found != std::end(conditions))
        out.empty(found->element);
    out.empty(dav::Name { "urn:kith", refusal.code });
    if (auto const sentence = sentence_of(refusal); !sentence.empty())
        out.text("D:responsedescription", sentence);
    http::Reply reply { status, "application/xml; charset=utf-8", out.finish() };
    if (status == 401)
        reply.headers.emplace_back("WWW-Authenticate", "Basic realm=\"Kith\", charset=\"UTF-8\"");
    for (auto const& [name, text] : refusal.about) {
        if (name == "retry_after")
            reply.headers.emplace_back("Retry-After", text);
    }
    return reply;
}

}
