#include "instance/instance_store.h"

namespace kith::instance::store {

std::int64_t database_bytes(db::Transaction& tx)
{
    return tx.first(db::read_integer, "select {database_size}").value_or(0);
}

}
