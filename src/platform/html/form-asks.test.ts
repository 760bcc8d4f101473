import assert from 'node:assert/strict'
import { deflateRawSync } from 'node:zlib'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import {
  checkboxes,
  dateInput,
  html,
  input,
  nothing,
  passwordInput,
  radios,
  select,
  textarea,
  whatWasTyped,
} from './index.ts'
import { controlsIn } from './controls.ts'
import { asksIn, saidIn } from './form-asks.ts'

const form = String(html`<form>
  <input type="hidden" name="household" value="H-1">
  ${textarea({ name: 'says', label: { text: 'What is to be done, & "why"?' }, value: 'As <it> was' })}
  ${radios({
    name: 'priority',
    value: 'low',
    fieldset: { legend: { text: 'How soon?' } },
    items: [
      {
        value: 'high',
        text: 'At once',
        conditional: { html: input({ name: 'why', label: { text: 'Why at once?' } }) },
      },
      { value: 'low', text: 'By the usual day' },
    ],
  })}
  ${checkboxes({ name: 'sure', items: [{ value: 'yes', text: 'I have told them' }] })}
  ${select({
    name: 'owner',
    label: { text: 'Who does it' },
    items: [
      { value: '', text: '' },
      { value: 7, text: 'Esi O’Hara' },
    ],
  })}
  ${dateInput({ id: 'due', namePrefix: 'due', fieldset: { legend: { text: 'By when?' } } })}
</form>`)

const sent = {
  household: 'H-1',
  says: 'Ring\r\nthe school',
  priority: 'high',
  why: 'Soon',
  sure: 'yes',
  owner: '7',
  'due-day': '3',
  'due-month': '12',
  'due-year': '2026',
}

describe('what a form asks', () => {
  test('says of all that was typed and chosen what it is, in the words of its page', () => {
    assert.deepEqual(
      saidIn(asksIn(form), sent)!.map(({ says, text }) => [says, text]),
      [
        ['What is to be done, & "why"?', 'Ring\r\nthe school'],
        ['How soon?', 'At once'],
        ['How soon?: Why at once?', 'Soon'],
        ['I have told them', 'I have told them'],
        ['Who does it', 'Esi O’Hara'],
        ['By when?', '3 12 2026'],
      ],
    )
  })

  test('tells what is new from what its page had shown', () => {
    const asShown = { says: 'As <it> was\r\n', priority: 'low', owner: '' }
    assert.deepEqual(
      saidIn(asksIn(form), asShown)!.map(({ isNew }) => isNew),
      [false, false],
    )
    assert.equal(whatWasTyped({ asks: asksIn(form), body: asShown }, { onlyNew: true }), nothing)
    assert.deepEqual(
      saidIn(asksIn(form), { says: 'As it is' })!.map(({ isNew }) => isNew),
      [true],
    )
  })

  test('names a field by the line that opens it, where it has no label', () => {
    const opened =
      '<details><summary id="q-comment">Evidence<span>: Is it safe?</span></summary><textarea name="q:why" aria-labelledby="q-comment"></textarea></details>'
    assert.deepEqual(
      controlsIn(opened).map(({ name, says }) => [name, says]),
      [['q:why', 'Evidence : Is it safe?']],
    )
  })

  test('reads an attribute by its name, and not out of another one’s words', () => {
    const odd =
      '<form><label for="a">What?</label><textarea placeholder="its name or value here" id="a" name="says"></textarea></form>'
    assert.deepEqual(saidIn(asksIn(odd), { says: 'A bruise' }), [{ says: 'What?', text: 'A bruise', isNew: true }])
  })

  test('is not said where a secret is, nor where there is nothing to fill in', () => {
    const secret = passwordInput({ name: 'password', label: { text: 'Password' } })
    assert.equal(asksIn(String(html`<form>${secret}${input({ name: 'email', label: { text: 'Email' } })}</form>`)), '')
    assert.equal(asksIn('<form><input type="hidden" name="a" value="b"><button>Go</button></form>'), '')
  })

  test('that is none of ours says nothing, and what looks like words is shown all the same, as text', () => {
    const bomb = deflateRawSync(JSON.stringify([['says', 'x'.repeat(2_000_000), 0, 0]])).toString('base64url')
    const odd = deflateRawSync(JSON.stringify([['says', 1, { a: {} }, 0]])).toString('base64url')
    for (const asks of ['', 'x', bomb, odd, ['a', 'b'], undefined]) assert.equal(saidIn(asks, sent), undefined)
    fc.assert(fc.property(fc.string(), (text) => saidIn(text, sent) === undefined || text !== ''))
    const shown = String(whatWasTyped({ asks: bomb, body: { says: 'Two <b>words</b>', owner: '7' } }))
    assert.match(shown, /Two &lt;b&gt;words&lt;\/b&gt;/)
    assert.doesNotMatch(shown, />\s*7\s*</)
  })
})
