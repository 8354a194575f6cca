import type { ReactNode } from "react";
import { useCurrent } from "../../lib/current";
import { shownPerson } from "../../lib/viewing";
import { useWords } from "../../lib/words";
import { PageHead } from "../../ui/PageHead";
import { AdministratorHome } from "./AdministratorHome";
import classes from "./Home.module.css";
import { MemberHome } from "./MemberHome";

/** `notice` stands before everything else. */
export function HomePage({ notice }: { notice: ReactNode }) {
    const words = useWords();
    const { me, account, may } = useCurrent();
    const administers = may("users.manage");
    return (
        <>
            <PageHead
                title={words("home.hello", { name: shownPerson(me).first_name })}
                lead={words(administers ? "home.lead.administrator" : "home.lead.member", {
                    account: account.name,
                })}
            />
            {!me.viewing && <div className={classes.notice}>{notice}</div>}
            {administers ? <AdministratorHome /> : <MemberHome />}
        </>
    );
}
