// Prints the members as LDIF.
import * as names from "../lib/names.mjs";

const root = `dn: dc=acme,dc=test
objectClass: dcObject
objectClass: organization
o: Acme
dc: acme

dn: ou=people,dc=acme,dc=test
objectClass: organizationalUnit
ou: people
`;

function entry(member) {
    const uid = `u${String(member).padStart(6, "0")}`;
    return `dn: uid=${uid},ou=people,dc=acme,dc=test
objectClass: inetOrgPerson
uid: ${uid}
cn: ${names.fullName(member)} ${member}
sn: ${names.lastName(member)}
givenName: ${names.firstName(member)}
mail: ${names.email(member)}
userPassword: x
`;
}

const entries = Array.from({ length: names.members }, (_, member) => entry(member));
process.stdout.write([root, ...entries].join("\n"));
