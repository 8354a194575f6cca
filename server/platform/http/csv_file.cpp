#include "http/csv_file.h"

#include "http/call.h"

namespace kith::http {

Then<Media> csv_file(std::string name, std::shared_ptr<Spool> spool)
{
    return [name = std::move(name), spool = std::move(spool)](Call& call, db::Transaction&) -> Result<Media> {
        call.add_header("Content-Disposition", "attachment; filename=\"" + name + ".csv\"");
        return Media { "text/csv; charset=utf-8", "", spool };
    };
}

}
