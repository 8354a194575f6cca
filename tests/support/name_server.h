#pragma once

// A name server on loopback that answers TXT questions over UDP (RFC 1035), as it is told to.
// While there is none, no test asks anybody: the resolver is told of an address where nobody listens.

#include <atomic>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace kith::tests {

enum class NameReply { Answer, ServerFailure, Garbage, Silence };

class NameServer {
public:
    NameServer(); // dns::set_servers() names it from now on
    ~NameServer();
    NameServer(NameServer const&) = delete;
    NameServer& operator=(NameServer const&) = delete;

    // The TXT records of a name, each a list of strings; names without any do not exist.
    void put(std::string const& name, std::vector<std::vector<std::string>> records);
    void reply(NameReply how) { how_ = how; }
    int questions() const { return questions_; }

private:
    void answer_until_closed();
    std::string answer_to(std::string const& question);

    int socket_ = -1;
    std::atomic<NameReply> how_ = NameReply::Answer;
    std::atomic<int> questions_ = 0;
    std::atomic<bool> closed_ = false;
    std::mutex mutex_;
    std::map<std::string, std::vector<std::vector<std::string>>> records_;
    std::thread thread_;
};

}
