import { Menu, useMantineColorScheme, type MantineColorScheme } from "@mantine/core";
import { useWords } from "../../lib/words";
import { MoonIcon, ScreenIcon, SunIcon } from "../../ui/icons";
import classes from "./TopBar.module.css";

const schemes = [
    { scheme: "light", word: "scheme.light", icon: <SunIcon /> },
    { scheme: "dark", word: "scheme.dark", icon: <MoonIcon /> },
    { scheme: "auto", word: "scheme.system", icon: <ScreenIcon /> },
] as const;

export function ColorSchemeItems() {
    const words = useWords();
    const { colorScheme, setColorScheme } = useMantineColorScheme();
    return (
        <Menu.RadioGroup
            value={colorScheme}
            onChange={(scheme) => setColorScheme(scheme as MantineColorScheme)}
        >
            {schemes.map(({ scheme, word, icon }) => (
                <Menu.RadioItem key={scheme} value={scheme}>
                    <span className={classes.choice}>
                        {icon}
                        {words(word)}
                    </span>
                </Menu.RadioItem>
            ))}
        </Menu.RadioGroup>
    );
}
