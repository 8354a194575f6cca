import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useCurrent } from "../../lib/current";
import { useAvailable } from "../../lib/presence";
import { refreshSoon } from "../../lib/refresh_soon";
import { contactsKey, ownClientsQuery } from "./api";

/** Asks anew who is available as soon as one of one's clients comes or goes. */
export function useAvailableClients(isAsked: boolean) {
    const queries = useQueryClient();
    const { account } = useCurrent();
    const clients = useQuery({ ...ownClientsQuery(account.id), enabled: isAsked });
    const available = useAvailable(isAsked ? (clients.data ?? []) : []);
    useEffect(() => {
        if (isAsked) refreshSoon(queries, [...contactsKey(account.id), "list"]);
    }, [available]);
}
