import { Link } from "@tanstack/react-router";
import { useWords } from "../../lib/words";
import { PageHead } from "../../ui/PageHead";
import { Accounts } from "./Accounts";
import { HealthLines } from "./Health";
import classes from "./Instance.module.css";
import { Orders } from "./Orders";
import { Products } from "./Products";

const parts = {
    accounts: Accounts,
    orders: Orders,
    products: Products,
    health: HealthLines,
} as const;

type Part = keyof typeof parts;

export function isPart(text: string): text is Part {
    return Object.hasOwn(parts, text);
}

/** The server, for those who run it. */
export function InstancePage({ part }: { part: Part }) {
    const words = useWords();
    const Shown = parts[part];
    return (
        <>
            <PageHead title={words("instance.title")} lead={words("instance.lead")} />
            <nav className={classes.parts} aria-label={words("instance.parts")}>
                {(Object.keys(parts) as Part[]).map((each) => (
                    <Link
                        key={each}
                        to="/instance/$part"
                        params={{ part: each }}
                        className={classes.part}
                        aria-current={each === part ? "page" : undefined}
                    >
                        {words(`instance.${each}`)}
                    </Link>
                ))}
            </nav>
            <Shown />
        </>
    );
}
