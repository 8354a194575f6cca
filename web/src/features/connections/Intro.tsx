import { Link } from "@tanstack/react-router";
import { useWords, type WordId } from "../../lib/words";
import classes from "./Connections.module.css";

type IntroProps = { of: "internal" | "others" | "contacts" | "guests"; guide: string };

/** Who these people are, and the page of the help that says more. */
export function Intro({ of, guide }: IntroProps) {
    const words = useWords();
    const about = words(`connections.tab.${of}` as WordId);
    return (
        <p className={classes.intro}>
            {words(`connections.${of}.lead` as WordId)}{" "}
            <Link
                to="/help/$guide"
                params={{ guide }}
                className="link"
                aria-label={words("connections.learn.of", { about })}
            >
                {words("connections.learn")}
            </Link>
        </p>
    );
}
