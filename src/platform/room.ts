import type { Actor } from '#platform/actor.ts'
import type { SafeHtml } from '#platform/html/index.ts'
import type { AnyRoute } from '#platform/http/index.ts'
import type { Job } from '#platform/jobs/index.ts'
import { NotFound } from '#platform/problems.ts'
import type { SettingGroup } from '#platform/settings/index.ts'
import type { Tx } from '#platform/sql/index.ts'
import type { WorkItem, WorkNow } from '#platform/work-item.ts'
import type { Back, Move } from '#platform/workflow.ts'

/**
 * What a room of src/modules hands out at its door, each a list of what it already is. `src/rooms.ts` is the list of them all;
 * whoever reads it names no room. A room below hears of those above in one way: the list is handed to its `routes` and its `jobs`.
 */
export type Room<Need extends string = string> = {
  /** The name of its folder in src/modules. */
  key: string
  /** Every address of the room. */
  routes?: (rooms: Rooms) => readonly AnyRoute<Need>[]
  /** What it brings along, written at every `migrate` once the tables are there: safe to do again. */
  prepare?: (tx: Tx) => Promise<void>
  /** What runs by itself. */
  jobs?: (rooms: Rooms) => readonly Job[]
  /** Where people get to in it, each under a word of the header. */
  places?: readonly Place[]
  /** Which activities of section 4 are done in it, by their keys: what nobody carries is kept outside Hearth until somebody does. */
  carries?: readonly string[]
  /** Of which sources nothing was heard for long, each with the way to what is said of it. */
  silent?: (tx: Tx, today: Temporal.PlainDate) => Promise<Link[]>
  /** What a council may set of it. */
  settings?: readonly (SettingGroup & Standing)[]
  /** The states and moves of what it keeps, for the drawing. */
  moves?: Drawing
  /** What it says by mail. */
  messages?: Readonly<Partial<Record<MessageKind, string>>>
  /** What waits for a person. */
  work?: (tx: Tx, actor: Actor, now: WorkNow) => Promise<WorkItem[]>
  /** The references of the open pieces in which somebody has a part, as far as whoever asks sees them: read when that person's access ends. */
  openOf?: (tx: Tx, personId: number) => Promise<string[]>
  /** What it knows of a household and of a child, for their pages. */
  timeline?: Timeline
  /** What a person may begin for a household now. */
  begin?: (tx: Tx, actor: Actor, household: HouseholdInView) => Promise<(Link & Standing)[]>
  /** A line above everything else on the page of a household, for those whom it may reach. */
  sign?: (tx: Tx, actor: Actor, householdId: number, today: Temporal.PlainDate) => Promise<SafeHtml>
  /** As what else somebody may decide a safety alert, by its reference and the newest concern that they have read. */
  decides?: (actor: Actor, alert: string, seen: number) => readonly Link[]
  /** What a person may set going once a safety alert on a household has ended. */
  follows?: (tx: Tx, actor: Actor, household: Pick<HouseholdInView, 'id' | 'ref'>) => Promise<Link[]>
  /** What it keeps under a reference: "A-1042". */
  references?: readonly Reference[]
  /** The initials behind such references, as far as the person may see them: nobody is only a number. */
  initials?: (tx: Tx, refs: readonly string[]) => Promise<ReadonlyMap<string, string>>
  /** What of it may turn out to be about the wrong person. */
  correctables?: readonly Correctable[]
  /** Of which of its records two may turn out to be one, by the word of each. */
  mergeables?: Readonly<Record<string, Mergeable>>
}

export type Rooms = readonly Room[]

export type Link = { text: string; href: string }

/** Where a line stands in a list to which several rooms add theirs: the smallest first; equal ones in the order of the rooms. */
export type Standing = { at: number }

export function inPlace<Line extends Standing>(lines: readonly Line[]): Line[] {
  return lines.toSorted((one, other) => one.at - other.at)
}

/** The words in the header: what people do, not where code lives. `home/navigation.ts` says in which order. */
export type Section = 'work' | 'households' | 'evidence' | 'calendar' | 'voices' | 'actions' | 'month' | 'settings'

/** Somewhere to go, under the word where people look for it. `says`: what is there, in a plain sentence, where that word leads to several. */
export type Place = Link & Standing & { under: Section; says: string; shownTo?: (actor: Actor) => boolean }

/** As much of a household as decides what may be begun for it. */
export type HouseholdInView = {
  id: number
  ref: string
  /** A word of the register's. */
  status: string
  teamManagerId: number | null
  workerId: number | null
}

/** One thing that happened to a household or a child, or will: "Audit A-1042: good", by reference, without names. */
export type Happening = { on: Temporal.PlainDate; what: string; detail?: string; href?: string }

/** How the page of a household tells one kind of thing that happened from the others: the word in its address, and its name. */
export type TimelineKind = Standing & { kind: string; name: string }

