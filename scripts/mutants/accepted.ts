/** A mutant that may live, because what it changes nobody can see. It still counts as alive. */
export type Accepted = { file: string; was: string; becomes: string; because: string }

export const accepted: readonly Accepted[] = []
