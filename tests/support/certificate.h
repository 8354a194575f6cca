#pragma once

// A certificate that vouches for itself, made anew for a test.

#include "support/database.h"

#include <openssl/ssl.h>

#include <memory>
#include <string>

namespace kith {

class Certificate {
public:
    explicit Certificate(std::string const& host);

    // As PEM: for a client to trust.
    std::string path() const { return folder_.path("certificate.pem"); }
    // For a server to show.
    SSL_CTX* context() const { return context_.get(); }

private:
    TemporaryFolder folder_;
    std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> context_;
};

}
