// Who is being added, kept until it is done.
import type { TeamRef } from "../../../api/types";
import { kept } from "../../../lib/kept";
import type { Standing } from "../../../lib/rights";

export type Draft = {
    first_name: string;
    last_name: string;
    email: string;
    standing: Standing;
    more: string[];
    licenses: string[];
    teams: TeamRef[];
    welcome: boolean;
};

export const emptyDraft: Draft = {
    first_name: "",
    last_name: "",
    email: "",
    standing: "user",
    more: [],
    licenses: [],
    teams: [],
    welcome: true,
};

export const drafts = kept<Draft>("add_user");
