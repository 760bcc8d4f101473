import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { childsTint, contrastOf, isReadable, leastContrast, surfaceShare, tintOf } from './contrast.ts'

const styles = fileURLToPath(new URL('../../../assets/styles/', import.meta.url))
const sheet = (name: string) => readFileSync(join(styles, `_${name}.scss`), 'utf8')
const hearths = /brand: (#[0-9a-f]{6})/.exec(sheet('settings'))![1]!

describe('UM-D37, AX-18: a council’s own colour', () => {
  test('contrast is counted as WCAG counts it', () => {
    assert.equal(contrastOf('#000000', '#ffffff'), 21)
    assert.equal(contrastOf('#ffffff', '#ffffff'), 1)
    assert.equal(contrastOf('#767676', '#ffffff').toFixed(2), '4.54')
  })

  for (const colour of ['#ffff00', '#767676', '#d4351c', '#e6007e', '#00823b'])
    test(`${colour} is refused: it cannot be read on white or on a tint of itself`, () =>
      assert.equal(isReadable(colour), false))

  for (const colour of [hearths, '#00703c', '#1d70b8', '#4c2c92', '#000000'])
    test(`${colour} is taken`, () => assert.equal(isReadable(colour), true))

  test('the styles mix what is checked here', () => {
    const shares = [
      ...sheet('brand').matchAll(/(?:background-colour): color-mix\(in srgb, var\(--govuk-brand-colour\) (\d+)%/g),
    ]
    assert.deepEqual([...new Set(shares.map(([, share]) => Number(share) / 100))], [surfaceShare])
    assert.ok(sheet('plain').includes(`background: ${childsTint}`))
  })
})

/* Every light colour that our styles lay behind words, and the dark ones that words and links have on it. */
const words = {
  text: '#0b0c0c',
  'what is said beside it': '#484949',
  links: hearths,
  errors: /error: (#[0-9a-f]{6})/.exec(sheet('settings'))![1]!,
}
const files = [
  'account',
  'alerts',
  'answer',
  'case',
  'frame',
  'month',
  'narrow',
  'numbers',
  'plain',
  'section',
  'session',
  'tool',
  'voices',
  'work',
]
const behind = new Set(
  files.flatMap((name) =>
    [...sheet(name).matchAll(/background(?:-color)?: (#[0-9a-f]{6})\b/g)].map(([, colour]) => colour!),
  ),
)

describe('every tint of ours', () => {
  for (const tint of ['#ffffff', tintOf(hearths, surfaceShare), ...behind]) {
    const isLight = contrastOf(tint, '#0b0c0c') > contrastOf(tint, '#ffffff')
    for (const [what, colour] of Object.entries(isLight ? words : { 'white words': '#ffffff' }))
      test(`${what} on ${tint}: at least ${leastContrast}`, () =>
        assert.ok(contrastOf(colour, tint) >= leastContrast, contrastOf(colour, tint).toFixed(2)))
  }
})
