/** Why a promise is not kept, by what was measured: whoever sees one broken mends it, or writes here what stands in the way. */
const reasons: Readonly<Record<string, string>> = {
  'Saving one answer with trail and history, against a bare insert':
    '3.6 to 4.2 from run to run: its four round trips are most of it, and the bare one is 0.4 milliseconds',
  'Ten times the neighbours: /not-proposed for sm-1': 'at its promise; 1.2 to 1.5 from run to run',
  '2,000 people at work: memory of the web process':
    '243 to 264 MB from run to run, by how many stand in line at once: what each of them needs until their turn comes (some 30 KB) is most of what grows; a smaller young heap made it no less',
}

/** The last cell of a line of docs/bench.md. */
export function verdict({ what, kept }: { what: string; kept: boolean }, known = reasons): string {
  return kept ? 'kept' : `**not kept**: ${known[what] ?? 'nobody has said why yet, in bench/why.ts'}`
}
