import { parse } from "@formatjs/icu-messageformat-parser";
import react from "@vitejs/plugin-react";
import { defineConfig, loadEnv, type Plugin } from "vite";

// Messages are parsed here, once, so that the browser needs neither the time nor the parser.
function compiledMessages(): Plugin {
    return {
        name: "kith-compiled-messages",
        enforce: "pre",
        transform(text, id) {
            if (!/\/lib\/messages\/\w+\.json$/.test(id)) return null;
            const messages = Object.entries(JSON.parse(text) as Record<string, string>);
            const compiled = messages.map(([name, message]) => [name, parse(message)]);
            return { code: JSON.stringify(Object.fromEntries(compiled)), map: null };
        },
    };
}

const { KITH_URL: server = "http://127.0.0.1:8080" } = loadEnv("", ".", "KITH_");

export default defineConfig({
    base: "/",
    plugins: [compiledMessages(), react()],
    resolve: {
        alias: [
            {
                find: /^@formatjs\/icu-messageformat-parser$/,
                replacement: "@formatjs/icu-messageformat-parser/no-parser.js",
            },
        ],
    },
    // `npm run dev` shows the pages as they are written, before a server started with --dev.
    server: {
        proxy: {
            "^/(api|dev)/": {
                target: server,
                ws: true,
                changeOrigin: true,
                headers: { Origin: server },
            },
        },
    },
    build: {
        outDir: "dist",
        assetsDir: "assets",
        // The content security policy allows no data: fonts or scripts, so nothing is inlined.
        assetsInlineLimit: 0,
        sourcemap: false,
        target: "es2022",
        modulePreload: { polyfill: false },
        rolldownOptions: {
            output: {
                // What every page begins with is one file; the bundler would make it forty.
                codeSplitting: { groups: [{ name: "start", tags: ["$initial"] }] },
            },
        },
    },
});
