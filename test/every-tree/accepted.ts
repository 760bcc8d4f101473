/** What of the rules does not hold on purpose, and why. */
export const accepted: readonly { says: RegExp; because: string }[] = []
