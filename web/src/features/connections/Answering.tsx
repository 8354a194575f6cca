import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useCurrent } from "../../lib/current";
import { useWords } from "../../lib/words";
import { BackIcon } from "../../ui/icons";
import { Loaded } from "../../ui/Loaded";
import { Panel } from "../../ui/Panel";
import frame from "../../ui/Window.module.css";
import { connectionQuery } from "./api";
import classes from "./Found.module.css";
import { Received } from "./Received";

type AnsweringProps = { id: string; onBack: () => void };

/** The request of somebody who was found: nobody accepts what he has not seen. */
export function Answering({ id, onBack }: AnsweringProps) {
    const words = useWords();
    const { account } = useCurrent();
    const version = useQuery(connectionQuery(account.id, id));
    return (
        <div className={classes.window}>
            <div className={frame.scroll}>
                <Loaded query={version} rows={3}>
                    {({ connection }) => (
                        <Panel>
                            <Received connection={connection} onDone={onBack} />
                        </Panel>
                    )}
                </Loaded>
            </div>
            <footer className={frame.foot}>
                <div className={classes.foot}>
                    <Button variant="default" leftSection={<BackIcon size={16} />} onClick={onBack}>
                        {words("action.back")}
                    </Button>
                </div>
            </footer>
        </div>
    );
}
