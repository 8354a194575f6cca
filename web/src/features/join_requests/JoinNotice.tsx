import { useQuery } from "@tanstack/react-query";
import { useWords } from "../../lib/words";
import { joinRequestsQuery } from "./api";
import classes from "./JoinRequests.module.css";
import { JoinRequests } from "./JoinRequests";

/** On the home page: nothing, unless an account asks. */
export function JoinNotice() {
    const words = useWords();
    const requests = useQuery(joinRequestsQuery).data ?? [];
    if (requests.length === 0) return null;
    return (
        <section className={classes.notice} aria-labelledby="join-title">
            <h2 id="join-title">{words("join.title")}</h2>
            <JoinRequests requests={requests} />
        </section>
    );
}
