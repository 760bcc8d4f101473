/** What one route answers for one case, by person: the number of the HTTP status. */
export type Row = { route: string; which: 'north' | 'south' | 'any'; found: Record<string, number> }

const everyone = 'everyone else'

/** One paragraph for each route, one line for each answer; the answer that most people get says “everyone else”. */
export function writeTable(rows: readonly Row[]): string {
  const head = [
    '# What each address answers to each person, for a case of team North, one of team South, or where there is no case.',
    '# tm-1, fsw-1 and fsw-2 are of North; tm-2 and fsw-3 of South; iro-1 is the IRO of the child in North; iro-2 moderates the',
    '# audit in South. 200 a page, 303 sent on (to sign in, or after doing it), 403 not your part, 404 not there for you, 409 not',
    '# now or not so. A form posted empty that is shown again with what to mend answers 200. Written by UPDATE=1; read each line.',
  ]
  const everybody = Object.keys(rows[0]?.found ?? {})
  const said = rows.map(({ route, which, found }) => {
    const groups = Object.groupBy(everybody, (key) => String(found[key]))
    const most = Object.keys(groups).toSorted((a, b) => groups[b]!.length - groups[a]!.length)[0]
    const lines = Object.keys(groups).map(
      (status) => `  ${status} ${status === most ? everyone : groups[status]!.join(' ')}`,
    )
    return [`${route} | ${which}`, ...lines].join('\n')
  })
  return `${head.join('\n')}\n# people: ${everybody.join(' ')}\n\n${said.join('\n\n')}\n`
}

export function readTable(text: string): Row[] {
  const everybody = /^# people: (.*)$/m.exec(text)?.[1]?.split(' ') ?? []
  return text
    .split('\n\n')
    .slice(1)
    .map((paragraph) => {
      const [title = '', ...lines] = paragraph.trim().split('\n')
      const [route = '', which] = title.split(' | ')
      const groups = lines.map((line) => /^ {2}(\d+) (.*)$/.exec(line)!.slice(1) as [string, string])
      const others = Number(groups.find(([, who]) => who === everyone)?.[0])
      const named = groups
        .filter(([, who]) => who !== everyone)
        .flatMap(([status, who]) => who.split(' ').map((key) => [key, Number(status)] as const))
      return {
        route,
        which: which as Row['which'],
        found: { ...Object.fromEntries(everybody.map((key) => [key, others])), ...Object.fromEntries(named) },
      }
    })
}
