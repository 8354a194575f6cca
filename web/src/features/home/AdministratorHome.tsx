import { useQuery } from "@tanstack/react-query";
import { useCurrent } from "../../lib/current";
import { LoadingRows } from "../../ui/LoadingRows";
import { Panel } from "../../ui/Panel";
import { overviewQuery } from "./api";
import { FirstSteps } from "./FirstSteps";
import { Figures } from "./Figures";
import classes from "./Home.module.css";
import { Licenses } from "./Licenses";
import { NeedsApproval } from "./NeedsApproval";
import { SupportSection } from "./SupportSection";
import { Trends } from "./Trends";

/** How the account stands, what waits for somebody, and what is left of the first hour. */
export function AdministratorHome() {
    const { account } = useCurrent();
    const { isPending } = useQuery(overviewQuery(account.id));
    return (
        <div className={classes.home}>
            <Figures />
            <div className={classes.main}>
                {isPending && <Coming />}
                <NeedsApproval />
                <FirstSteps />
                <Trends />
            </div>
            <div className={classes.side}>
                <Licenses />
                <SupportSection />
            </div>
        </div>
    );
}

/** Keeps the place: what is beside would move into an empty one, and out again. */
function Coming() {
    return (
        <Panel>
            <LoadingRows />
        </Panel>
    );
}
