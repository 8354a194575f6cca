import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { isProblem } from "../../api/problem";
import type { AddressChanged, AddressOffer } from "../../api/types";
import { useSubmit } from "../../lib/submit";
import { useWords } from "../../lib/words";
import { LetterDrawing, LostDrawing } from "../../ui/drawings";
import { FormProblem } from "../../ui/FormProblem";
import { ListProblem } from "../../ui/ListProblem";
import { LoadingRows } from "../../ui/LoadingRows";
import { Notice } from "../../ui/Notice";
import { PublicPage } from "../../ui/PublicPage";
import { addressOfferQuery, followAddressLink } from "./api";

/** Where a link about a changed address leads. Only the click does something. */
export function AddressPage({ token }: { token: string }) {
    const [done, setDone] = useState<AddressChanged>();
    const offer = useQuery(addressOfferQuery(token));
    const following = useSubmit({
        send: (_: null, key) => followAddressLink(token, key),
        done: setDone,
    });
    const isDead = isProblem(offer.error, 404) || isProblem(following.problem, 404);
    return (
        <PublicPage>
            {done && <Done done={done} />}
            {!done && isDead && <Dead />}
            {!done && !isDead && offer.isError && (
                <ListProblem problem={offer.error} onRetry={() => void offer.refetch()} />
            )}
            {!done && !isDead && offer.isPending && <LoadingRows rows={2} />}
            {!done && !isDead && offer.data && (
                <Question
                    offer={offer.data}
                    busy={following.busy}
                    problem={following.problem}
                    onFollow={() => void following.submit(null)}
                />
            )}
        </PublicPage>
    );
}

type QuestionProps = {
    offer: AddressOffer;
    busy: boolean;
    problem: unknown;
    onFollow: () => void;
};

function Question({ offer, busy, problem, onFollow }: QuestionProps) {
    const words = useWords();
    const { act, from, to } = offer;
    return (
        <Notice
            plain
            drawing={<LetterDrawing />}
            title={words(`address.${act}.title`)}
            text={words(`address.${act}.text`, { from, to })}
        >
            <FormProblem problem={problem} />
            <Button loading={busy} onClick={onFollow}>
                {words(`address.${act}.submit`)}
            </Button>
        </Notice>
    );
}

function Done({ done }: { done: AddressChanged }) {
    const words = useWords();
    const { act, email, password_url: url } = done;
    const text = words(`address.${act}.done.text`, { email });
    return (
        <Notice
            plain
            drawing={<LetterDrawing />}
            title={words(`address.${act}.done.title`)}
            text={url ? `${text} ${words(`address.${act}.password`)}` : text}
        >
            {url ? (
                <Button component="a" href={url}>
                    {words("address.password")}
                </Button>
            ) : (
                <Button renderRoot={(props) => <Link to="/signin" {...props} />}>
                    {words("signin.go")}
                </Button>
            )}
        </Notice>
    );
}

function Dead() {
    const words = useWords();
    return (
        <Notice
            plain
            drawing={<LostDrawing />}
            title={words("confirm.unknown.title")}
            text={words("address.dead.text")}
        >
            <Button renderRoot={(props) => <Link to="/signin" {...props} />}>
                {words("signin.go")}
            </Button>
        </Notice>
    );
}
