// An inadequate audit: a child is at risk, and the managers know it the same minute; the grade is limited in words; the
// service manager returns a response that is not enough and signs off one that is; every action is done, verified by
// somebody else and looked at for what it changed; and the audit stays open until its re-audit is better.
import assert from 'node:assert/strict'
import { decisionLines } from '#framework/safety-alerts.ts'
import { auditSections } from './answering.ts'
import { read, send, sendInVain, sendSections } from './sending.ts'
import { journey, look, mainOf, type Person, setStage } from './stage.ts'
import { forward, giveNoVoices, moderate, reachTheAudit, writeAndSubmit } from './steps.ts'

const stage = await setStage()
const { people } = stage.service

journey(
  '2.1 3.2 7.8 7.9 7.10 A.1 An inadequate audit is made safe at once, put right, checked and audited again',
  async () => {
    const auditor = await stage.open('fro-1')
    const worker = await stage.open('fsw-1')
    const manager = await stage.open('tm-1')
    const leader = await stage.open('sm-1')
    const quality = await stage.open('qa-1')
    const ref = await reachTheAudit(stage, auditor, worker)

    await sayThatAChildIsAtRisk(auditor, ref)
    await isToldOfTheAlert(manager, /Read the safety alert/)
    await isToldOfTheAlert(leader, /Decide the safety alert/)
    await gradeIsLimited(auditor, ref)
    await sendSections(worker, ref, ['ovr'])
    await send(auditor, `/audits/${ref}/submission`)
    await leaderClearsTheAlert(leader, ref)

    await forward(stage, quality, ref, 'iro-2')
    await moderate(await stage.open('iro-2'), ref, { 'mod.grade': 'inadequate' })

    const actions = await managerResponds(manager, ref)
    await leaderReturns(leader, ref)
    await managerAddsAnAction(manager, ref)
    await leaderSignsOff(leader, ref)
    const third = await newestAction()
    await workerDoes(worker, actions[0]!)
    await managerVerifies(manager, actions[0]!)
    await managerDoesTheirOwn(manager, leader, actions[1]!)
    await workerDoes(worker, third)
    await managerVerifies(manager, third)

    await manager.visit(`/audits/${ref}`)
    await manager.page.getByRole('button', { name: 'Go on to check what changed' }).click()
    await sendSections(manager, ref, ['loop'])
    assert.match(await sendInVain(quality, `/audits/${ref}/closure`), /stays open until its re-audit is graded/)
    const again = await reauditIsPlanned(quality, ref)
    await reauditIsGood(auditor, quality, again)

    await quality.visit(`/audits/${ref}`)
    await quality.page.getByRole('button', { name: 'Close the audit' }).click()
    assert.match(await mainOf(quality), /Closed on/)
    await look(quality.page)
  },
)

/** A yes opens who and what on the same page; confirmed, it is told, by name. */
async function sayThatAChildIsAtRisk({ page, visit }: Person, ref: string): Promise<void> {
  await visit(`/audits/${ref}/sections/safe`)
  const saved = page.waitForResponse(
    (reply) => reply.request().method() === 'POST' && reply.url().includes('/sections/safe'),
  )
  await page.locator('[id="safe-immediate"]').getByLabel('Yes', { exact: true }).check()
  await saved
  await page.locator('[id="safe-acting"]').getByLabel('No', { exact: true }).check()
  await page
    .getByLabel('What did you see or hear that worries you?')
    .first()
    .fill('He says that his uncle comes at night.')
  assert.match(await page.locator('main').innerText(), /Nobody has been told/)
  await look(page)
  await page.getByRole('button', { name: 'Tell them now' }).click()
  await page.waitForURL('**/alerts/S-*')
  assert.match(await page.locator('main').innerText(), /Told: .*Person sm-1/)
  await look(page)
}

async function isToldOfTheAlert(person: Person, what: RegExp): Promise<void> {
  await person.visit('/')
  await look(person.page)
  await person.page.getByRole('link', { name: what }).click()
  assert.match(await mainOf(person), /his uncle comes at night/)
  await look(person.page)
  const letters = await stage.database.asOwner(
    async (client) =>
      (
        await client.query(`select urgent from messages where to_id = $1 and kind = 'safety alert raised'`, [
          people[person.key],
        ])
      ).rows,
  )
  assert.deepEqual(letters, [{ urgent: true }])
}

