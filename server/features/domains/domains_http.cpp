#include "domains/domains_http.h"

#include "base/clean_text.h"
#include "domains/domains.h"

#include <algorithm>
#include <atomic>

namespace kith::domains {
namespace {

struct DomainRecord {
    std::string host;
    std::string value; // of the TXT record
};
BOOST_DESCRIBE_STRUCT(DomainRecord, (), (host, value))

struct DomainBody {
    DomainId id;
    DomainName name;
    State state;
    Proof proof;
    DomainRecord record;
    Finding finding;
    std::vector<std::string> found; // the texts that stood there; only in the answer to a look
    std::optional<Time> looked_at;
    std::optional<Time> proved_at;
    int missed; // on so many days in a row what proved it was not there; after three it is proved no more
    std::optional<Time> lapsed_at;
    Time created_at;
};
BOOST_DESCRIBE_STRUCT(DomainBody, (),
    (id, name, state, proof, record, finding, found, looked_at, proved_at, missed, lapsed_at, created_at))

struct DomainList {
    std::vector<DomainBody> items;
};
BOOST_DESCRIBE_STRUCT(DomainList, (), (items))

struct NewDomain {
    DomainName name;
};
BOOST_DESCRIBE_STRUCT(NewDomain, (), (name))

constexpr auto all_domains = "/api/v1/accounts/{account}/domains";
// The threads that wait for name servers are those that hash passwords: one look at a time.
class OnlyLook {
public:
    OnlyLook() : is_mine_(!is_taken.exchange(true)) {}
    ~OnlyLook()
    {
        if (is_mine_)
            is_taken = false;
    }
    OnlyLook(OnlyLook const&) = delete;
    OnlyLook& operator=(OnlyLook const&) = delete;
    bool is_mine() const { return is_mine_; }

private:
    static inline std::atomic<bool> is_taken = false;
    bool is_mine_;
};

constexpr std::size_t most_found = 5;
constexpr std::size_t most_found_bytes = 200;

// What one finds where our text ought to stand: enough of it to see what is wrong.
std::vector<std::string> cut(std::vector<std::string> texts)
{
    texts.resize(std::min(texts.size(), most_found));
    for (auto& text : texts)
        text = one_line(text, most_found_bytes);
    return texts;
}

DomainBody shown(Domain const& domain, std::vector<std::string> found = {})
{
    auto const record = record_of(domain);
    return { domain.id, domain.name, domain.state, domain.proof, { record.host, record.value }, domain.finding,
        cut(std::move(found)), domain.looked_at, domain.proved_at, domain.missed, domain.lapsed_at, domain.created_at };
}

Result<Domain> get_domain(http::Call& call, db::Transaction& tx, Actor const& actor)
{
    auto domain = find(tx, actor.account, DomainId::from_text(call.path_parameter("domain")));
    return domain ? Result<Domain> { *std::move(domain) } : refuse("not_found");
}

Result<DomainList> get_domains(http::Call& call, db::Transaction& tx)
{
    auto const actor = TRY(memberships::require_actor(call, tx, Permission::AccountSettings));
    DomainList all;
    for (auto const& domain : list(tx, actor.account))
        all.items.push_back(shown(domain));
    return all;
}

Result<http::Created<DomainBody>> post_domain(http::Call& call, db::Transaction& tx, http::Body<NewDomain> const& body)
{
    auto const actor = TRY(memberships::require_actor(call, tx, Permission::AccountSettings));
    auto const wanted = TRY(body.read());
    auto const domain = TRY(claim(tx, actor, wanted.name));
    return http::Created<DomainBody> { shown(domain) };
}

Result<http::Then<DomainBody>> post_look(http::Call& call, db::Database& database)
{
    auto const domain = TRY(database.read_now([&](db::Transaction& tx) -> Result<Domain> {
        auto const actor = TRY(memberships::require_actor(call, tx, Permission::AccountSettings));
        return get_domain(call, tx, actor);
    }));
    TRY(call.limit(http::rates::domain_looks, domain.account.text()));
    OnlyLook const look;
    if (!look.is_mine())
        return std::unexpected(Refusal { "too_many_requests", {}, { { "retry_after", "6" } } });
    auto const answer = domain.proof == Proof::Operator ? dns::Texts {} : dns::look_up_texts(record_of(domain).host);
    return [answer](http::Call& call, db::Transaction& tx) -> Result<DomainBody> {
        auto const actor = TRY(memberships::require_actor(call, tx, Permission::AccountSettings));
        auto const before = TRY(get_domain(call, tx, actor));
        auto const domain = TRY(note_look(tx, actor.source(), before, answer));
        return shown(domain, answer.texts);
    };
}

Result<DomainBody> post_confirm(http::Call& call, db::Transaction& tx)
{
    auto const actor = TRY(memberships::require_actor(call, tx, Permission::ManageInstance));
    auto const before = TRY(get_domain(call, tx, actor));
    auto const domain = TRY(confirm(tx, actor, before));
    return shown(domain);
}

Result<http::NoContent> delete_domain(http::Call& call, db::Transaction& tx)
{
    auto const actor = TRY(memberships::require_actor(call, tx, Permission::AccountSettings));
    auto const domain = TRY(get_domain(call, tx, actor));
    TRY(remove(tx, actor, domain));
    return http::NoContent {};
}

}

void add_routes(http::Router& router)
{
    std::string const one_domain = std::string { all_domains } + "/{domain}";
    router.get(all_domains, "Lists the domains of the account", get_domains);
    router.post(all_domains, "Claims a domain; it counts when it is proved", post_domain);
    router.post(one_domain + "/look", "Asks the name servers for the proof of a domain", post_look);
    router.post(one_domain + "/confirm", "Takes a domain as proved, by who runs the server", post_confirm);
    router.remove(one_domain, "Removes a domain: nobody joins by it any more", delete_domain);
}

}
