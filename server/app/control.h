#pragma once

// A socket in the data folder over which commands reach the server that runs there: one
// line of JSON there, one line back. Who may enter the folder may give orders, for he
// could open the database himself.

#include <boost/describe/class.hpp>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace kith::app {

struct Order {
    std::string command;
    std::vector<std::string> words;
};
BOOST_DESCRIBE_STRUCT(Order, (), (command, words))

struct OrderAnswer {
    int exit_code = 0;
    std::string out;
    std::string err;
};
BOOST_DESCRIBE_STRUCT(OrderAnswer, (), (exit_code, out, err))

class Control {
public:
    using CarryOut = std::function<OrderAnswer(Order const&)>;
    // Without a socket (the path is too long, the folder is on a file system that has
    // none) the server runs all the same; that is logged.
    Control(std::string path, CarryOut);
    ~Control();

private:
    struct State;
    std::unique_ptr<State> state_;
};

// Nothing when no server listens there.
std::optional<OrderAnswer> ask_running_server(std::string const& path, Order const&);

}
