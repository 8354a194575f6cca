import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useIntl } from "react-intl";
import { useCurrent } from "../../lib/current";
import { useWords } from "../../lib/words";
import { countsQuery } from "./api";
import classes from "./Home.module.css";
import { NextSteps } from "./NextSteps";

export function AdministratorHome() {
    const words = useWords();
    const { account } = useCurrent();
    const counts = useQuery(countsQuery(account.id)).data;
    return (
        <div className={classes.administrator}>
            <div className={classes.counts}>
                <Count number={counts?.users} label={words("home.users")} />
                <Count number={counts?.pending} label={words("home.pending")} />
            </div>
            <NextSteps counts={counts} />
        </div>
    );
}

function Count({ number, label }: { number: number | undefined; label: string }) {
    const intl = useIntl();
    return (
        <Link to="/users" className={classes.count}>
            <span className={classes.number}>
                {number === undefined ? "" : intl.formatNumber(number)}
            </span>
            <span className={classes.label}>{label}</span>
        </Link>
    );
}
