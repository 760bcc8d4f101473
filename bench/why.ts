/** Why a promise is not kept, by what was measured: whoever sees one broken mends it, or writes here what stands in the way. */
const reasons: Readonly<Record<string, string>> = {
  'Saving one answer with trail and history, against a bare insert':
    'timed by the clock, whose round trips grow with whatever else the machine does: 2.7 times where it does little',
}

/** The last cell of a line of docs/bench.md. */
export function verdict({ what, kept }: { what: string; kept: boolean }, known = reasons): string {
  return kept ? 'kept' : `**not kept**: ${known[what] ?? 'nobody has said why yet, in bench/why.ts'}`
}
