import { Link } from "@tanstack/react-router";
import { Calls } from "../../features/admin/Calls";
import { General } from "../../features/admin/General";
import { Inviting } from "../../features/admin/Inviting";
import { HelpNotice } from "../../features/admin/HelpNotice";
import { Products } from "../../features/admin/Products";
import { SupportContact } from "../../features/admin/SupportContact";
import { TestMail } from "../../features/admin/TestMail";
import { TwoStepRule } from "../../features/admin/TwoStepRule";
import { OutsiderRules } from "../../features/outsiders/OutsiderRules";
import { SignupBar } from "../../features/signup/SignupBar";
import { useCurrent } from "../../lib/current";
import { useWords, type WordId } from "../../lib/words";
import { PageHead } from "../../ui/PageHead";
import { ForbiddenPage } from "./ForbiddenPage";
import { useManageLinks } from "./manage_links";
import classes from "./AdminRoute.module.css";

const parts: [string, WordId][] = [
    ["general", "admin.general"],
    ["support-contact", "admin.support"],
    ["inviting", "admin.inviting"],
    ["two-step", "two_step"],
    ["outsiders", "admin.outsiders"],
    ["products", "admin.products"],
    ["calls", "admin.calls"],
    ["notice", "admin.notice"],
    ["mail", "admin.mail"],
];

/** Everything an account decides about itself, each part saved by itself. */
export function AdminRoute() {
    return useCurrent().may("account.settings") ? (
        <Admin />
    ) : (
        <ForbiddenPage needs="account.settings" />
    );
}

function Admin() {
    const words = useWords();
    const { account } = useCurrent();
    const links = useManageLinks().filter(({ to }) => to !== "/manage/admin");
    return (
        <>
            <PageHead
                title={words("admin.title")}
                lead={words("admin.lead", { account: account.name })}
            />
            <div className={classes.page}>
                <div className={classes.aside}>
                    <nav className={classes.parts} aria-label={words("admin.parts")}>
                        {parts.map(([id, word]) => (
                            <a key={id} href={`#${id}`} className={classes.part}>
                                {words(word)}
                            </a>
                        ))}
                    </nav>
                    <nav className={classes.parts} aria-label={words("admin.pages")}>
                        {links.map(({ to, word }) => (
                            <Link key={to} to={to} className={classes.part}>
                                {words(word)}
                            </Link>
                        ))}
                    </nav>
                </div>
                <div className={classes.sections}>
                    <General />
                    <SupportContact />
                    <Inviting>
                        <SignupBar />
                    </Inviting>
                    <TwoStepRule />
                    <OutsiderRules />
                    <Products />
                    <Calls />
                    <HelpNotice />
                    <TestMail />
                </div>
            </div>
        </>
    );
}
