import { Link, type LinkProps } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useCurrent } from "../../lib/current";
import { useWords } from "../../lib/words";
import {
    ActivityIcon,
    ArrowIcon,
    CheckIcon,
    HelpIcon,
    MailIcon,
    PersonIcon,
    UsersIcon,
} from "../../ui/icons";
import type { FirstStep, StepName } from "./first_steps";
import classes from "./FirstSteps.module.css";
import { noteLooked } from "./passed_steps";

const icons: Record<StepName, ReactNode> = {
    support: <HelpIcon />,
    joining: <UsersIcon />,
    invite: <MailIcon />,
    profile: <PersonIcon />,
    activity: <ActivityIcon />,
};

const pages: Record<Exclude<StepName, "support">, LinkProps> = {
    joining: { to: "/users" },
    invite: { to: "/users/invite" },
    profile: { to: "/profile" },
    activity: { to: "/activity" },
};

type StepProps = FirstStep & { onSupport: () => void };

/** Leads to where it is done. */
export function Step({ name, done, onSupport }: StepProps) {
    const { account } = useCurrent();
    const inside = <StepText name={name} done={done} />;
    return (
        <li>
            {name === "support" ? (
                <button type="button" className={classes.step} onClick={onSupport}>
                    {inside}
                </button>
            ) : (
                <Link
                    {...pages[name]}
                    className={classes.step}
                    onClick={() => noteLooked(account.id, name)}
                >
                    {inside}
                </Link>
            )}
        </li>
    );
}

function StepText({ name, done }: FirstStep) {
    const words = useWords();
    return (
        <>
            <span className={classes.mark} data-done={done || undefined}>
                {done ? <CheckIcon /> : icons[name]}
            </span>
            <span>
                <strong className={classes.what} data-done={done || undefined}>
                    {words(`steps.${name}`)}
                    {done && <span className="visually-hidden"> {words("steps.done")}</span>}
                </strong>
                {!done && <small className={classes.why}>{words(`steps.${name}.text`)}</small>}
            </span>
            <span className={classes.arrow}>
                <ArrowIcon size={16} />
            </span>
        </>
    );
}
