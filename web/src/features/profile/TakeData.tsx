import { Button } from "@mantine/core";
import { base } from "../../api/types";
import { useWords } from "../../lib/words";
import { Section } from "../../ui/Section";
import classes from "./Fields.module.css";

/** Everything that is kept of oneself, as a file. */
export function TakeData() {
    const words = useWords();
    return (
        <Section
            id="data"
            title={words("profile.data")}
            lead={words("profile.data.lead")}
            action={
                <Button variant="default" component="a" href={`${base}/me/export`} download>
                    {words("profile.data.download")}
                </Button>
            }
        >
            <div className={classes.fields}>
                <p>{words("profile.data.holds")}</p>
                <p>{words("profile.data.leaves_out")}</p>
            </div>
        </Section>
    );
}
