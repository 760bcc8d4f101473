// What is known of the nine questions, by whose word: an audit speaks as soon as it has its final grade, a source without a room of its own by
// what is written down, a silent one is somebody's work, and what is not known yet stands in words under its question.
import assert from 'node:assert/strict'
import { journey, look, mainOf, type Person, setStage } from './stage.ts'
import { forward, moderate, reachTheAudit, writeAndSubmit } from './steps.ts'

const stage = await setStage()

journey(
  '3.2 3.5 What an audit found is known to whoever reads the month; the way to it to whoever may see it',
  async () => {
    const auditor = await stage.open('fro-1')
    const ref = await reachTheAudit(stage, auditor, await stage.open('fsw-1'))
    await writeAndSubmit(auditor, ref)
    const director = await stage.open('cd-1', { width: 320 })
    await director.visit('/what-we-know')
    assert.match(await mainOf(director), /Children 1: Are children cared for[\s\S]*?Nobody speaks to it/)
    await forward(stage, await stage.open('qa-1'), ref, 'iro-2')
    await moderate(await stage.open('iro-2'), ref)

    await director.visit('/what-we-know')
    await look(director.page)
    assert.match(await mainOf(director), /Children 1[\s\S]*?Audits, core and thematic: thin, 1[\s\S]{0,20}\. 1 for us/)
    await director.page
      .getByRole('link', { name: /Audits, core and thematic: thin, 1/ })
      .first()
      .click()
    await look(director.page)
    assert.match(await mainOf(director), /1 thing[\s\S]*An audit of one household found this good/)
    await director.page.getByRole('link', { name: `Audit ${ref}` }).click()
    assert.match(director.page.url(), new RegExp(`/audits/${ref}`))
    const worker = await stage.open('fsw-1')
    assert.equal((await worker.context.request.get('/what-we-know')).status(), 403)
  },
)

journey(
  '3.5 3.6 What was learned outside Hearth is written down, counts once it states all, and ends with a reason',
  async () => {
    const quality = await stage.open('qa-1', { javascript: false })
    await quality.visit('/what-we-know/written')
    await quality.page.getByRole('button', { name: 'Write down what was learned' }).click()
    await look(quality.page)
    const { page } = quality
    await page.getByLabel('Where does this come from?').first().selectOption({ label: 'The fostering panel' })
    await page.getByLabel('What does it tell us').fill('Assessments come to the panel late.')
    await page.getByRole('button', { name: 'Save, and let it count' }).click()
    assert.match(await mainOf(quality), /Say to which of the nine questions it speaks/)
    assert.equal(await page.getByLabel('What does it tell us').inputValue(), 'Assessments come to the panel late.')
    await look(page)
    await page.getByRole('checkbox', { name: /Do recruitment, assessment/ }).check()
    await page.getByRole('radio', { name: 'Against us' }).check()
    await page.getByRole('radio', { name: 'Read in records' }).check()
    await page.getByLabel('About whom is it?').first().selectOption({ label: 'The service' })
    await day(quality, 'since', ['1', '6', '2026'])
    await day(quality, 'to', ['31', '10', '2026'])
    await page.getByRole('checkbox', { name: 'That is not yet known' }).check()
    await page.getByRole('button', { name: 'Save, and let it count' }).click()
    assert.match(await mainOf(quality), /Choose at least one theme/)
    await page.getByRole('checkbox', { name: 'Panel and decision' }).check()
    await page.getByRole('button', { name: 'Save, and let it count' }).click()
    assert.match(await mainOf(quality), /It counts/)

    const leader = await stage.open('hos-1')
    await leader.visit('/what-we-know')
    assert.match(await mainOf(leader), /Carers 1[\s\S]*?The fostering panel: thin, 1[\s\S]{0,20}\. 1 against us/)
    assert.match(await mainOf(leader), /it is not yet known of \d+ what/)
    await page.getByRole('radio', { name: 'Something newer takes its place' }).check()
    await page.getByLabel('In your words').fill('The panel looked at it again in November.')
    await page.getByRole('button', { name: 'Let it count no more' }).click()
    assert.match(await mainOf(quality), /Replaced[\s\S]*The panel looked at it again in November/)
    await leader.visit('/what-we-know')
    assert.doesNotMatch(await mainOf(leader), /The fostering panel: thin/)
  },
)

