import type { Question, Section } from '#framework/forms/types.ts'
import type { NamedPiece } from '#platform/room.ts'
import type { ChildOfPiece } from './filling.ts'
import type { InView } from './past.ts'

/** What two who write a piece together write to each other beneath an answer. It is no part of the piece. */
export type Aside = {
  id: number
  section: string
  question: string
  childId: number | null
  byId: number
  by: string
  at: Temporal.Instant
  says: string
  settledAt: Temporal.Instant | null
  settledBy: string | null
  takenBackAt: Temporal.Instant | null
}

/** A piece of which two write to each other, as far as whoever asks reads it. */
export type InTalk = Omit<InView, 'mayRead'> & {
  piece: NamedPiece & { id: number; noun: string; path: string; household: string; householdId: number | null }
  asides: readonly Aside[]
  /** The other of the two, for whoever is one of them, as long as they may write. */
  other: string | undefined
  /** Whether what is written beneath the answers of a section is theirs to read. */
  opens: (section: Section) => boolean
}

/** Under which answer they stand. */
export type AsidePlace = { section: Section; question: Question; child: ChildOfPiece | null }

/** What stands under one answer, the first first. */
export type Talk = { question: string; section: string; childId: number | null; lines: readonly Aside[] }

/** The answers under which something stands, in the order in which it began. */
export function talksOf(asides: readonly Aside[]): Talk[] {
  const by = Map.groupBy(asides, ({ question, childId }) => `${question}/${childId ?? ''}`)
  return [...by.values()].map((lines) => {
    const { question, section, childId } = lines[0]!
    return { question, section, childId, lines }
  })
}

/** What stands beneath one answer. */
export const linesAt = (
  { asides }: Pick<InTalk, 'asides'>,
  { question, child }: { question: Pick<Question, 'key'>; child: AsidePlace['child'] },
): readonly Aside[] => asides.filter((one) => one.question === question.key && one.childId === (child?.id ?? null))

/** Whether something of it still waits to be settled. */
export const isOpenTalk = ({ lines }: Pick<Talk, 'lines'>): boolean =>
  lines.some(({ settledAt, takenBackAt }) => settledAt === null && takenBackAt === null)

/** The newest line, where it is this person's own and nobody has settled it: the one that they may take back. */
export function mayTakeBack(lines: readonly Aside[], actorId: number): Aside | undefined {
  const newest = lines.filter(({ takenBackAt }) => takenBackAt === null).at(-1)
  return newest?.byId === actorId && newest.settledAt === null ? newest : undefined
}
