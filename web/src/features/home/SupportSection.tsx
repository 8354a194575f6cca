import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { accountQuery } from "../../lib/account";
import { useCurrent } from "../../lib/current";
import { isReachable } from "../../lib/support";
import { useWords } from "../../lib/words";
import { later } from "../../ui/later";
import { SupportCard } from "../../ui/SupportCard";
import classes from "./Home.module.css";

const SupportDialog = later(async () => (await import("./SupportDialog")).SupportDialog);

/** Whom to ask; and, for who may, saying who that is. */
export function SupportSection() {
    const words = useWords();
    const { account, may } = useCurrent();
    const [naming, setNaming] = useState(false);
    const support = useQuery(accountQuery(account.id)).data?.support;
    const mayName = may("account.settings");
    if (!support) return null;
    return (
        <>
            <SupportCard support={support} nobody={mayName ? words("support.nobody") : undefined}>
                <Link to="/help">{words("help.open")}</Link>
                {mayName && (
                    <Button
                        variant="transparent"
                        className={classes.change}
                        onPointerEnter={SupportDialog.preload}
                        onClick={() => setNaming(true)}
                    >
                        {words(isReachable(support) ? "support.change" : "steps.support")}
                    </Button>
                )}
            </SupportCard>
            <SupportDialog opened={naming} onClose={() => setNaming(false)} />
        </>
    );
}
