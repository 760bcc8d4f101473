// The one road for safety, walked from each end: a child of every age, a carer on a Friday evening, an IRO when it is about a manager, a
// mistaken yes; each time, who knows the same minute, and who does not.
import assert from 'node:assert/strict'
import { decisionLines } from '#framework/safety-alerts.ts'
import { makeLink } from '#modules/voices/commands/link.ts'
import { aVoice } from '#modules/voices/testing.ts'
import type { VoiceKind } from '#modules/voices/voice.ts'
import { londonDate } from '#platform/dates/index.ts'
import { sql } from '#platform/sql/index.ts'
import { testNow } from '#test/database.ts'
import { journey, look, mainOf, setStage } from './stage.ts'

const stage = await setStage()
const { database, service } = stage
const { household, people } = service
const { childRef } = household

const ages = [
  { form: 'fq.yp1', age: 'five', bornOn: '2021-03-01', answer: 'No' },
  { form: 'fq.yp2', age: 'ten', bornOn: '2016-03-01', answer: 'Not really' },
  { form: 'fq.yp3', age: 'fifteen', bornOn: '2011-03-01', answer: 'Disagree' },
] as const

for (const { age, bornOn, answer } of ages) {
  journey(
    `2.1 2.2 4.9 7.4 UA-S1 A child of ${age} says that they are not safe: those who may act know, those at home do not`,
    async () => {
      await startAfresh(bornOn)
      const ref = await aVoiceOf('child')
      const child = await stage.openAs({ width: 320 })
      await child.visit(await linkTo(ref, 'iro-1'))
      await look(child.page)
      assert.match(await mainOf(child), /not safe,? the people whose job is to keep you safe will know/)
      await child.page.getByRole('button', { name: 'Start' }).click()
      await child.page.goto(child.page.url().replace(/\/[^/]*$/, '/safe'))
      await child.page.getByLabel(answer, { exact: true }).check()
      await child.page.getByRole('button', { name: 'Next' }).click()
      assert.match(await mainOf(child), /Thank you for telling us/)
      await look(child.page)

      const alert = await whoKnows({ knows: ['iro-1', 'tm-1', 'sm-1', 'qa-1', 'qa-head'], decides: 'sm-1' })
      for (const key of ['tm-1', 'sm-1']) {
        const reader = await stage.open(key)
        await reader.visit(alert)
        assert.match(await mainOf(reader), new RegExp(`Child ${childRef} told us something about safety`))
        assert.doesNotMatch(await mainOf(reader), new RegExp(`feel safe|safe here|${answer}\\b`))
        await look(reader.page)
      }
      await whoDoesNot(['fsw-1', 'fro-1', 'hos-1', 'ce-1', 'admin-1', 'iro-2', 'tm-2'], alert)
      const worker = await stage.open('fsw-1')
      await worker.visit(`/households/${household.ref}`)
      assert.match(await mainOf(worker), /A safety alert is open on this household\. Speak to Person sm-1/)
      assert.doesNotMatch(await mainOf(worker), new RegExp(`safety alert S-|${childRef} told us`))

      const officer = await stage.open('iro-1')
      await officer.visit(alert)
      await look(officer.page)
      await officer.page
        .getByLabel(/Before anything else/)
        .first()
        .fill('')
      await officer.page.getByRole('button', { name: 'Save and go on' }).click()
      assert.doesNotMatch(await mainOf(officer), /Before anything else/)
      await decide(alert)
    },
  )
}

journey(
  '2.1 4.9 7.5 Whoever has to decide opens the child’s words when nobody who has read them can be reached; it is kept and told',
  async () => {
    await startAfresh('2016-03-01')
    const ref = await aVoiceOf('child')
    const child = await stage.openAs({ width: 320 })
    await child.visit(await linkTo(ref, 'iro-1'))
    await child.page.getByRole('button', { name: 'I want to tell someone something now' }).first().click()
    await child.page
      .getByLabel(/You can write what it is here/)
      .first()
      .fill('He comes into my room.')
    await look(child.page)
    await child.page.getByRole('button', { name: 'Send these words' }).click()

    const leader = await stage.open('sm-1')
    await leader.visit(`/voices/${ref}`)
    assert.doesNotMatch(await mainOf(leader), /comes into my room/)
    await leader.page.getByRole('link', { name: /open their words/ }).click()
    await leader.page.getByRole('button', { name: 'Open their words' }).click()
    assert.match(await mainOf(leader), /Say why it cannot wait/)
    await look(leader.page)
    await leader.page
      .getByLabel(/I have tried to reach/)
      .first()
      .check()
    await leader.page
      .getByLabel(/Why it cannot wait/)
      .first()
      .fill('Rang Person iro-1 and the quality team at 18:40: nobody answers.')
    await leader.page.getByRole('button', { name: 'Open their words' }).click()
    assert.match(await mainOf(leader), /comes into my room/)
    await look(leader.page)
    const officer = await stage.open('iro-1')
    await officer.visit(`/voices/${ref}`)
    assert.match(await mainOf(officer), /nobody answers[\s\S]*Tell the child when you answer them/)
    const manager = await stage.open('tm-1')
    await manager.visit(`/voices/${ref}`)
    assert.doesNotMatch(await mainOf(manager), /comes into my room/, 'opened to one person')
  },
)

