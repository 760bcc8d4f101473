import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { feedbackForms } from '#framework/a2-feedback-forms/index.ts'
import { qrCode } from '#platform/html/index.ts'
import type { FeedbackForm } from './form.ts'
import { childFollowUpPage, childQuestionPage, childWelcome } from './pages/child.ts'
import { letterPart, letterWelcome, partsOf } from './pages/letter.ts'
import { linkPage } from './pages/link.ts'
import type { Voice } from './voice.ts'

/* What the pages of a form say to whoever cannot see them as a whole. */

const placeOf = (form: FeedbackForm) => ({
  ...{ form, at: '/say/visit/1', until: 'Thu 26 November', people: [], promise: [], nobodyUntil: undefined },
  language: 'en' as const,
  carersName: '',
})
const middle = feedbackForms['fq.yp2']
const about = (topic: string) => middle.questions.find(({ key }) => key === `fq.yp2.${topic}`)!
const said = (topic: string, value: string) => ({
  question: about(topic),
  said: { question: about(topic).key, value, words: '', qualityTeamOnly: false, version: 1 },
})

describe('a child’s page', () => {
  test('AX-23: what follows an answer says the question, what was answered, and how far along it is', () => {
    const page = String(childFollowUpPage(placeOf(middle), said('safe', 'no')).main)
    assert.match(page, /I am safe here\. You said: “No”\./)
    assert.match(page, /Question 2 of 24/)
    assert.match(page, /<h1[^>]*>\s*<label[^>]*>\s*You can tell us more, if you want to/)
  })

  test('AX-39: says its question as its one main heading, and in its title only which of them it is (decision 102)', () => {
    const { title, main } = childQuestionPage(placeOf(middle), { question: about('safe'), said: undefined })
    assert.equal(title, 'Questions, 2 of 24')
    const [heading, ...others] = String(main).match(/<h1[\s\S]*?<\/h1>/g) ?? []
    assert.match(heading!, /I am safe here\./)
    assert.deepEqual(others, [])
  })

  test('AX-39: the first page says what Hearth is, a letter’s too', () => {
    const says = /This page belongs to Hearth\. That is where the council keeps what people tell it/
    const begun = { begun: false, next: 'home', mark: 'none', both: false } as const
    assert.match(String(childWelcome(placeOf(middle), begun).main), says)
    assert.match(String(letterWelcome(placeOf(feedbackForms['fq.fc']), begun).main), says)
  })
})

test('AX-29: whoever hears a letter jumps by heading from one question to the next; each is read aloud', () => {
  const form = feedbackForms['fq.fc']
  for (const part of partsOf(form)) {
    const page = String(letterPart(placeOf(form), part, { said: new Map() }).main)
    const choices = part.questions.filter(({ type }) => type !== 'text')
    assert.equal(page.match(/<h2 class="govuk-fieldset__heading">/g)?.length, choices.length)
    assert.match(page, /data-read-aloud/)
  }
  assert.match(feedbackForms['fq.par'].intro, /ask the reviewing officer/)
})

test('AX-10: the words that follow an answer say what they go with', () => {
  const form = feedbackForms['fq.fc']
  const page = String(letterPart(placeOf(form), partsOf(form).at(-1)!, { said: new Map() }).main)
  assert.match(
    page,
    /What would make the difference\?<span class="govuk-visually-hidden"> It goes with: Do you think you will be/,
  )
})

test('AX-34: the page that makes a link draws it, too, for a telephone to read', () => {
  const address = 'https://hearth.example/say/abc'
  const at = Temporal.Instant.from('2026-12-01T10:00:00Z')
  const voice = { ref: 'V-1001', kind: 'child' } as Voice
  const facts = { voice, who: 'Child C-1010', address, lastsUntil: at, today: Temporal.PlainDate.from('2026-11-19') }
  const drawn = String(qrCode(address, 'QR code: opens the form'))
  assert.ok(String(linkPage(facts).main).includes(drawn))
})
