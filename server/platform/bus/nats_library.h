#pragma once

// The client library of NATS, loaded when a bus over it is made: who has no NATS pays nothing for it.

#include <nats/nats.h>

namespace kith::bus {

struct NatsLibrary {
#define KITH_NATS(name) decltype(&::name) name
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
};

// StartupFault where it is not installed.
NatsLibrary const& nats_library();

}
