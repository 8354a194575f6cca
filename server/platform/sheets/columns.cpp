#include "sheets/columns.h"

#include "base/text.h"

namespace kith::sheets {
namespace {

std::string key_of(std::string_view title)
{
    std::string key;
    for (char c : fold_key(title)) {
        bool const counts = static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (counts)
            key += c;
    }
    return key;
}

void guess(Spellings const& spellings, std::vector<std::string> const& keys, std::vector<std::string>& fields)
{
    for (auto const& word : spellings.words) {
        for (std::size_t i = 0; i < keys.size(); ++i) {
            if (keys[i] != word || !fields[i].empty())
                continue;
            fields[i] = spellings.field;
            return;
        }
    }
}

}

std::vector<std::string> guess_fields(std::span<Spellings const> table, std::vector<std::string> const& header)
{
    std::vector<std::string> keys;
    for (auto const& title : header)
        keys.push_back(key_of(title));
    std::vector<std::string> fields(header.size());
    for (auto const& spellings : table)
        guess(spellings, keys, fields);
    return fields;
}

}
