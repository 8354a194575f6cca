import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useCurrent } from "../../lib/current";
import { useWords, type WordId } from "../../lib/words";
import { CountedNumber } from "../../ui/CountedNumber";
import { ListProblem } from "../../ui/ListProblem";
import { Panel } from "../../ui/Panel";
import { overviewQuery } from "./api";
import classes from "./Figures.module.css";

/** The account in three numbers, each a way in. */
export function Figures() {
    const { account } = useCurrent();
    const overview = useQuery(overviewQuery(account.id));
    const { data } = overview;
    return (
        <div className={classes.place}>
            <Panel>
                {overview.isError && !data ? (
                    <ListProblem problem={overview.error} onRetry={() => overview.refetch()} />
                ) : (
                    <div className={classes.figures}>
                        <Figure value={data?.users} word="home.users" />
                        <Figure value={data?.pending} word="home.pending" />
                        <Figure value={data?.awaiting.length} word="home.awaiting" heed />
                    </div>
                )}
            </Panel>
        </div>
    );
}

type FigureProps = { value: number | undefined; word: WordId; heed?: boolean };

function Figure({ value, word, heed }: FigureProps) {
    const words = useWords();
    return (
        <Link to="/users" className={classes.figure} data-heed={(heed && !!value) || undefined}>
            <span className={classes.number}>
                {value === undefined ? " " : <CountedNumber value={value} />}
            </span>
            <span className={classes.label}>{words(word)}</span>
        </Link>
    );
}
