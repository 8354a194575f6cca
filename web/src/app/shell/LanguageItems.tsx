import { Menu } from "@mantine/core";
import { useSyncExternalStore } from "react";
import { chooseLanguage, languages, onLanguage, spoken, type Language } from "../../lib/language";
import { useWords } from "../../lib/words";

/** Each in its own words, so that who cannot read the page finds his. */
export function LanguageItems() {
    const words = useWords();
    const { language } = useSyncExternalStore(onLanguage, spoken);
    return (
        <>
            <Menu.Label>{words("shell.language")}</Menu.Label>
            <Menu.RadioGroup
                value={language}
                onChange={(chosen) => void chooseLanguage(chosen as Language)}
            >
                {Object.entries(languages).map(([code, name]) => (
                    <Menu.RadioItem key={code} value={code} lang={code}>
                        {name}
                    </Menu.RadioItem>
                ))}
            </Menu.RadioGroup>
        </>
    );
}
