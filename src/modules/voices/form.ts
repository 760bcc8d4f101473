import { childFormFor, formOf as findForm } from '#framework/a2-feedback-forms/index.ts'
import type { FeedbackForm, FormKey } from '#framework/a2-feedback-forms/types.ts'
import type { Value } from '#framework/forms/answered.ts'
import { needsLookToday, raisesAlert } from '#framework/forms/calls-for.ts'
import type { Question } from '#framework/forms/types.ts'
import { ageOn } from '#platform/dates/index.ts'
import type { Said } from './answer.ts'
import { type Share, shares, type VoiceKind } from './voice.ts'

export type { FeedbackForm } from '#framework/a2-feedback-forms/types.ts'
export { wantsMore } from '#framework/forms/calls-for.ts'
export { valueInWords } from '#framework/forms/in-words.ts'
export type { Question } from '#framework/forms/types.ts'

const byKind: Record<Exclude<VoiceKind, 'child'>, FormKey> = {
  carer: 'fq.fc',
  household_member: 'fq.hh',
  parent: 'fq.par',
  partner: 'fq.pt',
  worker: 'fq.st',
}

/** The form of the child's age on the day. Under four there is none: somebody who knows the child observes. */
export function formForChild(bornOn: Temporal.PlainDate, today: Temporal.PlainDate): string {
  return childFormFor(ageOn(bornOn, today)).key
}

/** The forms that are a child's own words, the youngest first; somebody's observation is none of them. */
export const ownForms = ['fq.yp1', 'fq.yp2', 'fq.yp3'] as const

/** Those of sons and daughters and others who live there: in words, and with faces for the young ones. */
export const householdForms = ['fq.hh', 'fq.hh.young'] as const

/** The forms of which one is chosen for this person; none where there is but one. */
export function formsToChoose({ kind, besideId }: { kind: VoiceKind; besideId: number | null }): readonly FormKey[] {
  if (kind === 'household_member') return householdForms
  return kind === 'child' && besideId === null ? ownForms : []
}

/** Whom a child's form is written for: "4 to 7", "12 and over". */
export function agesInWords({ ages, isObservation }: FeedbackForm): string {
  if (isObservation || !ages) return 'under 4: somebody who knows the child says what they see'
  return ages.to === undefined ? `${ages.from} and over` : `${ages.from} to ${ages.to}`
}

export const formForKind = (kind: Exclude<VoiceKind, 'child'>): string => byKind[kind]

export function formOf(key: string): FeedbackForm {
  const form = findForm(key)
  if (!form) throw new Error(`There is no form ${key}.`)
  return form
}

/** `carersName`: what this child calls whoever looks after them ("Nan and Grandad"); empty where nobody wrote it down. */
export type Asked = { reviewHeld: boolean; said?: ReadonlyMap<string, Said>; carersName?: string }

/** The form as it is asked now: how the review was is asked after it, and whom “the people who look after me” means is said in the child's own name for them. */
export function formAsked(key: string, { reviewHeld, said = new Map(), carersName = '' }: Asked): FeedbackForm {
  const form = formOf(key)
  const isLeftOut = ({ afterReview, unless }: Question): boolean =>
    (afterReview === true && !reviewHeld) ||
    (unless !== undefined && unless.in.includes(String(said.get(unless.question)?.value)))
  return { ...form, questions: form.questions.filter((question) => !isLeftOut(question)).map(named) }

  function named(question: Question): Question {
    if (!carersName || !form.ages || !/the people who look after me/i.test(question.text)) return question
    return { ...question, prompts: sentences(question.prompts, `The people who look after me: ${carersName}.`) }
  }
}

const sentences = (...all: readonly (string | undefined)[]): string => all.filter(Boolean).join(' ')

/** What somebody wants to tell at once stands beside the form's own questions. */
export const nowKey = (form: string): string => `${form}.now`

/** The same after they had handed in: no choice of readers that they made was about it, so the fewest read it. */
export const lateKey = (form: string): string => `${form}.late`

/** The form of somebody who was a child of this household and has turned 18. */
export const isYoungAdults = ({ form }: { form?: string }): boolean =>
  form !== undefined && findForm(form)?.speaker === 'young_adult'

/** A form that a child fills in, of the household as well: one question a screen. Everybody else's, an observation too, reads like a letter. */
export function isChildsOwn({ ages, isObservation }: FeedbackForm): boolean {
  return !isObservation && ages !== undefined && ages.from < 18
}

/** "home" of "fq.yp2.home": stands in addresses and field names, and says nothing of anybody. */
export function topicOf(question: Pick<Question, 'key'>): string {
  return question.key.slice(question.key.lastIndexOf('.') + 1)
}

export function questionAbout(form: FeedbackForm, topic: string): Question | undefined {
  return form.questions.find((question) => topicOf(question) === topic)
}

/** Whether this answer raises a safety alert. */
export function isAlert(form: FeedbackForm, { question, value }: { question: string; value: Value }): boolean {
  const asked = form.questions.find(({ key }) => key === question)
  return asked !== undefined && value !== null && raisesAlert(asked, value)
}

/** Whether somebody is to look at this answer today. */
export function isLook(form: FeedbackForm, { question, value }: { question: string; value: Value }): boolean {
  const asked = form.questions.find(({ key }) => key === question)
  return asked !== undefined && value !== null && needsLookToday(asked, value)
}

/** Who may read the words, as they chose on the form; without a choice, as few as possible, and it is nobody's choice. */
export function shareOf(form: FeedbackForm, said: ReadonlyMap<string, Said>): { share: Share; chosen: boolean } {
  const asked = form.questions.find(({ type }) => type === 'share')
  const value = asked && said.get(asked.key)?.value
  const share = shares.find((one) => one === value)
  return { share: share ?? 'iro_and_quality', chosen: share !== undefined }
}

/** Whether the form asks them who may read it. */
export const asksWhoReads = (form: FeedbackForm): boolean => form.questions.some(({ type }) => type === 'share')