/** Each as far as the person may see. Of a household only so many as are asked for, the latest: it may have twenty years. */
export type Timeline = TimelineKind & {
  ofHousehold: (tx: Tx, householdId: number, today: Temporal.PlainDate, most: number) => Promise<Happening[]>
  /** That a child was asked, and when: never what the child said. */
  ofChild?: (tx: Tx, childId: number, today: Temporal.PlainDate) => Promise<Happening[]>
}

/** What a reference means: where it leads, and how it is found. `find` throws NotFound when it is not theirs to see. */
export type Reference = {
  letter: string
  /** With a slash at the end: "/audits/". */
  path: string
  find: (tx: Tx, ref: string) => Promise<Found>
  /** When rooms below hang something on it. */
  origin?: Origin
}

type Found = { id: number; ref: string; householdId?: number | null; childId?: number | null }

/** A piece of evidence, as far as what hangs on it knows of it. One of no household has none: a panel, a training. */
export type Piece = { id: number; ref: string; householdId: number | null }

/** What a stream hands out so that actions, voices and alerts may hang on its pieces, without knowing which stream it is. */
export type Origin = {
  /** What a page calls one of them: "audit", for "Audit A-12" and "From audit A-12". */
  noun: string
  /** NotFound when the person may not see the whole of it. */
  find: (tx: Tx, ref: string) => Promise<Piece>
  /** The same, held at its step for the rest of the transaction; or Refused when no action may come from it. */
  holdForAction: (tx: Tx, ref: string) => Promise<Piece>
  /** With which duties of its own, besides those of everybody who sets actions, somebody raises one from it. */
  raisers?: readonly string[]
  /** The same for somebody who is to be asked for it; Refused when it is over. Left out where nobody is asked for such a piece. */
  holdForVoice?: (tx: Tx, ref: string, ofWorker: boolean) => Promise<Piece>
  /** The days that it looks at: who cared there then may be asked, though they have left. */
  periodOf?: (tx: Tx, ref: string) => Promise<{ from: Temporal.PlainDate; to: Temporal.PlainDate }>
  /** Whose it is to look again at what was brought forward into it from words that are known, since this moment, to be somebody else's. */
  whoLooksAgain?: (tx: Tx, ref: string, at: When) => Promise<ReadonlySet<number>>
  /** What it asks under this key, in the words of its own version of the form; of no piece, in those of the form as it was shipped. */
  findWordsAsked: (tx: Tx, ref: string | null, key: string) => Promise<string | undefined>
}

/** What may turn out to be about the wrong person, and how its room puts it right. The room that asks and decides (`corrections`) knows no
 * table of it; whether somebody may is the database's (`putting_right`). */
export type Correctable = {
  /** Its word in an address, and in the database. */
  kind: string
  /** Whose it may be said to be: "The child’s reference, such as C-1124". Left out where it is sealed and never moved. */
  whose?: string
  /** NotFound when it is not theirs to see. */
  find: (tx: Tx, ref: string) => Promise<Mistaken>
  /** What hangs on it and what becomes of that, a sentence each: as far as whoever decides may know. */
  hangs: (tx: Tx, ref: string) => Promise<string[]>
  /** Who has read it, by the trail. */
  readers: (tx: Tx, ref: string) => Promise<Read[]>
  /** Where it would go: a sentence that says what happens, and who reads it then. Refused, with what to do, when it cannot go there. */
  whereTo?: (tx: Tx, ref: string, whose: string, at: When) => Promise<string>
  move?: (tx: Tx, correction: Pick<Correcting, 'id' | 'ofRef'>, whose: string, at: When) => Promise<PutRight>
  seal: (tx: Tx, correction: Pick<Correcting, 'id' | 'ofRef'>, at: When) => Promise<PutRight>
  /** What was sealed, to be read again: what was asked, and what was said. */
  inWords: (contents: Readonly<Record<string, unknown>>) => readonly { asked: string; said: string }[]
}

/** Two records that are made one, or parted, once a second person has said yes (`people`): what of it is written by the room itself, before or
 * after what the database leads on. Refused, with what to do, when they cannot be one. */
export type Mergeable = {
  /** "child", within a sentence. */
  noun: string
  judge: (tx: Tx, records: TwoRecords) => Promise<void>
  /** Refused when what would go back cannot be any more. */
  judgeParting: (tx: Tx, records: TwoRecords) => Promise<void>
  follow: (tx: Tx, records: TwoRecords) => Promise<void>
}

export type TwoRecords = { endsId: number; staysId: number }

/** How two records with this word are made one. Throws NotFound when no room keeps such. */
export function mergeableOf(rooms: Rooms, kind: string): Mergeable {
  const found = rooms.flatMap(({ mergeables = {} }) => mergeables[kind] ?? [])[0]
  if (!found) throw new NotFound()
  return found
}

type Correcting = { id: number; ofRef: string }
export type When = { now: Temporal.Instant; today: Temporal.PlainDate }

