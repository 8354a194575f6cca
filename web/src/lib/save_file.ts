/** Hands a file to the browser, which saves it under that name. */
export function saveFile(name: string, file: Blob) {
    const address = URL.createObjectURL(file);
    const link = document.createElement("a");
    link.href = address;
    link.download = name;
    link.click();
    URL.revokeObjectURL(address);
}
