import type { Locator, Page } from '@playwright/test'

export type Choices = Readonly<Record<string, string>>

/** Answers everything on a section's page, or a child's with a form for each section, as a person would, field by field: kindly and
 * well, unless `choices` says otherwise by question key ("safe.grade": "inadequate"). Each form is sent by its own button. */
export async function answerPage(page: Page, choices: Choices = {}): Promise<void> {
  const forms = page.locator(answerForms)
  const many = await forms.count()
  for (let form = 0; form < many; form++) {
    const answers = forms.nth(form).locator('.hearth-answer')
    for (const [at, asked] of (await questionsIn(page, form)).entries()) {
      const answer = answers.nth(at)
      // One that hangs on another shows only once that is answered.
      if (await answer.isVisible()) await answerOne(answer, asked, choices)
    }
    const here = page.url()
    await forms
      .nth(form)
      .getByRole('button', { name: /^(Continue|Save and go on)/ })
      .click()
    // Answers on their way are waited for before the form goes.
    await page.waitForURL((url) => url.href !== here)
  }
}

type Asked = { key: string; radios: string[]; kind: string; numeric: boolean }

const answerForms = '.hearth-answers form:has(.hearth-answer)'

/** What each question of a form is answered with, asked of the browser once. */
async function questionsIn(page: Page, form: number): Promise<Asked[]> {
  return page.evaluate<
    Asked[]
  >(`[...document.querySelectorAll('${answerForms}')[${form}].querySelectorAll('.hearth-answer')].map((element) => {
    const fields = [...element.querySelectorAll('[name*=":value"]')]
    return {
      key: element.querySelector('[data-version]').name.split(/[:/]/)[0],
      radios: fields.filter((field) => field.type === 'radio').map((field) => field.value),
      kind: fields[0]?.name.endsWith('-0-on') ? 'rows' : fields[0]?.name.endsWith('-day') ? 'date' : (fields[0]?.type ?? ''),
      numeric: fields[0]?.inputMode === 'numeric',
    }
  })`)
}

async function answerOne(answer: Locator, { key, radios, kind, numeric }: Asked, choices: Choices): Promise<void> {
  const field = (part: string) => answer.locator(`[name$=":${part}"]`)
  if (kind === 'radio') {
    await answer.locator(`input[type="radio"][value="${choices[key] ?? usual(key, radios)}"]`).check()
  } else if (kind === 'date') {
    await field('value-day').fill('19')
    await field('value-month').fill('11')
    await field('value-year').fill(ahead.has(key) ? '2027' : '2026')
  } else if (kind === 'rows') {
    // Nobody need list each visit: what is counted from them is answered below.
  } else if (kind === 'checkbox') {
    // A conversation is two people's.
    for (const box of (await field('value').all()).slice(0, key === 'hdr.collab_people' ? 2 : 1)) {
      const fold = box.locator('xpath=ancestor::details[not(@open)]/summary')
      if ((await fold.count()) > 0) await fold.click()
      await box.check()
    }
  } else if (kind !== '') {
    const words = 'She sleeps through the night now, and laughs at breakfast.'
    await field('value').fill(choices[key] ?? (numeric ? '4' : words))
  }
  if (await field('explanation').isVisible()) await field('explanation').fill('The record and the child both say so.')
  if (await field('evidence').isVisible()) await field('evidence').fill('Supervision record of 12 May.')
  if (await field('confirm').isVisible()) await field('confirm').check()
}

/** What is still to come when an audit is written. */
const ahead: ReadonlySet<string> = new Set(['fro.next_due', 'sm.reaudit_date', 'wfc1.review_late_until'])

const no: ReadonlySet<string> = new Set(['safe.immediate', 'mod.safeguarding', 'mod.conflict', 'cyp3.over_limit'])

function usual(key: string, values: readonly string[]): string {
  if (no.has(key)) return 'no'
  return ['good', 'yes', 'agree', '7'].find((value) => values.includes(value)) ?? values[0] ?? ''
}

/** Every section that this person's task list offers to write, one after the other; `children`: the page of each child. */
export async function answerEvery(
  page: Page,
  ref: string,
  sections: readonly string[],
  choices: Choices = {},
  before?: (page: Page) => Promise<void>,
): Promise<void> {
  for (const section of sections) {
    await page.goto(`/audits/${ref}`)
    const begins = section === 'children' ? 'children/' : `sections/${section}`
    const links = await attributesOf(page.locator(`.govuk-task-list a[href^="/audits/${ref}/${begins}"]`), 'href')
    for (const href of new Set(links)) {
      await page.goto(href)
      await before?.(page)
      await answerPage(page, choices)
    }
  }
}

export const auditSections = [
  'hdr',
  'children',
  'safe',
  'wfc1',
  'wfc2',
  'wfc3',
  'wfc4',
  'wfc5',
  'rec',
  'edi',
  'ovr',
] as const

async function attributesOf(elements: Locator, name: string): Promise<string[]> {
  return Promise.all((await elements.all()).map(async (element) => (await element.getAttribute(name)) ?? ''))
}
