import "./app/nonce";
import "./app/color_scheme";
import "./app/mantine";
import "./app/fonts.css";
import "./app/base.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/App";
import { fetchFirstPage } from "./app/first_page";
import { speak } from "./lib/language";

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");
fetchFirstPage();
await speak();
createRoot(root).render(
    <StrictMode>
        <App />
    </StrictMode>,
);
