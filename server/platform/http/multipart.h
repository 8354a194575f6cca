#pragma once

// The file of a form (multipart/form-data, RFC 7578), found where it lies.

#include "base/result.h"

#include <string>
#include <string_view>

namespace kith::http {

struct FormFile {
    std::string name; // of the file; may be empty
    std::string_view bytes;
};

// The first part that has a file name. Refuses: validation (`file`: there is none).
Result<FormFile> find_form_file(std::string_view content_type, std::string_view body);

}
