#include "bus/outbox.h"

namespace kith::bus {

std::string Message::text() const
{
    auto text = from;
    for (auto const& topic : topics)
        text += '\n' + topic;
    return text;
}

Message Message::read(std::string_view text)
{
    Message message;
    auto end = std::min(text.find('\n'), text.size());
    message.from = text.substr(0, end);
    while (end < text.size()) {
        auto const begin = end + 1;
        end = std::min(text.find('\n', begin), text.size());
        message.topics.emplace_back(text.substr(begin, end - begin));
    }
    return message;
}

void Outbox::put(Topics const& topics)
{
    std::lock_guard const lock { mutex_ };
    for (auto const& topic : topics) {
        if (waiting_.size() < most_topics)
            waiting_.insert(topic);
        else
            are_missing_ = true;
    }
}

Outbox::Taken Outbox::take()
{
    std::lock_guard const lock { mutex_ };
    Taken taken { {}, std::exchange(are_missing_, false) };
    for (auto& topic : std::exchange(waiting_, {}))
        taken.topics.push_back(topic);
    return taken;
}

void Outbox::give_back(Taken const& taken)
{
    put(taken.topics);
    std::lock_guard const lock { mutex_ };
    are_missing_ |= taken.are_missing;
}

std::vector<Message> messages_of(std::string const& from, Outbox::Taken const& taken, std::size_t longest)
{
    std::vector<Message> messages;
    std::size_t bytes = longest;
    for (auto const& topic : taken.topics) {
        bytes += 1 + topic.size();
        if (bytes > longest) {
            messages.push_back({ from, {} });
            bytes = from.size() + 1 + topic.size();
        }
        messages.back().topics.push_back(topic);
    }
    if (taken.are_missing)
        messages.push_back({ from, {} });
    return messages;
}

}
