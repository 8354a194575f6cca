#pragma once

// How browsers show a passkey, wherever one may be shown.

#include "passkeys/passkeys.h"

#include <boost/describe/class.hpp>

namespace kith::passkeys {

// All but the id as in PublicKeyCredential.response, in base64url.
struct AssertionBody {
    CredentialId id;
    ClientData client_data;
    AuthenticatorData authenticator_data;
    Signature signature;
    UserHandle user_handle;
};
BOOST_DESCRIBE_STRUCT(AssertionBody, (), (id, client_data, authenticator_data, signature, user_handle))

inline Assertion assertion_of(AssertionBody const& body)
{
    return { body.id, body.client_data, body.authenticator_data, body.signature, body.user_handle };
}

}
