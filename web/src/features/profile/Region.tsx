import { useMantineColorScheme, type MantineColorScheme } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import { languages, onLanguage, spoken, type Language } from "../../lib/language";
import { chooseMyLanguage } from "../../lib/me";
import { useWords } from "../../lib/words";
import form from "../../ui/form.module.css";
import { MoonIcon, ScreenIcon, SunIcon } from "../../ui/icons";
import { Choice } from "./Choice";
import classes from "./Fields.module.css";
import { Section } from "../../ui/Section";
import { TimeZone } from "./TimeZone";

const schemes = [
    { value: "light", word: "scheme.light", icon: <SunIcon size={16} /> },
    { value: "dark", word: "scheme.dark", icon: <MoonIcon size={16} /> },
    { value: "auto", word: "scheme.system", icon: <ScreenIcon size={16} /> },
] as const;

/** How the pages speak and look. Each choice holds at once. */
export function Region() {
    const words = useWords();
    const queries = useQueryClient();
    const { language } = useSyncExternalStore(onLanguage, spoken);
    const { colorScheme, setColorScheme } = useMantineColorScheme();
    return (
        <Section id="region" title={words("profile.region")} lead={words("profile.region.lead")}>
            <div className={`${form.form} ${classes.fields}`}>
                <Choice<Language>
                    label={words("shell.language")}
                    hint={words("profile.language.hint")}
                    value={language}
                    options={Object.entries(languages).map(([code, name]) => ({
                        value: code as Language,
                        label: <span lang={code}>{name}</span>,
                    }))}
                    onChange={(chosen) => void chooseMyLanguage(queries, chosen)}
                />
            </div>
            <div className={classes.fields}>
                <TimeZone />
            </div>
            <div className={classes.fields}>
                <Choice<MantineColorScheme>
                    label={words("profile.scheme")}
                    hint={words("profile.scheme.hint")}
                    value={colorScheme}
                    options={schemes.map(({ value, word, icon }) => ({
                        value,
                        label: (
                            <span>
                                {icon}
                                {words(word)}
                            </span>
                        ),
                    }))}
                    onChange={setColorScheme}
                />
            </div>
        </Section>
    );
}
