import { concernForm } from '#framework/a2-concern-form/index.ts'
import { choicesOf } from '#framework/forms/choices.ts'
import { type Mistake, mistakeIf } from '#platform/problems.ts'
import { clocks } from './clocks.ts'
import { kinds } from './concern.ts'

/*
 * The month's report of the Local Authority Designated Officer (clause 4.10). Its numbers come of the records; children come first. It has two
 * editions: whole, for those who may know of every matter, and safe, for everybody else who reads the month.
 */

/** Of a month, and of the twelve months that end with it; `whole` is what a share is of. */
export type Cell = { n: number; whole: number | null }
export type Numbers = { month: Cell; year: Cell }
/** By group and line. What stands at the end of the month has the same number twice. */
export type Counted = Readonly<Record<string, Readonly<Record<string, Numbers>>>>

export type Edition = 'whole' | 'safe'

type Lines = readonly (readonly [key: string, text: string])[]
/** What is counted at the end of the month has no twelve months. */
export type Group = { key: string; title: string; says?: string; lines: Lines; atEnd?: true }

const options = (key: string): Lines =>
  concernForm.sections
    .flatMap(({ questions }) => questions)
    .filter((question) => question.key === key)
    .flatMap((question) => choicesOf(question).map(({ value, text }) => [value, text] as const))

const outcomes: Lines = options('alg.outcome_edition').flatMap(([edition, by]) =>
  options('alg.outcome').map(([outcome, text]) => [`${edition}.${outcome}`, `${text} (${by})`] as const),
)

const ofKinds: Lines = [
  ['undecided', 'Allegations about which the officer has not decided yet'],
  ['allegation', 'Allegations that met the threshold'],
  ['standard_of_care', `${kinds.standard_of_care}s`],
  ['advice', 'Advice, below the threshold'],
]

/** In the order of the report. */
export const groups: readonly Group[] = [
  {
    ...{ key: 'children', title: 'How children are' },
    says: 'Each child in the home of an allegation, on the day on which we learned of it, and of those that were concluded whether each child was heard and told.',
    lines: [
      ['harmed', 'Children who are said to have been harmed'],
      ['there', 'Other children in these homes'],
      ['stays', 'Stayed: no risk was seen'],
      ['plan', 'Stayed with a plan'],
      ['carer_out', 'Stayed, and the carer was out of the home for now'],
      ['moved', 'Moved for now'],
      ['moved_for_good', 'Moved for good'],
      ['heard', 'Asked how it has been for them, of those that were concluded'],
      ['told', 'Told what was found, of those that were concluded'],
    ],
  },
  {
    ...{ key: 'new', title: 'Learned of', lines: ofKinds },
    says: 'The kinds are different things: they are never added up.',
  },
  { key: 'closed', title: 'Closed', lines: ofKinds.slice(1) },
  { key: 'open', title: 'Open at the end of the month', lines: ofKinds.slice(0, 3), atEnd: true },
  {
    ...{ key: 'ages', title: 'How long allegations have been open', atEnd: true },
    lines: [
      ['1', 'Up to a month'],
      ['3', 'Up to 3 months'],
      ['6', 'Up to 6 months'],
      ['12', 'Up to 12 months'],
      ['more', 'More than 12 months'],
    ],
  },
  {
    ...{ key: 'clock', title: 'In time, of what fell due' },
    lines: clocks.filter(({ key }) => key.startsWith('clk.alg_')).map(({ key, says }) => [key, says] as const),
  },
  {
    ...{ key: 'outcome', title: 'Outcomes of allegations' },
    says: 'Each by the definitions by which it was said: the same word means different things in different texts.',
    lines: outcomes,
  },
  {
    ...{ key: 'carers', title: 'Carers and their approval', says: 'Of allegations that were concluded.' },
    lines: [
      ['resigned_before', 'A carer resigned before it was decided'],
      ['unchanged', 'The approval is unchanged'],
      ['terms', 'Its terms changed'],
      ['resigned', 'A carer resigned in the end'],
      ['ended', 'The approval ended'],
    ],
  },
  {
    ...{ key: 'hold', title: 'Places while an allegation is open', atEnd: true },
    lines: options('alg.hold').map(([key, text]) => [key, text] as const),
  },
  { key: 'from', title: 'Who told us of allegations', lines: options('alg.from') },
  { key: 'about', title: 'Whom allegations are about', lines: options('alg.about') },
  { key: 'harm', title: 'Which kind of harm is said', lines: options('alg.harm') },
]

