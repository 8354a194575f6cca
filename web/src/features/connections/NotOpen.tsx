import { Switch } from "@mantine/core";
import "@mantine/core/styles/InlineInput.layer.css";
import "@mantine/core/styles/Switch.layer.css";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { accountQuery } from "../../lib/account";
import { useCurrent } from "../../lib/current";
import { changeProfile, profileQuery, type OwnProfile } from "../../lib/profile";
import { useSubmit } from "../../lib/submit";
import { useWhomToAsk } from "../../lib/whom_to_ask";
import { useWords } from "../../lib/words";
import { Explained } from "../../ui/Explained";
import { FormProblem } from "../../ui/FormProblem";
import { CheckIcon, InfoIcon } from "../../ui/icons";
import { toast } from "../../ui/toast";
import classes from "./NotOpen.module.css";
import { missingText } from "./refusals";
import { useMissing } from "./use_missing";

/** What keeps one from connecting with other accounts, and how to mend it; nothing where nothing does. */
export function NotOpen() {
    const words = useWords();
    const missing = useMissing();
    if (missing.length === 0) return null;
    return (
        <section className={classes.banner} aria-label={words("connections.closed")}>
            <p className={classes.text}>
                <InfoIcon />
                {missingText(words, missing)}
            </p>
            <div className={classes.ways}>
                <AccountWay isPublic={!missing.includes("account_public")} />
                <ProfileWay />
            </div>
        </section>
    );
}

function AccountWay({ isPublic }: { isPublic: boolean }) {
    const words = useWords();
    const { account, may } = useCurrent();
    const maySet = may("account.settings");
    const ask = useWhomToAsk("account.settings", !isPublic && !maySet);
    return (
        <div className={classes.way}>
            <span className={classes.label}>
                {isPublic && <CheckIcon size={16} />}
                {words(isPublic ? "connections.account.public" : "connections.account.private", {
                    account: account.name,
                })}
            </span>
            {!isPublic && (
                <p className={classes.means}>
                    {maySet ? (
                        <Link to="/manage/admin" hash="general" className="link">
                            {words("connections.account.settings")}
                        </Link>
                    ) : (
                        `${words("connections.account.ask")} ${ask}`
                    )}
                </p>
            )}
        </div>
    );
}

function ProfileWay() {
    const words = useWords();
    const { account } = useCurrent();
    const own = useQuery(profileQuery(account.id)).data;
    const turning = useTurn();
    if (!own) return null;
    const isVisible = own.profile.visibility === "visible";
    return (
        <div className={classes.way}>
            <Explained reason={undefined}>
                {(off) => (
                    <Switch
                        label={words("profile.visible")}
                        checked={isVisible}
                        aria-describedby="profile-means"
                        onChange={({ currentTarget }) => turning.submit(currentTarget.checked)}
                        {...off}
                    />
                )}
            </Explained>
            <p id="profile-means" className={classes.means}>
                {words("profile.visible.means")}
            </p>
            <FormProblem problem={turning.problem} />
        </div>
    );
}

function useTurn() {
    const words = useWords();
    const queries = useQueryClient();
    const { account } = useCurrent();
    const query = profileQuery(account.id);
    return useSubmit<boolean, OwnProfile>({
        send: (isVisible) =>
            changeProfile(account.id, { visibility: isVisible ? "visible" : "hidden" }, null),
        done: (saved, isVisible) => {
            queries.setQueryData(query.queryKey, saved);
            const isOpen =
                queries.getQueryData(accountQuery(account.id).queryKey)?.visibility === "public";
            if (isVisible) toast(words(isOpen ? "connections.open" : "profile.saved"));
        },
    });
}
