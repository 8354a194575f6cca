// The way through the wizard, one page after the other. What is refused leads back to its page.
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { isProblem, type Problem } from "../../../api/problem";
import type { Invitation, NewInvitation, Product } from "../../../api/types";
import { useCurrent } from "../../../lib/current";
import { useKept } from "../../../lib/kept";
import { productKey, productsKey } from "../../../lib/products";
import { useSubmit } from "../../../lib/submit";
import { fieldText, problemText, useWords, type Words } from "../../../lib/words";
import { inviteToProduct } from "../api";
import { drafts, emptyDraft, invitationOf, type Draft, type Page } from "./draft";

type Errors = Partial<
    Record<"first_name" | "last_name" | "email" | "role" | "licenses" | "teams", string>
>;
export type Wizard = ReturnType<typeof useWizard>;

const pageOf: Record<keyof Errors, Page> = {
    first_name: "person",
    last_name: "person",
    role: "person",
    email: "address",
    licenses: "address",
    teams: "address",
};

export function useWizard(product: Product) {
    const words = useWords();
    const owner = `${useCurrent().membership.id}.${product.slug}`;
    const { value: draft, set, clear } = useKept(drafts, owner, emptyDraft(product.slug));
    const [errors, setErrors] = useState<Errors>({});
    const [sent, setSent] = useState<Invitation>();
    const sending = useInviting(product, {
        done: (invitation) => {
            setSent(invitation);
            clear();
        },
        refused: (problem) => place(errorsOf(words, problem)),
    });

    function place(found: Errors) {
        setErrors(found);
        const [first] = Object.keys(found) as (keyof Errors)[];
        if (first) set({ page: pageOf[first] });
        return first === undefined;
    }

    /** The names are mandatory before one goes on from them. */
    function goOnToAddress() {
        if (place(missing(draft, ["first_name", "last_name"], words("field.required"))))
            set({ page: "address" });
    }

    function invite(licenses: string[]) {
        if (place(missing(draft, ["first_name", "last_name", "email"], words("field.required"))))
            void sending.submit(invitationOf(draft, licenses));
    }

    const isPlaced = Object.keys(errors).length > 0;
    const { busy, problem } = sending;
    return {
        ...{ product, draft, set, errors, goOnToAddress, invite, busy, sent },
        problem: isPlaced ? undefined : problem,
        /** Another invitation to this address waits already. */
        isInvited: isProblem(problem, 409) && problem.code === "already_invited",
        again: () => setSent(undefined),
    };
}

type Became = { done: (invitation: Invitation) => void; refused: (problem: Problem) => void };

function useInviting({ slug }: Product, { done, refused }: Became) {
    const queries = useQueryClient();
    const { account } = useCurrent();
    return useSubmit({
        send: (body: NewInvitation, key) => inviteToProduct(account.id, body, key),
        done: (invitation) => {
            done(invitation);
            void queries.invalidateQueries({ queryKey: productsKey(account.id) });
            void queries.invalidateQueries({ queryKey: productKey(account.id, slug) });
            void queries.invalidateQueries({ queryKey: ["accounts", account.id, "invitations"] });
        },
        refused,
    });
}

function missing(draft: Draft, names: ("first_name" | "last_name" | "email")[], text: string) {
    const empty = names.filter((name) => !draft[name].trim());
    return Object.fromEntries(empty.map((name) => [name, text])) as Errors;
}

function errorsOf(words: Words, problem: Problem): Errors {
    const found: Errors = {};
    for (const error of problem.errors) {
        const field = (error.field.split(/[.[]/)[0] ?? "").replace(/^(roles|grants)$/, "role");
        if (field in pageOf) found[field as keyof Errors] = fieldText(words, error);
    }
    if (problem.code === "no_licenses_available") found.licenses = problemText(words, problem);
    return found;
}
