import type { Locator, Page } from '@playwright/test'

export type Choices = Readonly<Record<string, string>>

/** Answers everything on a section's page as a person would, field by field: kindly and well, unless `choices` says
 * otherwise by question key ("safe.grade": "inadequate"). Then presses Continue. */
export async function answerPage(page: Page, choices: Choices = {}): Promise<void> {
  for (const answer of await page.locator('.hearth-answer').all()) {
    if (await answer.isVisible()) await answerOne(answer, choices)
  }
  const here = page.url()
  await page.getByRole('button', { name: 'Continue' }).click()
  // Answers on their way are waited for before the form goes.
  await page.waitForURL((url) => url.href !== here)
}

async function answerOne(answer: Locator, choices: Choices): Promise<void> {
  const version = await answer.locator('[data-version]').getAttribute('name')
  const key = (version ?? '').split(/[:/]/)[0] ?? ''
  const field = (part: string) => answer.locator(`[name$=":${part}"]`)
  const radio = answer.locator('input[type="radio"]')
  if ((await radio.count()) > 0) {
    await answer
      .locator(`input[type="radio"][value="${choices[key] ?? (await usual(key, radio))}"]`)
      .check({ force: true })
  } else if ((await field('value-day').count()) > 0) {
    await field('value-day').fill('19')
    await field('value-month').fill('11')
    await field('value-year').fill('2026')
  } else if ((await answer.locator('input[type="checkbox"][name$=":value"]').count()) > 0) {
    await answer.locator(`input[type="checkbox"][name$=":value"]`).first().check({ force: true })
  } else if ((await field('value').count()) > 0) {
    await field('value').fill(
      choices[key] ??
        ((await field('value').getAttribute('inputmode')) === 'numeric'
          ? '4'
          : 'She sleeps through the night now, and laughs at breakfast.'),
    )
  }
  if (await field('explanation').first().isVisible())
    await field('explanation').fill('The record and the child both say so.')
  if (await field('evidence').first().isVisible()) await field('evidence').fill('Supervision record of 12 May.')
  if (await field('confirm').first().isVisible()) await field('confirm').check({ force: true })
}

const no: ReadonlySet<string> = new Set(['safe.immediate', 'mod.safeguarding', 'mod.conflict'])

async function usual(key: string, radio: Locator): Promise<string> {
  const values = await attributesOf(radio, 'value')
  if (no.has(key)) return 'no'
  return ['good', 'yes', 'agree', '7'].find((value) => values.includes(value)) ?? values[0] ?? ''
}

/** Every section that this person's task list offers to write, one after the other. */
export async function answerEvery(
  page: Page,
  ref: string,
  sections: readonly string[],
  choices: Choices = {},
  before?: (page: Page) => Promise<void>,
): Promise<void> {
  for (const section of sections) {
    await page.goto(`/audits/${ref}`)
    const links = await attributesOf(page.locator(`a[href^="/audits/${ref}/sections/${section}"]`), 'href')
    for (const href of new Set(links)) {
      await page.goto(href)
      await before?.(page)
      await answerPage(page, choices)
    }
  }
}

export const auditSections = [
  'hdr',
  'cyp1',
  'cyp2',
  'cyp3',
  'cyp4',
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
