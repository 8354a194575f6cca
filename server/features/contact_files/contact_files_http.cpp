#include "contact_files/contact_files_http.h"

namespace kith::contact_files {

Result<File> read(http::Upload<ContactFile> const& upload, Reach reach)
{
    return upload.media_type == "text/csv" ? read_csv(upload.bytes, reach) : read_vcards(upload.bytes);
}

http::Then<http::Media> sent(std::shared_ptr<Spool> spool, Format format, std::string const& name)
{
    return [spool, format, name](http::Call& call, db::Transaction&) -> Result<http::Media> {
        bool const is_csv = format == Format::Csv;
        call.add_header("Content-Disposition", "attachment; filename=\"" + name + (is_csv ? ".csv\"" : ".vcf\""));
        return http::Media { is_csv ? "text/csv; charset=utf-8" : std::string { vcard_type }, "", spool };
    };
}

}
