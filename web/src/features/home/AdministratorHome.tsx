import { FirstSteps } from "./FirstSteps";
import { Figures } from "./Figures";
import classes from "./Home.module.css";
import { Licenses } from "./Licenses";
import { NeedsApproval } from "./NeedsApproval";
import { SupportSection } from "./SupportSection";
import { Trends } from "./Trends";

/** How the account stands, what waits for somebody, and what is left of the first hour. */
export function AdministratorHome() {
    return (
        <div className={classes.home}>
            <Figures />
            <div className={classes.main}>
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
