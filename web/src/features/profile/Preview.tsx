import { useCurrent } from "../../lib/current";
import { fullName } from "../../lib/full_name";
import { useWords } from "../../lib/words";
import { Face } from "../../ui/Face";
import { InfoIcon } from "../../ui/icons";
import { Pronouns } from "../../ui/Pronouns";
import classes from "./Preview.module.css";

type PreviewProps = { isVisible: boolean; isPrivate: boolean; title: string; headline: string };

/** Oneself as people of other accounts find one; dimmed as long as nobody does. */
export function Preview({ isVisible, isPrivate, title, headline }: PreviewProps) {
    const words = useWords();
    const { me, account } = useCurrent();
    const { person } = me;
    const line = [title.trim(), account.name].filter(Boolean).join(" · ");
    return (
        <figure className={classes.preview}>
            <figcaption className={classes.caption}>{words("profile.preview")}</figcaption>
            <div className={classes.card} data-hidden={!isVisible || undefined}>
                <Face
                    id={person.id}
                    name={fullName(person)}
                    size={40}
                    picture={person.avatar_url}
                />
                <div className={classes.words}>
                    <div className={classes.name}>
                        {fullName(person)}
                        <Pronouns of={person.pronouns} />
                    </div>
                    <div className={classes.quiet}>{line}</div>
                    {headline.trim() && <div className={classes.headline}>{headline}</div>}
                </div>
            </div>
            {isVisible && isPrivate && (
                <p className={classes.note}>
                    <InfoIcon size={16} />
                    {words("profile.preview.private", { account: account.name })}
                </p>
            )}
        </figure>
    );
}
