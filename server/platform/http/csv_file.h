#pragma once

// What a handler answers whose list is taken away as a file.

#include "http/answer_of.h"

namespace kith::http {

// `name` without its ending.
Then<Media> csv_file(std::string name, std::shared_ptr<Spool>);

}
