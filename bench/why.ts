/** Why a promise is not kept, by what was measured: whoever sees one broken mends it, or writes here what stands in the way. */
const reasons: Readonly<Record<string, string>> = {
  'Ten times the neighbours: / for qa-1':
    '2.9 to 3.3 from run to run: what waits for Quality Assurance grows with the service, counted in the database',
  'Ten times the neighbours: /calendar for fro-1': 'at its promise; 1.5 to 2.0 from run to run',
  'A hundred times the years: a household for fsw-1': 'at its promise; 1.9 to 2.0 from run to run',
  'A hundred times the years: an audit for ed-1': 'at its promise; 1.2 to 1.4 from run to run',
  'A hundred times the years: the print of an audit for fro-1': 'at its promise; 1.2 to 1.4 from run to run',
}

/** The last cell of a line of docs/bench.md. */
export function verdict({ what, kept }: { what: string; kept: boolean }, known = reasons): string {
  return kept ? 'kept' : `**not kept**: ${known[what] ?? 'nobody has said why yet, in bench/why.ts'}`
}
