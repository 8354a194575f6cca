#include "support/workbook.h"

#include "support/database.h"

#include <zip.h>

#include <algorithm>
#include <fstream>
#include <iterator>

namespace kith::tests {
namespace {

bool is_number(std::string const& text)
{
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

void add(zip_t* zip, char const* name, std::string const& text)
{
    zip_file_add(zip, name, zip_source_buffer(zip, text.data(), text.size(), 0), ZIP_FL_OVERWRITE);
}

}

std::string workbook_with_sheet(std::string const& sheet, std::string const& shared_strings)
{
    TemporaryFolder const folder;
    auto const path = folder.path("book.xlsx");
    auto* const zip = zip_open(path.c_str(), ZIP_CREATE, nullptr);
    std::string const book =
        R"(<workbook xmlns:r="r"><sheets><sheet name="A" sheetId="1" r:id="rId7"/></sheets></workbook>)";
    std::string const relations =
        R"(<Relationships><Relationship Id="rId7" Target="worksheets/first.xml"/></Relationships>)";
    add(zip, "xl/workbook.xml", book);
    add(zip, "xl/_rels/workbook.xml.rels", relations);
    add(zip, "xl/worksheets/first.xml", sheet);
    if (!shared_strings.empty())
        add(zip, "xl/sharedStrings.xml", shared_strings);
    zip_close(zip);
    std::ifstream file { path, std::ios::binary };
    return { std::istreambuf_iterator<char> { file }, {} };
}

std::string workbook(std::vector<std::vector<std::string>> const& rows)
{
    std::string sheet = "<worksheet><sheetData>";
    std::string strings = "<sst>";
    int count = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        sheet += "<row r=\"" + std::to_string(i + 1) + "\">";
        for (std::size_t j = 0; j < rows[i].size(); ++j) {
            auto const place = std::string(1, static_cast<char>('A' + j)) + std::to_string(i + 1);
            if (is_number(rows[i][j])) {
                sheet += "<c r=\"" + place + "\"><v>" + rows[i][j] + "</v></c>";
                continue;
            }
            sheet += "<c r=\"" + place + "\" t=\"s\"><v>" + std::to_string(count++) + "</v></c>";
            strings += "<si><t>" + rows[i][j] + "</t></si>";
        }
        sheet += "</row>";
    }
    return workbook_with_sheet(sheet + "</sheetData></worksheet>", strings + "</sst>");
}

}
