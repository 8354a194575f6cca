#include "sheets/shared_strings.h"

#include "sheets/xml.h"

namespace kith::sheets {
namespace {

constexpr std::size_t most_texts = 4'000'000;

}

Result<void> SharedStrings::read(Archive& archive)
{
    constexpr auto name = "xl/sharedStrings.xml";
    if (!archive.has(name))
        return {};
    bool is_text = false;
    bool is_phonetic = false;
    XmlReader xml { { [&](std::string_view element, XmlAttributes const&) {
                         is_phonetic = is_phonetic || element == "rPh";
                         is_text = element == "t" && !is_phonetic;
                     },
        [&](std::string_view element) {
            is_text = false;
            is_phonetic = is_phonetic && element != "rPh";
            if (element == "si" && ends_.size() < most_texts)
                ends_.push_back(static_cast<std::uint32_t>(texts_.size()));
        },
        [&](std::string_view text) {
            if (is_text)
                texts_.append(text);
        } } };
    bool is_fine = true;
    TRY(archive.read(name, [&](std::string_view piece) { return is_fine = xml.feed(piece); }));
    return is_fine && xml.finish() ? Result<void> {} : refuse_field("file", "invalid", "holds damaged texts");
}

std::string_view SharedStrings::at(std::size_t index)
{
    if (index >= ends_.size())
        return {};
    auto const begin = index == 0 ? 0 : ends_[index - 1];
    return texts_.view().substr(begin, ends_[index] - begin);
}

}
