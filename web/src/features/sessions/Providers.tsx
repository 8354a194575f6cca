import { Button } from "@mantine/core";
import type { OfferedProvider } from "../../api/types";
import { useWords } from "../../lib/words";
import { providerAddress } from "./api";
import classes from "./Providers.module.css";

type ProvidersProps = { slug: string; next: string | undefined; providers: OfferedProvider[] };

/** Above the form: most people of an account that has providers sign in by one of them. */
export function Providers({ slug, next, providers }: ProvidersProps) {
    const words = useWords();
    if (providers.length === 0) return null;
    return (
        <div className={classes.providers}>
            {providers.map(({ id, name }) => (
                <Button
                    key={id}
                    component="a"
                    href={providerAddress(slug, id, next)}
                    variant="default"
                    fullWidth
                >
                    {words("signin.provider", { name })}
                </Button>
            ))}
            <span className={classes.or}>{words("signin.or")}</span>
        </div>
    );
}
