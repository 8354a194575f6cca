#include "mail/links.h"

#include <algorithm>

namespace kith::mail {
namespace {

std::size_t find_start(std::string_view text, std::size_t from)
{
    return std::min(text.find("https://", from), text.find("http://", from));
}

std::string_view link_at(std::string_view text)
{
    auto const is_end = [](char c) {
        return static_cast<unsigned char>(c) <= ' ' || c == '\x7F' || std::string_view { "<>\"" }.contains(c);
    };
    auto const end = std::ranges::find_if(text, is_end) - text.begin();
    auto const link = text.substr(0, end);
    return link.substr(0, link.find_last_not_of(".,;:!?)]}'") + 1);
}

}

std::vector<TextPiece> split_at_links(std::string_view text)
{
    std::vector<TextPiece> pieces;
    std::size_t done = 0;
    for (auto start = find_start(text, 0); start != std::string_view::npos; start = find_start(text, done)) {
        auto const link = link_at(text.substr(start));
        pieces.push_back({ text.substr(done, start - done) });
        pieces.push_back({ link, true });
        done = start + link.size();
    }
    pieces.push_back({ text.substr(done) });
    return pieces;
}

std::vector<std::string> find_links(std::string_view text)
{
    std::vector<std::string> links;
    for (auto const& piece : split_at_links(text)) {
        if (piece.is_link && std::ranges::find(links, piece.text) == links.end())
            links.emplace_back(piece.text);
    }
    return links;
}

}
