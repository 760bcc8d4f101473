import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { feedbackForms } from '#framework/a2-feedback-forms/index.ts'
import { isBlank, type Said } from './answer.ts'
import {
  agesInWords,
  valueInWords,
  asksWhoReads,
  formAsked,
  formForChild,
  formForKind,
  formOf,
  isAlert,
  isChildsOwn,
  isLook,
  isYoungAdults,
  lateKey,
  nowKey,
  ownForms,
  questionAbout,
  shareOf,
  topicOf,
  wantsMore,
} from './form.ts'
import { kinds } from './voice.ts'

const today = Temporal.PlainDate.from('2026-11-19')
const forms = Object.values(feedbackForms)

describe('the form of the youngest', () => {
  const said = (value: string): ReadonlyMap<string, Said> =>
    new Map([['fq.yp1.helper', { question: 'fq.yp1.helper', value, words: '', qualityTeamOnly: false, version: 1 }]])
  const topics = (answers?: ReadonlyMap<string, Said>) =>
    formAsked('fq.yp1', { reviewHeld: true, ...(answers && { said: answers }) }).questions.map(topicOf)

  it('asks nothing about the people at home while one of them helps, and all of it of everybody else', () => {
    assert.deepEqual(
      topics(said('teacher')).filter((topic) => !topics(said('carer')).includes(topic)),
      ['safe', 'care', 'listen'],
    )
    assert.deepEqual(topics(), topics(said('nobody')))
  })
})

describe('which form somebody is asked by', () => {
  const ages: [bornOn: string, form: string][] = [
    ['2022-11-20', 'fq.yp.observed'],
    ['2022-11-19', 'fq.yp1'],
    ['2018-11-20', 'fq.yp1'],
    ['2018-11-19', 'fq.yp2'],
    ['2014-11-20', 'fq.yp2'],
    ['2014-11-19', 'fq.yp3'],
    ['2008-11-20', 'fq.yp3'],
    ['2008-11-19', 'fq.ya'],
  ]
  for (const [bornOn, form] of ages) {
    it(`born on ${bornOn}: ${form}`, () => assert.equal(formForChild(Temporal.PlainDate.from(bornOn), today), form))
  }

  it('every kind of person has one of their own, whose questions are there', () => {
    const keys = kinds.filter((kind) => kind !== 'child').map((kind) => formForKind(kind))
    assert.deepEqual(keys, ['fq.fc', 'fq.hh', 'fq.par', 'fq.pt', 'fq.st'])
    for (const key of keys) assert.ok(formOf(key).questions.length > 0)
    assert.throws(() => formOf('fq.none'), /There is no form fq\.none/)
    assert.throws(() => formOf('toString'), /There is no form/)
  })

  it('says whom a child’s form is for', () => {
    assert.deepEqual(
      ownForms.map((key) => agesInWords(formOf(key))),
      ['4 to 7', '8 to 11', '12 to 17'],
    )
    assert.match(agesInWords(formOf('fq.yp.observed')), /^under 4/)
    assert.match(agesInWords(formOf('fq.fc')), /^under 4/)
    assert.equal(agesInWords({ ...formOf('fq.yp3'), ages: { from: 12 } } as never), '12 and over')
  })

  it('a child’s own, of the household as well, is one question a screen; an observation and everybody else’s are not', () => {
    assert.deepEqual(
      forms.filter(isChildsOwn).map(({ key }) => key),
      [...ownForms, 'fq.hh.young'],
    )
    assert.equal(isYoungAdults({ form: 'fq.ya' }), true)
    assert.equal(isYoungAdults({ form: 'fq.yp3' }), false)
    assert.equal(isYoungAdults({ form: 'fq.none' }), false)
    assert.equal(isYoungAdults({}), false)
  })

  it('says in the child’s own name for them whom “the people who look after me” means, and changes nothing else', () => {
    const asked = (key: string, carersName: string) =>
      formAsked(key, { reviewHeld: true, carersName }).questions.filter(({ prompts }) => prompts?.includes('Nan'))
    for (const form of forms) {
      const about = form.questions.filter(({ text }) => /people who look after me/i.test(text)).map(({ key }) => key)
      assert.deepEqual(
        asked(form.key, 'Nan').map(({ key }) => key),
        about,
        form.key,
      )
      assert.deepEqual(asked(form.key, ''), [])
    }
    assert.equal(asked('fq.yp2', 'Nan')[0]?.prompts, 'The people who look after me: Nan.')
  })

  it('how the review was is asked once it was held', () => {
    const late = forms.filter(({ questions }) => questions.some(({ afterReview }) => afterReview))
    assert.ok(late.length > 0)
    for (const { key, questions } of late) {
      assert.equal(formAsked(key, { reviewHeld: true }).questions.length, questions.length)
      const before = formAsked(key, { reviewHeld: false }).questions
      assert.deepEqual(
        before,
        questions.filter(({ afterReview }) => !afterReview),
      )
      assert.ok(before.length > 0 && before.length < questions.length)
    }
  })
})

