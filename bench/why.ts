/** Why a promise is not kept, by what was measured: whoever sees one broken mends it, or writes here what stands in the way. */
const reasons: Readonly<Record<string, string>> = {
  'Saving one answer with trail and history, against a bare insert':
    'timed by the clock, whose round trips grow with whatever else the machine does: 2.7 times where it does little',
  'A hundred times the years: a household for fsw-1':
    '26 voices name who asked as they were named then, and each such look into `history` costs a millisecond, for the policies of all the tables whose past it holds (`as_it_read`): the names should be read once for each person',
  'Ten times the neighbours: /voices for qa-1': 'the same looks into `history`, for each of its 25 lines',
  'Ten times the neighbours: /agreement for qa-1': 'at its promise; 2.2 to 3.1 from run to run',
  'Ten times the neighbours: /your-absence for sm-1': 'at its promise; 1.2 to 1.8 from run to run',
  '2,000 people at work: memory of the web process':
    '247 MB before the forms carried what they ask and were read in full; which of the two it is was not measured',
  'The event loop is held by 300 half-open sockets, against a bare page':
    'tests ran beside the end of this run; 15 times on a quiet machine',
}

/** The last cell of a line of docs/bench.md. */
export function verdict({ what, kept }: { what: string; kept: boolean }, known = reasons): string {
  return kept ? 'kept' : `**not kept**: ${known[what] ?? 'nobody has said why yet, in bench/why.ts'}`
}
