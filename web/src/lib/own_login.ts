// What one signs in with beside the password, and showing once more that it is oneself.
import { queryOptions } from "@tanstack/react-query";
import { bodyOf, client } from "../api/client";
import type { Passkey, PasskeyAssertion, Reauthentication, SecondFactors } from "../api/types";
import { meQuery } from "./me";

// Their keys begin with that of the person: whoever asks anew who it is asks for these, too.
export const secondFactorsQuery = queryOptions({
    queryKey: [...meQuery.queryKey, "second_factors"],
    queryFn: async (): Promise<SecondFactors> => bodyOf(await client.GET("/me/second-factors")),
    refetchOnWindowFocus: true,
});

export const passkeysQuery = queryOptions({
    queryKey: [...meQuery.queryKey, "passkeys"],
    queryFn: async (): Promise<Passkey[]> => bodyOf(await client.GET("/me/passkeys")).items,
    refetchOnWindowFocus: true,
});

/** So that what is asked for a short while after signing in needs no password. */
export async function showAgain(body: Reauthentication): Promise<void> {
    await client.POST("/me/reauthentication", { body });
}

export async function showPasskeyAgain(body: PasskeyAssertion): Promise<void> {
    await client.POST("/me/reauthentication/passkey", { body });
}
