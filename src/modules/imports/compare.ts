import { questionAbout } from '#framework/plausible-dates/index.ts'
import { asOf, isOlder, type Lone, loneDecider } from './as-of.ts'
import type { ReadFile } from './file.ts'
import { type Care, careIn, judgeDates } from './judge-dates.ts'
import { blanksThatCount, keepWhatLasts } from './kept.ts'
import { type Fields, type Kind, type KindName, kindNames } from './kinds/index.ts'
import { type Asked, type Finding, gathered, type ReadRow, sameFields, type Warning } from './read-rows.ts'
import { leavesPiece, nobodyAnswers, overBy } from './piece-rows.ts'
import { sharedPositions } from './positions.ts'
import { type Resolved, resolve } from './resolve.ts'
import { type Answers, takeAsOne } from './same-reference.ts'
import { endsWithSomethingOpen } from './what-is-open.ts'
import type { World } from './world.ts'

/** `left`: the row says otherwise than the register, which stays as it is. */
export type Outcome = 'new' | 'changed' | 'unchanged' | 'left'

/**
 * What one row would do to the register. `before` is null for a new row; `after` is the whole row as it would be, or null
 * when there is nothing to write.
 */
export type Change = {
  row: number
  key: string
  outcome: Outcome
  before: Fields | null
  after: Fields | null
  /** Why a row is left. */
  because?: string
  /** It is left because the file is blank where the register is not, and listed among those. */
  isKept?: true
}

/** What one file would do to the register, once every question is answered. */
export type Proposal = {
  name: string
  kind: KindName | null
  count: number
  changes: readonly Change[]
  /** The end of the financial year of which it is taken to tell. */
  yearEnd?: string | undefined
  /** What nobody has answered yet. */
  questions: readonly Asked[]
  /** Rows that are blank where the register is not, which keeps what it has; somebody may say that the blank counts. */
  kept: readonly Asked[]
  errors: readonly Finding[]
  warnings: readonly Warning[]
}

/**
 * Compares files with the register, in the order in which kinds depend on each other whatever order they were given in;
 * a later file is compared with what the earlier ones would leave. The proposals come in the order of the files.
 */
export function compareFiles(given: readonly ReadFile[], world: World, said: Answers = new Map()): Proposal[] {
  const answers = new Map([...world.saidBefore, ...said])
  const files = takeAsOne(given, world.references, answers)
  const held = new Map(kindNames.map((name) => [name, new Map(world.held.get(name))]))
  const growing = { ...world, held, answers, said, care: careIn(files, world) }
  const inOrder = files.map((file, index) => ({ file, index })).sort((a, b) => orderOf(a.file) - orderOf(b.file))
  const proposals: Proposal[] = []
  for (const { file, index } of inOrder) proposals[index] = compareFile(file, growing)
  return proposals
}

/** The world as the files so far would leave it. */
type Growing = Omit<World, 'held'> & {
  held: Map<KindName, Map<string, Fields>>
  answers: Answers
  said: Answers
  care: Care
}

type Findings = { errors: Finding[]; doubts: Finding[]; questions: Asked[]; kept: Asked[] }

function compareFile(file: ReadFile, world: Growing): Proposal {
  const { name, kind, count } = file
  const findings: Findings = { errors: [...file.errors], doubts: [], questions: [...(file.questions ?? [])], kept: [] }
  if (!kind) return { name, kind: null, count, changes: [], ...findings, warnings: file.warnings }
  const changes: Change[] = []
  const known = world.held.get(kind.name) ?? new Map<string, Fields>()
  const sound = file.rows.flatMap((row) => judgeRow(kind, row, world, findings))
  const believed = withYearAsked(kind, withoutSharedPositions(kind, sound, known, findings), world.answers, findings)
  const year = asOf(
    kind,
    believed.filter(({ leftOut }) => !leftOut),
  )
  for (const row of believed) {
    const change = compareRow({ kind, year, known, world }, row, findings)
    changes.push(change)
    if (change.after) known.set(change.key, change.after)
  }
  const errors = findings.errors.sort((a, b) => (a.row ?? 0) - (b.row ?? 0))
  const questions = onceEach(findings.questions)
  const warnings = [...file.warnings, ...gathered(findings.doubts)]
  return { name, kind: kind.name, count, changes, yearEnd: year, kept: findings.kept, questions, errors, warnings }
}

