#include "app/control.h"

#include "base/fault.h"
#include "log/log.h"
#include "json/json.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/write.hpp>
#include <poll.h>
#include <sys/stat.h>
#include <sysexits.h>

#include <filesystem>
#include <thread>

namespace kith::app {
namespace {

using Protocol = boost::asio::local::stream_protocol;
constexpr std::size_t max_line = 64 * 1024;

// Whoever opens the socket and says nothing must not hold up the next one, nor the end.
void wait_for_input(Protocol::socket& socket)
{
    pollfd wanted { socket.native_handle(), POLLIN, 0 };
    if (poll(&wanted, 1, 5000) <= 0)
        throw Fault("the other side of the control socket says nothing");
}

std::string read_line(Protocol::socket& socket)
{
    std::string line;
    while (line.empty() || line.back() != '\n') {
        wait_for_input(socket);
        char bytes[4096];
        line.append(bytes, socket.read_some(boost::asio::buffer(bytes)));
        if (line.size() > max_line)
            throw Fault("too long a line at the control socket");
    }
    line.pop_back();
    return line;
}

void write_line(Protocol::socket& socket, std::string line)
{
    line += '\n';
    boost::asio::write(socket, boost::asio::buffer(line));
}

OrderAnswer answer_to(Control::CarryOut const& carry_out, std::string const& line)
{
    auto const order = json::parse<Order>(line);
    if (!order)
        return { EX_DATAERR, "", "kith: the running server cannot read the order\n" };
    try {
        return carry_out(*order);
    } catch (std::exception const& fault) {
        return { EX_SOFTWARE, "", std::string { "kith: " } + fault.what() + '\n' };
    }
}

}

struct Control::State {
    State(std::string at, CarryOut what) : path(std::move(at)), carry_out(std::move(what)), acceptor(io)
    {
        std::error_code ignored;
        std::filesystem::remove(path, ignored); // of a server that was killed
        acceptor.open();
        acceptor.bind(Protocol::endpoint { path });
        chmod(path.c_str(), S_IRUSR | S_IWUSR);
        acceptor.listen();
        accept();
        thread = std::thread { [this] { io.run(); } };
    }

    ~State()
    {
        io.stop();
        if (thread.joinable())
            thread.join();
        std::error_code ignored;
        std::filesystem::remove(path, ignored);
    }

    void accept()
    {
        acceptor.async_accept([this](boost::system::error_code error, Protocol::socket socket) {
            if (!error)
                serve(socket);
            accept();
        });
    }

    void serve(Protocol::socket& socket)
    {
        try {
            write_line(socket, json::write(answer_to(carry_out, read_line(socket))));
        } catch (std::exception const& fault) {
            log::warning("control", { { "what", fault.what() } });
        }
    }

    std::string path;
    CarryOut carry_out;
    boost::asio::io_context io;
    Protocol::acceptor acceptor;
    std::thread thread;
};

Control::Control(std::string path, CarryOut carry_out)
{
    try {
        state_ = std::make_unique<State>(std::move(path), std::move(carry_out));
    } catch (std::exception const& fault) {
        log::warning("no_control_socket", { { "what", fault.what() } });
    }
}

Control::~Control() = default;

std::optional<OrderAnswer> ask_running_server(std::string const& path, Order const& order)
{
    boost::asio::io_context io;
    Protocol::socket socket { io };
    try {
        socket.connect(Protocol::endpoint { path });
    } catch (std::exception const&) {
        return {};
    }
    write_line(socket, json::write(order));
    auto answer = json::parse<OrderAnswer>(read_line(socket));
    return answer ? std::optional { *std::move(answer) } : std::nullopt;
}

}
