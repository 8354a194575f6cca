#pragma once

#include "sheets/sheets.h"

namespace kith::sheets {

// The first sheet of a workbook (ECMA-376), values only: of a formula what it came to.
// Refuses: validation (`file`), and whatever the sink refuses.
Result<void> read_xlsx(std::string_view bytes, Sink const&);

}