journey('3.5 A source that says nothing is somebody’s work until they say what will be done', async () => {
  const head = await stage.open('qa-head')
  await head.visit('/')
  const row = head.page.getByRole('link', { name: /^Say what will be done: / }).first()
  const name = await row.innerText()
  await row.click()
  await look(head.page)
  await head.page
    .getByLabel('What will be done, and by whom?')
    .first()
    .fill('We ask the virtual school at its next meeting.')
  await day(head, 'until', ['15', '1', '2027'])
  await head.page.getByRole('button', { name: 'Save' }).click()
  assert.match(await mainOf(head), /we have heard nothing yet[\s\S]*We ask the virtual school/)
  await head.visit('/')
  assert.ok(!(await mainOf(head)).includes(name), name)
  stage.setNow(Temporal.Instant.from('2027-01-15T10:00:00Z'))
  const later = await stage.open('qa-head')
  await later.visit('/')
  assert.ok((await mainOf(later)).includes(name), name)
  stage.setNow(Temporal.Instant.from('2026-11-19T10:00:00Z'))
})

journey('3.6 What is not known yet stands under its question, with who wrote it and how it read before', async () => {
  const quality = await stage.open('qa-1', { width: 320 })
  for (const words of ['How children do at school.', 'How children do at school and at college.']) {
    await quality.visit('/what-we-know')
    await quality.page.locator('main a[href*="not-known?question=cyp2"]').click()
    await look(quality.page)
    await quality.page.getByLabel('What do we not know yet?').first().fill(words)
    await quality.page.getByRole('button', { name: 'Save' }).click()
  }
  const leader = await stage.open('sm-1')
  await leader.visit('/what-we-know')
  await look(leader.page)
  assert.match(
    await mainOf(leader),
    /What we do not know yet, October 2026 to December 2026\s+How children do at school and at college\.\s+Person qa-1/,
  )
  assert.equal(await leader.page.getByRole('link', { name: /Write on/ }).count(), 0)
  await quality.visit('/what-we-know/not-known?question=cyp2&quarter=2026-10-01')
  assert.match(await mainOf(quality), /How it read before/)
})

journey(
  '3.6 Which plans to improve are under way stands in a list, and whoever leads one says what came of it',
  async () => {
    const quality = await stage.open('qa-1', { javascript: false, width: 320 })
    const { page } = quality
    await quality.visit('/plans-to-improve')
    await look(page)
    await page.getByRole('button', { name: 'Enter a plan' }).click()
    await look(page)
    const aim = page.getByLabel('What is to get better for children?').first()
    await aim.fill('Children of H-1143 see a dentist.')
    await page.getByRole('button', { name: 'Save' }).click()
    assert.match(await mainOf(quality), /Leave out “H-1143”[\s\S]*Say what will show that it has worked/)
    await look(page)
    await aim.fill('Children see a dentist within six weeks.')
    await page.getByLabel('Which of the nine questions').selectOption({ index: 2 })
    await page.getByLabel('What made us begin?').selectOption({ label: 'Inspections, national and local' })
    await page.locator('[name="leader"]').selectOption(String(stage.service.people['tm-1']))
    await day(quality, 'since', ['1', '9', '2026'])
    await day(quality, 'by', ['20', '11', '2026'])
    await page.getByLabel('What will show that it has worked?').first().fill('Nobody waits longer.')
    await page.getByRole('button', { name: 'Save' }).click()
    const leader = await stage.open('tm-1')
    await leader.visit('/')
    await leader.page.getByRole('link', { name: /^Say what came of the plan: Children see a dentist/ }).click()
    await look(leader.page)
    await leader.page.getByRole('radio', { name: 'Done' }).check()
    await leader.page.getByRole('radio', { name: 'In part' }).check()
    await leader.page.getByLabel('What came of it for children?').first().fill('Most are seen in time.')
    await leader.page.getByRole('button', { name: 'Save' }).click()
    assert.match(await mainOf(leader), /Plan to improve: done[\s\S]*Most are seen in time[\s\S]*How it read before/)
    const reader = await stage.open('sm-1')
    await reader.visit('/what-we-know')
    assert.match(
      await mainOf(reader),
      /Carers 5:[\s\S]*?Known[\s\S]*?No plan is under way today\. In these twelve months 1 was done: 1 in part\./,
    )
  },
)

async function day({ page }: Person, name: string, parts: readonly [string, string, string]): Promise<void> {
  for (const [at, part] of (['day', 'month', 'year'] as const).entries())
    await page.locator(`[name="${name}-${part}"]`).fill(parts[at]!)
}
