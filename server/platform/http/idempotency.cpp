#include "http/idempotency.h"

#include "crypto/token.h"
#include "json/json.h"

#include <algorithm>

namespace kith::http::idempotency {
namespace {

struct KeptHeader {
    std::string name;
    std::string value;
};
BOOST_DESCRIBE_STRUCT(KeptHeader, (), (name, value))

struct KeptAnswer {
    int status = 0;
    std::string content_type;
    std::vector<KeptHeader> headers;
    std::string body;
};
BOOST_DESCRIBE_STRUCT(KeptAnswer, (), (status, content_type, headers, body))

std::string to_text(Reply const& reply)
{
    KeptAnswer kept { reply.status, reply.content_type, {}, reply.body };
    for (auto const& [name, value] : reply.headers)
        kept.headers.push_back({ name, value });
    return json::write(kept);
}

Reply from_text(std::string_view text)
{
    auto kept = json::parse<KeptAnswer>(text).value();
    Reply reply { kept.status, kept.content_type, kept.body };
    for (auto& header : kept.headers)
        reply.headers.emplace_back(std::move(header.name), std::move(header.value));
    return reply;
}

struct Record {
    std::string request_hash;
    int status;
    std::string answer;
};

Record read_record(db::Row const& row) { return { row.string(0), static_cast<int>(row.integer(1)), row.string(2) }; }

// A large body is hashed where it is.
std::string hash_of(Request const& request)
{
    if (!request.large_body)
        return crypto::sha256_hex(request.query + '\n' + request.body);
    return crypto::sha256_hex(request.query + "\n\n" + crypto::sha256_hex(request.content()));
}

bool is_printable(char c) { return c > 0x20 && c < 0x7f; }

}

Result<std::optional<std::string>> read_key(Request const& request)
{
    if (request.method != Method::Post || request.count_headers("idempotency-key") == 0)
        return std::nullopt;
    auto const key = request.header("idempotency-key");
    bool const is_fine = request.count_headers("idempotency-key") == 1 && !key.empty() && key.size() <= 255;
    if (!is_fine || !std::ranges::all_of(key, is_printable))
        return refuse("malformed", "Idempotency-Key", "must be 1 to 255 printable characters");
    return std::string { key };
}

Claim make_claim(Request const& request, std::string const& key, std::string_view caller)
{
    auto scope = std::string { caller } + ' ' + std::string { method_text(request.method) } + ' ' + request.path;
    return { std::move(scope), key, hash_of(request) };
}

Result<std::optional<Reply>> find(db::Transaction& tx, Claim const& claim)
{
    auto record = tx.first(read_record, R"(
        select request_hash, status, answer from idempotency_keys
        where scope = $1 and key_hash = $2 and created_at > $3)",
        claim.scope, crypto::sha256_hex(claim.key), tx.now() - Days { 1 });
    if (!record || record->status == 0)
        return std::nullopt;
    if (record->request_hash != claim.request_hash)
        return refuse("idempotency_key_reused");
    std::string answer;
    if (!crypto::unseal(claim.key, record->answer, answer))
        return std::nullopt;
    return from_text(answer);
}

bool take(db::Transaction& tx, Claim const& claim)
{
    auto const key_hash = crypto::sha256_hex(claim.key);
    tx.run("delete from idempotency_keys where scope = $1 and key_hash = $2 and created_at <= $3", claim.scope,
        key_hash, tx.now() - Days { 1 });
    return tx.run(R"(
        insert into idempotency_keys (scope, key_hash, request_hash, status, answer, created_at)
        values ($1, $2, $3, 0, '', $4)
        on conflict (scope, key_hash) do nothing)",
               claim.scope, key_hash, claim.request_hash, tx.now()) == 1;
}

void keep(db::Transaction& tx, Claim const& claim, Reply const& reply)
{
    tx.send("update idempotency_keys set status = $3, answer = $4 where scope = $1 and key_hash = $2", claim.scope,
        crypto::sha256_hex(claim.key), reply.status, crypto::seal(claim.key, to_text(reply)));
}

void sweep(db::Transaction& tx)
{
    tx.run("delete from idempotency_keys where created_at <= $1", tx.now() - Days { 1 });
}

}
