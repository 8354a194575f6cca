// The state of the window: what is typed, on which version of the user, and what the server
// said to it. One save is one change, made on the version that was seen.
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { isProblem } from "../../../api/problem";
import type { UserChange } from "../../../api/types";
import { useSubmit } from "../../../lib/submit";
import { useWords } from "../../../lib/words";
import { changeUser, userKey, type UserVersion } from "./api";
import { forgetDraft, loadDraft, saveDraft } from "./draft";
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
    const words = useWords();
    const queries = useQueryClient();
    const [{ base, values, restored }, setState] = useState(() => begun(latest));
    const [refused, setRefused] = useState<Refused>({});
    const saved = useSaved(account);
    const saving = useSubmit({
        send: (change: UserChange) => changeUser(account, base, change),
        done: (now, change) => {
            take(now);
            leave(() => saved(base, now, change));
        },
        refused: (problem, change) => {
            setRefused(placedRefusals(words, problem, change));
            if ([404, 412].includes(problem.status)) void lookAgain();
        },
    });
    const change = changeOf(base.user, values);
    const dirty = !isNothing(change);
    const theirs = latest.etag === base.etag || saving.busy ? undefined : latest;
    const changedThere = theirs ? differencesHere(base, theirs, values) : [];
    const unseen = theirs !== undefined && (!dirty || changedThere.length === 0);

    useEffect(() => {
        if (unseen) keep(latest);
    }, [unseen, latest]);
    useEffect(() => {
        if (dirty) saveDraft({ base, values });
        else forgetDraft(base.user.id);
    }, [dirty, base, values]);

    function set(next: Partial<Values>) {
        setState((before) => ({ ...before, values: { ...before.values, ...next } }));
    }

    /** Goes on with what was changed here, on top of what it is now. */
    function keep(version: UserVersion) {
        const merged = mergedOnto(valuesOf(version.user), valuesOf(base.user), values);
        begin({ base: version, values: merged });
    }

    function take(version: UserVersion) {
        begin({ base: version, values: valuesOf(version.user) });
    }

    function begin(next: { base: UserVersion; values: Values }) {
        setState({ ...next, restored: false });
        setRefused({});
        saving.forget();
    }

    function leave(tell: () => void) {
        forgetDraft(base.user.id);
        onClose();
        tell();
    }

    function save() {
        const missing = missingNames(values, words("field.required"));
        setRefused(missing);
        if (Object.keys(missing).length > 0) return;
        if (dirty) void saving.submit(change);
        else leave(() => saved(base, { ...base, user: { ...base.user, warnings: [] } }, change));
    }

    const lookAgain = () => queries.invalidateQueries({ queryKey: userKey(account, base.user.id) });
    const isPlaced = Object.keys(refused).length > 0;
    return {
        user: base.user,
        values,
        set,
        dirty,
        restored: restored && dirty,
        discard: () => leave(() => undefined),
        startAnew: () => take(base),
        /** Somebody else changed the user meanwhile: what, and to what. */
        elsewhere: theirs && !unseen ? { theirs, names: changedThere } : undefined,
        keep,
        take,
        save,
        busy: saving.busy,
        refused,
        problem: isPlaced || isProblem(saving.problem, 412) ? undefined : saving.problem,
    };
}

/** What was changed there, unless it is here already: nobody chooses between equals. */
function differencesHere(base: UserVersion, theirs: UserVersion, mine: Values): ValueName[] {
    const there = valuesOf(theirs.user);
    const apart = differencesOf(mine, there);
    return differencesOf(valuesOf(base.user), there).filter((name) => apart.includes(name));
}

function begun(latest: UserVersion): { base: UserVersion; values: Values; restored: boolean } {
    const draft = loadDraft(latest.user.id);
    if (draft) return { ...draft, restored: true };
    return { base: latest, values: valuesOf(latest.user), restored: false };
}

function missingNames({ first_name, last_name, email }: Values, text: string): Refused {
    const names = Object.entries({ first_name, last_name, email });
    const empty = names.filter(([, value]) => !value.trim());
    return Object.fromEntries(empty.map(([name]) => [name, text]));
}
