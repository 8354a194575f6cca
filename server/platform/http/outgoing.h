#pragma once

// What a connection has still to send: answers written one behind the other, so
// that all of a batch leave in one write.

#include "http/message.h"

#include <memory>
#include <string>
#include <string_view>

namespace kith::http {

struct Answering {
    std::string_view request_id;
    std::string_view date; // as the Date header has it
    bool closes = false;
    bool is_head = false;
};

class Outgoing {
public:
    void add(Reply const&, Answering const&);
    void add_continue() { text_ += "HTTP/1.1 100 Continue\r\n\r\n"; }

    std::string_view text() const { return std::string_view { text_ }.substr(sent_); }
    // A large body that lives as long as the process, or is kept until it is sent; it is sent from where it is.
    std::string_view tail() const { return tail_; }
    bool has_tail() const { return !tail_.empty(); }
    std::size_t size() const { return text_.size() - sent_ + tail_.size(); }
    // So many bytes are on their way; with the last one the memory is given back.
    void drop(std::size_t count);

private:
    void add_header(std::string_view name, std::string_view value);
    void add_number(std::size_t);
    void add_body(Reply const&);

    std::string text_;
    std::size_t sent_ = 0;
    std::string_view tail_;
    std::shared_ptr<void const> keeper_; // of the tail
};

}
