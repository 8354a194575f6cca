#pragma once

// XLSX files as spreadsheets write them.

#include <string>
#include <vector>

namespace kith::tests {

// Texts that are shared; what is all digits is a number.
std::string workbook(std::vector<std::vector<std::string>> const& rows);
// One whose sheet is that XML.
std::string workbook_with_sheet(std::string const& sheet, std::string const& shared_strings = "");

}
