import { useInfiniteQuery } from "@tanstack/react-query";
import { isProblem } from "../../api/problem";
import type { Stranger } from "../../api/types";
import { useCurrent } from "../../lib/current";
import { useDebounced } from "../../lib/debounced";
import { useWords } from "../../lib/words";
import { LinkedDrawing } from "../../ui/drawings";
import { EmptyState } from "../../ui/EmptyState";
import { FormProblem } from "../../ui/FormProblem";
import { List } from "../../ui/List";
import { Panel } from "../../ui/Panel";
import { SearchField } from "../../ui/SearchField";
import frame from "../../ui/Window.module.css";
import { directoryQuery, leastCharacters } from "./api";
import classes from "./Found.module.css";
import { Person } from "./Person";
import { RelationButton } from "./RelationButton";

type FoundProps = {
    q: string;
    onSearch: (q: string) => void;
    onChoose: (person: Stranger) => void;
};

export function Found({ q, onSearch, onChoose }: FoundProps) {
    const words = useWords();
    const wish = useDebounced(q.trim());
    return (
        <div className={frame.scroll}>
            <SearchField
                isFirst
                label={words("connections.find.search")}
                value={q}
                onChange={onSearch}
            />
            {wish.length < leastCharacters ? (
                <EmptyState drawing={<LinkedDrawing />} sentence={words("connections.find.lead")} />
            ) : (
                <Results q={wish} onChoose={onChoose} />
            )}
        </div>
    );
}

function Results({ q, onChoose }: { q: string; onChoose: (person: Stranger) => void }) {
    const words = useWords();
    const { account } = useCurrent();
    const list = useInfiniteQuery(directoryQuery(account.id, q));
    const nobody = (
        <EmptyState
            drawing={<LinkedDrawing />}
            sentence={words("connections.find.nobody", { q })}
        />
    );
    // Too many searches, or one too short for the server: the words for it, and no button.
    if (isProblem(list.error, 429)) return <FormProblem problem={list.error} />;
    if (isProblem(list.error, 422)) return nobody;
    return (
        <Panel>
            <List list={list} rows={3} empty={nobody}>
                {(people) => (
                    <ul aria-label={words("connections.find.results")} aria-busy={list.isFetching}>
                        {people.map((person) => (
                            <Line key={person.id} person={person} onChoose={onChoose} />
                        ))}
                    </ul>
                )}
            </List>
        </Panel>
    );
}

type LineProps = { person: Stranger; onChoose: (person: Stranger) => void };

function Line({ person, onChoose }: LineProps) {
    const words = useWords();
    const { id, display_name, pronouns, job_title, company, headline, connected_through } = person;
    return (
        <li className={classes.line}>
            <Person
                id={id}
                name={display_name}
                pronouns={pronouns}
                jobTitle={job_title}
                company={company}
            >
                {connected_through
                    ? words("connections.connected_through", { name: connected_through })
                    : headline}
            </Person>
            <RelationButton person={person} onChoose={() => onChoose(person)} />
        </li>
    );
}
