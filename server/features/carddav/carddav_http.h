#pragma once

// Address books for programs that keep them: CardDAV (RFC 6352) over WebDAV (RFC 4918), with sync-collection
// (RFC 6578). Everybody has two in each account he is a user of: his own contacts, which he reads and writes, and the
// people there whom he may see, to read.
//
//     /.well-known/carddav                   leads to /dav/ (RFC 6764)
//     /dav/                                  says who one is
//     /dav/{person}/                         the principal, and the home of his books
//     /dav/{person}/contacts-{account}/      his own
//     /dav/{person}/directory-{account}/     the people of the account
//
// Programs sign in by HTTP Basic with the person's login and an API token. A cookie is nobody here, so that no page can
// make a browser act.

#include "http/router.h"

namespace kith::carddav {

void add_routes(http::Router&);

}
