#pragma once

// What the mail server answered during one delivery, line by line (RFC 5321,
// section 4.2): "550-first line", "550 last line".

#include <string>
#include <string_view>

namespace kith::mail {

class Replies {
public:
    void add(std::string_view line);

    int count() const { return count_; }               // whole replies
    std::string const& last() const { return last_; }  // its lines joined
    bool is_complaint() const { return last_ >= "4"; } // 4xx, 5xx
    bool refuses_for_good() const { return last_.starts_with('5') && !wants_login(); }

private:
    // It is the setting that is wrong then, not the mail (RFC 4954, section 6).
    bool wants_login() const { return last_.starts_with("530") || last_.starts_with("535"); }

    std::string last_;
    bool is_whole_ = true;
    int count_ = 0;
};

}
