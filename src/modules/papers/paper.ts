import { readingAge } from '#framework/reading-age.ts'
import type { Contacts } from '#modules/people/index.ts'
import { ageOn, inFull } from '#platform/dates/index.ts'
import { mistakeOfLength } from '#platform/http/index.ts'
import { type Mistake, mistakeIf } from '#platform/problems.ts'
import { heading, paragraph, paragraphsOf, quietly, type Sheet } from '#platform/sheets/index.ts'
import { withoutHealth } from './without-health.ts'

/* What of an audit that is over goes out: a summary for the carers, and a letter to each child. Hearth drafts them; whoever closes reads them, puts
 * them into words and keeps them. */

/** `bare`: on paper it stands without its heading. */
export type Part = { key: string; heading: string; hint: string; optional?: true; bare?: true }

/** A summary for the carers: the children first. */
export const summaryParts = [
  {
    key: 'difference',
    heading: 'What is better for the children',
    hint: 'What is different for them, and what is not yet.',
  },
  { key: 'well', heading: 'What you do well', hint: 'What the carers did, in words that they would use.' },
  {
    key: 'change',
    heading: 'What will change',
    hint: 'One line for each, beginning with a dash: what, who does it, and by when.',
  },
  { key: 'wrong', heading: 'If something here is wrong', hint: 'Whom they can tell, and how.' },
] as const satisfies readonly Part[]

/** A letter to a child. What they told us stands in it in their own words, or not at all. */
export const letterParts = [
  {
    key: 'hello',
    heading: 'How the letter begins',
    hint: 'Their name, as they like to be called: here, or by hand on the paper.',
    bare: true,
  },
  { key: 'looked', heading: 'What we looked at', hint: 'Nothing about anybody else.' },
  {
    key: 'said',
    heading: 'What you told us',
    hint: 'Only what the child said, word for word: one line for each thing. Left empty, the letter is without it.',
    optional: true,
  },
  { key: 'change', heading: 'What will change', hint: 'For this child. If nothing will, say so, and why.' },
  { key: 'wrong', heading: 'If this is not right', hint: 'Whom they can tell, and how.' },
  { key: 'from', heading: 'Who writes to you', hint: 'Who you are to them, and how they can reach you.' },
] as const satisfies readonly Part[]

export type Words = Readonly<Record<string, string>>

/** Most characters of a part. */
export const mostOfPart = 4000

/** In years: the carers’ summary is read with ease by anybody of fourteen. */
export const ageOfCarers = 14
/** A letter to somebody younger is read to them. */
const youngestReader = 7

/** `livedUntil`: the last day there of somebody who has moved on. */
export type ToChild = { bornOn: Temporal.PlainDate; livedUntil?: Temporal.PlainDate | null }

/** How old a reader the letter may ask for: a year younger than the child. */
export const ageOfLetter = ({ bornOn }: ToChild, today: Temporal.PlainDate): number =>
  Math.max(youngestReader, ageOn(bornOn, today) - 1)

export type Told = { says: string; owner: string; dueOn: Temporal.PlainDate; doneOn: Temporal.PlainDate | null }

type DraftFacts = { answers: (key: string) => string; actions: readonly Told[]; contacts: Contacts }

/** What Hearth has of it: the audit’s own words, to be put into those of the people who read it. */
export function draftOfSummary({ answers, actions, contacts }: DraftFacts): Words {
  return {
    difference: [answers('ovr.impact'), answers('loop.impact_for_child')].map(withoutHealth).filter(Boolean).join('\n'),
    well: withoutHealth(answers('ovr.strengths')),
    change: actions.map(lineOf).join('\n') || 'Nothing more has to change because of this audit.',
    wrong: `Please tell your fostering social worker.${ring(contacts)} You can also make a complaint. Nobody will think less of you for it.`,
  }
}

function lineOf({ says, owner, dueOn, doneOn }: Told): string {
  const when = doneOn ? `done on ${inFull(doneOn)}` : `by ${inFull(dueOn)}`
  return `- ${says.replaceAll(/\s+/g, ' ').trim().replace(/\.$/, '')}: ${owner}, ${when}.`
}

/** Younger children and older ones are told the same in other words; what will change, nobody can say but whoever writes. */
export function draftOfLetter(
  child: ToChild,
  { contacts, writer, today }: { contacts: Contacts; writer: string; today: Temporal.PlainDate },
): Words {
  const young = ageOn(child.bornOn, today) < 11
  const isGone = (child.livedUntil ?? null) !== null
  return young
    ? {
        hello: 'Hello,',
        from: `I am ${writer}. It is my job to see that children are helped well. You can ask a grown-up to ring me.${ring(contacts)}`,
        looked: isGone
          ? 'We looked at how it was for you in the home where you were. We looked at how we helped you. We want to do it well.'
          : 'We looked at how it is for you here. We looked at how we help you. We want to do it well.',
        said: '',
        change: '',
        wrong: `Is this not right? Are you sad or scared? Then tell a grown-up you trust. They can help you to tell us.${ring(contacts)}`,
      }
    : {
        hello: 'Hello,',
        from: `I am ${writer}. It is my job to see that children are helped well. You can ask to talk with me, or write to me.${ring(contacts)}`,
        looked: isGone
          ? 'We looked at how life was for you in the home where you lived. We read what was written down about your time there. We looked at how well we helped you, and at what we have to do better.'
          : 'We looked at how life is for you where you live now. We read what was written down about your year. We looked at how well we have helped you, and at what we have to do better.',
        said: '',
        change: '',
        wrong: `If something in this letter is not right, or you do not feel safe, tell somebody you trust. You can ask them to tell us for you.${ring(contacts)}`,
      }
}

