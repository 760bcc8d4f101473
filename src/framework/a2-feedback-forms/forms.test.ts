import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { needsLookToday, raisesAlert } from '../forms/calls-for.ts'
import { choicesOf, isWords } from '../forms/choices.ts'
import { valueInWords } from '../forms/in-words.ts'
import { readValue } from '../forms/read-value.ts'
import type { Question } from '../forms/types.ts'
import { asScore, childFormFor, coreQuestion, feedbackForms, formOf } from './index.ts'
import { coreItems, type FeedbackForm, type FormKey } from './types.ts'

const forms: readonly FeedbackForm[] = Object.values(feedbackForms)
const childForms = forms.filter((form) => form.speaker === 'child' && !form.isObservation)
const questions: readonly Question[] = forms.flatMap((form) => form.questions)

/** Topics that each form must hold, typed out by hand from the list they were agreed from. */
const agreed: Readonly<Record<string, string>> = {
  'fq.yp1': 'helper home safe care listen sad fun school family others feel room food things sw best wish',
  'fq.yp2':
    'home safe trust listen fair same school health me family family_more others feel room food things why plan alone complain changed score more share',
  'fq.yp3':
    'home safe trust listen same me family family_more others feel room food things plan_known plan_say alone complain_how complain_helps changed privacy money_known money_got trusted_decisions online_safe future staying advocate carers_worker keep change council score share',
  'fq.ya': 'home safe listen family stay_choice stay_agreed stay_cost adviser pathway ready keep change score share',
  'fq.hh': 'like hard heard support safe change',
  'fq.hh.young': 'helper like safe listen kind time sad things told best wish',
  'fq.fc':
    'year independent records learn support worker_knows challenge ooh info match delegated team training breaks concern_fair concern_support pay family review_fair review_helped wellbeing recommend stay keep change private',
  'fq.par': 'child_doing carer_respect told time close worry good change',
  'fq.pt':
    'role sees attendance checks_due child_progress carer_works_with_us carer_meets_needs ssw_responsive info_sharing safety_worry good_example improve is_ra_view',
  'fq.st': 'voice caseload supervision reflective_time audit_fair audit_learned training wellbeing stay idea source',
}

