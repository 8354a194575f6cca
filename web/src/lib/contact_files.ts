// People of address books in files: CSV and vCard.

export const fileEndings = /\.(csv|vcf|vcard)$/i;
export const mostBytes = 4 * 1024 * 1024;

export function typeOf(file: File): "text/csv" | "text/vcard" {
    return /\.csv$/i.test(file.name) ? "text/csv" : "text/vcard";
}

/** As it is now: what is sent later is what was looked at. */
export async function held(file: File): Promise<File> {
    return new File([await file.arrayBuffer()], file.name, { type: file.type });
}
