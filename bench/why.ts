/** Why a promise is not kept, by what was measured: whoever sees one broken mends it, or writes here what stands in the way. */
const reasons: Readonly<Record<string, string>> = {
  'A hundred times the years: / for tm-1':
    'what a team manager sees is worked out as a list of every audit there ever was: it has to be asked row by row',
  'A hundred times the years: /audits for tm-1':
    'a team of ten thousand audits is found by number, one after the other, before the page is cut; fine for hundreds, not for this: it must be walked from the newest where they are many',
  'A hundred times the years: /agreement for tm-1':
    'what a team manager sees is worked out as a list of every audit there ever was: it has to be asked row by row',
  'A hundred times the years: an audit for tm-1':
    'what a team manager sees is worked out as a list of every audit there ever was: it has to be asked row by row',
  'A hundred times the years: a section for tm-1':
    'what a team manager sees is worked out as a list of every audit there ever was: it has to be asked row by row',
  'A hundred times the years: a household for fsw-1':
    'what happened to a household is read whole and cut into pages afterwards',
  'Ten times the neighbours: / for qa-1':
    'My work of Quality Assurance holds the work of the whole service, up to 200 lines',
  'Ten times the neighbours: /agreement for qa-1':
    'it sums up every audit graded twice, of the whole service, on each visit',
  'Ten times the neighbours: /your-absence for admin-1': 'who may cover is judged for everybody with the same duties',
  'Ten times the neighbours: /month for qa-1': 'the month counts the whole service, which is ten times as large',
  'Ten times the neighbours: /voices for qa-1':
    'a full page of 25 against one that the demonstration alone does not fill',
  'Size of /agreement for qa-1, with ten neighbours': 'two lists of 25 people, with a figure to follow in every cell',
}

/** The last cell of a line of docs/bench.md. */
export function verdict({ what, kept }: { what: string; kept: boolean }, known = reasons): string {
  return kept ? 'kept' : `**not kept**: ${known[what] ?? 'nobody has said why yet, in bench/why.ts'}`
}
