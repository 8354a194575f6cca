import { Menu } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import { languages, onLanguage, spoken, type Language } from "../../lib/language";
import { chooseMyLanguage } from "../../lib/me";
import { useWords } from "../../lib/words";

/** Each in its own words, so that who cannot read the page finds his. */
export function LanguageItems() {
    const words = useWords();
    const queries = useQueryClient();
    const { language } = useSyncExternalStore(onLanguage, spoken);
    return (
        <>
            <Menu.Label>{words("shell.language")}</Menu.Label>
            <Menu.RadioGroup
                value={language}
                onChange={(chosen) => void chooseMyLanguage(queries, chosen as Language)}
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
