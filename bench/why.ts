/** Why a promise is not kept, by what was measured: whoever sees one broken mends it, or writes here what stands in the way. */
const reasons: Readonly<Record<string, string>> = {
  'Saving one answer with trail and history, against a bare insert':
    'the middle of each is compared now, and not their sums: 4 is promised since (decision 15), and 3.6 to 3.8 were measured',
  'A hundred times the years: an audit for qa-1': 'at its promise; 1.0 to 1.4 from run to run',
  'Ten times the neighbours: /voices for qa-1':
    'its list is not full in the small service: 2 is promised since (decision 15), and 1.5 was measured',
  'Ten times the neighbours: /records for admin-1':
    'mended after this run: records that were made one were joined to every child, carer and household, and are looked up each by itself now',
  '2,000 people at work: memory of the web process':
    'mended after this run, and measured alone: what is freed goes back to the system from 64 KB on, and 243 MB stay with as many people served',
}

/** The last cell of a line of docs/bench.md. */
export function verdict({ what, kept }: { what: string; kept: boolean }, known = reasons): string {
  return kept ? 'kept' : `**not kept**: ${known[what] ?? 'nobody has said why yet, in bench/why.ts'}`
}
