#include "bus/nats_library.h"

#include "base/fault.h"

#include <dlfcn.h>
#include <sysexits.h>

namespace kith::bus {
namespace {

constexpr auto file = "libnats.so.3.4";

template<typename Function>
void find(void* library, char const* name, Function& function)
{
    function = reinterpret_cast<Function>(dlsym(library, name));
    if (!function)
        throw StartupFault(EX_UNAVAILABLE, std::string { file } + " lacks " + name);
}

NatsLibrary load()
{
    auto* const library = dlopen(file, RTLD_NOW | RTLD_LOCAL);
    if (!library)
        throw StartupFault(EX_UNAVAILABLE, "nats_url is set, and libnats3.4 is not installed: apt install libnats3.4");
    NatsLibrary functions {};
#define KITH_NATS(name) find(library, #name, functions.name)
    KITH_NATS(natsOptions_Create);
    KITH_NATS(natsOptions_Destroy);
    KITH_NATS(natsOptions_SetURL);
    KITH_NATS(natsOptions_SetName);
    KITH_NATS(natsOptions_SetNoEcho);
    KITH_NATS(natsOptions_SetTimeout);
    KITH_NATS(natsOptions_SetMaxReconnect);
    KITH_NATS(natsOptions_SetReconnectWait);
    KITH_NATS(natsOptions_SetPingInterval);
    KITH_NATS(natsOptions_SetMaxPingsOut);
    KITH_NATS(natsOptions_SetRetryOnFailedConnect);
    KITH_NATS(natsOptions_SetReconnectedCB);
    KITH_NATS(natsOptions_SetDisconnectedCB);
    KITH_NATS(natsOptions_SetClosedCB);
    KITH_NATS(natsConnection_Connect);
    KITH_NATS(natsConnection_Close);
    KITH_NATS(natsConnection_Destroy);
    KITH_NATS(natsConnection_FlushTimeout);
    KITH_NATS(natsConnection_Publish);
    KITH_NATS(natsConnection_Subscribe);
    KITH_NATS(natsSubscription_SetOnCompleteCB);
    KITH_NATS(natsSubscription_Destroy);
    KITH_NATS(natsMsg_GetData);
    KITH_NATS(natsMsg_GetDataLength);
    KITH_NATS(natsMsg_Destroy);
    KITH_NATS(natsStatus_GetText);
#undef KITH_NATS
    return functions;
}

}

NatsLibrary const& nats_library()
{
    static NatsLibrary const library = load();
    return library;
}

}
