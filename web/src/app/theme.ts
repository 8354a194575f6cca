// The one place that decides how Kith looks: colors of both schemes, type, radii, motion.
// Style sheets use only the --kith-* variables made here.
import {
    createTheme,
    type CSSVariablesResolver,
    type MantineColorsTuple,
    type MantineThemeOverride,
} from "@mantine/core";

// prettier-ignore
const accent: MantineColorsTuple = [
    "#e8f4f4", "#d2e8e9", "#a9d4d6", "#7cbcc0", "#54a3a9",
    "#368b93", "#24767f", "#16656f", "#0e5863", "#0a464f",
];
// prettier-ignore
const gray: MantineColorsTuple = [
    "#faf9f7", "#f4f2ef", "#e9e6e1", "#dcd8d2", "#c6c1ba",
    "#a19b93", "#7a756e", "#5f5a54", "#403d39", "#242220",
];
// prettier-ignore
const dark: MantineColorsTuple = [
    "#e6e2dc", "#b3aea6", "#8f8a82", "#6a665f", "#45423d",
    "#353330", "#292724", "#1d1c1a", "#161513", "#0f0e0d",
];

// prettier-ignore
const red: MantineColorsTuple = [
    "#fbeae8", "#f5d3cf", "#ecaaa3", "#e28077", "#d65d53",
    "#c9463b", "#bb382e", "#b03029", "#a3271f", "#841d16",
];

const font = '"Inter Variable", system-ui, -apple-system, "Segoe UI", "Noto Sans", sans-serif';

// The <header> of a dialog is no second banner of the page.
const plainHeader = { header: { role: "none" } };

const veil = { color: "#161513", backgroundOpacity: 0.45 };

export const theme: MantineThemeOverride = createTheme({
    colors: { accent, gray, dark, red },
    primaryColor: "accent",
    primaryShade: { light: 8, dark: 8 },
    white: "#ffffff",
    black: "#242220",
    fontFamily: font,
    fontFamilyMonospace: "ui-monospace, SFMono-Regular, Menlo, Consolas, monospace",
    fontSizes: { xs: "12px", sm: "14px", md: "14px", lg: "16px", xl: "20px" },
    lineHeights: { xs: "16px", sm: "20px", md: "20px", lg: "24px", xl: "28px" },
    spacing: { xs: "8px", sm: "12px", md: "16px", lg: "24px", xl: "32px" },
    radius: { xs: "4px", sm: "6px", md: "8px", lg: "8px", xl: "12px" },
    defaultRadius: "sm",
    cursorType: "pointer",
    focusRing: "auto",
    respectReducedMotion: true,
    components: {
        Button: { defaultProps: { size: "sm" } },
        Modal: {
            defaultProps: {
                radius: "md",
                centered: true,
                transitionProps: { duration: 140 },
                attributes: plainHeader,
                overlayProps: veil,
            },
        },
        Menu: {
            defaultProps: {
                radius: "md",
                transitionProps: { duration: 120 },
                // A focusable placeholder is no allowed child of role="menu"; the first item is.
                withInitialFocusPlaceholder: false,
            },
        },
        Drawer: {
            defaultProps: {
                transitionProps: { duration: 140 },
                attributes: plainHeader,
                overlayProps: veil,
            },
        },
    },
});

const shape = {
    "--kith-top-bar": "52px",
    "--kith-side-menu": "232px",
    "--kith-content": "1280px",
    "--kith-row": "44px",
    "--kith-radius": "8px",
    "--kith-radius-control": "6px",
    "--kith-quick": "140ms",
    "--mantine-heading-font-weight": "600",
};

const lightScheme = {
    "--kith-ground": gray[0],
    "--kith-surface": "#ffffff",
    "--kith-sunken": gray[1],
    "--kith-hover": gray[1],
    "--kith-border": gray[2],
    "--kith-border-strong": gray[4],
    "--kith-control": "#8a847c",
    "--kith-text": "#242220",
    "--kith-text-quiet": "#67625b",
    "--kith-accent": accent[8],
    "--kith-accent-soft": accent[0],
    "--kith-accent-line": accent[4],
    "--kith-good": "#1c6a3f",
    "--kith-good-soft": "#e6f3ea",
    "--kith-warn": "#7d5104",
    "--kith-warn-soft": "#faf0dc",
    "--kith-bad": "#a3271f",
    "--kith-bad-soft": "#fbeae8",
    "--kith-float": "0 1px 2px rgb(36 34 32 / 6%), 0 8px 28px rgb(36 34 32 / 12%)",
    "--kith-face-ground": "91% 0.04",
    "--kith-face-text": "36% 0.07",
    "--mantine-color-body": gray[0],
    "--mantine-color-text": "#242220",
    "--mantine-color-dimmed": "#67625b",
    "--mantine-color-placeholder": "#736e67",
    "--mantine-color-error": "#a3271f",
    "--mantine-color-anchor": accent[8],
    "--mantine-color-default": "#ffffff",
    "--mantine-color-default-hover": gray[1],
    "--mantine-color-default-border": gray[3],
    "--mantine-color-default-color": "#242220",
};

const darkScheme = {
    "--kith-ground": dark[8],
    "--kith-surface": dark[7],
    "--kith-sunken": "#121110",
    "--kith-hover": "#252320",
    "--kith-border": "#302e2a",
    "--kith-border-strong": "#4d4a44",
    "--kith-control": "#7d7871",
    "--kith-text": dark[0],
    "--kith-text-quiet": "#a6a098",
    "--kith-accent": "#7ec3c8",
    "--kith-accent-soft": "#17302f",
    "--kith-accent-line": accent[6],
    "--kith-good": "#86cda0",
    "--kith-good-soft": "#1a2f22",
    "--kith-warn": "#e2b866",
    "--kith-warn-soft": "#33290f",
    "--kith-bad": "#f19c94",
    "--kith-bad-soft": "#3a1d1a",
    "--kith-float": "0 1px 2px rgb(0 0 0 / 40%), 0 12px 32px rgb(0 0 0 / 48%)",
    "--kith-face-ground": "34% 0.045",
    "--kith-face-text": "90% 0.045",
    "--mantine-color-body": dark[8],
    "--mantine-color-text": dark[0],
    "--mantine-color-dimmed": "#a6a098",
    "--mantine-color-placeholder": "#948f87",
    "--mantine-color-error": "#f19c94",
    "--mantine-color-anchor": "#7ec3c8",
    "--mantine-color-default": dark[7],
    "--mantine-color-default-hover": "#252320",
    "--mantine-color-default-border": "#3b3934",
    "--mantine-color-default-color": dark[0],
};

export const schemeVariables: CSSVariablesResolver = () => ({
    variables: shape,
    light: lightScheme,
    dark: darkScheme,
});
