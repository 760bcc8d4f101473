import { type Fields, type Kind, type KindName, kindNamed, kindNames } from './kinds/index.ts'
import { sharedPositions } from './positions.ts'

/*
 * What becomes of the rows of an import that is taken back. A row goes back to what the imports that still stand left it; when something
 * has changed it since, or hangs on it, it stays, and is listed with what stands in the way.
 */

/** What one import did to a row, and on which day. `after` is null when it found the row as its file says it. */
export type Spoke = {
  importId: number
  on: string
  /** This import is taken back, or was. */
  isBack: boolean
  before: Fields | null
  after: Fields | null
}

/** A row of which the import spoke, or that stayed of one that was taken back before. `spoke`: every import that did, newest first. */
export type Touched = { kind: KindName; key: string; now: Fields | null; spoke: readonly Spoke[] }

/** `to` is null where the row was not there before. `since`: the day from which on it was otherwise. */
export type GoesBack = { kind: KindName; key: string; now: Fields; to: Fields | null; since: string }
export type Stays = { kind: KindName; key: string; because: string }
export type Plan = { goesBack: readonly GoesBack[]; stays: readonly Stays[] }

/** What is known of the register around these rows. */
export type Around = {
  /** What Hearth keeps about a row, in a word each. */
  hanging: (kind: KindName, key: string) => readonly string[]
  /** The rows of the register that refer to this household or child. */
  dependents: (kind: KindName, key: string) => readonly { kind: KindName; key: string }[]
  /** The carers who are now with the households that these rows name, as the register has them. */
  carersNow: ReadonlyMap<string, Fields>
  /** The carers who were with this household once, and the day on which each came. */
  caredOnce: (household: string) => readonly { key: string; came: string | null }[]
  /** Whether the register holds this household or child now. */
  holds: (kind: KindName, reference: string) => boolean
  /** Whether this row is of a record that leads to another, which holds what it says. */
  leadsOn: (kind: KindName, key: string) => boolean
}

export function planTakingBack(importId: number, touched: readonly Touched[], around: Around): Plan {
  const goesBack = new Map<string, GoesBack>()
  const stays: Stays[] = []
  const byKind = Map.groupBy(touched, ({ kind }) => kind)
  // What stayed of an earlier one is said there.
  const isIts = (kind: KindName, key: string) =>
    (byKind.get(kind) ?? []).some((one) => one.key === key && wrote(importId, one.spoke))
  // What refers comes before what it refers to: a row that stays keeps what it belongs to.
  for (const kind of kindNames.toReversed()) {
    for (const row of byKind.get(kind) ?? []) {
      const way = around.leadsOn(kind, row.key) ? { because: ledOn } : wayBack(importId, row)
      if (way === 'nothing to do') continue
      const because =
        'because' in way ? way.because : whatStandsInTheWay(kindNamed(kind), row, way.to, goesBack, around)
      if (because && wrote(importId, row.spoke)) stays.push({ kind, key: row.key, because })
      if (because) continue
      if (row.now && 'to' in way)
        goesBack.set(nameOf(row), {
          ...{ kind, key: row.key, now: row.now, since: way.since },
          to: toOf(row, way.to, around),
        })
    }
    if (kind === 'foster_carers')
      stays.push(...whoWouldShareAPosition(goesBack, around.carersNow).filter(({ key }) => isIts(kind, key)))
  }
  return { goesBack: [...goesBack.values()], stays }
}

/** Carers who would come back to a position of a household that somebody else has now: they stay, and so does whoever they would make way for. */
function whoWouldShareAPosition(goesBack: Map<string, GoesBack>, now: ReadonlyMap<string, Fields>): Stays[] {
  const carers = [...goesBack.values()].filter(({ kind }) => kind === 'foster_carers')
  const gone = new Set(carers.filter(({ to }) => to === null).map(({ key }) => key))
  const back = carers.flatMap((one, row) => (one.to ? [{ row, key: one.key, resolved: { fields: one.to }, one }] : []))
  const rows = back.map(({ one, ...row }) => ({
    ...row,
    fields: { record_status: one.to?.['ended_on'] ? 'DELETED' : null },
  }))
  const shared = new Set(
    sharedPositions(rows, new Map([...now].filter(([key]) => !gone.has(key)))).map(({ row }) => row),
  )
  const theirs = back.filter(
    ({ row, one }) => shared.has(row) && where.some((field) => one.now[field] !== one.to?.[field]),
  )
  for (const { one } of theirs) goesBack.delete(nameOf(one))
  const stays = theirs.map(({ key, resolved: { fields } }) => ({
    kind: 'foster_carers' as const,
    key,
    because: `Another carer of household ${fields['household']} has position ${fields['position']} now.`,
  }))
  return stays.length > 0 ? [...stays, ...whoWouldShareAPosition(goesBack, now)] : []
}

/** What says where a carer stands. */
const where = ['household', 'position', 'ended_on', 'approved_from', 'approved_to']

const ledOn = 'It is one record with another: part the two records first.'

type Going = ReadonlyMap<string, GoesBack>
const nameOf = ({ kind, key }: Pick<Touched, 'kind' | 'key'>): string => `${kind} ${key}`

