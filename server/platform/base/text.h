#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kith {

bool is_utf8(std::string_view);
bool is_plain_ascii(std::string_view);

// What two spellings share: NFKD, marks stripped, case-folded (Unicode, by
// ICU). Search, sort and uniqueness compare keys, never texts.
std::string fold_key(std::string_view);

// NFKC without stripping: the one form in which a password is hashed and a
// name is stored.
std::string normalize(std::string_view);

// What spellings of one mailbox share: case, width and Unicode form, and no more
// than that. Marks are kept, and no letter becomes another one: jose and josé, mike
// and mıke, sam and ſam are different people (CVE-2019-19844).
std::string fold_mailbox(std::string_view);

// Number of code points; the text must be UTF-8.
std::size_t count_characters(std::string_view);

std::string_view trim(std::string_view);

// What an empty text stands for.
std::optional<std::string> unless_empty(std::string const&);

// Words without blanks in one text, as rows keep them.
std::string join_words(std::vector<std::string> const&);
std::vector<std::string> split_words(std::string_view);
// In order, each once.
std::vector<std::string> in_order(std::vector<std::string>);
// "suite, voice"
std::string enumerated(std::vector<std::string> const&);

// "ChannelGuest" -> "channel_guest"
std::string to_snake_case(std::string_view);

}
