import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { root } from '#src/config.ts'

/** As much of a page as the line beside an answer needs. */
function anAnswer() {
  const classes = new Set<string>()
  let written = 0
  const line = {
    textContent: '',
    classList: {
      contains: (name: string) => classes.has(name),
      toggle: (name: string, is: boolean) => (is ? classes.add(name) : classes.delete(name)),
    },
    replaceChildren: (...words: string[]) => {
      written += 1
      line.textContent = words.join('')
    },
  }
  const element = {
    querySelector: (what: string) => (what === '[data-saved]' ? line : null),
    querySelectorAll: () => [],
  }
  return { element, line, written: () => written }
}

test('B26: the line beside an answer is written again only when it says something else', async () => {
  // The scripts of a page are types apart: they know a browser.
  const nothing = { querySelector: () => null, querySelectorAll: () => [], addEventListener: () => {} }
  Object.assign(globalThis, { document: { ...nothing, body: { dataset: {} } } })
  const script = `${root}assets/scripts/saved-line.ts`
  const { say, sayProblem } = (await import(script)) as Record<
    'say' | 'sayProblem',
    (element: unknown, words: string) => void
  >
  const { element, line, written } = anAnswer()
  for (let pause = 0; pause < 8; pause += 1) say(element, 'Saved 13:18')
  assert.deepEqual([written(), line.textContent], [1, 'Saved 13:18'])
  say(element, 'Saved 13:19')
  assert.equal(written(), 2)
  sayProblem(element, 'Not saved')
  sayProblem(element, 'Not saved')
  assert.equal(written(), 3)
  say(element, 'Not saved')
  assert.equal(written(), 4, 'what was a problem is none any more')
})

test('B27: on paper an answer has all its lines', () => {
  const print = readFileSync(`${root}assets/styles/_print.scss`, 'utf8')
  assert.match(print, /@media print \{[^]*\.govuk-textarea \{[^}]*field-sizing: content;[^}]*height: auto;/)
})
