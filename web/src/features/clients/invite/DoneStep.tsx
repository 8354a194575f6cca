import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useWords } from "../../../lib/words";
import form from "../../../ui/form.module.css";
import classes from "./Invite.module.css";
import { StepFrame } from "./StepFrame";
import type { Inviting } from "./use_inviting";

/** What became of each of them. */
export function DoneStep({ inviting, onClose }: { inviting: Inviting; onClose: () => void }) {
    const words = useWords();
    const { items, group } = inviting.added ?? { items: [] };
    return (
        <StepFrame
            inviting={inviting}
            onSubmit={onClose}
            foot={
                <>
                    <Button variant="default" onClick={inviting.again}>
                        {words("clients.invite.more")}
                    </Button>
                    <Button type="submit" data-first>
                        {words("clients.invite.done")}
                    </Button>
                </>
            }
        >
            <div className={form.form} role="status">
                <p>{words("clients.invite.result", { count: items.length })}</p>
                {group && <p>{words("clients.invite.in_group", { group: group.name })}</p>}
                <ul className={classes.results}>
                    {items.map(({ client, outcome }) => (
                        <li key={client.id} className={classes.result}>
                            <Link
                                to="/manage/contacts/$ref"
                                params={{ ref: `client:${client.id}` }}
                                className="link"
                                onClick={onClose}
                            >
                                {client.display_name}
                            </Link>
                            <span className={form.quiet}>
                                {words(`clients.outcome.${outcome}`)}
                            </span>
                        </li>
                    ))}
                </ul>
            </div>
        </StepFrame>
    );
}
