#pragma once

// A few routes over the table of notes_table.h, to test what all routes have in common.

#include "http/router.h"

namespace kith::tests {

//   GET    /api/v1/notes/{note}        with an ETag
//   POST   /api/v1/notes               201, sets a cookie; already_invited when there is one of that name
//   PATCH  /api/v1/notes/{note}        honors If-Match
//   DELETE /api/v1/notes/{note}        204
//   POST   /api/v1/notes/{note}/slowly as POST /notes, on the slow pool
//   POST   /api/v1/{fault,unavailable} add a note, then throw
//   GET    /api/v1/fault               throws
//   GET    /notes/{note}/long          its name, long unless Depth is 0; let in is who sends an Authorization
//   GET    /page                       HTML, without a database
http::Router notes_routes();

}
