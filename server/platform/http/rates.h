#pragma once

// How often a caller may do a thing: a bucket of `burst` tokens that refills at
// `per_minute`. Buckets live in memory, per node, at most 100,000 of them; the
// fullest are forgotten first, for a full bucket says nothing.

#include "base/time.h"

#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace kith::http {

struct Rate {
    char const* name;
    double per_minute;
    double burst;
};

namespace rates {
inline constexpr Rate login_per_login { "login", 10, 10 };
inline constexpr Rate login_per_address { "login_address", 100, 100 };
inline constexpr Rate forgot_per_login { "forgot", 10, 10 };
inline constexpr Rate forgot_per_address { "forgot_address", 100, 100 };
inline constexpr Rate reset_per_person { "reset", 10, 10 };
inline constexpr Rate reset_per_address { "reset_address", 100, 100 };
inline constexpr Rate public_look { "public_look", 600, 600 };
inline constexpr Rate public_post { "public_post", 300, 300 };
inline constexpr Rate unknown_token { "unknown_token", 30, 30 };
inline constexpr Rate pictures { "pictures", 20, 20 };
inline constexpr Rate domain_looks { "domain_looks", 30, 30 };
inline constexpr Rate provider_questions { "provider_questions", 30, 30 };
inline constexpr Rate sign_up_mails { "sign_up_mails", 30, 30 };
inline constexpr Rate directory { "directory", 30, 30 };
inline constexpr Rate connection_requests { "connection_requests", 30, 60 };
inline constexpr Rate imports { "imports", 20, 20 };
inline constexpr Rate exports { "exports", 20, 20 };
inline constexpr Rate address_books { "address_books", 120, 240 };
inline constexpr Rate listed_directories { "listed_directories", 6, 12 };
inline constexpr Rate unknown_programs { "unknown_programs", 100, 100 };
inline constexpr Rate signed_in { "signed_in", 200 * 60, 2000 };
}

class Rates {
public:
    // Takes one token. Zero when there was one, else the seconds to wait (>= 1).
    int take(Rate const&, std::string_view key);

private:
    struct Bucket {
        double tokens;
        double burst;
        std::chrono::steady_clock::time_point filled_at;
    };
    // Looks names up as views: a known bucket costs no allocation.
    struct Hash : std::hash<std::string_view> {
        using is_transparent = void;
    };
    Bucket& find(std::string_view name, Rate const&, std::chrono::steady_clock::time_point now);
    void forget_some(std::chrono::steady_clock::time_point now);

    std::mutex mutex_;
    std::unordered_map<std::string, Bucket, Hash, std::equal_to<>> buckets_;
};

}
