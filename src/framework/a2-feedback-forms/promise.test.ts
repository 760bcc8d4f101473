import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { feedbackForms, promiseOf } from './index.ts'

const own = ['fq.yp1', 'fq.yp2', 'fq.yp3', 'fq.hh', 'fq.hh.young'] as const

describe('what is promised before the first question', () => {
  for (const key of own) {
    it(`says in ${key} who will know, today, who reads, who does not, and that those at home are not told`, () => {
      const words = promiseOf(feedbackForms[key]).join(' ')
      for (const promised of [
        /If you tell us you are not safe, the people whose job is to keep (you|children) safe will know/,
        /today/,
        /quality team read/,
        /Nobody else does,? unless you say (so|yes),? or somebody could be badly hurt/,
        /[Tt]he people you live with/,
      ])
        assert.match(words, promised, key)
    })
  }

  it('tells a child that whoever helps them hears what they say', () => {
    for (const key of ['fq.yp1', 'fq.yp2', 'fq.yp3', 'fq.hh.young'] as const)
      assert.match(promiseOf(feedbackForms[key]).join(' '), /helps? you/, key)
  })

  it('names whoever reads it first, when known', () => {
    const named = (key: (typeof own)[number]) => promiseOf(feedbackForms[key], { officer: 'Mary Jones' }).join(' ')
    assert.match(named('fq.yp1'), /Mary Jones, your reviewing officer, and the quality team read/)
    assert.match(named('fq.yp3'), /Mary Jones, your Independent Reviewing Officer, and the quality team read/)
    assert.match(named('fq.hh'), /Mary Jones, the reviewing officer, and the quality team read/)
  })

  it('says of every form that is asked about children what follows a worry, and promises nothing that nobody can keep', () => {
    for (const form of Object.values(feedbackForms)) {
      const sentences = promiseOf(form)
      assert.equal(sentences.join(' '), form.safety)
      for (const sentence of sentences)
        assert.doesNotMatch(sentence, /make it stop|We would (talk|speak)|always|never/, form.key)
      if (form.key !== 'fq.st') assert.match(form.safety, /today/, form.key)
    }
  })
})
