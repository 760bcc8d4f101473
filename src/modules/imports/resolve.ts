import { type Fields, type Kind, namesIn } from './kinds/index.ts'
import type { Finding, ReadRow } from './read-rows.ts'
import type { World } from './world.ts'

/** A row whose references are known: what it says in the register's own numbers, and what is wrong or doubtful. */
export type Resolved = { fields: Fields; errors: Finding[]; doubts: Finding[] }

/** Looks up whom and what a row refers to. */
export function resolve(kind: Kind, { row, fields }: ReadRow, world: World): Resolved {
  const findings = missingReferences(kind, row, fields, world)
  const [people, unknownPeople] = peopleIn(row, fields, world)
  const [team, unknownTeam] = teamIn(row, fields, world)
  const { record_status, team_id, supervising_worker_id, reviewing_officer_id, ...rest } = fields
  return {
    fields: { ...rest, ...onlyKnown(kind, fields, world), ...kind.derives?.(fields), ...people, ...team },
    errors: findings.filter(({ weight }) => weight === 'error').map(({ finding }) => finding),
    doubts: [
      ...findings.filter(({ weight }) => weight === 'warning').map(({ finding }) => finding),
      ...unknownPeople,
      ...unknownTeam,
    ],
  }
}

/** A child whom only episodes name is known to no household link: its age is not known. */
function missingReferences(kind: Kind, row: number, fields: Fields, world: World) {
  return (kind.references ?? []).flatMap(({ column, field, to, missing, several }) => {
    const isKnown = (reference: string) => {
      const held = world.held.get(to)?.get(reference)
      return held !== undefined && (several || held['born_on'] !== null)
    }
    if (namesIn(fields, field).every(isKnown)) return []
    const { code, says: message, weight } = missing
    return [{ weight, finding: { row, column, code, message } }]
  })
}

/** Of several that are named, those who are known. */
function onlyKnown(kind: Kind, fields: Fields, world: World): Fields {
  const named = (kind.references ?? []).filter(({ several, field }) => several && fields[field])
  return Object.fromEntries(
    named.map(({ field, to }) => {
      const known = namesIn(fields, field).filter((one) => world.held.get(to)?.has(one))
      return [field, known.length > 0 ? known.join(';') : null]
    }),
  )
}

/** People whom Hearth does not know are left as they are: the rest of the row still holds. */
function peopleIn(row: number, fields: Fields, world: World): [Fields, Finding[]] {
  const found: Record<string, number | null> = {}
  const doubts: Finding[] = []
  for (const field of ['supervising_worker_id', 'reviewing_officer_id']) {
    const reference = fields[field]
    if (reference === undefined) continue
    const id = reference === null ? null : world.people.get(String(reference))
    if (id === undefined)
      doubts.push(
        unknown(row, field, 'unknown_person', `Hearth knows nobody by the number ${reference} in the case system`),
      )
    else found[field] = id
  }
  return [found, doubts]
}

function teamIn(row: number, fields: Fields, world: World): [Fields, Finding[]] {
  const name = fields['team_id']
  if (name === undefined) return [{}, []]
  const id = name === null ? null : world.teams.get(String(name).toLowerCase())
  if (id !== undefined) return [{ team_id: id }, []]
  return [{}, [unknown(row, 'team', 'unknown_team', `Hearth has no team called ${name}`)]]
}

function unknown(row: number, column: string, code: string, says: string): Finding {
  return { row, column, code, message: `${says}; the row is brought in without it.` }
}
