/** Everything that is known of the access reviews of an account: few look at them, and any frame may change any part. */
export function reviewsKey(account: string) {
    return ["accounts", account, "reviews"] as const;
}
