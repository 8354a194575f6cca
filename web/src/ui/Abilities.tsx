import { abilitiesOf } from "../lib/permissions";
import { useWords } from "../lib/words";
import classes from "./Abilities.module.css";

/** What these permissions let somebody do, grouped, in plain words. */
export function Abilities({ permissions }: { permissions: string[] }) {
    const words = useWords();
    return (
        <dl className={classes.groups}>
            {abilitiesOf(permissions).map((group) => (
                <div key={group.word} className={classes.group}>
                    <dt>{words(group.word)}</dt>
                    <dd>
                        <ul className={classes.list}>
                            {group.abilities.map(({ word, values }) => (
                                <li key={word + values?.slug}>{words(word, values)}</li>
                            ))}
                        </ul>
                    </dd>
                </div>
            ))}
        </dl>
    );
}
