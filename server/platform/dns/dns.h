#pragma once

// Questions to the domain name system (RFC 1035), asked by c-ares. It waits for the answer, so
// that it is asked outside of transactions, on the slow pool or by a job: 6 seconds at most.

#include <string>
#include <vector>

namespace kith::dns {

struct Texts {
    std::vector<std::string> texts; // one of each TXT record, its strings joined (RFC 7208, 3.3)
    std::string trouble;            // the resolver's words: nothing could be found out. Empty: it answered
};

// "192.0.2.1:53,192.0.2.2"; empty: those of the system. Set once, at start.
// StartupFault when it is no such list.
void set_servers(std::string list);

Texts look_up_texts(std::string const& name);

}