journey(
  '2.1 4.9 On a Friday evening a carer says that a child is not safe: the page says whom to ring, and the night team hears',
  async () => {
    await startAfresh('2016-03-01')
    const evening = Temporal.Instant.from('2026-11-20T19:30:00Z')
    stage.setNow(evening)
    const ref = await aVoiceOf('carer')
    const carer = await stage.openAs({ javascript: false, width: 360 })
    await carer.visit(await linkTo(ref, 'fro-1'))
    await carer.page.goto(`${carer.page.url()}/part-2`)
    assert.match(await mainOf(carer), /perhaps nobody will read/i)
    await carer.page.getByRole('group', { name: 'Are you worried that a child is not safe?' }).getByLabel('Yes').check()
    await carer.page.getByRole('button', { name: 'Hand it in' }).click()
    assert.match(await mainOf(carer), /have been told that you did[\s\S]*Perhaps nobody will read this before/)
    await look(carer.page)
    const alert = await whoKnows({ knows: ['tm-1', 'sm-1', 'qa-1', 'iro-1'], decides: 'sm-1' })
    const { rows } = await database.asOwner((client) =>
      client.query(
        `select path from messages where to_address is not null and urgent and kind = 'safety alert out of hours'`,
      ),
    )
    assert.deepEqual(
      rows.map(({ path }) => path),
      [alert],
    )
    const officer = await stage.open('fro-1')
    await officer.visit(`/alerts/new?household=${household.ref}`)
    assert.match(await mainOf(officer), /perhaps nobody will read this tonight[\s\S]*Ring now/)
    await look(officer.page)
    stage.setNow(testNow)
  },
)

journey(
  '2.1 4.9 RV-3 The IRO raises it about a manager: it goes one higher instead, and the manager learns nothing',
  async () => {
    await startAfresh('2016-03-01')
    const ref = await aVoiceOf('child')
    const officer = await stage.open('iro-1', { javascript: false })
    await officer.visit(`/voices/${ref}`)
    await officer.page.getByRole('link', { name: 'Raise a safety alert' }).click()
    await officer.page.getByRole('button', { name: 'Tell them now' }).click()
    assert.match(await mainOf(officer), /Say what you saw or heard that worries you/)
    await look(officer.page)
    await officer.page
      .getByLabel('What did you see or hear that worries you?')
      .first()
      .fill('She says that her carer is a friend of the manager.')
    await officer.page.getByLabel('Is it about somebody who works here? Who?').first().fill('Nobody Here')
    await officer.page.getByRole('button', { name: 'Tell them now' }).click()
    assert.match(await mainOf(officer), /Nobody here has that name/)
    assert.match(
      await officer.page.getByLabel('What did you see or hear that worries you?').first().inputValue(),
      /friend of the manager/,
    )
    await officer.page.getByLabel('Is it about somebody who works here? Who?').first().fill('person sm-1')
    await officer.page.getByText('Who must not read it?', { exact: true }).click()
    await officer.page.getByLabel('Not to Person tm-1').check()
    await officer.page.getByRole('button', { name: 'Tell them now' }).click()
    assert.match(await mainOf(officer), /Told, in the place of somebody .*Person hos-1/)
    await look(officer.page)
    const alert = await whoKnows({ knows: ['iro-1', 'hos-1', 'qa-1', 'qa-head'], decides: 'hos-1' })
    await whoDoesNot(['sm-1', 'tm-1', 'fsw-1', 'fro-1'], alert)
    for (const key of ['sm-1', 'tm-1']) {
      const concerned = await stage.open(key)
      await concerned.visit(`/households/${household.ref}`)
      assert.doesNotMatch(await mainOf(concerned), /safety alert is open/i, `${key} is shown nothing`)
    }
  },
)

