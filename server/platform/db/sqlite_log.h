#pragma once

// The log of a SQLite database, PATH-wal, before SQLite reads it. SQLite reads up
// to the first frame that does not verify and drops the rest without a word, as is
// right for the last transaction, which a power cut may tear before anybody had an
// answer. Damage further up would take acknowledged transactions along:
//
//     header | frame  frame  commit | frame  commit | frame  commit | older frames
//                       ^ bad                 ^ proof:  ^ was written after it
//
// A frame behind a commit is written only when that commit, and so all before it,
// is on the disk (pragma synchronous = full). With one in place, whatever is bad
// before the commit was whole once.

#include <filesystem>

namespace kith::db {

// Whether SQLite would drop what is known to have been on the disk. Also right
// beside a running server.
bool is_log_damaged(std::filesystem::path const& log);

}
