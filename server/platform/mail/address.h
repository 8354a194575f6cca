#pragma once

#include <string>
#include <string_view>

namespace kith::mail {

// "Kith <kith@example.com>" in its two halves; a bare address has no name.
struct NamedAddress {
    std::string name;
    std::string address;
};
NamedAddress split_address(std::string_view);

// The address as SMTP and headers carry it: the domain in ASCII (IDNA), so that only
// a local part beyond ASCII needs SMTPUTF8. Faults on what is no address: it could
// end its line and begin another header or command.
std::string wire_address(std::string_view);

std::string domain_of(std::string_view address);

}
