#pragma once

// A list to take away as CSV, written page after page: nothing is held up, however long it is.

#include "base/spool.h"
#include "db/database.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace kith::sheets {

// Adds the lines of the next page, and says whether another one follows.
using WritePage = std::function<Result<bool>(db::Transaction&, std::string& lines)>;
// With the names of the columns in the first line. Each page is a transaction of its own.
// Refuses: whatever a page refuses.
Result<std::shared_ptr<Spool>> write_list(db::Database&, std::vector<std::string> const& columns, WritePage const&);

// Several words in one cell: "a;b".
std::string in_one_cell(std::vector<std::string> const& words);

}
