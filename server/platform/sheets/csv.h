#pragma once

// Separated values (RFC 4180), read as they come: any of the usual separators, any line end.

#include "sheets/sheets.h"

namespace kith::sheets {

class CsvReader {
public:
    // UTF-8 without a mark; it must outlive the reader.
    explicit CsvReader(std::string_view text);

    // False at the end. A quote that nobody closes spoils its own line only.
    bool next(Line&);

private:
    std::size_t read_record(Line&);
    std::size_t read_cell(std::size_t at, std::string& cell);
    std::size_t read_quoted(std::size_t at, std::string& cell) const;
    void skip_line();

    std::string_view rest_;
    char separator_ = ',';
    int number_ = 0;
};

}
