import type { Job } from "../../api/types";
import type { Words } from "../../lib/words";

/** The name of the file, or what is done to everybody. */
export function titleOf(words: Words, { kind, name, act }: Job): string {
    if (kind === "change" && act) return words(`job.act.${act}`);
    return name || words("import.title");
}
