#pragma once

// The app that makes the codes of two-step sign-in:
//
//     auto bobs = tests::with_second_factor(bob, clock);   // who is signed in, a short while ago
//     Browser { api }.post("/api/v1/auth/login", tests::login_form("bob@acme.test", bobs.app.next()));

#include "crypto/totp.h"
#include "support/api.h"
#include "support/clock_ahead.h"

#include <gtest/gtest.h>

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

namespace kith::tests {

class Authenticator {
public:
    Authenticator(std::string_view secret, ClockAhead& clock) : secret_(from_base32(secret)), clock_(&clock) {}

    std::string now() const { return crypto::totp::code_at(secret_, crypto::totp::step_at(wall_clock())); }
    // That of the next step: the one shown now may have been used.
    std::string next()
    {
        clock_->by(std::chrono::seconds { crypto::totp::step_seconds });
        return now();
    }
    // None of those that would be taken.
    std::string wrong() const
    {
        auto const step = crypto::totp::step_at(wall_clock());
        for (int number = 100'000;; ++number) {
            auto const text = std::to_string(number);
            if (!crypto::totp::find_step(secret_, text, wall_clock()) && step > 0)
                return text;
        }
    }

private:
    static std::string from_base32(std::string_view text)
    {
        constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        std::string bytes;
        std::uint32_t pending = 0;
        int bits = 0;
        for (auto letter : text) {
            pending = pending << 5 | static_cast<std::uint32_t>(letters.find(letter));
            if ((bits += 5) >= 8)
                bytes += static_cast<char>(pending >> (bits -= 8) & 0xff);
        }
        return bytes;
    }

    std::string secret_;
    ClockAhead* clock_;
};

struct SecondFactor {
    Authenticator app;
    std::vector<std::string> recovery_codes;
};

inline std::string totp_form(std::string_view code) { return fmt::format(R"({{"code":"{}"}})", code); }

inline SecondFactor with_second_factor(Browser& browser, ClockAhead& clock)
{
    auto const begun = browser.post("/api/v1/me/totp");
    EXPECT_EQ(begun.status, 201) << begun.body;
    Authenticator app { begun.at("/secret"), clock };
    auto const confirmed = browser.post("/api/v1/me/totp/confirm", totp_form(app.now()));
    EXPECT_EQ(confirmed.status, 200) << confirmed.body;
    SecondFactor made { app, {} };
    for (int i = 0; i < 10; ++i)
        made.recovery_codes.push_back(confirmed.at("/recovery_codes/" + std::to_string(i)));
    return made;
}

inline std::string login_form(std::string_view login, std::string_view totp, std::string_view password = good_password)
{
    return fmt::format(R"({{"login":"{}","password":"{}","totp":"{}"}})", login, password, totp);
}

}