/** Two carers at one position of a household cannot both be meant; a row that is left out counts for nobody. */
function withoutSharedPositions(kind: Kind, sound: SoundRow[], known: ReadonlyMap<string, Fields>, findings: Findings) {
  if (kind.name !== 'foster_carers') return sound
  const errors = sharedPositions(
    sound.filter(({ leftOut }) => !leftOut),
    known,
  )
  findings.errors.push(...errors)
  const wrong = new Set(errors.map(({ row }) => row))
  return sound.filter(({ row }) => !wrong.has(row))
}

/** Asks about a row that alone would decide of which year the file tells; answered with no, it is left out. */
function withYearAsked(kind: Kind, sound: SoundRow[], answers: Answers, findings: Findings): SoundRow[] {
  const lone = loneDecider(
    kind,
    sound.filter(({ leftOut }) => !leftOut),
  )
  if (!lone) return sound
  const asked = doubtOfYear(lone)
  const said = answers.get(asked.id)
  if (said === undefined) findings.questions.push(asked)
  return said === 'no' ? sound.map((row) => (row === lone.row ? { ...row, leftOut: true } : row)) : sound
}

type SoundRow = ReadRow & { resolved: Resolved; leftOut: boolean }

/** A row that refers to what is there and whose dates can be meant, or nothing; whatever is odd about it is asked. */
function judgeRow(kind: Kind, row: ReadRow, world: Growing, findings: Findings): SoundRow[] {
  const resolved = resolve(kind, row, world)
  const judged = judgeDates(kind, row, world)
  const over = { ...resolved.fields, ...overBy(kind, resolved.fields, world.today) }
  const held = world.held.get('fostering_households')?.get(String(over['household']))
  const unanswered = isDeleted(row) ? [] : nobodyAnswers(kind, row.row, over, { held, managers: world.managers })
  const against = world.against.get(`${kind.name} ${row.key}`)
  const errors = [
    ...[...resolved.errors, ...judged.errors, ...unanswered],
    ...(against && !isDeleted(row) ? [{ row: row.row, ...against }] : []),
  ]
  findings.errors.push(...errors)
  findings.doubts.push(...resolved.doubts)
  if (errors.length > 0) return []
  findings.doubts.push(...judged.doubts)
  const asked = [...(row.asks ?? []), ...judged.questions]
  findings.questions.push(...asked.filter(({ id }) => !world.answers.has(id)))
  findings.doubts.push(...asked.filter(({ id }) => world.saidBefore.has(id) && !world.said.has(id)).map(answeredBefore))
  return [{ ...row, resolved, leftOut: asked.some(({ id }) => world.answers.get(id) === 'no') }]
}

type Comparing = { kind: Kind; year: string | undefined; known: ReadonlyMap<string, Fields>; world: Growing }

/** What one row would do. */
function compareRow({ kind, year, known, world }: Comparing, row: SoundRow, findings: Findings): Change {
  const { key, resolved } = row
  const before = known.get(key) ?? null
  const reason = row.leftOut ? leftOut(row.row) : reasonToLeave(year, row, before, world.today)
  if (reason) {
    findings.doubts.push(reason)
    return { row: row.row, key, outcome: 'left', before, after: null, because: reason.message }
  }
  if (!before && isDeleted(row)) {
    findings.doubts.push(nothingToEnd(row.row))
    return { row: row.row, key, outcome: 'unchanged', before, after: null }
  }
  if (before && isOlder(year, before, world.today)) {
    return { row: row.row, key, outcome: 'unchanged', before, after: null }
  }
  const ended = endOf(kind, row, before, world.today, findings)
  const said: Fields = {
    ...(isDeleted(row) ? whyOf(resolved) : resolved.fields),
    ...ended,
    ...(year ? { as_of: year } : {}),
  }
  const says: Fields = { ...said, ...overBy(kind, { ...before, ...said }, world.today) }
  if (!before) return { row: row.row, key, outcome: 'new', before, after: { ...kind.beginsWith, ...says } }
  const counting = keepWhatLasts(kind, row, says, before, world.answers)
  const after = { ...before, ...counting.says }
  const left = sameFields(before, after) ? undefined : leavesPiece(kind, row.row, before, after)
  if (left) {
    findings.doubts.push(left)
    return { row: row.row, key, outcome: 'left', before, after: null, because: left.message }
  }
  if (counting.kept) findings.kept.push(counting.kept)
  const open = endsWithSomethingOpen(kind, row.row, { before, after }, world.goingOn)
  if (open) findings.doubts.push(open)
  findings.doubts.push(...blanksThatCount(kind, row.row, before, after))
  const isSame = sameFields({ ...before, as_of: null }, { ...after, as_of: null })
  if (isSame && counting.kept) return { row: row.row, key, outcome: 'left', before, after: null, isKept: true }
  // That a later return says the same is worth keeping, and is no change.
  return { row: row.row, key, outcome: isSame ? 'unchanged' : 'changed', before, after }
}

