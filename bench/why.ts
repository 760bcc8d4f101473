/** Why a promise is not kept, by what was measured: whoever sees one broken mends it, or writes here what stands in the way. */
const reasons: Readonly<Record<string, string>> = {
  'A hundred times the years: /audits for tm-1':
    'who sees each row is asked row by row; it was 119 times when it was a list of all of them',
  'A hundred times the years: a household for fsw-1':
    'each room gives its latest, but finds them among all that happened there',
  'A hundred times the years: an audit for tm-1': 'who sees what hangs on it is asked row by row',
  'A hundred times the years: a section for tm-1': 'who sees what hangs on it is asked row by row',
  'A hundred times the years: the print of an audit for tm-1': 'who sees what hangs on it is asked row by row',
  'A hundred times the years: /tool for qa-1': 'it counts the audits of each version of the tool',
  'Ten times the neighbours: / for qa-1': 'My work of Quality Assurance counts what waits in the whole service',
  'Ten times the neighbours: /agreement for qa-1':
    'it sums up every audit graded twice, of the whole service, on each visit',
  'Ten times the neighbours: /your-absence for sm-1': 'who may cover is judged for everybody who shares a duty',
  'Ten times the neighbours: /month for qa-1':
    'the month counts the whole service, and now the year of its observed visits as well',
  'Saving one answer with trail and history, against a bare insert':
    'two indexes of the answers came with what is counted of them',
}

/** The last cell of a line of docs/bench.md. */
export function verdict({ what, kept }: { what: string; kept: boolean }, known = reasons): string {
  return kept ? 'kept' : `**not kept**: ${known[what] ?? 'nobody has said why yet, in bench/why.ts'}`
}
