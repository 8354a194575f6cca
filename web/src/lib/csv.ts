// A table to take away (RFC 4180), made in the browser from what it was given.
import { saveFile } from "./save_file";

/** A spreadsheet takes a cell that begins so for a formula: an apostrophe makes it a text. */
const formula = /^[=+\-@\t\r]/;

function csvOf(lines: string[][]): string {
    return lines.map((line) => line.map(cellOf).join(",") + "\r\n").join("");
}

export function downloadCsv(name: string, lines: string[][]) {
    // The mark at the beginning tells spreadsheets that it is UTF-8.
    const file = new Blob(["\ufeff", csvOf(lines)], { type: "text/csv;charset=utf-8" });
    saveFile(name, file);
}

function cellOf(text: string): string {
    const safe = formula.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
