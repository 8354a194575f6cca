import classes from "./Keys.module.css";

const isApple = /mac|iphone|ipad/i.test(navigator.userAgent);
const signs: Record<string, string> = { mod: isApple ? "⌘" : "Ctrl", Escape: "Esc" };

/** "g u" as two keys one after the other, "mod+k" as two at once. */
export function Keys({ keys }: { keys: string }) {
    return (
        <span className={classes.keys}>
            {keys.split(/[ +]/).map((key) => (
                <kbd key={key} className={classes.key}>
                    {signs[key] ?? key.toUpperCase()}
                </kbd>
            ))}
        </span>
    );
}
