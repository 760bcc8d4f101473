import { hasValue } from '#framework/forms/answered.ts'
import { readValue } from '#framework/forms/read-value.ts'
import type { AnswerType, Question } from '#framework/forms/types.ts'
import type { DateKind } from '#framework/plausible-dates/index.ts'
import { postedIn, readDay } from '#modules/forms/index.ts'
import type { Need } from '#modules/people/index.ts'
import { findHousehold, type Household } from '#modules/register/index.ts'
import { readReference } from '#platform/reference.ts'
import type { SafeHtml } from '#platform/html/index.ts'
import { type Context, textOf } from '#platform/http/index.ts'
import { type Link, type Mistake, NotFound } from '#platform/problems.ts'

/*
 * The page that begins a piece: what it asks is data in the language of questions, and one value says what is begun of it.
 * routes/begin.ts makes the addresses, pages/begin.ts draws it.
 */

/** A question of such a page. Its key is the name of its field. */
export type BeginAsk = Omit<Question, 'version' | 'type'> & {
  /** A household is named by its reference, and so is a child. */
  type: AnswerType | 'household' | 'child' | 'time'
  /** Of a date: what it must be a day of. */
  day?: DateKind
  /** What somebody says by whom an odd answer is meant all the same; without it, that it is right. */
  sure?: string
}

/** As much of a household as a page that begins a piece knows of it. */
export type HouseholdNamed = Pick<Household, 'id' | 'ref' | 'workerId' | 'worker'>

/** What the page was told, once all of it can be read. */
export type Typed = {
  /** What was chosen or written; empty when nothing was. */
  said: (key: string) => string
  on: (key: string) => Temporal.PlainDate | undefined
  household: HouseholdNamed | null
  /** Whether they said that this, which is odd, is right. */
  isRight: (key: string, value: string) => boolean
}

/** How a piece of a stream is begun. About: whom or what it is of, where the address says so. */
export type Beginning<About> = {
  /** Where its pieces are listed: the page stands at /new below it, and is posted there. */
  path: string
  need: Need
  /** The kind of the trail's entry. */
  records: string
  /** What the address says and the form keeps, and what that is. NotFound when it is not for this person. */
  keeps: readonly string[]
  about: (context: Context, said: (field: string) => string) => Promise<About>
  page: (about: About) => { title: string; says: string; back: Link; button: string }
  asks: readonly BeginAsk[]
  /** Which of these it asks, where that hangs on what the address says; all of them unless said. */
  asksOf?: (about: About) => readonly BeginAsk[]
  /** The people who are chosen beside what it asks: their fields, and whether the form was sent to find one of them. */
  people?: {
    draw: (context: Context, mistakes: readonly Mistake[]) => Promise<{ first: SafeHtml; fields: SafeHtml }>
    finds: (body: Context['body']) => boolean
  }
  /** The household of a reference, where a stream lets more be named than those that this person sees. */
  household?: (context: Context, about: About, ref: string) => Promise<HouseholdNamed>
  /** Begins it; or what the stream's own rules say against it, each at its field: with `confirm` where it is only odd. */
  begin: (context: Context, about: About, typed: Typed) => Promise<{ ref: string } | { mistakes: readonly Mistake[] }>
  /** Said once it is begun. */
  done: string
}

/** The field of a question, or of a part of its answer: "on", "on-day", "on-right". */
export const fieldOfAsk =
  ({ key }: Pick<BeginAsk, 'key'>) =>
  (part: string): string =>
    part.startsWith('value') ? `${key}${part.slice('value'.length)}` : `${key}-${part}`

/** What is written in a line. */
export const isInALine = (type: BeginAsk['type']): type is 'household' | 'child' | 'time' =>
  type === 'household' || type === 'child' || type === 'time'

/** The question as forms draw and read it. */
export const questionOfAsk = (ask: BeginAsk): Question => ({
  ...ask,
  version: 1,
  type: isInALine(ask.type) ? 'text' : ask.type,
})

/** What the page says, or everything that is to be mended in it. */
export async function readAsks(
  asks: readonly BeginAsk[],
  { body, today }: Pick<Context, 'body' | 'today'>,
  find: (ref: string) => Promise<HouseholdNamed>,
): Promise<{ typed: Typed } | { mistakes: readonly Mistake[] }> {
  const mistakes: Mistake[] = []
  const days = new Map<string, Temporal.PlainDate>()
  let household: HouseholdNamed | null = null
  for (const ask of asks) {
    const posted = postedIn(body, questionOfAsk(ask), fieldOfAsk(ask))
    const isEmpty = !hasValue(typeof posted === 'string' ? posted.trim() : posted)
    if (isEmpty && !ask.required) continue
    // A day says itself what it lacks.
    if (isEmpty && ask.type !== 'date') mistakes.push({ field: ask.key, message: `Answer this: ${ask.text}` })
    else if (ask.type === 'date') {
      const read = readDay(body, ask.key, ask.day, { today })
      mistakes.push(...read.mistakes)
      if (read.on) days.set(ask.key, read.on)
    } else if (ask.type === 'household') {
      const found = await named(String(posted).trim(), find)
      if (found) household = found
      else mistakes.push({ field: ask.key, message: 'There is no such household that you may see.' })
    } else {
      const read = readValue(questionOfAsk(ask), posted)
      if ('mend' in read) mistakes.push({ field: ask.key, message: read.mend })
    }
  }
  if (mistakes.length > 0) return { mistakes }
  return {
    typed: {
      said: (key) => textOf(body, key).trim(),
      on: (key) => days.get(key),
      household,
      isRight: (key, value) => textOf(body, `${key}-right`) === value,
    },
  }
}

/** Whatever else goes wrong is no mistake of whoever typed. */
function named(typed: string, find: (ref: string) => Promise<HouseholdNamed>): Promise<HouseholdNamed | undefined> {
  return find(readReference(typed)?.ref ?? typed).catch((problem: unknown) => {
    if (problem instanceof NotFound) return undefined
    throw problem
  })
}

/** The household of a reference, as far as this person sees it. */
export const householdInSight = ({ tx }: Context, _about: unknown, ref: string): Promise<Household> =>
  findHousehold(tx, ref)
