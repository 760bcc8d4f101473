/** Why a promise is not kept, by what was measured: whoever sees one broken mends it, or writes here what stands in the way. */
const reasons: Readonly<Record<string, string>> = {
  'Ten times the neighbours: /children': '1.2 to 1.6 from run to run',
}

/** The last cell of a line of docs/bench.md. What the bare page took in this run, and who looked, is no part of a promise's name. */
export function verdict({ what, kept }: { what: string; kept: boolean }, known = reasons): string {
  return kept
    ? 'kept'
    : `**not kept**: ${known[what.replace(/ \([\d.]+ ms\)$| for [a-z]+-\d+$/, '')] ?? 'nobody has said why yet, in bench/why.ts'}`
}
