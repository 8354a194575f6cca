#include "db/savepoint.h"

namespace kith::db {

Savepoint::Savepoint(Transaction& tx) : tx_(tx) { tx_.send("savepoint part"); }

void Savepoint::keep() { tx_.send("release savepoint part"); }

void Savepoint::take_back()
{
    tx_.send("rollback to savepoint part");
    tx_.send("release savepoint part");
}

}
