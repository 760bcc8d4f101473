import { dueAsClause, inWords, londonDate } from '#platform/dates/index.ts'
import { isBlank, type Said } from './answer.ts'
import { valueInWords, asksWhoReads, type FeedbackForm, formOf, isYoungAdults, lateKey, nowKey } from './form.ts'
import type { Language } from './languages.ts'
import { isAnswered, kindNames, reasonNames, shareNames, type Voice } from './voice.ts'

/** Who was asked, by reference: "Child C-1010". Carers have no reference of their own: their household's page names them. */
export function whoInWords(
  voice: Pick<Voice, 'kind' | 'childId'> & { form?: string; besideId?: number | null },
  initials?: string,
): string {
  const child = isYoungAdults(voice) ? 'Young adult' : 'Child'
  const named = voice.kind === 'child' && initials ? `C-${voice.childId}, ${initials}` : `C-${voice.childId}`
  if (voice.besideId) return `Somebody who knows ${child.toLowerCase()} ${named}`
  if (voice.kind === 'child') return `${child} ${named}`
  const who = kindNames[voice.kind]
  return initials ? `${who} ${initials}` : who
}

/** "Foster carers AB and CD": two who said it in one conversation. */
export const bothInWords = (who: string, other: string): string =>
  `${who.replace(/^Foster carer\b/, 'Foster carers')} and ${other || 'the other carer'}`

/** Of whom a page speaks, within a sentence: "foster carer AB", "foster carers AB and CD"; "the foster carer" where no initials are known. */
export function whomInWords(who: string): string {
  const within = who.charAt(0).toLowerCase() + who.slice(1)
  return Object.values<string>(kindNames).includes(who) ? `the ${within}` : within
}

export const isOfBoth = (who: string): boolean => who.startsWith('Foster carers ')

/** Where asking stands: "Asked, due in 2 working days, Thu 26 November". */
export function stateInWords(voice: Voice, today: Temporal.PlainDate): string {
  if (voice.state === 'given')
    return `Told us${voice.togetherWith ? ', in one conversation with the other carer,' : ''}${voice.givenAt ? ` on ${inWords(londonDate(voice.givenAt), today)}` : ''}`
  if (voice.state === 'not_given') return `No words: ${reasonInWords(voice)}`
  const stands = { to_ask: toBeAsked(voice), asked: 'Asked', started: 'Has begun' }[voice.state]
  const both = voice.togetherWith ? `${stands}, in one conversation with the other carer` : stands
  const now = voice.linkEnded ? `${both}; their link does not open any more` : both
  return voice.dueOn ? `${now}, ${dueAsClause(voice.dueOn, today)}` : now
}

/** A list of whom to ask asks nobody: somebody does, by name. */
function toBeAsked({ kind, gatherer }: Pick<Voice, 'kind' | 'gatherer'>): string {
  if (kind === 'worker') return 'To answer by themselves'
  return gatherer ? `To be asked by ${gatherer}` : 'To be asked; nobody is named yet'
}

export function reasonInWords({ reason, reasonWords }: Pick<Voice, 'reason' | 'reasonWords'>): string {
  const name = reason ? reasonNames[reason].toLowerCase() : 'no reason given'
  return reasonWords ? `${name}. ${reasonWords}` : name
}

/** One thought a line: easier to listen to, and to read on a phone. */
export const sentencesOf = (text: string): string[] => text.split(/(?<=[.!?]) /)

type Readers = Pick<Voice, 'kind' | 'state' | 'form' | 'share' | 'shareChosen'>

/** Why the words are not shown to this person: a choice is said to be theirs only when they made it. */
export function hiddenInWords(voice: Readers): string {
  if (voice.kind === 'worker') return 'Only the worker and the quality team read it.'
  if (voice.kind === 'child' && voice.share === 'carers' && voice.shareChosen)
    return 'What a child lets their carers know is read by their own IRO and by whoever works with the home.'
  if (!voice.shareChosen) return notChosenInWords(voice)
  if (voice.share === 'ask_first') return 'They want to be asked before anybody else reads it.'
  return `They asked that only ${firstReader(voice)} and the quality team read it.`
}

/** Who may read what they said, as they chose or as long as they have not. */
export function readersInWords(voice: Readers): string {
  if (!voice.shareChosen) return notChosenInWords(voice)
  return isYoungAdults(voice) && voice.share === 'ask_first' ? 'Ask them first' : shareNames[voice.share]
}

function notChosenInWords(voice: Readers): string {
  const only = `only ${firstReader(voice)} and the quality team read it`
  if (voice.state !== 'given') return `They have not finished: ${only}.`
  const form = formOf(voice.form)
  if (form.isObservation) return `Somebody wrote what they saw of them: until they can choose, ${only}.`
  if (!asksWhoReads(form)) return `Nobody asked them who may read it: until they choose, ${only}.`
  return `They made no choice of who may read it: until they do, ${only}.`
}

const firstReader = ({ kind }: Pick<Voice, 'kind'>): string =>
  kind === 'child' ? 'their IRO' : 'the reviewing officer'

/** One question and what was said to it, for people to read. */
export type SaidInWords = {
  question: string
  answer: string
  words: string
  qualityTeamOnly: boolean
  fewest?: boolean
  /** In which language the words are. */
  language: Language
}

const toldNow = '“I want to tell someone something now”'
const toldHow = { pressed: 'Pressed', late: 'An answer said that they, or a child, may not be safe' }

/** Everything that was said, in the order of the form; what was skipped is left out. What came at once, or late, stands first. */
export function saidInWords(
  form: FeedbackForm,
  said: ReadonlyMap<string, Said>,
  language: Language = 'en',
): SaidInWords[] {
  const answers = [...form.questions, ...(form.formerly ?? [])].flatMap((question) => {
    const one = said.get(question.key)
    if (!one || isBlank(one)) return []
    const { words, qualityTeamOnly } = one
    return [{ question: question.text, answer: valueInWords(question, one.value), words, qualityTeamOnly, language }]
  })
  const told = [
    ...toldInWords(said.get(lateKey(form.key)), `After handing in: ${toldNow}`, true),
    ...toldInWords(said.get(nowKey(form.key)), toldNow),
  ]
  return [...told.map((one) => ({ ...one, language })), ...answers]
}

function toldInWords(one: Said | undefined, question: string, fewest = false): Omit<SaidInWords, 'language'>[] {
  if (!one) return []
  const { value, words, qualityTeamOnly } = one
  const answer = value === 'late' ? toldHow.late : toldHow.pressed
  return [{ question: value === 'late' ? 'After handing in' : question, answer, words, qualityTeamOnly, fewest }]
}

/** Which children and carers have neither told us nor a reason why not (clause 6.1), in words. What somebody observes beside a
 * child's own words is nobody's voice, and stands in for none. */
export function voicesMissing(voices: readonly Pick<Voice, 'kind' | 'childId' | 'state' | 'besideId'>[]): string[] {
  return voices
    .filter(
      (voice) => (voice.kind === 'child' || voice.kind === 'carer') && voice.besideId === null && !isAnswered(voice),
    )
    .map((voice) => `${whoInWords(voice)} has neither told us what they think nor a reason why not.`)
}

/** What the list of voices may be narrowed to, in words. */
export const shows = {
  to_answer: 'To read and answer',
  worries: 'To be read today',
  to_gather: 'To gather',
  answered: 'Answered',
  all: 'All',
} as const
export type Show = keyof typeof shows
