#pragma once

// `kith orders`: what operators decide at the machine itself.

#include "app/control.h"
#include "db/database.h"

namespace kith::app {

OrderAnswer carry_out_about_orders(db::Database&, Order const&);

}
