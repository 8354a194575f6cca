const most = 1_000_000;

export function isTotal(text: string): boolean {
    const number = Number(text);
    return text.trim() !== "" && Number.isInteger(number) && number >= 0 && number <= most;
}
