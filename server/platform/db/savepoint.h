#pragma once

// A part of a transaction that may be taken back alone: for work of many lines, each of
// which happens or does not.

#include "db/transaction.h"

namespace kith::db {

class Savepoint {
public:
    explicit Savepoint(Transaction&);
    // Exactly one of these, unless the transaction failed.
    void keep();
    void take_back();

private:
    Transaction& tx_;
};

// Runs `body`; what it changed is taken back if it refuses.
template<typename Body>
auto attempt(Transaction& tx, Body body)
{
    Savepoint savepoint { tx };
    auto answer = body();
    answer ? savepoint.keep() : savepoint.take_back();
    return answer;
}

}