/** As much of it as a question about it says. `what`: "What was said in V-12". */
export type Mistaken = {
  id: number
  ref: string
  what: string
  href: string
  householdId: number | null
  pieceId: number | null
}

/** Who looked, and on which day. */
export type Read = { id: number; name: string; on: Temporal.PlainDate }

/** Who reads what stood there and what stands there now, and where each of them looks; the piece into whose answers it may have been
 * brought forward. */
export type PutRight = { readers: readonly { id: number; path: string }[]; broughtInto?: string | undefined }

/** What of this kind may be put right. Throws NotFound when no room has it. */
export function correctableOf(rooms: Rooms, kind: string): Correctable {
  const found = rooms.flatMap(({ correctables = [] }) => correctables).find((one) => one.kind === kind)
  if (!found) throw new NotFound()
  return found
}

/** Where somebody says that this is about the wrong person. */
export const newCorrectionHref = (kind: string, ref: string): string =>
  `/corrections/new?kind=${kind}&of=${encodeURIComponent(ref)}`

/**
 * What Hearth sends by mail: for each kind one neutral sentence. Mail is read on trains and forwarded by mistake, so no
 * sentence holds a name, a child, a case or a grade; who wants to know opens the link and signs in.
 *
 * Each room adds the kinds of its own `messages` under its key, in its `messages.ts`: one that no room has cannot be told.
 */
export interface MessageKinds {}

export type MessageKind = MessageKinds[keyof MessageKinds]

/** The sentence of each kind. */
export type Sentences = ReadonlyMap<string, string>

export function sentencesOf(rooms: Rooms): Sentences {
  return new Map(rooms.flatMap(({ messages = {} }) => Object.entries(messages)))
}

/** What `docs/states` draws. Every one of `states` is reached by a move or left by one: a test says so. */
export type Drawing = {
  /** "an audit" */
  of: string
  states: Readonly<Record<string, string>>
  /** By when each state should be left, in words, with the settings that say so: "after it was sent (`deadline.forward`)"; '' when never. */
  due: Readonly<Record<string, string>>
  moves: Readonly<Record<string, DrawnMove>>
  /** Who is told of each move; '' when nobody is. */
  tells: Readonly<Record<string, string>>
}

export type DrawnMove = Pick<Move<string, never>, 'label' | 'from' | 'reaches' | 'by' | 'clause'> & {
  back?: Back
  to: unknown
  needs: readonly { says: string }[]
}

/** What has this letter; undefined when no room keeps such a thing. */
export function referenceOf(rooms: Rooms, letter: string): Reference | undefined {
  return rooms.flatMap(({ references = [] }) => references).find((one) => one.letter === letter)
}

/** Finds what this reference means among those with the letter. Throws NotFound. */
export async function findReferenced(rooms: Rooms, letter: string, tx: Tx, ref: string): Promise<Found> {
  const found = await referenceOf(rooms, letter)?.find(tx, ref)
  if (!found) throw new NotFound()
  return found
}

/** The initials behind references, by reference. */
export async function initialsOf(rooms: Rooms, tx: Tx, refs: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const known: [string, string][] = []
  for (const { initials } of rooms) if (initials) known.push(...(await initials(tx, refs)))
  return new Map(known)
}

/** The piece of evidence with this reference, for whatever is to hang on it. Throws NotFound when it is none. */
export function originOf(rooms: Rooms, ref: string): Origin {
  const origin = referenceOf(rooms, letterOf(ref))?.origin
  if (!origin) throw new NotFound()
  return origin
}

/** Every stream's. */
export function originsOf(rooms: Rooms): Origin[] {
  return rooms.flatMap(({ references = [] }) => references).flatMap(({ origin }) => origin ?? [])
}

/** A piece as far as the person may see it, in part as well: for an alert, which whoever sees anything of it may raise. */
export async function findPiece(rooms: Rooms, tx: Tx, ref: string): Promise<Found> {
  originOf(rooms, ref)
  return findReferenced(rooms, letterOf(ref), tx, ref)
}

/** How a page names a piece, and leads to it: "Audit A-12"; within a sentence "audit A-12". */
export type NamedPiece = Link & { ref: string; within: string }

/** By its reference alone. Throws NotFound when no stream has such pieces. */
export function pieceNamed(rooms: Rooms, ref: string): NamedPiece {
  const { noun } = originOf(rooms, ref)
  return namePiece(noun, referenceOf(rooms, letterOf(ref))?.path ?? '', ref)
}

/** For a stream that names its own. */
export function namePiece(noun: string, path: string, ref: string): NamedPiece {
  const within = `${noun} ${ref}`
  return { ref, within, text: within.charAt(0).toUpperCase() + within.slice(1), href: path + ref }
}

/** Whatever stands before the number. */
const letterOf = (ref: string): string => ref.split('-', 1)[0] ?? ''