describe('the feedback forms', () => {
  for (const [key, topics] of Object.entries(agreed)) {
    it(`ask everything agreed in ${key}`, () => {
      const keys = formOf(key)?.questions.map((question) => question.key)
      for (const topic of topics.split(' ')) assert.ok(keys?.includes(`${key}.${topic}`), topic)
    })
  }

  it('never use a key twice, nor one that was asked formerly', () => {
    const all = [...questions, ...forms.flatMap(({ formerly = [] }) => formerly)]
    assert.equal(new Set(all.map((question) => question.key)).size, all.length)
  })

  it('ask a child about the other children, how they feel, their room, food and belongings', () => {
    for (const { key, questions: own } of childForms)
      for (const topic of ['others', 'feel', 'room', 'food', 'things'])
        assert.ok(
          own.some((question) => question.key === `${key}.${topic}`),
          `${key}.${topic}`,
        )
  })

  it('AX-24: let everybody say “I would rather not say”, to every question that is not answered in words', () => {
    const without = questions.filter(
      (question) => !isWords(question) && !choicesOf(question).some(({ value }) => value === 'prefer_not_to_say'),
    )
    // Who reads is kept to the fewest by leaving it out; who helps is no view of theirs.
    for (const { key, type } of without) assert.ok(type === 'share' || key.endsWith('.helper'), key)
    for (const question of questions.filter(({ alertOn, type }) => alertOn && type !== 'text'))
      assert.ok(needsLookToday(question, 'prefer_not_to_say'), question.key)
    const score = questions.find(({ key }) => key === 'fq.yp2.score')!
    assert.deepEqual(readValue(score, 'prefer_not_to_say'), { value: 'prefer_not_to_say' })
    assert.equal(valueInWords(score, 'prefer_not_to_say'), 'I would rather not say')
    assert.deepEqual(readValue({ ...score, mayDecline: false }, 'prefer_not_to_say'), {
      mend: 'Give a whole number from 0 to 10.',
    })
  })

  it('AX-26: ask one thing at a time of children and carers; what was asked as two is still read as it was asked', () => {
    const asked = ['fq.yp1', 'fq.yp2', 'fq.yp3', 'fq.ya', 'fq.hh.young', 'fq.fc'].flatMap(
      (key) => formOf(key)!.questions,
    )
    const twice = asked.filter(({ type, text }) => type !== 'text' && / and (?:it |I |knows |supported)/.test(text))
    assert.deepEqual(
      twice.map(({ text }) => text),
      [],
    )
    for (const [form, topics] of Object.entries({
      'fq.yp3': 'online money plan ssw complain',
      'fq.ya': 'staying',
      'fq.fc': 'ssw_knows allegation review_useful',
    }))
      for (const topic of topics.split(' '))
        assert.ok(
          formOf(form)!.formerly?.some(({ key }) => key === `${form}.${topic}`),
          topic,
        )
  })

  it('AX-25: draw a tick, not a laughing face, where a child is asked what they know or what is so', () => {
    const ticked = childForms.flatMap((form) => form.questions.filter(({ pictures }) => pictures === 'ticks'))
    const keys = ticked.map(({ key }) => key)
    for (const { key, text } of childForms.flatMap((form) => form.questions))
      if (!key.startsWith('fq.yp3.') && /\b(know|understand)\b/.test(text)) assert.ok(keys.includes(key), text)
    for (const question of ticked.filter(({ type }) => type === 'faces'))
      assert.equal(valueInWords(question, 'in_between'), 'I am not sure')
    assert.ok(!keys.some((key) => /\.(home|safe|listen|feel)$/.test(key)), 'how it feels keeps its faces')
  })

  it('look the same day at “I would rather not say” to feeling safe, and at a child who is low or hungry', () => {
    const of = (key: string) => questions.find((question) => question.key === key)!
    assert.ok(needsLookToday(of('fq.yp3.safe'), 'prefer_not_to_say'))
    for (const [key, value] of [
      ['fq.yp1.feel', 'no'],
      ['fq.yp2.feel', 'no'],
      ['fq.yp3.feel', '1'],
      ['fq.yp1.food', 'no'],
      ['fq.yp2.trust', 'no'],
    ] as const)
      assert.ok(needsLookToday(of(key), value), key)
  })

  it('tell everybody but the partner and the worker how to complain', () => {
    for (const { key, tell } of forms)
      if (!['fq.pt', 'fq.st', 'fq.yp.observed'].includes(key))
        assert.ok(tell.some(({ how }) => /complain/.test(how)) || tell.some(({ who }) => /complain/.test(who)), key)
  })

  it('ask the youngest who helps first, and nothing about the people at home while one of them does', () => {
    for (const [form, topics] of [
      ['fq.yp1', 'safe care listen'],
      ['fq.hh.young', 'like safe listen time'],
    ] as const) {
      const { questions: own } = feedbackForms[form]
      assert.equal(own[0]?.key, `${form}.helper`)
      const left = own.filter(({ unless }) => unless?.in.includes('carer')).map(({ key }) => key)
      assert.deepEqual(
        left,
        topics.split(' ').map((topic) => `${form}.${topic}`),
      )
    }
  })

  it('say first who will read them, then when it cannot stay private, and at the end what happens next', () => {
    for (const form of forms) {
      assert.match(form.intro, /reads?\b/, form.key)
      assert.ok(form.safety && form.next && form.tell.length > 0, form.key)
    }
  })

  it('AX-28: ask a son or daughter who reads it without a word of carers or an officer of theirs, with the same answers as of everybody', () => {
    const ask = (form: FormKey) => feedbackForms[form].questions.find(({ type }) => type === 'share')!
    const [own, others] = [choicesOf(ask('fq.hh')), choicesOf(ask('fq.yp2'))]
    assert.deepEqual(
      own.map(({ value }) => value),
      others.map(({ value }) => value),
    )
    for (const { text } of own) assert.doesNotMatch(text, /my (carers|reviewing officer)/i)
  })

  it('give a choice its options and a scale both its ends', () => {
    for (const { key, type, options, ends } of questions) {
      if (type !== 'share') assert.equal(options !== undefined, type === 'choice', key)
      assert.equal(ends !== undefined, type === 'scale', key)
    }
  })

  it('look again, and ask for more, only on answers that can be given', () => {
    for (const question of questions) {
      const offered = [...(question.type === 'scale' ? zeroToTen : []), ...choicesOf(question)].map(
        ({ value }) => value,
      )
      for (const value of [
        ...(question.alertOn ?? []),
        ...(question.lookAtToday ?? []),
        ...(question.sayMore?.when ?? []),
      ]) {
        assert.ok(offered.includes(value), `${question.key}: ${value}`)
      }
    }
  })

  it('keep one part of the carer’s form, and no other, for the quality team alone', () => {
    assert.deepEqual(
      questions.filter((question) => question.qualityTeamOnly).map((question) => question.key),
      ['fq.fc.private'],
    )
  })
})

