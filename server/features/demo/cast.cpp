#include "demo/cast.h"

namespace kith::demo {

Company studio()
{
    using enum Came;
    return { "Northlight Studio", "northlight.example",
        { "Mara", "Lindqvist", "legal_representative", "Managing director", "Management", { "suite" }, 64, Added, 0 },
        {
            { "Tomás", "Rivera", "administrator", "Head of operations", "Operations", { "suite", "voice" }, 63, Invited,
                1 },
            { "Priya", "Nair", "administrator", "People partner", "People", { "suite" }, 61, Invited, 3 },
            { "Jonas", "Weber", "user manager", "Design lead", "Design", { "suite", "voice" }, 60, Invited, 2 },
            { "Elif", "Aydın", "user", "Product designer", "Design", { "suite" }, 58, Invited, 0 },
            { "Noah", "Okafor", "user", "Illustrator", "Design", { "suite" }, 52, Invited, 26 },
            { "Yuki", "Tanaka", "user", "Motion designer", "Design", { "suite" }, 47, Added, 5 },
            { "Chloé", "Martin", "user manager", "Engineering lead", "Engineering", { "suite" }, 44, Invited, 1 },
            { "Henrik", "Sørensen", "user", "Web engineer", "Engineering", { "suite" }, 40, Added, 9 },
            { "Amara", "Diallo", "user", "Web engineer", "Engineering", { "suite" }, 33, Invited, 4 },
            { "Lukas", "Novák", "user", "Account manager", "Clients", { "voice" }, 29, Invited, 51 },
            { "Isabel", "Ferreira", "user", "Account manager", "Clients", { "suite" }, 23, Invited, 2 },
            { "Sam", "Whitfield", "user", "Bookkeeper", "Finance", {}, 20, Added, 190 },
            { "Greta", "Hoffmann", "user", "Photographer", "Design", {}, 16, Added },
            { "Viktor", "Petrov", "user", "Intern", "Engineering", {}, 12, Added, 320 },
            { "Rosa", "Marchetti", "user", "Copywriter", "Clients", {}, 9, Invited, 12 },
        } };
}

Company law_firm()
{
    using enum Came;
    return { "Harbor Lane Legal", "harborlane.example",
        { "Edward", "Ashby", "legal_representative", "Senior partner", "Partners", {}, 45, Added, 6 },
        {
            { "Nadia", "Karimi", "administrator", "Office manager", "Office", { "suite" }, 44, Invited, 2 },
            { "Oliver", "Brandt", "user", "Associate", "Litigation", { "suite" }, 41, Invited, 1 },
            { "Mei", "Chen", "user", "Associate", "Contracts", { "suite" }, 36, Invited, 20 },
            { "Patrick", "O'Neill", "user", "Paralegal", "Litigation", {}, 18, Added, 70 },
        } };
}

Company clinic()
{
    using enum Came;
    return { "Juniper Health", "juniper.example",
        { "Amina", "Yusuf", "legal_representative", "Medical director", "Management", { "suite", "voice" }, 30, Added,
            1 },
        {
            { "Daniel", "Kowalski", "administrator", "Practice manager", "Office", { "suite" }, 29, Invited, 4 },
            { "Leila", "Haddad", "user", "Nurse", "Care", { "voice" }, 22, Added, 7 },
        } };
}

}
