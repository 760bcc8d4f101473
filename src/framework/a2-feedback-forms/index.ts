import { carer } from './carer.ts'
import { children12AndOver } from './children-12-and-over.ts'
import { children4to7 } from './children-4-to-7.ts'
import { children8to11 } from './children-8-to-11.ts'
import { household } from './household.ts'
import { householdYoung } from './household-young.ts'
import { observedChild } from './observed-child.ts'
import { parent } from './parent.ts'
import { partner } from './partner.ts'
import { staff } from './staff.ts'
import { youngAdults } from './young-adults.ts'
import type { Question } from '../forms/types.ts'
import type { CoreItem, FeedbackForm, FormKey } from './types.ts'

export { asScore } from './as-score.ts'
export { promiseOf } from './promise.ts'
export { type TellContacts, type TellPerson, whoToTell } from './who-to-tell.ts'

export const feedbackForms: Readonly<Record<FormKey, FeedbackForm>> = {
  'fq.yp1': children4to7,
  'fq.yp2': children8to11,
  'fq.yp3': children12AndOver,
  'fq.ya': youngAdults,
  'fq.yp.observed': observedChild,
  'fq.hh': household,
  'fq.hh.young': householdYoung,
  'fq.fc': carer,
  'fq.par': parent,
  'fq.pt': partner,
  'fq.st': staff,
}

/** The form with this key, or undefined when there is none. */
export function formOf(key: string): FeedbackForm | undefined {
  return Object.hasOwn(feedbackForms, key) ? feedbackForms[key as FormKey] : undefined
}

/**
 * The form written for a child of this age in whole years; under four somebody who knows the child observes.
 * A child who does not use words is observed at any age: that is the gatherer's choice, not the age's. Who has turned 18
 * is asked in words for adults.
 */
export function childFormFor(age: number): FeedbackForm {
  if (age < 4) return observedChild
  if (age < 8) return children4to7
  if (age < 12) return children8to11
  return age < 18 ? children12AndOver : youngAdults
}

/** The question in which this form asks a core item. The youngest have no score: liking it here stands for it. */
export function coreQuestion(form: FeedbackForm, item: CoreItem): Question | undefined {
  const asked = form.key === 'fq.yp1' && item === 'overall' ? 'home' : item
  return form.questions.find((question) => question.coreItem === asked)
}