describe('what an answer calls for', () => {
  it('names a question by its last word, and finds it by that in its form', () => {
    assert.equal(topicOf({ key: 'fq.yp2.home' }), 'home')
    for (const form of forms) {
      for (const question of form.questions) assert.equal(questionAbout(form, topicOf(question)), question)
      assert.equal(questionAbout(form, 'none'), undefined)
      assert.deepEqual([nowKey(form.key), lateKey(form.key)], [`${form.key}.now`, `${form.key}.late`])
    }
  })

  it('the very answers that the form names: more words, an alert, a look today; silence calls for nothing', () => {
    let [more, alerts, looks] = [0, 0, 0]
    for (const form of forms) {
      for (const question of form.questions) {
        const said = (value: string | null) => ({ question: question.key, value })
        for (const value of ['yes', 'no', 'mostly', 'not_really', 'in_between', 'strongly_disagree', 'disagree']) {
          assert.equal(wantsMore(question, value), question.sayMore?.when?.includes(value) === true)
          assert.equal(isAlert(form, said(value)), question.alertOn?.includes(value) === true)
          assert.equal(isLook(form, said(value)), question.lookAtToday?.includes(value) === true)
          more += Number(wantsMore(question, value))
          alerts += Number(isAlert(form, said(value)))
          looks += Number(isLook(form, said(value)))
        }
        assert.deepEqual(
          [wantsMore(question, null), isAlert(form, said(null)), isLook(form, said(null))],
          [false, false, false],
        )
      }
      assert.equal(isAlert(form, { question: 'fq.none', value: 'no' }), false)
      assert.equal(isLook(form, { question: 'fq.none', value: 'no' }), false)
    }
    assert.ok(more > 0 && alerts > 0 && looks > 0, `${more} ${alerts} ${looks}`)
  })

  it('nothing asks for more, alerts or is looked at where the word “null” happens to be named', () => {
    const question = {
      ...formOf('fq.yp2').questions[0]!,
      sayMore: { when: ['null'] },
      alertOn: ['null'],
      lookAtToday: ['null'],
    }
    const form = { ...formOf('fq.yp2'), questions: [question] } as never
    const said = { question: question.key, value: null }
    assert.deepEqual(
      [wantsMore(question as never, null), isAlert(form, said), isLook(form, said)],
      [false, false, false],
    )
  })

  it('readers are as chosen, and as few as possible where nothing was', () => {
    for (const form of forms) {
      const asked = form.questions.find(({ type }) => type === 'share')
      assert.equal(asksWhoReads(form), asked !== undefined)
      assert.deepEqual(shareOf(form, new Map()), { share: 'iro_and_quality', chosen: false })
      if (!asked) continue
      const said = (value: string): [string, Said] => [
        asked.key,
        { question: asked.key, value, words: '', qualityTeamOnly: false, version: 1 },
      ]
      assert.deepEqual(shareOf(form, new Map([said('carers')])), { share: 'carers', chosen: true })
      assert.deepEqual(shareOf(form, new Map([said('iro_and_quality')])), { share: 'iro_and_quality', chosen: true })
      assert.deepEqual(shareOf(form, new Map([said('everybody')])), { share: 'iro_and_quality', chosen: false })
    }
    assert.ok(forms.some(asksWhoReads) && !forms.every(asksWhoReads))
  })

  it('is read as words', () => {
    const kindsOf = (kind: string) =>
      forms.flatMap(({ questions }) => questions).find((question) => question.type === kind)!
    assert.equal(valueInWords(kindsOf('scale'), 7), '7 out of 10')
    assert.equal(valueInWords(kindsOf('scale'), null), '')
    assert.equal(valueInWords(kindsOf('faces'), 'in_between'), 'In between')
    assert.equal(valueInWords(kindsOf('four_points'), 'not_really'), 'Not really')
    assert.equal(valueInWords(kindsOf('text'), 'My dog'), 'My dog')
  })
})

describe('an answer that says nothing', () => {
  const cases: [value: Said['value'], words: string, blank: boolean][] = [
    [null, '', true],
    ['', '  ', true],
    [[], '', true],
    [null, 'a word', false],
    ['yes', '', false],
    [['a'], '', false],
    [0, '', false],
  ]
  for (const [value, words, blank] of cases) {
    it(`${JSON.stringify(value)} with “${words}”: ${blank}`, () => assert.equal(isBlank({ value, words }), blank))
  }
})
