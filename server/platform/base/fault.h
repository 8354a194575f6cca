#pragma once

// A fault is ours: the disk is full, the engine failed, a row is impossible.
// It is thrown, rolls the transaction back, and is caught in three places only:
// where a request, a live frame or a job begins.

#include <stdexcept>
#include <string>

namespace kith {

class Fault : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

// The same request may succeed a little later: the database restarts, the disk
// is full, the queue is long. Becomes a 503 with Retry-After.
class Unavailable : public Fault {
public:
    using Fault::Fault;
};

// The operator has to act before the server can start: a setting is wrong, the
// database is damaged or locked. `exit_code` is one of sysexits.h.
class StartupFault : public Fault {
public:
    StartupFault(int exit_code, std::string const& line) : Fault(line), exit_code_(exit_code) {}
    int exit_code() const { return exit_code_; }

private:
    int exit_code_;
};

}
