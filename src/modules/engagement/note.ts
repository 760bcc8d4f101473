import { answerers, type Direction, directions, type Theme, themes, ways } from '#framework/engagement-notes.ts'
import { addWorkingDays, isBefore } from '#platform/dates/index.ts'
import { type Mistake, mistakeIf } from '#platform/problems.ts'

export type Way = keyof typeof ways
export type Answerer = keyof typeof answerers

/** Who may know of it, as the child said: the same choices as of a voice. */
export const shares = {
  carers: 'Their carers may know',
  iro_and_quality: 'Only I and the quality team',
  ask_first: 'Ask the child first',
} as const
export type Share = keyof typeof shares

/** What a note says, as its page has it. */
export type Given = {
  on: Temporal.PlainDate | undefined
  way: string
  /** "yes", "no", or nothing yet. */
  alone: string
  toAct: string
  themes: Readonly<Record<string, string>>
  words: string
  share: string
  quotable: boolean
  wish: string
  answers: string
}

/** The same once nothing is to be mended. */
export type Said = Omit<Given, 'on' | 'way' | 'share' | 'themes' | 'answers'> & {
  on: Temporal.PlainDate
  way: Way
  themes: Partial<Record<Theme, Direction>>
  share: Share
  answers: Answerer | ''
}

export const longest = { words: 1000, wish: 500, answer: 1000, why: 500 } as const

const isOneOf = <Key extends string>(texts: Readonly<Record<Key, string>>, value: string): value is Key =>
  Object.hasOwn(texts, value)

/** What stands against keeping it, each at its field. */
export function mistakesIn(given: Given, today: Temporal.PlainDate): Mistake[] {
  const { on, way, alone, toAct, words, share, wish, answers } = given
  const said = words !== '' || wish !== ''
  const unread = Object.entries(given.themes).some(
    ([theme, how]) => !isOneOf(themes, theme) || !isOneOf(directions, how),
  )
  return [
    ...mistakeIf(!isYesOrNo(toAct), 'to-act', 'Say whether there is anything to act on today.'),
    // As in every form that a child answers: who does not feel safe is looked at the same day.
    ...mistakeIf(
      given.themes['safety'] === 'wrong' && toAct === 'no',
      'to-act',
      'The child says that feeling safe is wrong: choose yes. What is known already, the alert that follows can say.',
    ),
    ...mistakeIf(on !== undefined && isBefore(today, on), 'on', 'This day is still to come.'),
    ...mistakeIf(
      on !== undefined && isBefore(on, today.subtract({ years: 1 })),
      'on',
      'This day is more than a year ago.',
    ),
    ...mistakeIf(!isOneOf(ways, way), 'way', 'Say how you were in touch.'),
    ...mistakeIf(!isYesOrNo(alone), 'alone', 'Say whether the child was alone.'),
    ...mistakeIf(Object.keys(given.themes).length === 0, 'theme-home', 'Say of one thing at least how it is.'),
    ...mistakeIf(unread, 'theme-home', 'Choose how it is: good, so-so or wrong.'),
    ...tooLong('words', words),
    ...mistakeIf(said && !isOneOf(shares, share), 'share', 'Say who may know of it, as the child said.'),
    ...mistakeIf(given.quotable && words === '', 'quotable', 'There are no words to quote.'),
    ...tooLong('wish', wish),
    ...mistakeIf(wish !== '' && !isOneOf(answerers, answers), 'answers', 'Say who will answer the wish.'),
    ...mistakeIf(
      wish === '' && answers !== '',
      'wish',
      'Write down what the child wishes, or that nobody is to answer.',
    ),
  ]
}

const isYesOrNo = (value: string) => value === 'yes' || value === 'no'

/** Whether a text is longer than its field takes. */
export const tooLong = (field: keyof typeof longest, text: string): Mistake[] =>
  mistakeIf(text.length > longest[field], field, `Say it in at most ${longest[field]} characters.`)

/** What was said, of what has nothing to be mended. As few as possible know of it until the child said more. */
export const saidOf = (given: Given): Said => ({
  ...given,
  on: given.on!,
  way: given.way as Way,
  themes: given.themes as Said['themes'],
  share: isOneOf(shares, given.share) ? given.share : 'iro_and_quality',
  answers: given.wish === '' ? '' : (given.answers as Answerer),
})

/** A note as far as this person sees it. */
export type Note = {
  id: number
  key: string
  childId: number
  child: string
  home: string
  householdId: number
  officerId: number
  officer: string
  on: Temporal.PlainDate
  way: Way
  alone: boolean
  themes: Partial<Record<Theme, Direction>>
  toAct: boolean
  share: Share
  quotable: boolean
  wishBy: Temporal.PlainDate | null
  toldOn: Temporal.PlainDate | null
  takenDownAt: Temporal.Instant | null
  version: number
  /** Null for whoever knows that there is a note, and not what was said. */
  words: string | null
  wish: string | null
  answers: Answerer | '' | null
  answer: string | null
  why: string | null
}

/** `seesChild`: whether this person has a page of the child. */
export type NoteRead = Note & { seesChild: boolean }

export type State = 'closed' | 'wish_open' | 'called_off'
export const stateNames: Readonly<Record<State, string>> = {
  closed: 'Done',
  wish_open: 'A wish waits for an answer',
  called_off: 'Taken down',
}

/** Done once it is saved, unless a wish waits until the child was told what came of it. */
export const stateOf = ({ wishBy, toldOn, takenDownAt }: Pick<Note, 'wishBy' | 'toldOn' | 'takenDownAt'>): State =>
  takenDownAt ? 'called_off' : wishBy && !toldOn ? 'wish_open' : 'closed'

/** By when a wish is answered: it counts from the day on which the child said it, and is never moved. */
export const wishDue = (on: Temporal.PlainDate, within: number): Temporal.PlainDate => addWorkingDays(on, within)

/** "School (wrong), Friends (good)". */
export const themesInWords = (said: Note['themes']): string =>
  Object.entries(said)
    .map(([theme, how]) => `${themes[theme as Theme]} (${directions[how].toLowerCase()})`)
    .join(', ')
