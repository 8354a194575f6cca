// What was typed into the dialog for one person: all of it text, as forms hold it.
export type Draft = {
    first_name: string;
    last_name: string;
    email: string;
    role: string;
    /** Slugs of products, separated by spaces. */
    licenses: string;
    force_email: string;
    message: string;
};

export const emptyDraft: Draft = {
    first_name: "",
    last_name: "",
    email: "",
    role: "user",
    licenses: "",
    force_email: "yes",
    message: "",
};
