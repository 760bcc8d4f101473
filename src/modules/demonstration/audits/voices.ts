import { childFormFor, feedbackForms } from '#framework/a2-feedback-forms/index.ts'
import type { FeedbackForm } from '#framework/a2-feedback-forms/types.ts'
import { choicesOf } from '#framework/forms/choices.ts'
import type { Question } from '#framework/forms/types.ts'
import type { Child } from '../children.ts'
import { ageInYears, type Day, workingDayUpTo } from '../days.ts'
import * as phrases from '../phrases/voices.ts'
import type { Random } from '../random.ts'
import { type Case, officerOf } from './cases.ts'
import type { VoicePlan } from './plan.ts'

type Given = NonNullable<VoicePlan['given']>
/** `from`: how much of the time before the meeting goes by before anybody is heard: 0 to 1. */
type Asked = { askedOn: Day; meeting: Day; today: Day; gatherer: string; mood: number; from?: number }

/** Everyone who was asked before a review: each child by their reviewing officer, each carer by the fostering one. */
export function drawVoices(about: Case, children: readonly Child[], asked: Asked, random: Random): VoicePlan[] {
  return [
    ...children.map((child) => childVoice(child, asked, random)),
    ...about.household.carers.map((carer) => carerVoice(carer.id, asked, random)),
  ]
}

const shares = [
  ['carers', 46],
  ['iro_and_quality', 36],
  ['ask_first', 18],
] as const

function childVoice(child: Child, asked: Asked, random: Random): VoicePlan {
  const age = ageInYears(child.born, asked.askedOn)
  const form = childFormFor(age)
  const gatherer = officerOf(child)
  const plan = { kind: 'child', form: form.key, child: child.ref, gatherer, ...whenAsked(asked) } as const
  const at = whenGiven(asked, random)
  if (at.day >= asked.today) return plan
  if (random.chance(0.07) && age >= 4)
    return { ...plan, notGiven: { at, reason: 'declined', words: 'They said that they had nothing to add this time.' } }
  const told = at.day + random.whole(3, 12)
  const share = age < 8 ? 'iro_and_quality' : random.weighted(shares)
  return {
    ...plan,
    given: {
      at,
      method:
        age < 4
          ? 'observation'
          : age < 8
            ? random.pick(['drawing', 'talking'])
            : random.pick(['link', 'talking', 'link', 'writing']),
      share,
      answers: [...answersTo(form, asked.mood, random), ...choiceOf(form, share)],
      ...(told < asked.today &&
        (asked.today - told > 35 || random.chance(0.96)) && {
          told: {
            at: { day: workingDayUpTo(told), minute: 640 },
            by: random.pick(['qa-1', 'qa-2']),
            words: random.pick(phrases.told),
          },
        }),
    },
  }
}

function carerVoice(carer: string, asked: Asked, random: Random): VoicePlan {
  const plan = { kind: 'carer', form: 'fq.fc', carer, gatherer: asked.gatherer, ...whenAsked(asked) } as const
  const at = whenGiven(asked, random)
  if (at.day >= asked.today) return plan
  if (random.chance(0.08))
    return {
      ...plan,
      notGiven: { at, reason: 'not_contactable', words: 'Working away; asked twice by phone and once in writing.' },
    }
  const answers = answersTo(feedbackForms['fq.fc'], asked.mood, random)
  return { ...plan, given: { at, method: random.pick(['link', 'talking']), share: 'iro_and_quality', answers } }
}

function whenAsked({ askedOn, meeting }: Asked) {
  return { askedAt: { day: askedOn, minute: 575 }, due: workingDayUpTo(meeting - 7) }
}

function whenGiven({ askedOn, meeting, from = 0 }: Asked, random: Random) {
  const span = Math.max(3, meeting - askedOn - 4)
  return {
    day: askedOn + 2 + Math.floor((from + (1 - from) * random.next()) * span),
    minute: 900 + random.whole(0, 240),
  }
}

/** Who may see it, as the child chose on the form that asks. */
function choiceOf(form: FeedbackForm, share: Given['share']): Given['answers'] {
  const asked = form.questions.find((question) => question.type === 'share')
  return asked ? [{ question: asked.key, value: share, words: '', qualityTeamOnly: false }] : []
}

function answersTo(form: FeedbackForm, mood: number, random: Random): Given['answers'] {
  return form.questions.flatMap((question) => {
    if (random.chance(0.1) && !question.coreItem) return []
    const answer = answerTo(question, mood, random)
    return answer ? [{ question: question.key, qualityTeamOnly: question.qualityTeamOnly ?? false, ...answer }] : []
  })
}

function answerTo(
  question: Question,
  mood: number,
  random: Random,
): { value: string | number | null; words: string } | undefined {
  const { key, type } = question
  if (type === 'share') return undefined
  if (type === 'text') return textFor(key, random)
  if (type === 'scale')
    return { value: Math.min(10, Math.max(3, Math.round(random.normal(7.2 + mood, 1.4)))), words: '' }
  if (type === 'yes_no') return { value: 'no', words: '' }
  const offered = choicesOf({ ...question, mayNotApply: false, mayDecline: false }).map((option) => option.value)
  const value =
    type === 'choice'
      ? random.pick(offered.slice(0, key === 'fq.fc.stay' ? 2 : offered.length))
      : leaning(offered, question, mood, random)
  const more = question.sayMore?.when.includes(String(value)) ? wordsMore(key, random) : ''
  return { value, words: more }
}

/** Mostly the warm answers; never one that somebody would have had to look at the same day. */
function leaning(offered: readonly string[], question: Question, mood: number, random: Random): string {
  const safe = offered.filter((value) => !question.lookAtToday?.includes(value) && value !== 'prefer_not_to_say')
  const weights = safe.map(
    (value, at) => [value, (mood >= 0 ? [60, 30, 8, 2, 1] : [34, 36, 20, 8, 2])[at] ?? 1] as const,
  )
  return random.weighted(weights)
}

const banks: Record<string, readonly string[]> = {
  'fq.yp1.best': phrases.youngest.best,
  'fq.yp1.wish': phrases.youngest.wish,
  'fq.yp2.more': phrases.middle.more,
  'fq.yp3.keep': phrases.oldest.keep,
  'fq.yp3.change': phrases.oldest.change,
  'fq.yp3.council': phrases.oldest.council,
  'fq.fc.year': phrases.carers.year,
  'fq.fc.keep': phrases.carers.keep,
  'fq.fc.change': phrases.carers.change,
  'fq.fc.private': phrases.carers.private,
  ...Object.fromEntries(Object.entries(phrases.observed).map(([topic, bank]) => [`fq.yp.observed.${topic}`, bank])),
}

function textFor(key: string, random: Random) {
  const bank = banks[key]
  const said = bank ? random.pick(bank) : ''
  return said === '' ? undefined : { value: said, words: '' }
}

function wordsMore(key: string, random: Random): string {
  if (key === 'fq.yp2.changed') return random.pick(phrases.middle.changed)
  if (key === 'fq.yp3.changed') return random.pick(phrases.oldest.changed)
  if (key === 'fq.fc.stay') return 'It depends on how the next year goes, and on breaks.'
  return key.startsWith('fq.yp2') && random.chance(0.5) ? random.pick(phrases.middle.worried) : ''
}
