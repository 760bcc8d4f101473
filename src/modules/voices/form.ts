import {
  childFormFor,
  formOf as findForm,
  needsLookToday,
  optionsOf,
  raisesAlert,
} from '#framework/a2-feedback-forms/index.ts'
import type { Form, FormKey, FormQuestion } from '#framework/a2-feedback-forms/types.ts'
import { ageOn } from '#platform/dates/index.ts'
import type { Answer, Said } from './answer.ts'
import { type Share, shares, type VoiceKind } from './voice.ts'

export { optionsOf } from '#framework/a2-feedback-forms/index.ts'
export type { Form, FormQuestion } from '#framework/a2-feedback-forms/types.ts'

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

/** Whom a child's form is written for: "4 to 7", "12 and over". */
export function agesInWords({ ages, isObservation }: Form): string {
  if (isObservation || !ages) return 'under 4: somebody who knows the child says what they see'
  return ages.to === undefined ? `${ages.from} and over` : `${ages.from} to ${ages.to}`
}

export const formForKind = (kind: Exclude<VoiceKind, 'child'>): string => byKind[kind]

export function formOf(key: string): Form {
  const form = findForm(key)
  if (!form) throw new Error(`There is no form ${key}.`)
  return form
}

/** The form as it is asked now: how the review was is asked after it. */
export function formAsked(key: string, { reviewHeld }: { reviewHeld: boolean }): Form {
  const form = formOf(key)
  return { ...form, questions: form.questions.filter(({ afterReview }) => reviewHeld || !afterReview) }
}

/** What somebody wants to tell at once stands beside the form's own questions. */
export const nowKey = (form: string): string => `${form}.now`

/** The same after they had handed in: no choice of readers that they made was about it, so the fewest read it. */
export const lateKey = (form: string): string => `${form}.late`

/** The form of somebody who was a child of this household and has turned 18. */
export const isYoungAdults = ({ form }: { form?: string }): boolean =>
  form !== undefined && findForm(form)?.speaker === 'young_adult'

/** A child's own form: one question a screen. Everybody else's, an observation too, reads like a letter. */
export function isChildsOwn(form: Form): boolean {
  return form.speaker === 'child' && !form.isObservation
}

/** "home" of "fq.yp2.home": stands in addresses and field names, and says nothing of anybody. */
export function topicOf(question: Pick<FormQuestion, 'key'>): string {
  return question.key.slice(question.key.lastIndexOf('.') + 1)
}

export function questionAbout(form: Form, topic: string): FormQuestion | undefined {
  return form.questions.find((question) => topicOf(question) === topic)
}

/** Whether what was said to this question calls for its follow-up. */
export function wantsMore(question: FormQuestion, value: Answer): boolean {
  return value !== null && (question.sayMore?.when ?? []).includes(String(value))
}

/** Whether this answer raises a safety alert. */
export function isAlert(form: Form, { question, value }: { question: string; value: Answer }): boolean {
  const asked = form.questions.find(({ key }) => key === question)
  return asked !== undefined && value !== null && raisesAlert(asked, value)
}

/** Whether somebody is to look at this answer today. */
export function isLook(form: Form, { question, value }: { question: string; value: Answer }): boolean {
  const asked = form.questions.find(({ key }) => key === question)
  return asked !== undefined && value !== null && needsLookToday(asked, value)
}

/** Who may read the words, as they chose on the form; without a choice, as few as possible, and it is nobody's choice. */
export function shareOf(form: Form, said: ReadonlyMap<string, Said>): { share: Share; chosen: boolean } {
  const asked = form.questions.find(({ kind }) => kind === 'share')
  const value = asked && said.get(asked.key)?.value
  const share = shares.find((one) => one === value)
  return { share: share ?? 'iro_and_quality', chosen: share !== undefined }
}

/** Whether the form asks them who may read it. */
export const asksWhoReads = (form: Form): boolean => form.questions.some(({ kind }) => kind === 'share')

/** An answer as people read it, without the follow-up words: "Not really", "7 out of 10". Empty when there is none. */
export function answerInWords(question: FormQuestion, value: Answer): string {
  if (value === null) return ''
  if (question.kind === 'scale') return `${value} out of 10`
  const option = optionsOf(question).find((one) => one.value === value)
  return option ? withoutFace(option.text) : String(value)
}

/** "Yes" of "🙂 Yes": our pages draw the face themselves. */
export function withoutFace(text: string): string {
  return text.replace(/^[^\p{L}\p{N}]+/u, '')
}
