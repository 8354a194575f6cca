// Neutral data: N members of one organization. The same names for every peer and for Kith
// (bench/harness/names.py reads them from here).
// prettier-ignore
export const firstNames = [
    "Ada", "Bruno", "Chiara", "Daan", "Elif", "Finn", "Greta", "Hugo", "Ines", "Jonas",
    "Katja", "Luca", "Mira", "Nils", "Olga", "Pavel", "Quinn", "Rosa", "Sven", "Tara",
    "Umar", "Vera", "Wim", "Xenia", "Yusuf", "Zoe", "Anouk", "Boris", "Cleo", "Dario",
    "Esme", "Farid", "Gwen", "Hana", "Igor", "Jana", "Kofi", "Lena", "Milo", "Nora",
];
// prettier-ignore
export const lastNames = [
    "Novak", "Meyer", "Rossi", "Jansen", "Kaya", "Virtanen", "Schmidt", "Garcia", "Silva", "Weber",
    "Bauer", "Ferrari", "Petrov", "Larsen", "Ivanova", "Kowalski", "Murphy", "Costa", "Berg", "Okafor",
    "Hussain", "Smit", "Peeters", "Dubois", "Demir", "Laurent", "Moreau", "Horvat", "Nguyen", "Romano",
    "Taylor", "Haddad", "Evans", "Sato", "Popov", "Fischer", "Mensah", "Keller", "Conti", "Lund",
    "Brandt", "Vogel", "Marino", "Olsen", "Santos", "Wagner", "Kovacs", "Nemeth", "Dahl", "Roux",
];
export const firstName = (member) => firstNames[member % firstNames.length];
export const lastName = (member) => lastNames[(member * 7 + Math.floor(member / firstNames.length)) % lastNames.length];
export const fullName = (member) => `${firstName(member)} ${lastName(member)}`;
export const email = (member) => `u${String(member).padStart(6, "0")}@example.com`;
export const fragment = "novak"; // W3: in the names of about 2 % of the members
export const password = "Correct-Horse-7!";
export const members = +(process.env.N || 100000);
