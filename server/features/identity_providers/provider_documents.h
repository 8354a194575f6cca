#pragma once

// What providers say of themselves, remembered by this process.

#include "identity_providers/provider_rules.h"
#include "jose/jose.h"

#include <string>

namespace kith::identity_providers {

enum class Freshness { Remembered, AskedAgain };

// Every place that it names has to be one that may be asked. Refuses: provider_unreachable, provider_confused.
Result<Discovery> discovery_at(std::string const& url, Freshness);
// Those are asked for again once a minute at most. Refuses: provider_unreachable, provider_confused.
Result<jose::KeySet> keys_of(Discovery const&, Freshness);

}
