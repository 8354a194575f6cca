#pragma once

// What a handler may answer: a T (200), or one of these.

#include "base/spool.h"

#include <memory>
#include <string>

namespace kith::http {

// 201
template<typename T>
struct Created {
    T body;
};
// 201, or 202 while somebody else has to say yes first.
template<typename T>
struct CreatedOrWaiting {
    T body;
    bool is_waiting = false;
};
// 202: it is done later, and the body tells how far it has come.
template<typename T>
struct Queued {
    T body;
};
struct Accepted {};  // 202
struct NoContent {}; // 204
// 303: a browser goes on there.
struct SeeOther {
    std::string location;
};
// 200 with what is no JSON.
struct Media {
    std::string type;
    std::string bytes;
    std::shared_ptr<Spool> spool = {}; // instead of `bytes`, when they may be many
};

}
