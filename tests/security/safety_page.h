#pragma once

// docs/guest_safety.md: what each operation answers to whom, as it was measured, and which frames reach them.

#include "security/operations.h"

#include <fmt/format.h>

#include <map>
#include <string>
#include <vector>

namespace kith::tests {

class SafetyPage {
public:
    void add(std::string_view kind, Operation const& operation, int status)
    {
        if (std::ranges::find(kinds_, kind) == kinds_.end())
            kinds_.emplace_back(kind);
        found_[operation.text()][std::string { kind }] = shown(status);
    }

    std::string text() const
    {
        std::string text { beginning };
        add_table(text, "What belongs to an account", [](Operation const& each) { return each.is_of_an_account(); });
        add_table(text, "One's own login", [](Operation const& each) { return each.is_of_the_person(); });
        add_table(text, "The server", [](Operation const& each) { return each.is_of_the_server(); });
        add_table(text, "What is open to everybody", [](Operation const& each) {
            return !each.is_of_an_account() && !each.is_of_the_person() && !each.is_of_the_server();
        });
        return text;
    }

private:
    static constexpr std::string_view beginning =
        R"(# Who is kept out

What people who have to do with an account, and are no users of it, are answered: each operation of the API is asked by
each of them, as a test does with every change of Kith (`tests/security/guest_safety_test.cpp`). This page is written by
that test.

The account is full of words that stand nowhere else. Who may know them asks the same and is told; of everybody else's
answers no body and no header holds one that is not his to know. Where he is refused, he is refused in the same words
whether or not there is anything, and whichever version of it he claims to know.

**yes**: he is answered, with what is his own or everybody's to know. **401, 403, 404**: refused, and so. A number **in
parentheses**: the door is open to him, but what the test asked for was not to be had there, as with a body that is
not in order. Where it takes a token or a password, it is asked with a wrong one.

- **nobody**: without signing in.
- **client**: signed in with a password; **client by a link**: with a link by mail; **client's token**: a program, with an
  API token of a client.
- **ended client**, **removed client**, **inactive user**: they were let in once, and have an account elsewhere.
- **connection**: a user of another account, connected to one of this account.
- **on a card**: somebody whose address a user of this account keeps on a contact card.
)";

    // What the door says, not what became of the request.
    static std::string shown(int status)
    {
        if (status < 400)
            return "yes";
        bool const is_refused = status == 401 || status == 403 || status == 404;
        return is_refused ? std::to_string(status) : '(' + std::to_string(status) + ')';
    }
    void add_table(std::string& text, std::string_view title, auto is_wanted) const
    {
        text += fmt::format("\n## {}\n\n| |", title);
        for (auto const& kind : kinds_)
            text += ' ' + kind + " |";
        text += "\n|---|";
        for (std::size_t i = 0; i < kinds_.size(); ++i)
            text += "---|";
        for (auto const& operation : operations) {
            if (!is_wanted(operation))
                continue;
            text += "\n| `" + operation.text() + "` |";
            for (auto const& kind : kinds_)
                text += ' ' + found_.at(operation.text()).at(kind) + " |";
        }
        text += '\n';
    }

    std::vector<std::string> kinds_;
    std::map<std::string, std::map<std::string, std::string>> found_;
};

}
