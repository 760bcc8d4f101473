// What axe does not find, measured in a real browser with the styles that are shipped.
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from '@playwright/test'
import { feedbackForms } from '#framework/a2-feedback-forms/index.ts'
import { html, page, stackedTable } from '#platform/html/index.ts'
import { childQuestionPage } from '#modules/voices/pages/child.ts'
import { testAssets } from './assets.ts'
import { launch } from './journeys/stage.ts'

let browser: Browser
const sheets: Record<'say' | 'hearth', string> = { say: '', hearth: '' }
before(async () => {
  const { directory, manifest } = await testAssets()
  for (const name of ['say', 'hearth'] as const)
    sheets[name] = await readFile(join(directory, manifest[`${name}.css`]!), 'utf8')
  browser = await launch()
})
after(() => browser.close())

async function open(markup: unknown, sheet: 'say' | 'hearth', width: number): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 800 } })
  const tab = await context.newPage()
  await tab.setContent(String(markup).replaceAll(/<script[^>]*><\/script>/g, ''))
  await tab.addStyleTag({ content: sheets[sheet] })
  return tab
}

const form = feedbackForms['fq.yp2']
const place = {
  ...{ form, at: '/say/visit/1', until: 'Thu 26 November', people: [], promise: [], nobodyUntil: undefined },
  language: 'en' as const,
}
const asked = (topic: string, value: string | number | null = null) => {
  const question = form.questions.find(({ key }) => key === `fq.yp2.${topic}`)!
  const said = { question: question.key, value, words: '', qualityTeamOnly: false, version: 1 }
  const shown = childQuestionPage(place, { question, said: value === null ? undefined : said })
  return page({ ...shown, councilName: 'Test County Council' })
}
type Box = { text: string; x: number; y: number; right: number; border: number }
const cards = (tab: Page): Promise<Box[]> =>
  tab.evaluate(`[...document.querySelectorAll('.hearth-scale .govuk-radios__label')].map((one) => {
    const { x, y, right } = one.getBoundingClientRect()
    return { text: one.textContent.trim(), x, y, right, border: parseFloat(getComputedStyle(one).borderTopWidth) }
  })`)

describe('a child’s page, as it is drawn', () => {
  for (const width of [320, 390])
    test(`AX-32: the figures of a scale stand in six and five at ${width} pixels, none beside the page`, async () => {
      const tab = await open(asked('score'), 'say', width)
      const all = await cards(tab)
      const rows = Object.groupBy(all, ({ y }) => String(Math.round(y)))
      assert.deepEqual(
        Object.values(rows).map((row) => row!.map(({ text }) => text)),
        [['0', '1', '2', '3', '4', '5'], ['6', '7', '8', '9', '10'], ['I would rather not say']],
      )
      for (const { text, right } of all) assert.ok(right <= width - 10, `${text} ends at ${right}`)
    })

  test('AX-13: in somebody’s own few colours the chosen figure has a thick edge, and how far one is shows', async () => {
    const tab = await open(asked('score', 7), 'say', 390)
    await tab.emulateMedia({ forcedColors: 'active' })
    for (const { text, border } of await cards(tab)) assert.equal(border, text === '7' ? 6 : 2, text)
    const colours = await tab.evaluate<string[]>(
      `[...document.querySelectorAll('.hearth-steps__step')].map((one) => getComputedStyle(one).backgroundColor)`,
    )
    assert.notEqual(colours[0], colours.at(-1))
  })
})

describe('every page, as it is drawn', () => {
  const staff = () =>
    page({
      title: 'Audits',
      councilName: 'Test County Council',
      backLink: { href: '/', text: 'Back' },
      main: html`<h1 class="govuk-heading-l">Audits</h1>${stackedTable({
        caption: 'Audits',
        head: ['Audit', 'Household', 'Kind', 'Carried out by', 'Where it stands', 'Due'].map((text) => ({ text })),
        rows: [
          ['A-1042', 'H-1088', 'Annual review', 'Yasmin Haddad-Moore', 'Being carried out', 'Thu 26 November'],
        ].map((row) => row.map((text) => ({ text }))),
      })}`,
    })

  test('AX-22: the link back stands in a landmark of its own, and nothing stands in none', async () => {
    for (const [markup, sheet] of [
      [staff(), 'hearth'],
      [asked('home'), 'say'],
    ] as const) {
      const tab = await open(markup, sheet, 1100)
      const { violations } = await new AxeBuilder({ page: tab }).setLegacyMode().withRules(['region']).analyze()
      assert.deepEqual(
        violations
          .flatMap(({ nodes }) => nodes.map((one) => one.html))
          .filter((one) => !/hearth-exit|skip-link/.test(one)),
        [],
      )
    }
    const tab = await open(staff(), 'hearth', 1100)
    assert.equal(await tab.getByRole('navigation', { name: 'Back' }).getByRole('link').innerText(), 'Back')
  })

  test('AX-36: with words twice as large, and no page enlarged, a list becomes cards and the page does not scroll sideways', async () => {
    const tab = await open(staff(), 'hearth', 1100)
    const drawn = () => tab.evaluate<string>(`getComputedStyle(document.querySelector('.govuk-table__row td')).display`)
    assert.equal(await drawn(), 'table-cell')
    await tab.addStyleTag({ content: 'html { font-size: 200% }' })
    assert.equal(await drawn(), 'block')
    assert.ok((await tab.evaluate<number>('document.documentElement.scrollWidth')) <= 1100)
  })

  test('AX-35: on a telephone each cell is heard once: the name of its column is drawn beside it and not read with it', async () => {
    const tab = await open(staff(), 'hearth', 320)
    const drawn = `getComputedStyle(document.querySelector('.govuk-table__row td'), '::before').content`
    assert.match(await tab.evaluate<string>(drawn), /Household/)
    const tree = await tab.locator('.govuk-table__body').ariaSnapshot()
    assert.match(tree, /H-1088/)
    assert.doesNotMatch(tree, /Household: ?H-1088/)
  })

  test('AX-37: stays light where somebody has set dark, and says so to the browser (decision 101)', async () => {
    for (const sheet of ['say', 'hearth'] as const) {
      const tab = await open(asked('home'), sheet, 390)
      await tab.emulateMedia({ colorScheme: 'dark' })
      assert.equal(await tab.evaluate(`getComputedStyle(document.documentElement).colorScheme`), 'light')
    }
  })
})
