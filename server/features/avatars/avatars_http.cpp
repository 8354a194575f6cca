#include "avatars/avatars_http.h"

#include "images/images.h"
#include "me/me_http.h"
#include "sessions/sessions.h"

#include <array>

namespace kith::avatars {
namespace {

// Those of images::Format, in its order.
struct Picture {
    static constexpr std::array<std::string_view, 3> media_types { "image/png", "image/jpeg", "image/webp" };
};

images::Format format_of(std::string_view media_type)
{
    auto const found = std::ranges::find(Picture::media_types, media_type);
    return static_cast<images::Format>(found - Picture::media_types.begin());
}

Result<sessions::Session> require_unlimited(http::Call& call, db::Transaction& tx)
{
    auto session = TRY(sessions::require(call, tx));
    TRY(sessions::check_is_unlimited(session));
    return session;
}

// Its address names its version, but the same address is asked again when it was changed.
http::Media shown(http::Call& call, Avatar const& avatar)
{
    call.add_header("ETag", '"' + avatar.version + '"');
    call.add_header("Cache-Control", "private, max-age=300");
    return { "image/jpeg", avatar.jpeg };
}

Result<http::Then<me::Me>> put_avatar(http::Call& call, db::Database& database, http::Upload<Picture> const& upload)
{
    auto const uploader = TRY(database.read_now([&](db::Transaction& tx) { return require_unlimited(call, tx); }));
    TRY(call.limit(http::rates::pictures, uploader.person.id.text()));
    auto const jpeg = TRY(images::make_square(upload.bytes, format_of(upload.media_type), side));
    return [jpeg](http::Call& call, db::Transaction& tx) -> Result<me::Me> {
        auto const session = TRY(require_unlimited(call, tx));
        auto const person = TRY(set(tx, sessions::source_of(call, session), session.person, jpeg));
        call.set_version(person.version);
        return me::shown(tx, person, session.shown);
    };
}

Result<http::NoContent> delete_avatar(http::Call& call, db::Transaction& tx)
{
    auto const session = TRY(require_unlimited(call, tx));
    TRY(remove(tx, sessions::source_of(call, session), session.person));
    return http::NoContent {};
}

Result<http::Media> get_avatar(http::Call& call, db::Transaction& tx)
{
    auto const session = TRY(sessions::require(call, tx));
    auto const avatar = TRY(get(tx, session.person.id));
    return shown(call, avatar);
}

Result<http::Media> get_avatar_of_user(http::Call& call, db::Transaction& tx)
{
    auto const actor = TRY(memberships::require_actor(call, tx));
    auto const avatar = TRY(get_of_member(tx, actor, MembershipId::from_text(call.path_parameter("user"))));
    return shown(call, avatar);
}

}

void add_routes(http::Router& router)
{
    constexpr auto own = "/api/v1/me/avatar";
    router.get(own, "Shows one's own picture", get_avatar);
    router.put(own, "Takes a picture of oneself: PNG, JPEG or WebP, at most 1 MiB", put_avatar);
    router.remove(own, "Removes one's own picture", delete_avatar);
    router.get("/api/v1/accounts/{account}/users/{user}/avatar", "Shows the picture of a user", get_avatar_of_user);
}

}