async function gradeIsLimited(auditor: Person, ref: string): Promise<void> {
  const { page } = auditor
  const choices = {
    'safe.immediate': 'yes',
    'safe.acting': 'no',
    'safe.risk': 'inadequate',
    'safe.grade': 'inadequate',
    'ovr.grade': 'good',
    'ovr.override_reason': 'So much else is good.',
  }
  await sendSections(auditor, ref, auditSections, choices)
  await auditor.visit(`/audits/${ref}/sections/ovr`)
  const judgement = await page.locator('.hearth-judgement').innerText()
  assert.match(judgement, /A child is at risk now, nobody is acting on it, and nothing has been decided/)
  assert.match(judgement, /Safety is inadequate/)
  await look(page)
  assert.match(await sendInVain(auditor, `/audits/${ref}/submission`), /grade cannot stand/)
  await page.locator('#ovr-grade').getByLabel('Inadequate', { exact: true }).check()
  await page.getByLabel('If your grade differs from the suggestion, why?').first().fill('')
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.waitForURL(`**/audits/${ref}`)
  await look(page)
}

async function leaderClearsTheAlert(leader: Person, ref: string): Promise<void> {
  const { page } = leader
  await leader.visit(`/audits/${ref}`)
  await look(page)
  await page.getByRole('link', { name: /who has been told, and what was decided/ }).click()
  await page
    .getByLabel('Somebody else was told, or something was agreed')
    .fill('The child’s social worker and the police, at 10:20. A strategy discussion is at 14:00.')
  await page.getByRole('button', { name: 'Add it' }).click()
  await page.getByRole('button', { name: 'Decide what happens now' }).click()
  await page.getByRole('button', { name: 'Decide, and end the alert' }).click()
  assert.match(await mainOf(leader), /Choose yes or no: the child was seen and spoken to alone/)
  await look(page)
  for (const { key, says } of decisionLines) {
    await page.getByRole('group', { name: says }).getByLabel('Yes', { exact: true }).check()
    await page.locator(`#${key}-words`).fill('At 10:40 by the team manager; the child sleeps at the grandparents’.')
  }
  await page.getByRole('button', { name: 'Decide, and end the alert' }).click()
  assert.match(await mainOf(leader), /Decided, .*by Person sm-1/)
  await look(page)
  await leader.visit(`/audits/${ref}`)
  assert.doesNotMatch(await mainOf(leader), /A safety alert is open/)
}

async function managerResponds(manager: Person, ref: string): Promise<string[]> {
  const { page } = manager
  await manager.visit('/')
  await page.getByRole('link', { name: /Respond to the audit/ }).click()
  await look(page)
  await sendSections(manager, ref, ['tm'])
  assert.match(await sendInVain(manager, `/audits/${ref}/response`), /Set at least one action/)
  await manager.visit(`/audits/${ref}`)
  await page.getByRole('link', { name: 'Set an action' }).click()
  await look(page)
  await page.getByRole('button', { name: 'Raise this action' }).click()
  await look(page)
  await page.getByLabel('What needs to happen').fill('Write a safety plan with the child and share it with the carers.')
  await page.getByLabel('The child', { exact: false }).first().check()
  await page.getByLabel('Who will do it?').first().selectOption(String(people['fsw-1']))
  await page.locator('input[name="priority"][value="p1"]').check()
  await page.getByRole('button', { name: 'Raise this action' }).click()
  const first = await newestAction()
  const second = await raise(manager, ref, {
    says: 'Hold a supervision about risk, and record it.',
    owner: 'tm-1',
    priority: 'p2',
  })
  await manager.visit(`/audits/${ref}`)
  await look(page)
  await page.getByRole('button', { name: 'Send your response' }).click()
  assert.match(await mainOf(manager), /With the service manager/)
  return [first, second]
}

async function raise(
  manager: Person,
  ref: string,
  action: { says: string; owner: string; priority: string },
): Promise<string> {
  await send(manager, '/actions', {
    household: stage.service.household.ref,
    audit: ref,
    says: action.says,
    for_whom: 'child',
    owner: String(people[action.owner]),
    priority: action.priority,
  })
  return newestAction()
}

async function newestAction(): Promise<string> {
  return stage.database.asOwner(
    async (client) => (await client.query('select ref from actions order by id desc limit 1')).rows[0].ref,
  )
}

async function leaderReturns(leader: Person, ref: string): Promise<void> {
  const { page } = leader
  await leader.visit('/')
  await page.getByRole('link', { name: /Sign off the audit/ }).click()
  await look(page)
  await leader.visit(`/audits/${ref}`)
  await page.getByRole('link', { name: 'Return to the team manager' }).click()
  await look(page)
  await page.getByRole('button', { name: 'Return to the team manager' }).click()
  await look(page)
  await page.getByLabel('What would make it enough?').first().fill('Somebody must talk with the grandparents too.')
  await page.getByRole('button', { name: 'Return to the team manager' }).click()
}

