// The time zones that a browser knows, by the names their cities have today.

// Browsers list some by the name they had when the list was begun; both are the same zone.
const renamed: Record<string, string> = {
    "Africa/Asmera": "Africa/Asmara",
    "America/Buenos_Aires": "America/Argentina/Buenos_Aires",
    "America/Godthab": "America/Nuuk",
    "Asia/Calcutta": "Asia/Kolkata",
    "Asia/Katmandu": "Asia/Kathmandu",
    "Asia/Rangoon": "Asia/Yangon",
    "Asia/Saigon": "Asia/Ho_Chi_Minh",
    "Atlantic/Faeroe": "Atlantic/Faroe",
    "Europe/Kiev": "Europe/Kyiv",
};

export function zonesOfTheBrowser(): string[] {
    const zones = Intl.supportedValuesOf("timeZone").map((zone) => renamed[zone] ?? zone);
    return ["UTC", ...zones.filter((zone) => zone !== "UTC").sort()];
}

export function nameOf(zone: string): string {
    return zone.replaceAll("_", " ");
}
