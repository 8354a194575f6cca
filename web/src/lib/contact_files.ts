// People of address books in files: CSV and vCard.

export const fileEndings = /\.(csv|vcf|vcard)$/i;
export const mostBytes = 4 * 1024 * 1024;

export function typeOf(file: File): "text/csv" | "text/vcard" {
    return /\.csv$/i.test(file.name) ? "text/csv" : "text/vcard";
}
