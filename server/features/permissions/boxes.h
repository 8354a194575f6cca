#pragma once

// What an authorized user may do: the boxes that are ticked for him, and nothing else. Each gates one
// section and its API. As columns hold them they are rights: "box:<name>".

#include "permissions/permissions.h"

namespace kith {

// Spelled, as the API and columns do: users.view, users.invite, authorized_users.manage, licenses, orders, accounting,
// clients, contacts, workspaces, meetings, recordings.view, support_requests, account.settings, audit.view.
enum class Box {
    ViewUsers,
    InviteUsers, // an administrator approves
    ManageAuthorizedUsers,
    Licenses,
    Orders,
    Accounting,
    Clients,
    Contacts,
    Workspaces,
    Meetings,
    Recordings,
    SupportRequests,
    AccountSettings,
    Audit,
};

}
