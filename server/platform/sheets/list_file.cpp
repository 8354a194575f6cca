#include "sheets/list_file.h"

#include "sheets/sheets.h"

namespace kith::sheets {

Result<std::shared_ptr<Spool>> write_list(
    db::Database& database, std::vector<std::string> const& columns, WritePage const& write_page)
{
    auto spool = std::make_shared<Spool>();
    std::string lines { utf8_mark };
    write_line(lines, columns);
    bool is_more = true;
    while (is_more) {
        is_more = TRY(database.read_now([&](db::Transaction& tx) { return write_page(tx, lines); }));
        spool->append(lines);
        lines.clear();
    }
    return spool;
}

std::string in_one_cell(std::vector<std::string> const& words)
{
    std::string cell;
    for (auto const& word : words)
        cell += (cell.empty() ? "" : ";") + word;
    return cell;
}

}