const ring = ({ dayName, dayTelephone }: Contacts): string =>
  dayName && dayTelephone ? ` You can ring ${dayName} on ${dayTelephone}.` : ''

/** A child's own words, and the names of whom it is to and from. */
const notWeighed: ReadonlySet<string> = new Set(['said', 'hello'])

/** How old somebody has to be to read it with ease; what a child said themselves, and the names to ring, are not counted. */
export function ageToRead(parts: readonly Part[], words: Words, contacts: Contacts): number {
  const names = [contacts.dayName, contacts.dayTelephone].flatMap((one) =>
    one ? one.replaceAll(/[^\p{L}\p{N}\s]/gu, '.') : [],
  )
  return readingAge(
    parts
      .filter(({ key }) => !notWeighed.has(key))
      .map(({ key }) => words[key] ?? '')
      .join('\n'),
    names,
  )
}

type Judging = {
  parts: readonly Part[]
  words: Words
  most: number
  contacts: Contacts
  /** What the child said, where all may read it. */
  own: readonly string[]
  isRead: boolean
  /** Needed for another edition. */
  reason: string | null
}

/** What stands against keeping it. */
export function mistakesOfPaper({ parts, words, most, contacts, own, isRead, reason }: Judging): Mistake[] {
  const age = ageToRead(parts, words, contacts)
  const notOwn = linesOf(words['said']).find((line) => !own.some((one) => plain(one).includes(plain(line))))
  const missing = parts.filter(({ key, optional }) => !optional && !words[key]?.trim())
  return [
    ...missing.map(({ key, heading: called }) => ({ field: key, message: `Write what stands under “${called}”.` })),
    ...parts.flatMap(({ key }) => mistakeOfLength(key, words[key] ?? '', mostOfPart)),
    ...mistakeIf(
      notOwn !== undefined,
      'said',
      `“${(notOwn ?? '').slice(0, 80)}” is not what the child said, word for word, where everybody may read it. Take it out, or write it as they said it.`,
    ),
    ...mistakeIf(
      missing.length === 0 && age > most,
      longest(parts, words),
      `Somebody has to be ${years(age)} to read this with ease, and it is for somebody of ${most}. Use shorter words, and one thing in a sentence. The longest sentence: “${longestSentence(words)}”`,
    ),
    ...mistakeIf(reason !== null && !reason.trim(), 'reason', 'Say why there is another edition: both are kept.'),
    ...mistakeOfLength('reason', reason ?? '', 2000),
    ...mistakeIf(!isRead, 'read', 'Read it as they will read it, and say so: it does not go unread.'),
  ]
}

export const years = (age: number): string => String(Math.ceil(age))

const linesOf = (text = ''): string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.replace(/^\s*[-–•*]\s+/, '').trim())
    .filter(Boolean)

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[“”"‘’']/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()

/** The part that is hardest to read. */
const longest = (parts: readonly Part[], words: Words): string =>
  parts
    .filter(({ key }) => key !== 'said')
    .toSorted((a, b) => readingAge(words[b.key] ?? '') - readingAge(words[a.key] ?? ''))[0]!.key

function longestSentence({ said: _, hello: _hello, ...words }: Words): string {
  const sentences = Object.values(words).flatMap((text) => text.split(/(?<=[.!?])\s+|\n/))
  return (sentences.toSorted((a, b) => b.length - a.length)[0] ?? '').slice(0, 160)
}

export type PaperKind = 'summary' | 'letter'

/** One edition, as it was kept. */
export type Kept = {
  kind: PaperKind
  childId: number | null
  edition: number
  ofEdition: number
  words: Words
  reason: string
  by: string
  at: Temporal.Instant
}

export const partsOfPaper = (kind: PaperKind): readonly Part[] => (kind === 'summary' ? summaryParts : letterParts)

/** A kept edition on paper. It names nobody but whom its words name. */
export function sheetOf(kept: Kept, about: { ref: string; childRef?: string | undefined }, on: string): Sheet {
  const { kind, edition, words } = kept
  const parts = partsOfPaper(kind).flatMap(({ key, heading: called, bare }) => {
    const text = words[key]?.trim()
    if (!text) return []
    const quoted =
      key === 'said'
        ? linesOf(text).map((line) => paragraph(`“${line.replaceAll(/^[“"]|[”"]$/g, '')}”`))
        : paragraphsOf(text)
    return bare ? quoted : [heading(2, called), ...quoted]
  })
  const which = [about.ref, ...(about.childRef ? [about.childRef] : [])].join(', ')
  const edited = edition > 1 ? ` It takes the place of edition ${edition - 1}.` : ''
  return {
    title: kind === 'summary' ? 'What we found, and what will change' : 'A letter for you',
    large: true,
    blocks: [...parts, quietly(`${which}. Edition ${edition}, ${on}.${edited}${ofAudit(kept.ofEdition)}`)],
  }
}

/** Of an audit that was put right, which edition of it this is. */
export const ofAudit = (edition: number): string =>
  edition > 1 ? ` It is of edition ${edition} of the audit, which was put right.` : ''

/** Which edition of an audit this is: the first, and one more each time that it was put right or opened again. */
export const editionOf = (moves: readonly { move: string }[]): number =>
  1 + moves.filter(({ move }) => move === 'correct' || move === 'correct_grade' || move === 'reopen').length
