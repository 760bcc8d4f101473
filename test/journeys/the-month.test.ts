// The month across the service, for those who collate it: what was planned, done and moderated, grades as given and as
// they stand, what the audits measured, practice to share. Every figure opens a list as long as it says.
import assert from 'node:assert/strict'
import { read, send } from './sending.ts'
import { journey, look, mainOf, type Person, setStage } from './stage.ts'
import { forward, moderate, reachTheAudit, writeAndSubmit } from './steps.ts'

const stage = await setStage()
const { household, people } = stage.service

journey('3.2 3.6 7.11 The month’s findings are collated, and every figure opens the list behind it', async () => {
  const ref = await oneAuditIsGraded()
  const quality = await stage.open('qa-1')
  await quality.visit('/')
  await quality.page.getByRole('navigation').getByRole('link', { name: 'The month' }).click()
  await look(quality.page)
  const words = await mainOf(quality)
  assert.match(words, /1 audit was planned, 1 sent and 1 moderated|1 sent and 1 moderated/)
  assert.match(
    words,
    /What the audits measured[\s\S]*Are children cared for as their care plans say\?\s+Children and young people\s+1\s+good 1/,
  )
  assert.match(words, /Practice to share[\s\S]*The record and the child both say so/)
  assert.match(words, new RegExp(`What is going well[\\s\\S]*laughs at breakfast[\\s\\S]*${ref}`))
  await everyFigureOpensItsList(quality)

  for (const key of ['sm-1', 'cd-1']) {
    const leader = await stage.open(key)
    await leader.visit('/month')
    assert.match(await mainOf(leader), /Sent/)
  }
  const worker = await stage.open('fsw-1')
  assert.equal((await worker.context.request.get('/month')).status(), 403)
})

async function oneAuditIsGraded(): Promise<string> {
  const auditor = await stage.open('fro-1')
  const ref = await reachTheAudit(stage, auditor, await stage.open('fsw-1'))
  // Practice to share is asked when somebody looks closer.
  const closer = `/audits/${ref}/sections/ovr?look=closer`
  assert.match(
    (await read(auditor, closer)).words,
    /Is there practice here that the worker agrees to share with others\?/,
  )
  await send(auditor, closer, {
    'ovr.good_practice_share:version': '0',
    'ovr.good_practice_share:value': 'yes',
    'ovr.good_practice_share:explanation': 'The record and the child both say so.',
  })
  await writeAndSubmit(auditor, ref)
  await forward(stage, await stage.open('qa-1'), ref, 'iro-2')
  await moderate(await stage.open('iro-2'), ref)
  const manager = await stage.open('tm-1')
  await send(manager, '/actions', {
    household: household.ref,
    audit: ref,
    says: 'Tell the school how the year went.',
    for_whom: 'child',
    owner: String(people['fsw-1']),
    priority: 'p3',
  })
  return ref
}

async function everyFigureOpensItsList(person: Person): Promise<void> {
  const { page } = person
  const figures = await page
    .locator('main a')
    .evaluateAll((links) =>
      links.map((link) => ({ text: link.textContent ?? '', href: link.getAttribute('href') ?? '' })),
    )
  const counted = figures.filter(({ text }) => /^\d+$/.test(text))
  assert.ok(counted.length >= 15, `${counted.length} figures`)
  const kinds = new Set<string>()
  for (const { text, href } of counted) {
    await person.visit(href)
    assert.equal(await page.locator('tbody tr').count(), Number(text), `${href} is as long as the figure says`)
    const kind = new URL(page.url()).pathname
    if (!kinds.has(kind)) await look(page)
    kinds.add(kind)
  }
}
