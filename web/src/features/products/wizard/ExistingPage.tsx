import { Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { User } from "../../../api/types";
import { accountQuery } from "../../../lib/account";
import { useCurrent } from "../../../lib/current";
import { useDebounced } from "../../../lib/debounced";
import { noLicensesText } from "../../../lib/no_licenses";
import { giveLicense, hasFree, productKey, productsKey } from "../../../lib/products";
import { useSubmit } from "../../../lib/submit";
import { useWords } from "../../../lib/words";
import { Explained } from "../../../ui/Explained";
import { Face } from "../../../ui/Face";
import { FormProblem } from "../../../ui/FormProblem";
import { ListProblem } from "../../../ui/ListProblem";
import { LoadingRows } from "../../../ui/LoadingRows";
import { SearchField } from "../../../ui/SearchField";
import { toast } from "../../../ui/toast";
import { candidatesQuery } from "../api";
import { Frame } from "./Frame";
import type { Wizard } from "./use_wizard";
import classes from "./Wizard.module.css";

/** Somebody who is here and has no license yet. */
export function ExistingPage({ wizard, onClose }: { wizard: Wizard; onClose: () => void }) {
    const words = useWords();
    const queries = useQueryClient();
    const { account } = useCurrent();
    const { product, set } = wizard;
    const [chosen, choose] = useState<User>();
    const support = useQuery(accountQuery(account.id)).data?.support;
    const giving = useSubmit({
        send: (user: User) => giveLicense(account.id, user.id, product.slug),
        done: (_, user) => {
            toast(words("product.added", { name: user.display_name, product: product.name }));
            void queries.invalidateQueries({ queryKey: productKey(account.id, product.slug) });
            void queries.invalidateQueries({ queryKey: productsKey(account.id) });
            set({ page: "way", way: "" });
            onClose();
        },
    });
    const none = hasFree(product) ? undefined : noLicensesText(words, product.name, support);
    const off = none ?? (chosen ? undefined : words("product.existing.choose"));
    return (
        <Frame
            title={words("product.way.existing")}
            lead={words("product.existing.lead", { product: product.name })}
            onSubmit={() => chosen && !off && giving.submit(chosen)}
            foot={
                <>
                    <Button variant="default" onClick={() => set({ page: "way" })}>
                        {words("action.back")}
                    </Button>
                    <Explained reason={off}>
                        {(explained) => (
                            <Button type="submit" loading={giving.busy} {...explained}>
                                {words("product.existing.add")}
                            </Button>
                        )}
                    </Explained>
                </>
            }
        >
            <FormProblem problem={giving.problem} />
            {none && <p className={classes.refused}>{none}</p>}
            <Candidates wizard={wizard} chosen={chosen} onChoose={choose} />
        </Frame>
    );
}

type CandidatesProps = { wizard: Wizard; chosen?: User; onChoose: (user: User) => void };

function Candidates({ wizard: { product }, chosen, onChoose }: CandidatesProps) {
    const words = useWords();
    const { account } = useCurrent();
    const [q, setQ] = useState("");
    const found = useQuery(candidatesQuery(account.id, product.slug, useDebounced(q.trim())));
    const users = found.data?.items;
    return (
        <>
            <SearchField label={words("users.search")} value={q} onChange={setQ} />
            {found.isPending && <LoadingRows rows={3} />}
            {found.isError && <ListProblem problem={found.error} onRetry={() => found.refetch()} />}
            {users && users.length === 0 && (
                <p className={classes.none}>
                    {words(q ? "product.nobody.found" : "product.existing.nobody", {
                        product: product.name,
                    })}
                </p>
            )}
            {users && users.length > 0 && (
                <div
                    className={classes.people}
                    role="radiogroup"
                    aria-label={words("product.way.existing")}
                >
                    {users.map((user) => (
                        <label key={user.id} className={classes.person}>
                            <input
                                type="radio"
                                name="candidate"
                                checked={chosen?.id === user.id}
                                onChange={() => onChoose(user)}
                            />
                            <Face
                                id={user.person_id}
                                name={user.display_name}
                                picture={user.avatar_url}
                            />
                            <span className={classes.who}>
                                <span className={classes.name}>{user.display_name}</span>
                                <span className={classes.quiet}>{user.email}</span>
                            </span>
                        </label>
                    ))}
                </div>
            )}
            {found.data?.next_cursor && (
                <p className={classes.quiet}>{words("product.existing.more")}</p>
            )}
        </>
    );
}
