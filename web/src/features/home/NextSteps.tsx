import { Link, type LinkProps } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useCurrent } from "../../lib/current";
import { useWords } from "../../lib/words";
import { ActivityIcon, ArrowIcon, CheckIcon, MailIcon, PersonIcon } from "../../ui/icons";
import { Panel } from "../../ui/Panel";
import type { Counts } from "./api";
import classes from "./Home.module.css";

/** What an administrator of a young account does next. A step that is done says so. */
export function NextSteps({ counts }: { counts: Counts | undefined }) {
    const words = useWords();
    const { may } = useCurrent();
    const invited = counts !== undefined && counts.users + counts.pending > 1;
    return (
        <section aria-labelledby="steps-title">
            <h2 id="steps-title" className={classes.title}>
                {words("home.steps")}
            </h2>
            <Panel>
                <ol className={classes.steps}>
                    <Step
                        done={invited}
                        icon={<MailIcon />}
                        link={{ to: "/users/invite" }}
                        title={words("home.invite")}
                        text={words("home.invite.text")}
                    />
                    {may("audit.view") && (
                        <Step
                            icon={<ActivityIcon />}
                            link={{ to: "/activity" }}
                            title={words("home.activity")}
                            text={words("home.activity.text")}
                        />
                    )}
                    <Step
                        icon={<PersonIcon />}
                        link={{ to: "/profile" }}
                        title={words("home.profile")}
                        text={words("home.profile.text")}
                    />
                </ol>
            </Panel>
        </section>
    );
}

type StepProps = {
    done?: boolean;
    icon: ReactNode;
    link: LinkProps;
    title: string;
    text: string;
};

function Step({ done, icon, link, title, text }: StepProps) {
    const words = useWords();
    return (
        <li>
            <Link {...link} className={classes.step}>
                <span className={classes.mark} data-done={done || undefined}>
                    {done ? <CheckIcon /> : icon}
                </span>
                <span>
                    <strong>
                        {title}
                        {done && <span className="visually-hidden"> {words("home.done")}</span>}
                    </strong>
                    <small>{text}</small>
                </span>
                <span className={classes.arrow}>
                    <ArrowIcon size={16} />
                </span>
            </Link>
        </li>
    );
}
