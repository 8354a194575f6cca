// One person added by one submit, whatever is clicked; refusals stand at their fields.
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { ChangedUser, NewUser } from "../../../api/types";
import { useCurrent } from "../../../lib/current";
import { useKept } from "../../../lib/kept";
import { productsKey } from "../../../lib/products";
import { rolesOf } from "../../../lib/rights";
import { useSubmit } from "../../../lib/submit";
import { useWords } from "../../../lib/words";
import { toast } from "../../../ui/toast";
import { userAdded } from "../cache";
import { placedRefusals, type Refused } from "../edit/refusals";
import { addUser } from "./api";
import { drafts, emptyDraft, type Draft } from "./draft";

export function useAdding(account: string, onClose: () => void) {
    const words = useWords();
    const queries = useQueryClient();
    const owner = useCurrent().membership.id;
    const { value: draft, set, clear } = useKept(drafts, owner, emptyDraft);
    const [refused, setRefused] = useState<Refused>({});
    const adding = useSubmit({
        send: (body: NewUser, key) => addUser(account, body, key),
        done: added,
        refused: (problem, body) => setRefused(placedRefusals(words, problem, body)),
    });

    function added(user: ChangedUser, body: NewUser) {
        clear();
        onClose();
        const how = body.send === "welcome" ? "add.done.welcome" : "add.done";
        toast(words(how, { name: user.display_name }));
        userAdded(queries, account, user);
        void queries.invalidateQueries({ queryKey: productsKey(account) });
    }

    function submit() {
        const missing = missingNames(draft, words("field.required"));
        setRefused(missing);
        if (Object.keys(missing).length === 0) void adding.submit(newUserOf(draft));
    }

    const isPlaced = Object.keys(refused).length > 0;
    return {
        draft,
        set,
        submit,
        busy: adding.busy,
        refused,
        /** Of the refusal, wherever it is shown. */
        code: adding.problem?.code ?? "",
        problem: isPlaced ? undefined : adding.problem,
    };
}

function newUserOf({ standing, more, welcome, teams, ...draft }: Draft): NewUser {
    const send = welcome ? "welcome" : "none";
    const ids = teams.map(({ id }) => id);
    return { ...draft, roles: rolesOf({ standing, more }), teams: ids, send };
}

function missingNames({ first_name, last_name, email }: Draft, text: string): Refused {
    const names = Object.entries({ first_name, last_name, email });
    const empty = names.filter(([, value]) => !value.trim());
    return Object.fromEntries(empty.map(([name]) => [name, text]));
}