journey('2.1 4.9 A child who uses no words: what somebody saw who knows them goes the same road', async () => {
  await startAfresh('2016-03-01')
  const ref = await aVoiceOf('child')
  const officer = await stage.open('iro-1')
  await officer.visit(`/voices/${ref}`)
  await officer.page.getByRole('button', { name: 'Ask somebody who knows them, too' }).click()
  await officer.page.getByRole('button', { name: 'Write down what they say' }).click()
  await look(officer.page)
  await officer.page.getByRole('group', { name: 'Are you worried that a child is not safe?' }).getByLabel('Yes').check()
  await officer.page.getByRole('button', { name: 'Save', exact: true }).click()
  assert.match(await mainOf(officer), /Saved\.|What a child shows us/)
  await whoKnows({ knows: ['iro-1', 'tm-1', 'sm-1', 'qa-1'], decides: 'sm-1' })
})

journey('4.9 UA-S6 A mistaken yes is the service manager’s to accept, with the reason; both are kept', async () => {
  await startAfresh('2016-03-01')
  const officer = await stage.open('fro-1')
  await officer.visit(`/alerts/new?household=${household.ref}`)
  await officer.page
    .getByLabel('What did you see or hear that worries you?')
    .first()
    .fill('I pressed the wrong button.')
  await officer.page.getByRole('button', { name: 'Tell them now' }).click()
  const alert = new URL(officer.page.url()).pathname
  assert.equal((await officer.page.goto(new URL(`${alert}/decision`, officer.page.url()).href))?.status(), 403)
  const leader = await stage.open('sm-1')
  await leader.visit(`${alert}/decision`)
  await leader.page.getByText('It was raised by mistake').click()
  await leader.page.getByRole('button', { name: 'Accept that it was a mistake' }).click()
  assert.match(await mainOf(leader), /Say how you know that it was a mistake/)
  await leader.page
    .getByLabel('How do you know that it was a mistake?')
    .first()
    .fill('I rang them at 10:20: they meant another page.')
  await leader.page.getByRole('button', { name: 'Accept that it was a mistake' }).click()
  assert.match(await mainOf(leader), /Raised by mistake[\s\S]*they meant another page[\s\S]*I pressed the wrong button/)
  await look(leader.page)
})

/** No alert is open and no letter waits; the child is as old as this journey wants. */
async function startAfresh(bornOn: string): Promise<void> {
  await database.asOwner(async (client) => {
    await client.query(`update alerts set decided_at = now(), ended_as = 'decided' where decided_at is null`)
    await client.query('delete from messages')
    await client.query('update children set born_on = $1 where id = $2', [bornOn, household.childId])
  })
}

async function aVoiceOf(kind: VoiceKind): Promise<string> {
  const gathererId = people[kind === 'child' ? 'iro-1' : 'fro-1']!
  return database.asSystem(stage.now(), async (tx) => {
    const carer = await tx.one<{ id: number }>(sql`select id from carers where household_id = ${household.id} limit 1`)
    const whom = kind === 'child' ? { childId: household.childId } : { carerId: carer.id }
    return (await aVoice(tx, { householdId: household.id, kind, gathererId, ...whom })).ref
  })
}

async function linkTo(ref: string, key: string): Promise<string> {
  const at = { now: stage.now(), today: londonDate(stage.now()) }
  const { token } = await database.asPerson(people[key]!, stage.now(), (tx, actor) => makeLink(tx, ref, actor, at))
  return `/say/${token}`
}

/** Each of these finds it above their work, and one of them decides; gives back where it is. */
async function whoKnows({ knows, decides }: { knows: readonly string[]; decides: string }): Promise<string> {
  let where = ''
  for (const key of knows) {
    const person = await stage.open(key)
    await person.visit('/')
    const link = person.page
      .getByRole('region', { name: 'Before anything else' })
      .locator('a[href^="/alerts/"]')
      .first()
    assert.match(await link.innerText(), key === decides ? /^Decide/ : /^(Read|Say whom|Your)/, key)
    where = (await link.getAttribute('href')) ?? ''
    await look(person.page)
    await person.context.close()
  }
  return where
}

async function whoDoesNot(keys: readonly string[], alert: string): Promise<void> {
  for (const key of keys) {
    const person = await stage.open(key)
    await person.visit('/')
    assert.doesNotMatch(await mainOf(person), /safety alert/i, key)
    assert.equal((await person.page.goto(new URL(alert, person.page.url()).href))?.status(), 404, key)
    await person.context.close()
  }
}

async function decide(alert: string): Promise<void> {
  const leader = await stage.open('sm-1')
  await leader.visit(`${alert}/decision`)
  for (const { key, says } of decisionLines) {
    await leader.page.getByRole('group', { name: says }).getByLabel('Yes', { exact: true }).check()
    await leader.page.locator(`#${key}-words`).fill('At 10:40, by the team manager.')
  }
  await leader.page.getByRole('button', { name: 'Decide, and end the alert' }).click()
  assert.match(await mainOf(leader), /Decided, /)
  await look(leader.page)
}
