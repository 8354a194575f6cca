import { Select } from "@mantine/core";
import "@mantine/core/styles/Combobox.layer.css";
import "@mantine/core/styles/ScrollArea.layer.css";
import { useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { useIntl } from "react-intl";
import { useCurrent } from "../../lib/current";
import { changeMe, meQuery } from "../../lib/me";
import { useNow } from "../../lib/now";
import { useSubmit } from "../../lib/submit";
import { problemText, useWords } from "../../lib/words";
import { toast } from "../../ui/toast";
import classes from "./TimeZone.module.css";
import { nameOf, zonesOfTheBrowser } from "./zones";

// The browser's own: a Select takes an empty text for nothing chosen.
const own = "browser";
const mostShown = 60;

/** In which zone times are told, with what the clocks show there. */
export function TimeZone() {
    const words = useWords();
    const intl = useIntl();
    const now = useNow();
    const queries = useQueryClient();
    const { timezone } = useCurrent().me.person;
    const here = new Intl.DateTimeFormat().resolvedOptions().timeZone;
    const zones = useMemo(zonesOfTheBrowser, []);
    const saving = useSubmit({
        send: (zone: string) => changeMe({ timezone: zone }, null),
        done: (saved) => queries.setQueryData(meQuery.queryKey, saved),
        refused: (problem) => toast(problemText(words, problem), "refused"),
    });

    async function choose(zone: string) {
        const before = timezone;
        await saving.submit(zone);
        toast(words("profile.zone.saved", { zone: nameOf(zone || here) }), "done", {
            label: words("action.undo"),
            run: () => saving.submit(before),
        });
    }

    const clock = (zone: string) =>
        intl.formatTime(now, { timeZone: zone === own ? here : zone, timeStyle: "short" });
    const known = timezone === "" || zones.includes(timezone) ? zones : [timezone, ...zones];
    return (
        <Select
            label={words("profile.zone")}
            description={words("profile.zone.hint")}
            searchable
            allowDeselect={false}
            limit={mostShown}
            withScrollArea={false}
            value={timezone || own}
            data={[
                { value: own, label: words("profile.zone.browser", { zone: nameOf(here) }) },
                ...known.map((zone) => ({ value: zone, label: nameOf(zone) })),
            ]}
            nothingFoundMessage={words("profile.zone.none")}
            comboboxProps={{ withinPortal: false }}
            classNames={{ dropdown: classes.dropdown, options: classes.options }}
            onChange={(chosen) => chosen && void choose(chosen === own ? "" : chosen)}
            renderOption={({ option }) => (
                <span className={classes.option}>
                    <span>{option.label}</span>
                    <span className={classes.clock}>{clock(option.value)}</span>
                </span>
            )}
        />
    );
}
