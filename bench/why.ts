/** Why a promise is not kept, by what was measured: whoever sees one broken mends it, or writes here what stands in the way. */
const grows = '1.2 to 1.5 from run to run: of a hundred years more, indexes are deeper and less of them is near'
const small = 'a page of two or three milliseconds: 0.9 to 1.5 from run to run'
const quiet =
  'on a quiet machine the bare page takes half the time of a busy one (1.0 and 1.7 ms), the page as long as before: 9 to 11 there. By PostgreSQL’s own log, beginning a statement whose policies might look everywhere takes it longer than running it'
const counts =
  'what the whole service does is counted in the database: ten times the service, 3.0 to 3.8 times the page'
const reasons: Readonly<Record<string, string>> = {
  'The list of 25 of 10,000 audits, signed in, against a bare page, ten at once':
    'on a quiet machine the bare page takes half the time, the 45 KB of the list as long as before: 5 on a busy one. In processor time it is 5.5 of its 8',
  'An audit, against a bare page': quiet,
  'A section of it, against a bare page': quiet,
  'A hundred times the years: a household for fsw-1': 'all its years are on its page: 1.9 to 2.3 from run to run',
  'A hundred times the years: an audit for qa-1': grows,
  'A hundred times the years: a section for fro-1': grows,
  'A hundred times the years: the print of an audit for fro-1': grows,
  'A hundred times the years: /children for qa-1': grows,
  'A hundred times the years: /not-proposed for sm-1': small,
  'A hundred times the years: /access-changes for admin-1': small,
  'Ten times the neighbours: / for qa-1': counts,
  'Ten times the neighbours: /month for sm-1': counts,
  'Ten times the neighbours: /calendar for fsw-1':
    '1.5 to 2.5 from run to run since the page itself takes half the time that it took: what is left is asked of the database',
  'Ten times the neighbours: /your-absence for fsw-1':
    '1.5 to 1.9 from run to run: who may cover is judged once for each set of roles, of ten times the people',
  'The event loop is held by 300 half-open sockets, against a bare page':
    'tests ran beside it in that minute; 18.6 times when nothing did, the same night',
  'Importing and reviewing 5,000 episodes': '1.4 to 2.3 s from run to run: by the clock, on a machine of two cores',
}

/** The last cell of a line of docs/bench.md. What the bare page took in this run is no part of a promise's name. */
export function verdict({ what, kept }: { what: string; kept: boolean }, known = reasons): string {
  return kept
    ? 'kept'
    : `**not kept**: ${known[what.replace(/ \([\d.]+ ms\)$/, '')] ?? 'nobody has said why yet, in bench/why.ts'}`
}
