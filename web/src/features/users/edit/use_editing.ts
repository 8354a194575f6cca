// The state of the window: what is typed, on which version of the user, and what the server
// said to it. One save is one change, made on the version that was seen.
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { isProblem } from "../../../api/problem";
import type { ChangedUser, UserChange } from "../../../api/types";
import { useSubmit } from "../../../lib/submit";
import { useWords } from "../../../lib/words";
import { changeUser, userKey, type UserVersion } from "./api";
import { useDraft, type Draft } from "./draft";
import { placedRefusals, type Refused } from "./refusals";
import { useSaved } from "./use_saved";
import {
    changeOf,
    differencesOf,
    isNothing,
    mergedOnto,
    valuesOf,
    type ValueName,
    type Values,
} from "./values";

export type Editing = ReturnType<typeof useEditing>;

export function useEditing(account: string, latest: UserVersion, onClose: () => void) {
    const typed = useTyped(latest);
    const { base, values, change, dirty } = typed;
    const saved = useSaved(account);
    const { send, forget, ...said } = useSaving(account, base, (now, change) => {
        take(now);
        leave(() => saved(base, now, change));
    });
    const settled = (go: (version: UserVersion) => void) => (version: UserVersion) => {
        go(version);
        forget();
    };
    const keep = settled(typed.keep);
    const take = settled(typed.take);
    const elsewhere = useElsewhere(latest, typed, said.busy, keep);

    function leave(tell: () => void) {
        typed.forget();
        onClose();
        tell();
    }

    function save() {
        if (dirty) send(change, values);
        else leave(() => saved(base, { ...base, user: { ...base.user, warnings: [] } }, change));
    }

    return {
        user: base.user,
        values,
        set: typed.set,
        dirty,
        restored: typed.restored && dirty,
        discard: () => leave(() => undefined),
        startAnew: () => take(base),
        elsewhere,
        keep,
        take,
        save,
        ...said,
    };
}

type Changed = UserVersion<ChangedUser>;

/** The change on its way, and what the server said to it: at its field, or once for the window. */
function useSaving(
    account: string,
    base: UserVersion,
    done: (now: Changed, change: UserChange) => void,
) {
    const words = useWords();
    const queries = useQueryClient();
    const [refused, refuse] = useState<Refused>({});
    const saving = useSubmit({
        send: (change: UserChange) => changeUser(account, base, change),
        done,
        refused: (problem, change) => {
            refuse(placedRefusals(words, problem, change));
            if ([404, 412].includes(problem.status)) void lookAgain();
        },
    });

    function send(change: UserChange, values: Values) {
        const missing = missingNames(values, words("field.required"));
        refuse(missing);
        if (Object.keys(missing).length === 0) void saving.submit(change);
    }

    const lookAgain = () => queries.invalidateQueries({ queryKey: userKey(account, base.user.id) });

    function forget() {
        refuse({});
        saving.forget();
    }

    const isPlaced = Object.keys(refused).length > 0;
    return {
        send,
        forget,
        busy: saving.busy,
        refused,
        problem: isPlaced || isProblem(saving.problem, 412) ? undefined : saving.problem,
    };
}

/** What is typed, and on which version. A reload in the middle loses nothing of it. */
function useTyped(latest: UserVersion) {
    const draft = useDraft(latest.user.id);
    const [state, setState] = useState(() => begun(latest, draft.load()));
    const { base, values } = state;
    const change = changeOf(base.user, values);
    const dirty = !isNothing(change);
    useEffect(() => {
        if (dirty) draft.save({ base, values });
        else draft.forget();
    }, [dirty, base, values]);

    function set(next: Partial<Values>) {
        setState((before) => ({ ...before, values: { ...before.values, ...next } }));
    }

    /** Goes on with what was changed here, on top of what it is now. */
    function keep(version: UserVersion) {
        const merged = mergedOnto(valuesOf(version.user), valuesOf(base.user), values);
        setState({ base: version, values: merged, restored: false });
    }

    function take(version: UserVersion) {
        setState({ base: version, values: valuesOf(version.user), restored: false });
    }

    return { ...state, change, dirty, set, keep, take, forget: draft.forget };
}

/** Whether somebody else changed the user meanwhile: what, and to what. Else it is taken over. */
function useElsewhere(
    latest: UserVersion,
    { base, values, dirty }: ReturnType<typeof useTyped>,
    busy: boolean,
    keep: (version: UserVersion) => void,
) {
    const isNewer = latest.etag !== base.etag && !busy;
    const names = isNewer && dirty ? differencesHere(base, latest, values) : [];
    const isChoice = names.length > 0;
    useEffect(() => {
        if (isNewer && !isChoice) keep(latest);
    }, [isNewer, isChoice, latest]);
    return isChoice ? { theirs: latest, names } : undefined;
}

/** What was changed there, unless it is here already: nobody chooses between equals. */
function differencesHere(base: UserVersion, theirs: UserVersion, mine: Values): ValueName[] {
    const there = valuesOf(theirs.user);
    const apart = differencesOf(mine, there);
    return differencesOf(valuesOf(base.user), there).filter((name) => apart.includes(name));
}

function begun(latest: UserVersion, draft: Draft | undefined): Draft & { restored: boolean } {
    if (draft) return { ...draft, restored: true };
    return { base: latest, values: valuesOf(latest.user), restored: false };
}

function missingNames({ first_name, last_name, email }: Values, text: string): Refused {
    const names = Object.entries({ first_name, last_name, email });
    const empty = names.filter(([, value]) => !value.trim());
    return Object.fromEntries(empty.map(([name]) => [name, text]));
}
