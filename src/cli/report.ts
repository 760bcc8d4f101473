/** Writes what failed to standard error: when, where and how, never what anybody wrote or whose page it was. */
export function report(where: string, problem: unknown): void {
  console.error(`${Temporal.Now.instant().round('millisecond')} ${where} ${describe(problem)}`)
}

/** A message of PostgreSQL or of a parser may quote what somebody typed, so only the kind of error and its place are told. */
function describe(problem: unknown): string {
  if (!(problem instanceof Error)) return typeof problem
  const { code } = problem as { code?: unknown }
  const frames = (problem.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return [problem.name, typeof code === 'string' ? code : '', ...frames.map((line) => `\n${line}`)].join(' ').trim()
}