async function managerAddsAnAction(manager: Person, ref: string): Promise<void> {
  await manager.visit(`/audits/${ref}`)
  assert.match(await mainOf(manager), /Somebody must talk with the grandparents too/)
  await look(manager.page)
  await raise(manager, ref, {
    says: 'Agree with the grandparents how they are supported.',
    owner: 'fsw-1',
    priority: 'p2',
  })
  await send(manager, `/audits/${ref}/response`)
}

async function leaderSignsOff(leader: Person, ref: string): Promise<void> {
  await sendSections(leader, ref, ['sm'], { 'sm.reaudit_date': '2026-12-29', 'sm.decision': 'approve' })
  await leader.visit(`/audits/${ref}`)
  await leader.page.getByRole('button', { name: 'Sign off' }).click()
  assert.match(await mainOf(leader), /Actions under way/)
}

async function workerDoes(worker: Person, action: string): Promise<void> {
  const { page } = worker
  await worker.visit('/')
  assert.ok((await page.locator(`a[href^="/actions/${action}"]`).count()) > 0, 'the action waits on My work')
  await worker.visit(`/actions/${action}`)
  await look(page)
  await page.getByRole('button', { name: 'Start this action' }).click()
  await page
    .getByLabel('What shows that it was done?')
    .first()
    .fill('Safety plan of 20 November, on the child’s record.')
  await page.getByRole('button', { name: 'Send for a check' }).click()
  await look(page)
  assert.equal(await page.getByRole('button', { name: 'Verify that it was done' }).count(), 0)
}

async function managerVerifies(manager: Person, action: string): Promise<void> {
  const { page } = manager
  await manager.visit(`/actions/${action}`)
  await look(page)
  await page.getByLabel('What did you look at? (optional)').fill('The plan itself.')
  await page.getByRole('button', { name: 'Verify that it was done' }).click()
  await page.getByLabel('What changed for the child?').first().fill('They know whom to ring, and have done so once.')
  await page.getByRole('button', { name: 'Save what changed' }).click()
  assert.match(await mainOf(manager), /They know whom to ring/)
  await look(page)
}

/** A manager may verify, but not what is their own. */
async function managerDoesTheirOwn(manager: Person, leader: Person, action: string): Promise<void> {
  await manager.visit(`/actions/${action}`)
  await manager.page.getByLabel('What shows that it was done?').first().fill('Supervision record of 23 November.')
  await manager.page.getByRole('button', { name: 'Send for a check' }).click()
  assert.match(await mainOf(manager), /Somebody other than whoever owns it, or did it, verifies an action/)
  await look(manager.page)
  const { source } = await read(manager, `/actions/${action}`)
  const version = /name="version" value="(\d+)"/.exec(source)?.[1] ?? ''
  assert.match(
    await sendInVain(manager, `/actions/${action}/verification`, { version }),
    /Somebody other than whoever owns it/,
  )
  await leader.visit(`/actions/${action}`)
  await leader.page.getByRole('button', { name: 'Verify that it was done' }).click()
  assert.match(await mainOf(leader), /Verified/)
}

async function reauditIsPlanned(quality: Person, ref: string): Promise<string> {
  const { page } = quality
  await quality.visit(`/audits/${ref}`)
  await page.getByRole('button', { name: 'Plan the re-audit' }).click()
  const again = (await page.locator('dt:has-text("Re-audit") + dd a').innerText()).trim()
  assert.match(await mainOf(quality), /Waiting for the re-audit/)
  await look(page)
  await quality.visit(`/audits/${again}`)
  assert.match(await mainOf(quality), new RegExp(`Re-audit of\\s+${ref}`))
  assert.match(await mainOf(quality), /29 December/)
  return again
}

async function reauditIsGood(auditor: Person, quality: Person, again: string): Promise<void> {
  stage.setNow(Temporal.Instant.from('2026-12-29T10:00:00Z'))
  for (const { key, context } of [auditor, quality])
    await context.request.post('/sign-in/demo', { form: { person: key } })
  await send(auditor, `/audits/${again}/beginning`)
  await giveNoVoices(stage, again)
  const talked = { 'hdr.collab_date': '2026-12-29', 'mod.discussion_date': '2026-12-29' }
  await writeAndSubmit(auditor, again, talked)
  await forward(stage, quality, again, 'iro-2')
  await moderate(await stage.open('iro-2'), again, talked)
}
