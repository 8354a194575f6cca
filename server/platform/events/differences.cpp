#include "events/differences.h"

#include "json/json.h"

namespace kith::events {

void Differences::add(std::string what, std::string before, std::string after)
{
    if (before != after)
        changes.push_back({ std::move(what), std::move(before), std::move(after) });
}

void Differences::add_switch(std::string what, bool before, bool after)
{
    auto text = [](bool on) { return on ? "on" : "off"; };
    add(std::move(what), text(before), text(after));
}

std::string Differences::json() const { return json::write(*this); }

}