const none: Numbers = { month: { n: 0, whole: null }, year: { n: 0, whole: null } }
export const numbersOf = (counted: Counted, group: string, line: string): Numbers => counted[group]?.[line] ?? none

/** Whether nothing was learned of in the month. */
export const isNil = (counted: Counted): boolean =>
  Object.values(counted['new'] ?? {}).every(({ month }) => month.n === 0)

const step = 5
const inSteps = ({ n, whole }: Cell): Cell =>
  whole === null
    ? { n: Math.floor(n / step) * step, whole }
    : whole < step
      ? { n: 0, whole: 0 }
      : { n: Math.round((n / whole) * 10) * 10, whole: 100 }

const saysNothing = ({ n, whole }: Cell): boolean => n === 0 && !whole

/** The safe edition of what is counted: numbers in steps of five, shares in steps of ten per cent. A line of a few is not in it at all, so that
 * it looks like one of nobody. */
export function safely(counted: Counted): Counted {
  const lines = Object.entries(counted).map(([group, numbers]) => {
    const inIt = Object.entries(numbers)
      .map(([line, { month, year }]) => [line, { month: inSteps(month), year: inSteps(year) }] as const)
      .filter(([, { month, year }]) => !saysNothing(month) || !saysNothing(year))
    return [group, Object.fromEntries(inIt)] as const
  })
  return Object.fromEntries(lines.filter(([, numbers]) => Object.keys(numbers).length > 0))
}

/** How a number of an edition is read. */
export function cellInWords({ n, whole }: Cell, edition: Edition): string {
  if (edition === 'whole') return whole === null ? String(n) : whole === 0 ? 'none due' : `${n} of ${whole}`
  if (whole === null) return n === 0 ? 'fewer than 5' : `${n} to ${n + step - 1}`
  return whole === 0 ? 'too few to say' : `about ${n}%`
}

/** What is typed beside the numbers, and in which edition it is read. */
export const asks = [
  {
    key: 'children',
    label: 'How are the children?',
    required: true,
    edition: 'whole',
    hint: 'Safe, told, heard, and what moves meant for them. Without names: only those who may know of every matter read it.',
  },
  {
    key: 'numbers',
    label: 'What is to be said about the numbers?',
    required: false,
    edition: 'whole',
    hint: 'They are not changed here. If one is wrong, the record is put right.',
  },
  {
    key: 'learning',
    label: 'What was learned?',
    required: true,
    edition: 'safe',
    hint: 'For everybody who reads the month: nothing by which anybody could be known.',
  },
  {
    key: 'decide',
    label: 'What is Quality Assurance and Partnerships asked to decide?',
    required: true,
    edition: 'safe',
    hint: 'If nothing, say so. Everybody who reads the month reads it.',
  },
] as const
export type Words = Record<(typeof asks)[number]['key'], string>

export const longest = 2000
export const mistakesOf = (words: Words): Mistake[] =>
  asks.flatMap(({ key, label, required }) => [
    ...mistakeIf(required && words[key] === '', key, `Answer: ${label} “Nothing” is an answer.`),
    ...mistakeIf(words[key].length > longest, key, `Say it in at most ${longest} characters.`),
  ])

/** The address of the report of a month. */
export const pathOf = (month: Temporal.PlainYearMonth): string => `/concerns/reports/${month}`
