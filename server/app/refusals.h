#pragma once

// Every code a caller may be refused with, its status and its sentence: the only
// place that knows status codes of refusals.

#include "http/problem.h"

#include <string>
#include <string_view>

namespace kith::app {

// A code that is not in the table reads as 422; tools/check_refusals.py finds it first.
http::Meaning meaning_of(std::string_view code);

// The table for the manual, in Markdown.
std::string print_refusals_page();

}
