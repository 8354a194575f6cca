#pragma once

// The files within a ZIP, unpacked piece by piece and never more of them than is allowed.

#include "base/result.h"

#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace kith::sheets {

class Archive {
public:
    // Refuses: validation (`file`): it cannot be opened. `bytes` must outlive it.
    static Result<Archive> open(std::string_view bytes, std::size_t most_unpacked_bytes);

    bool has(std::string const& name) const;
    // False from `take` ends the reading. Refuses: validation (`file`): it is damaged, sealed
    // by a password, or too large when unpacked.
    Result<void> read(std::string const& name, std::function<bool(std::string_view)> const& take);

private:
    struct State;
    explicit Archive(std::shared_ptr<State> state) : state_(std::move(state)) {}
    std::shared_ptr<State> state_;
};

}