describe('a child', () => {
  it('of every age is asked the same core, so that years can be compared', () => {
    for (const form of childForms) {
      for (const item of coreItems) assert.ok(coreQuestion(form, item), `${form.key}: ${item}`)
    }
  })

  it('UA-S1: who does not feel safe raises an alert, at every age; who is not sure is heard the same day', () => {
    for (const form of childForms) {
      const question = coreQuestion(form, 'safe')
      const worst = form.key === 'fq.yp3' ? 'strongly_disagree' : 'no'
      const best = form.key === 'fq.yp3' ? 'agree' : 'yes'
      assert.ok(question && raisesAlert(question, worst) && !raisesAlert(question, best), form.key)
      assert.ok(!needsLookToday(question, best), form.key)
    }
  })

  it('gets the form for their age, and an observer when too young for one', () => {
    const ages = [0, 3, 4, 7, 8, 11, 12, 17].map((age) => childFormFor(age).key)
    assert.deepEqual(ages, [
      'fq.yp.observed',
      'fq.yp.observed',
      'fq.yp1',
      'fq.yp1',
      'fq.yp2',
      'fq.yp2',
      'fq.yp3',
      'fq.yp3',
    ])
  })

  it('B11: turned 18, is asked in words for adults, about the same core', () => {
    assert.deepEqual(
      [17, 18, 19, 25].map((age) => childFormFor(age).key),
      ['fq.yp3', 'fq.ya', 'fq.ya', 'fq.ya'],
    )
    const form = feedbackForms['fq.ya']
    assert.notEqual(form.speaker, 'child')
    for (const item of coreItems) assert.ok(coreQuestion(form, item), item)
    for (const { text } of form.questions) assert.doesNotMatch(text, /\bchild\b|young person|grown-up/i, text)
  })

  it('under eight is asked in short, plain sentences', () => {
    for (const { text } of feedbackForms['fq.yp1'].questions) assert.ok(text.split(' ').length <= 14, text)
  })

  it('whose words were observed is not counted as having spoken', () => {
    assert.equal(feedbackForms['fq.yp.observed'].isObservation, true)
    for (const item of coreItems) assert.equal(coreQuestion(feedbackForms['fq.yp.observed'], item), undefined)
  })
})

describe('UA-D17: a carer', () => {
  it('may say of plans for school, moving and leaving care that they do not apply', () => {
    const carers = feedbackForms['fq.fc'].questions
    for (const topic of ['plans_moves', 'plans_school', 'plans_leaving', 'concern_fair', 'concern_support']) {
      const question = carers.find(({ key }) => key === `fq.fc.${topic}`)!
      assert.ok(
        choicesOf(question).some(({ value }) => value === 'does_not_apply'),
        topic,
      )
    }
    assert.equal(asScore('agree_five', 'does_not_apply'), null)
  })
})

describe('an answer as a score', () => {
  const table: readonly [Parameters<typeof asScore>[0], unknown, number | null][] = [
    ['faces', 'yes', 10],
    ['faces', 'no', 0],
    ['four_points', 'mostly', 7],
    ['agree_five', 'in_between', 5],
    ['agree_five', 'prefer_not_to_say', null],
    ['scale', 0, 0],
    ['scale', '7', 7],
    ['scale', 11, null],
    ['text', 'I like the dog', null],
  ]
  for (const [kind, value, score] of table) {
    it(`${kind} “${value}” is ${score}`, () => assert.equal(asScore(kind, value), score))
  }
})

const zeroToTen = Array.from({ length: 11 }, (_, value) => ({ value: String(value), text: String(value) }))
