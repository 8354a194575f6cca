import { useSyncExternalStore } from "react";
import { chooseLanguage, languages, onLanguage, spoken, type Language } from "../lib/language";
import classes from "./LanguageLine.module.css";

/** The languages of Kith, each in its own words, for whoever has no menu to choose from yet. */
export function LanguageLine() {
    const { language } = useSyncExternalStore(onLanguage, spoken);
    return (
        <ul className={classes.line}>
            {(Object.keys(languages) as Language[]).map((each) => (
                <li key={each}>
                    <button
                        type="button"
                        lang={each}
                        className={classes.language}
                        aria-current={each === language || undefined}
                        onClick={() => void chooseLanguage(each)}
                    >
                        {languages[each]}
                    </button>
                </li>
            ))}
        </ul>
    );
}
