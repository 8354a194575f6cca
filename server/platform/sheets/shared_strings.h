#pragma once

// The texts that the cells of a workbook share, kept beside the memory.

#include "base/spool.h"
#include "sheets/archive.h"

#include <cstdint>
#include <vector>

namespace kith::sheets {

class SharedStrings {
public:
    // A workbook may have none. Refuses: validation (`file`).
    Result<void> read(Archive&);
    // Empty when there is no such text.
    std::string_view at(std::size_t index);

private:
    Spool texts_;
    std::vector<std::uint32_t> ends_;
};

}
