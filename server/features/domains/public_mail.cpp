#include "domains/public_mail.h"

#include <libpsl.h>

namespace kith::domains {

bool is_anybodys(DomainName const& name)
{
    bool const is_suffix = psl_is_public_suffix(psl_builtin(), name.text().c_str());
    return is_suffix || public_mail_domains.contains('\n' + name.text() + '\n');
}

}
