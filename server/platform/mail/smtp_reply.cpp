#include "mail/smtp_reply.h"

#include <algorithm>
#include <cctype>

namespace kith::mail {
namespace {

constexpr std::size_t max_bytes = 4096;

bool has_code(std::string_view line)
{
    return line.size() >= 3 && std::ranges::all_of(line.substr(0, 3), [](unsigned char c) { return std::isdigit(c); });
}

}

void Replies::add(std::string_view line)
{
    // The goodbye at the end says nothing about the mail.
    if (!has_code(line) || line.starts_with("221"))
        return;
    if (is_whole_)
        last_ = line.substr(0, 3);
    auto const text = line.substr(std::min<std::size_t>(4, line.size()));
    if (last_.size() + text.size() < max_bytes)
        (last_ += ' ') += text;
    is_whole_ = line.size() < 4 || line[3] != '-';
    count_ += is_whole_;
}

}
