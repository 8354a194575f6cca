#include "http/admission.h"

namespace kith::http {

Admission::Place::~Place()
{
    if (admission_)
        admission_->leave(client_);
}

std::expected<Admission::Place, Admission::Refused> Admission::enter(std::optional<Address> client)
{
    if (client)
        client = client->household();
    if (open_.fetch_add(1, std::memory_order_relaxed) >= most_) {
        open_.fetch_sub(1, std::memory_order_relaxed);
        return std::unexpected(Refused::Full);
    }
    if (client && !enter_client(*client)) {
        open_.fetch_sub(1, std::memory_order_relaxed);
        return std::unexpected(Refused::TooManyOfOne);
    }
    total_.fetch_add(1, std::memory_order_relaxed);
    return Place { *this, client };
}

bool Admission::enter_client(Address const& client)
{
    std::lock_guard const lock { mutex_ };
    auto& count = of_client_[client.bytes()];
    if (count >= most_of_one_)
        return false;
    ++count;
    return true;
}

void Admission::leave(std::optional<Address> const& client)
{
    open_.fetch_sub(1, std::memory_order_relaxed);
    if (!client)
        return;
    std::lock_guard const lock { mutex_ };
    auto const found = of_client_.find(client->bytes());
    if (--found->second == 0)
        of_client_.erase(found);
}

}
