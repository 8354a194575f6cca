/** First and last name; one who was invited by a single word has no last name yet. */
export function fullName(named: { first_name: string; last_name: string }): string {
    return `${named.first_name} ${named.last_name}`.trim();
}
