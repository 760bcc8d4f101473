import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ofTheTool } from '#framework/a2-audit-tool/answers.ts'
import { auditTool, themeFolds, themes } from '#framework/a2-audit-tool/index.ts'
import { inSection } from './pages/question.ts'
import { control } from './pages/control.ts'

const question = auditTool.sections.flatMap(({ questions }) => questions).find(({ key }) => key === 'ovr.themes')!
const drawn = (value: string[], given: { options?: typeof themes; mistake?: string } = {}) =>
  String(
    control({
      question: { ...question, options: given.options ?? themes },
      ...{ value, mistake: given.mistake, particulars: ofTheTool, look: inSection(undefined), idPrefix: 't' },
      name: (part) => part,
    }),
  )
const foldsIn = (page: string) => page.match(/<details[^]*?<\/details>/g) ?? []

test('every theme stands under one heading, and once', () => {
  const placed = themeFolds.flatMap(({ values }) => values)
  assert.deepEqual(placed.toSorted(), themes.map(({ value }) => value).toSorted())
})

test('themes are folded by their headings, open where one is chosen, and none is lost', () => {
  const page = drawn(['allegations', 'panel'])
  for (const { value } of themes) assert.equal(page.split(`value="${value}"`).length, 2, value)
  assert.equal(new Set(page.match(/ id="[^"]+"/g)).size, page.match(/ id="[^"]+"/g)!.length)
  const folds = foldsIn(page)
  assert.equal(folds.length, themeFolds.length)
  for (const fold of folds) assert.equal(/<details[^>]* open/.test(fold), / checked/.test(fold), fold)
})

test('a theme that a council added stands after the others, and what is to be mended is not folded away', () => {
  const page = drawn([], { options: [...themes, { value: 'own', text: 'Our own' }], mistake: 'Choose again' })
  assert.ok(page.indexOf('value="own"') > page.lastIndexOf('</details>'))
  for (const fold of foldsIn(page)) assert.match(fold, /<details[^>]* open/)
})
