import { useQuery } from "@tanstack/react-query";
import { meQuery } from "../../lib/me";
import { useWords } from "../../lib/words";
import { PageHead } from "../../ui/PageHead";
import { Panel } from "../../ui/Panel";
import classes from "./ProfilePage.module.css";
import { ProfileForm } from "./ProfileForm";

export function ProfilePage() {
    const words = useWords();
    const mine = useQuery(meQuery).data;
    return (
        <div className={classes.page}>
            <PageHead title={words("profile.title")} lead={words("profile.lead")} />
            <Panel padded>{mine && <ProfileForm mine={mine} />}</Panel>
        </div>
    );
}