type Way = { to: Fields | null; since: string } | { because: string } | 'nothing to do'

/** Back through everything that was taken back, to what the newest import that stands left. */
function wayBack(importId: number, { now, spoke }: Touched): Way {
  let at = now
  let since: string | undefined
  for (const { importId: by, on, isBack, before, after } of spoke) {
    if (!isBack && since) break
    if (!isBack) return wrote(importId, spoke) ? { because: stands(by, after) } : 'nothing to do'
    if (after === null) continue
    if (!isAs(at, after)) {
      // One that was taken back before may have gone back already.
      if (by !== importId) continue
      if (since) break
      return wrote(importId, spoke) ? { because: changedSince(now) } : 'nothing to do'
    }
    at = before && { ...at, ...before }
    since = on
  }
  return since ? { to: at, since } : 'nothing to do'
}

const wrote = (importId: number, spoke: readonly Spoke[]): boolean =>
  spoke.some((one) => one.importId === importId && one.after !== null)

/** Whether a row is as an import left it; a column that Hearth did not have then says nothing. */
function isAs(at: Fields | null, after: Fields): boolean {
  return at !== null && Object.keys(after).every((field) => at[field] === after[field])
}

function stands(by: number, after: Fields | null): string {
  return after === null ? `Import ${by} says the same of it since.` : `Import ${by} has changed it since.`
}

function changedSince(now: Fields | null): string {
  return now === null ? 'It is not in the register any more.' : 'It was changed in Hearth since.'
}

/** Undefined when nothing does. */
function whatStandsInTheWay(
  kind: Kind,
  { key, now }: Touched,
  to: Fields | null,
  goesBack: Going,
  around: Around,
): string | undefined {
  const carries = kind.name === 'household_link' || kind.name === 'episodes'
  const leaves = to === null || (kind.name === 'household_link' && to['household'] !== now?.['household'])
  const hanging = leaves ? around.hanging(kind.name, key) : []
  if (hanging.length > 0) return hangingInWords(hanging, carries)
  const [first] = to === null ? dependentsThatStay(kind.name, key, goesBack, around) : []
  if (first) return `${nounOf(first.kind)} ${first.key} belongs to it, and stays.`
  const once = to === null && kind.name === 'fostering_households' ? carerWhoWasThere(key, goesBack, around) : undefined
  if (once !== undefined) return `The foster carer ${once} belonged to it, and stays.`
  const missing =
    to &&
    (kind.references ?? []).find(
      ({ field, to: of, several }) => !several && to[field] && !around.holds(of, String(to[field])),
    )
  if (missing && to)
    return `${nounOf(missing.to)} ${to[missing.field]}, to which it belonged before, is not in the register.`
  return undefined
}

/** A child of whom only the header goes back stays as its episodes name it: nobody knows who it is. */
function dependentsThatStay(kind: KindName, key: string, goesBack: Going, around: Around) {
  const going = (one: Pick<Touched, 'kind' | 'key'>) => {
    const row = goesBack.get(nameOf(one))
    return row !== undefined && (row.to === null || !refersTo(row.to, key))
  }
  const staying = around.dependents(kind, key).filter((one) => !going(one))
  return kind === 'header' ? staying.filter((one) => one.kind !== 'episodes') : staying
}

/** Somebody of whom it stays known that they were with the household. */
function carerWhoWasThere(household: string, goesBack: Going, around: Around): string | undefined {
  const stays = ({ key, came }: { key: string; came: string | null }) => {
    const row = goesBack.get(nameOf({ kind: 'foster_carers', key }))
    return row === undefined || (row.to !== null && (came === null || came < row.since))
  }
  return around.caredOnce(household).find(stays)?.key
}

const refersTo = ({ household, child }: Fields, key: string): boolean => household === key || child === key

function toOf({ kind, key, now }: Touched, to: Fields | null, around: Around): Fields | null {
  const named =
    to === null && kind === 'header' && around.dependents('header', key).some((one) => one.kind === 'episodes')
  // Whether its episodes stay is clear only once they have been looked at: removed again when none is left.
  return named && now
    ? Object.fromEntries(Object.keys(now).map((field) => [field, field === 'source_id' ? key : null]))
    : to
}

const words: Readonly<Record<string, string>> = {
  audit: 'an audit',
  voice: 'somebody who was asked',
  action: 'an action',
  alert: 'a safety alert',
  draw: 'a draw of a monthly audit',
  officer: 'the choice of an Independent Reviewing Officer',
}

function hangingInWords(hanging: readonly string[], carries: boolean): string {
  const known = Object.entries(words).flatMap(([what, said]) => (hanging.includes(what) ? [said] : []))
  const all = known.length > 0 ? known : ['something else that Hearth keeps']
  const list = all.length > 1 ? `${all.slice(0, -1).join(', ')} and ${all.at(-1)}` : all[0]
  return carries ? `It says where the child lived, and there hangs on that: ${list}.` : `There hangs on it: ${list}.`
}

const nounOf = (kind: KindName): string => {
  const [one] = kindNamed(kind).noun
  return `The ${one}`
}
