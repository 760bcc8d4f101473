/** What the registry knows against a version of a library. `id` is the advisory's: "GHSA-…". */
export type Finding = { id: string; library: string; severity: string; title: string }

/** A finding that does not touch Hearth, or that we live with for now: why, and until which day somebody looks again. */
export type AcceptedFinding = { id: string; library: string; because: string; until: string }

export const acceptedFindings: readonly AcceptedFinding[] = []

const failing = ['high', 'critical']

type Advisory = { url?: string; source?: number; name: string; severity: string; title: string }
type Report = { vulnerabilities?: Record<string, { via: (Advisory | string)[] }> }

/** The findings of `npm audit --json`, each once; undefined when npm could not ask and says something else. */
export function readFindings(output: string): Finding[] | undefined {
  const report = parse(output) as Report | undefined
  if (!report?.vulnerabilities) return undefined
  const advisories = Object.values(report.vulnerabilities).flatMap(({ via }) =>
    via.filter((one) => typeof one !== 'string'),
  )
  const findings = advisories.map(({ url, source, name, severity, title }) => {
    return { id: url?.match(/GHSA-[\w-]+/)?.[0] ?? String(source), library: name, severity, title }
  })
  return [...new Map(findings.map((one) => [`${one.id} ${one.library}`, one])).values()]
}

/** Signatures that do not fit, of `npm audit signatures --json`; undefined when npm could not ask. */
export function readForgeries(output: string): string[] | undefined {
  const report = parse(output) as { invalid?: { name: string; version: string }[] } | undefined
  return report?.invalid?.map(({ name, version }) => `${name}@${version}`)
}

/** What must not go on: a high or critical finding that nobody accepted, and an acceptance whose day has passed. */
export function listFindingMistakes(
  findings: readonly Finding[],
  accepted: readonly AcceptedFinding[],
  today: Temporal.PlainDate,
): string[] {
  const open = findings.filter(({ severity, id, library }) => {
    return failing.includes(severity) && !accepted.some((one) => one.id === id && one.library === library)
  })
  const past = accepted.filter(({ until }) => Temporal.PlainDate.compare(until, today) < 0)
  return [
    ...open.map(
      ({ library, severity, title, id }) => `${library}: ${title} (${id}, ${severity}). Take a newer version.`,
    ),
    ...past.map(({ id, library, until }) => `${library}: ${id} was accepted until ${until}. Look at it again.`),
  ]
}

function parse(output: string): unknown {
  try {
    return JSON.parse(output)
  } catch {
    return undefined
  }
}