const isDeleted = ({ fields }: ReadRow): boolean => fields['record_status'] === 'DELETED'

/** Of a row that ends what it names nothing else is taken. */
const whyOf = ({ fields: { ended_reason } }: Resolved): Fields => (ended_reason === undefined ? {} : { ended_reason })

/** Why the register stays as it is although the row says otherwise; undefined when it need not. */
function reasonToLeave(
  year: string | undefined,
  { row, resolved }: SoundRow,
  before: Fields | null,
  today: Temporal.PlainDate,
): Finding | undefined {
  if (!before || !isOlder(year, before, today)) return undefined
  const differs = Object.entries(resolved.fields).some(([field, value]) => before[field] !== value)
  return differs ? outdated(row) : undefined
}

/** A row is never deleted: record_status DELETED ends it, and ACTIVE takes it up again. */
function endOf(
  kind: Kind,
  { row, fields }: ReadRow,
  before: Fields | null,
  today: Temporal.PlainDate,
  { doubts }: Pick<Findings, 'doubts'>,
): Fields {
  const { record_status, ended_on, status } = fields
  // What is over by its own days says so itself.
  if (kind.piece && record_status !== 'DELETED') return {}
  if (kind.name === 'foster_carers' && record_status !== 'DELETED') return endOfCarer(fields, before, today)
  // A household that is active again has no end: what is over is not taken from the file either.
  if (kind.name === 'fostering_households' && record_status !== 'DELETED' && status !== 'ended') {
    const isOver = typeof ended_on === 'string' && ended_on <= today.toString()
    if (isOver) doubts.push(endOfActive(row))
    return isOver || !ended_on ? { ended_on: null, ended_reason: null } : {}
  }
  if (record_status === undefined) return {}
  if (record_status === 'DELETED') {
    const end = { ended_on: ended_on ?? before?.['ended_on'] ?? today.toString() }
    return kind.name === 'fostering_households' ? { ...end, status: 'ended' } : end
  }
  return kind.name === 'fostering_households' ? {} : { ended_on: null }
}

/** A carer whose approval ran until a day that has passed cares there no more, whether or not a record_status says so. */
function endOfCarer({ record_status, approved_to }: Fields, before: Fields | null, today: Temporal.PlainDate): Fields {
  const until = approved_to === undefined ? before?.['approved_to'] : approved_to
  if (typeof until === 'string' && until <= today.toString()) return { ended_on: until }
  const endedByIt = before?.['ended_on'] && before['ended_on'] === before['approved_to']
  return record_status === 'ACTIVE' || endedByIt ? { ended_on: null } : {}
}

function endOfActive(row: number): Finding {
  const message = 'The household is active by its status, so its ended_date, which has passed, is not taken.'
  return { row, column: 'ended_date', code: 'end_of_active', message }
}

function outdated(row: number): Finding {
  const message =
    'A return of a later year says otherwise about this row; what the later one says stays, and this row is left.'
  return { row, column: null, code: 'older_return', message }
}

/** A date that alone would decide of which year the file tells: every row of a true file would then be held for the older one. */
function doubtOfYear({ row, date, year, others }: Lone<SoundRow>): Asked {
  const says = `This row alone would make it a file of the year to 31 March ${year}; the others tell of the year to 31 March ${others}. Check the year.`
  const message = questionAbout(Temporal.PlainDate.from(date), { weight: 'question', code: 'decides_year', says })
  return { row: row.row, column: null, code: 'decides_year', message, id: `decides_year ${row.key} ${date}` }
}

/** What was asked of an earlier file, about the same words, is not asked again, and said. */
function answeredBefore({ row, column, message }: Asked): Finding {
  return { row, column, code: 'answered_before', message: `Taken as right, as was answered before: ${message}` }
}

function leftOut(row: number): Finding {
  return { row, column: null, code: 'left_out', message: 'This row is left out, as was answered.' }
}

function nothingToEnd(row: number): Finding {
  const message = 'This row is marked as deleted, and the register does not hold it; there is nothing to end.'
  return { row, column: 'record_status', code: 'nothing_to_end', message }
}

/** What is asked of several rows is asked once, of the first. */
function onceEach(questions: readonly Asked[]): Asked[] {
  return [...new Map(questions.toReversed().map((question) => [question.id, question])).values()].sort(
    (a, b) => (a.row ?? 0) - (b.row ?? 0),
  )
}

function orderOf({ kind }: ReadFile): number {
  return kind ? kindNames.indexOf(kind.name) : kindNames.length
}
