import { useSyncExternalStore, type ReactNode } from "react";
import { IntlProvider } from "react-intl";
import { onLanguage, spoken } from "../lib/language";

/** Shows everything inside in the language that was chosen, at once when another is. */
export function Language({ children }: { children: ReactNode }) {
    const { locale, messages, timeZone } = useSyncExternalStore(onLanguage, spoken);
    return (
        <IntlProvider locale={locale} messages={messages} timeZone={timeZone}>
            {children}
        </IntlProvider>
    );
}
