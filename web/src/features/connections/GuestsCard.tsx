import { useWords } from "../../lib/words";
import { Panel } from "../../ui/Panel";
import classes from "./Connections.module.css";
import { Intro } from "./Intro";

/** The fourth kind of people, who stand in no list. */
export function GuestsCard() {
    const words = useWords();
    return (
        <section aria-labelledby="connections-guests" className={classes.guests}>
            <Panel padded>
                <h2 id="connections-guests">{words("connections.tab.guests")}</h2>
                <Intro of="guests" guide="guests" />
            </Panel>
        </section>
    );
}
