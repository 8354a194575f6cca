import { Button } from "@mantine/core";
import { keepPreviousData, useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { bodyOf, client } from "../../api/client";
import type { Contact, WholeWorkspace } from "../../api/types";
import { useCurrent } from "../../lib/current";
import { useDebounced } from "../../lib/debounced";
import { useSubmit } from "../../lib/submit";
import { useWords } from "../../lib/words";
import { bringIn, workspacesKey } from "../../lib/workspaces";
import { ActButton } from "../../ui/ActButton";
import { ChoiceGroup, Tick } from "../../ui/Choice";
import { Dialog } from "../../ui/Dialog";
import form from "../../ui/form.module.css";
import { FormProblem } from "../../ui/FormProblem";
import { More } from "../../ui/List";
import { Loaded } from "../../ui/Loaded";
import { SearchField } from "../../ui/SearchField";
import { toast } from "../../ui/toast";

const shown = 30;

/** Clients may be in it before they accept; who is reached by a colleague's connection is that one's to bring in. */
function canBeIn({ kind, may, shared_by }: Contact): boolean {
    return kind === "client" || (may.includes("chat") && !shared_by);
}

type AddMembersProps = { workspace: WholeWorkspace; opened: boolean; onClose: () => void };

/** Finds colleagues, clients and connections, and brings in those that are ticked. */
export function AddMembers({ workspace, opened, onClose }: AddMembersProps) {
    const words = useWords();
    return (
        <Dialog opened={opened} onClose={onClose} title={words("workspaces.add")}>
            <Choosing workspace={workspace} onClose={onClose} />
        </Dialog>
    );
}

function Choosing({ workspace, onClose }: Omit<AddMembersProps, "opened">) {
    const words = useWords();
    const queries = useQueryClient();
    const { account } = useCurrent();
    const [chosen, setChosen] = useState<Contact[]>([]);
    const readers = [
        ...new Set(
            chosen.filter(({ kind }) => kind === "connection").map(({ company }) => company),
        ),
    ];
    const adding = useSubmit({
        send: (members: string[], key) => bringIn(account.id, workspace.id, members, key),
        done: (answers) => {
            const count = answers.filter(({ outcome }) => outcome === "added").length;
            const refused = answers.filter(({ outcome }) => outcome === "refused").length;
            if (count > 0) toast(words("workspaces.added", { count, name: workspace.name }));
            if (refused > 0) toast(words("workspaces.refused", { count: refused }), "refused");
            void queries.invalidateQueries({ queryKey: workspacesKey(account.id) });
            onClose();
        },
    });
    return (
        <form
            className={form.form}
            onSubmit={(event) => {
                event.preventDefault();
                if (chosen.length > 0) void adding.submit(chosen.map(({ ref }) => ref));
            }}
        >
            <FormProblem problem={adding.problem} />
            <Candidates workspace={workspace} chosen={chosen} onChange={setChosen} />
            {readers.map((company) => (
                <p key={company} role="note">
                    {words("workspaces.reads", { company })}
                </p>
            ))}
            <div className={form.actions}>
                <Button variant="default" onClick={onClose}>
                    {words("action.cancel")}
                </Button>
                <ActButton
                    type="submit"
                    loading={adding.busy}
                    off={chosen.length === 0 ? words("workspaces.add.choose") : undefined}
                >
                    {words("workspaces.add")}
                </ActButton>
            </div>
        </form>
    );
}

type CandidatesProps = {
    workspace: WholeWorkspace;
    chosen: Contact[];
    onChange: (chosen: Contact[]) => void;
};

function Candidates({ workspace, chosen, onChange }: CandidatesProps) {
    const words = useWords();
    const { account } = useCurrent();
    const [q, setQ] = useState("");
    const wish = useDebounced(q.trim());
    const found = useInfiniteQuery({
        queryKey: [...workspacesKey(account.id), "candidates", wish],
        initialPageParam: "",
        queryFn: async ({ pageParam, signal }) => {
            const query = {
                limit: shown,
                ...(wish && { q: wish }),
                ...(pageParam && { cursor: pageParam }),
            };
            const params = { path: { account: account.id }, query };
            return bodyOf(await client.GET("/accounts/{account}/contacts", { params, signal }));
        },
        getNextPageParam: (page) => page.next_cursor ?? undefined,
        placeholderData: keepPreviousData,
    });
    const inside = new Set(workspace.members.map(({ kind, id }) => `${kind}:${id}`));
    const isChosen = (ref: string) => chosen.some((one) => one.ref === ref);
    return (
        <>
            <SearchField label={words("contacts.search")} value={q} isFirst onChange={setQ} />
            <Loaded query={found} rows={4}>
                {({ pages }) => {
                    const free = pages
                        .flatMap(({ items }) => items)
                        .filter(
                            (one) => canBeIn(one) && !inside.has(one.ref) && !isChosen(one.ref),
                        );
                    const lines = [...chosen, ...free];
                    if (lines.length === 0 && !found.hasNextPage)
                        return <p className={form.quiet}>{words("workspaces.add.nobody")}</p>;
                    return (
                        <ChoiceGroup title={words("contacts.title")}>
                            {lines.map((one) => (
                                <Tick
                                    key={one.ref}
                                    label={[one.display_name, one.company]
                                        .filter(Boolean)
                                        .join(" · ")}
                                    off={undefined}
                                    checked={isChosen(one.ref)}
                                    onChange={(isIn) =>
                                        onChange(
                                            isIn
                                                ? [...chosen, one]
                                                : chosen.filter(({ ref }) => ref !== one.ref),
                                        )
                                    }
                                />
                            ))}
                        </ChoiceGroup>
                    );
                }}
            </Loaded>
            <More list={found} />
        </>
    );
}
