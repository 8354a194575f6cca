import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { Toasts } from "../ui/Toasts";
import { colorSchemes } from "./color_scheme";
import { Language } from "./Language";
import { styleNonce } from "./nonce";
import { queries } from "./queries";
import { router } from "./router";
import { schemeVariables, theme } from "./theme";

export function App() {
    return (
        <Language>
            <MantineProvider
                theme={theme}
                cssVariablesResolver={schemeVariables}
                colorSchemeManager={colorSchemes}
                defaultColorScheme="auto"
                getStyleNonce={styleNonce}
            >
                <QueryClientProvider client={queries}>
                    <RouterProvider router={router} />
                    <Toasts />
                </QueryClientProvider>
            </MantineProvider>
        </Language>
    );
}
