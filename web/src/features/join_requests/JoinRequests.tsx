import { useQueryClient } from "@tanstack/react-query";
import type { JoinRequest } from "../../api/types";
import { meQuery } from "../../lib/me";
import { useSubmit } from "../../lib/submit";
import { useWords } from "../../lib/words";
import { ActButton } from "../../ui/ActButton";
import { FormProblem } from "../../ui/FormProblem";
import { toast } from "../../ui/toast";
import { declineToJoin, join } from "./api";
import classes from "./JoinRequests.module.css";

/** Each account that asks one to join, with the two answers. */
export function JoinRequests({ requests }: { requests: JoinRequest[] }) {
    return (
        <ul className={classes.list}>
            {requests.map((request) => (
                <Question key={request.account.id} request={request} />
            ))}
        </ul>
    );
}

function Question({ request }: { request: JoinRequest }) {
    const words = useWords();
    const { name } = request.account;
    const joining = useAnswer(join, "join.joined", request);
    const declining = useAnswer(declineToJoin, "join.declined", request);
    return (
        <li className={classes.question}>
            <p>{words("join.asks", { account: name })}</p>
            <FormProblem problem={joining.problem ?? declining.problem} />
            <div className={classes.answers}>
                <ActButton
                    loading={joining.busy}
                    aria-label={words("join.join.to", { account: name })}
                    onClick={() => joining.submit(request)}
                >
                    {words("join.join")}
                </ActButton>
                <ActButton
                    variant="default"
                    loading={declining.busy}
                    aria-label={words("join.decline.of", { account: name })}
                    onClick={() => declining.submit(request)}
                >
                    {words("join.decline")}
                </ActButton>
            </div>
        </li>
    );
}

function useAnswer(
    send: (request: JoinRequest, key: string) => Promise<unknown>,
    told: "join.joined" | "join.declined",
    { account }: JoinRequest,
) {
    const words = useWords();
    const queries = useQueryClient();
    return useSubmit({
        send,
        done: async () => {
            toast(words(told, { account: account.name }));
            // The requests are fetched anew, too: their key begins with this one.
            await queries.invalidateQueries({ queryKey: meQuery.queryKey });
        },
    });
}
