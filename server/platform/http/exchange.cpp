#include "http/exchange.h"

namespace kith::http {

void Exchange::begin(RequestHead const& head, Finished const& finished)
{
    is_kept_alive_ = head.is_kept_alive;
    auto const& request = head.request;
    if (request.count_headers("upgrade") > 0) {
        request_ = request; // the handshake is answered later
    } else {
        request_.method = request.method;
        request_.id = request.id;
    }
    if (!finished)
        return;
    began_at_ = std::chrono::steady_clock::now();
    request_.target = request.target;
    request_.path = request.path;
    request_.query = request.query;
    request_.address = request.address;
    request_.secure = request.secure;
}

void Exchange::tell(Finished const& finished, Outcome const& outcome, int status) const
{
    if (!finished)
        return;
    auto const took = std::chrono::steady_clock::now() - began_at_;
    finished({ request_, outcome.route, outcome.principal, status,
        std::chrono::duration_cast<std::chrono::microseconds>(took) });
}

}
