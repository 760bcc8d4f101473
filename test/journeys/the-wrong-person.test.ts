// Words, an answer or an action about the wrong person: whoever sees it says so, somebody else of Quality Assurance moves or seals it, an open
// safety alert follows to the right child, and the trail knows who and when, never the words.
import assert from 'node:assert/strict'
import { anAction } from '#modules/actions/testing.ts'
import { anAudit } from '#modules/audits/testing.ts'
import { aChild, aHousehold, aPlacement } from '#modules/register/testing.ts'
import { aVoice } from '#modules/voices/testing.ts'
import { sql } from '#platform/sql/index.ts'
import { testNow } from '#test/database.ts'
import { read } from './sending.ts'
import { journey, look, mainOf, type Person, setStage } from './stage.ts'

const stage = await setStage()
const { household, neighbours, people } = stage.service
const words = 'Somebody shouts at me every night'

for (const javascript of [true, false])
  journey(
    `7.5 4.9 Words on the wrong child are moved to the right one, and the alert follows them ${javascript ? '' : '(without JavaScript)'}`,
    async () => {
      const { voice, hers, sister } = await twoSisters()
      const officer = await stage.open('iro-1', { javascript })
      await writesDown(officer, voice)
      const alert = await alertOf(voice)
      assert.equal(
        (await read(await stage.open('iro-2'), `/alerts/${alert}`)).status,
        404,
        'the sister’s officer knows of nothing',
      )

      await asks(officer, voice, 'They are her sister’s: I had both open.', sister)
      assert.match(await mainOf(officer), /Quality Assurance and Partnerships than whoever asked decides this/)

      const quality = await stage.open('qa-1', { javascript, width: 320 })
      await quality.visit('/')
      await quality.page
        .getByRole('link', { name: `Look at ${voice}: somebody says that it is about the wrong person` })
        .click()
      await look(quality.page)
      assert.match(
        await mainOf(quality),
        new RegExp(`Who has looked at it[^]*Person iro-1[^]*Safety alert ${alert} is open`),
      )
      await quality.page.getByRole('button', { name: 'Decide what is to be done' }).click()
      await look(quality.page)
      await quality.page.getByLabel('It is somebody else’s: move it there').check()
      await quality.page.getByLabel('Why').fill('Both officers agree.')
      await quality.page.getByRole('button', { name: 'Go on' }).click()
      await look(quality.page)
      assert.match(await mainOf(quality), new RegExp(`goes to ${sister}[^]*Person iro-2[^]*open safety alert follows`))
      await quality.page.getByLabel('Yes, this is what I want done').check()
      await quality.page.getByRole('button', { name: 'Decide' }).click()
      assert.match(await mainOf(quality), /Moved to whose it is/)
      await look(quality.page)

      assert.doesNotMatch(
        (await read(officer, `/voices/${voice}`)).words,
        new RegExp(words),
        'it is not the first child’s any more',
      )
      assert.match((await read(officer, `/voices/${voice}`)).words, /What stood here was somebody else’s/)
      const right = await stage.open('iro-2', { javascript })
      assert.match((await read(right, `/voices/${hers}`)).words, new RegExp(words))
      assert.match((await read(right, `/alerts/${alert}`)).words, new RegExp(sister))
      assert.deepEqual(await told(), [
        'iro-1 correction decided',
        'iro-2 put right',
        'iro-2 safety alert raised',
        'qa-head put right',
      ])
      assert.equal(await inTrailOrMessages(words), 0)
    },
  )

journey('7.5 Words that are nobody’s here are sealed; the Head alone opens them, with a reason', async () => {
  const { voice } = await twoSisters()
  const officer = await stage.open('iro-1', { javascript: false })
  await writesDown(officer, voice)
  await asks(officer, voice, 'This was said by somebody of another service.', '')
  const quality = await stage.open('qa-1', { javascript: false })
  const at = `/corrections/${await open(voice)}`
  await quality.visit(at)
  await decides(quality, 'Seal it')
  assert.match(await mainOf(quality), /Sealed[^]*on no page/)
  for (const key of ['qa-1', 'iro-1', 'qa-head'])
    for (const path of [`/voices/${voice}`, at])
      assert.doesNotMatch((await read(await stage.open(key), path)).source, new RegExp(words))

  const head = await stage.open('qa-head', { width: 320 })
  await head.visit(at)
  assert.match(await mainOf(head), /cannot be erased yet[^]*alert[^]*still open/)
  await look(head.page)
  await head.page.getByRole('button', { name: 'Open what was sealed' }).click()
  await head.page.getByRole('button', { name: 'Open it' }).click()
  assert.match(await mainOf(head), /Say why you have to read it/)
  await head.page.getByLabel('Why you have to read it').fill('The other service asks what was said.')
  await head.page.getByRole('button', { name: 'Open it' }).click()
  await look(head.page)
  assert.match(await mainOf(head), new RegExp(words))
  await isOver(voice)
  await head.visit(at)
  await erases(head)
  assert.match(
    await mainOf(head),
    /Erased by Person qa-head[^]*article 17\(1\)\(d\)[^]*Copies that were kept for restoring hold it until/,
  )
  assert.doesNotMatch(await mainOf(head), new RegExp(words))
})

journey('4.7 An action on the wrong household goes to the right one', async () => {
  const action = await stage.database.asSystem(testNow, (tx) =>
    anAction(tx, { householdId: household.id, ownerId: people['tm-1']!, says: 'Visit them at bedtime' }),
  )
  const worker = await stage.open('fsw-1', { javascript: false })
  await worker.visit(`/actions/${action.ref}`)
  await worker.page.getByRole('link', { name: 'This is about the wrong household' }).click()
  await worker.page.getByRole('button', { name: 'Ask for it to be put right' }).click()
  assert.match(await mainOf(worker), /Say what is wrong/)
  await worker.page.getByLabel('What is wrong?').first().fill('It is the neighbours’.')
  await worker.page.getByLabel('Whose is it, if you know?').first().fill(neighbours.ref)
  await worker.page.getByRole('button', { name: 'Ask for it to be put right' }).click()
  const quality = await stage.open('qa-1')
  await quality.visit(`/corrections/${await open(action.ref)}`)
  await decides(quality, 'It is somebody else’s: move it there')
  assert.equal((await read(worker, `/actions/${action.ref}`)).status, 404)
  assert.equal((await read(await stage.open('fsw-3'), `/actions/${action.ref}`)).status, 200)
})

journey('5.2 An answer about the wrong child goes to the right one', async () => {
  const said = 'She sings in the choir'
  const { ref, sister } = await stage.database.asSystem(testNow, async (tx) => {
    const other = await aChild(tx, { iroId: people['iro-2']! })
    await aPlacement(tx, { householdId: household.id, childId: other.id })
    const audit = await anAudit(tx, {
      householdId: household.id,
      auditorId: people['fro-1']!,
      workerId: people['fsw-1']!,
      state: 'in_audit',
    })
    await tx.run(
      sql`insert into audit_children (audit_id, child_id) values (${audit.id}, ${household.childId}), (${audit.id}, ${other.id}) on conflict do nothing`,
    )
    await tx.run(sql`insert into answers (piece_id, section, question, child_id, value, explanation, saved_at)
      values (${audit.id}, 'cyp1', 'cyp1.care_matches', ${household.childId}, '"yes"', ${said}, ${testNow})`)
    return { ref: audit.ref, sister: other.ref }
  })
  const auditor = await stage.open('fro-1')
  const section = (child: string) => `/audits/${ref}/children/${child}`
  const at = await correctionLink(auditor, `${section(household.childRef)}?look=wrong-child`)
  await auditor.visit(at)
  await auditor.page.getByLabel('What is wrong?').first().fill('I mixed them up.')
  await auditor.page.getByLabel('Whose is it, if you know?').first().fill(sister)
  await auditor.page.getByRole('button', { name: 'Ask for it to be put right' }).click()
  const quality = await stage.open('qa-1', { javascript: false })
  await quality.visit('/corrections')
  await look(quality.page)
  await quality.page.getByRole('link', { name: new RegExp(`^${ref}/`) }).click()
  await decides(quality, 'It is somebody else’s: move it there')
  assert.doesNotMatch((await read(auditor, section(household.childRef))).source, new RegExp(said))
  assert.match((await read(auditor, section(sister))).source, new RegExp(said))
})

/** Two sisters in one audit, each to be asked by her own officer. */
async function twoSisters() {
  return stage.database.asSystem(testNow, async (tx) => {
    const home = await aHousehold(tx, { teamId: stage.service.teams.north, workerId: people['fsw-2']! })
    const [child, sister] = [
      await aChild(tx, { iroId: people['iro-1']!, bornOn: '2016-03-01' }),
      await aChild(tx, { iroId: people['iro-2']!, bornOn: '2016-05-01' }),
    ]
    for (const { id } of [child, sister]) await aPlacement(tx, { householdId: home.id, childId: id })
    const audit = await anAudit(tx, {
      householdId: home.id,
      auditorId: people['fro-1']!,
      workerId: people['fsw-1']!,
      state: 'in_audit',
    })
    const about = { householdId: home.id, pieceId: audit.id }
    const voice = await aVoice(tx, { ...about, childId: child.id, gathererId: people['iro-1']! })
    const hers = await aVoice(tx, { ...about, childId: sister.id, gathererId: people['iro-2']! })
    return { voice: voice.ref, hers: hers.ref, sister: sister.ref }
  })
}

async function writesDown({ page, visit }: Person, voice: string): Promise<void> {
  await visit(`/voices/${voice}/record`)
  await page.locator('input[type=radio][name=safe][value=no]').check()
  await page.locator('textarea[name=safe-words]').fill(words)
  await page.getByRole('button', { name: 'Save: that is all they want to say' }).click()
}

async function asks({ page, visit }: Person, voice: string, what: string, whose: string): Promise<void> {
  await visit(`/voices/${voice}`)
  await page.getByRole('link', { name: 'This is about the wrong person' }).click()
  await look(page)
  await page.getByLabel('What is wrong?').first().fill(what)
  await page.getByLabel('Whose is it, if you know?').first().fill(whose)
  await page.getByRole('button', { name: 'Ask for it to be put right' }).click()
}

async function decides({ page }: Person, what: string): Promise<void> {
  await page.getByRole('button', { name: 'Decide what is to be done' }).click()
  await page.getByLabel(what).check()
  await page.getByLabel('Why').fill('It is so.')
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.getByLabel('Yes, this is what I want done').check()
  await page.getByRole('button', { name: 'Decide' }).click()
}

async function erases({ page }: Person): Promise<void> {
  await page.getByRole('link', { name: 'Erase it for good' }).click()
  await page.getByRole('button', { name: 'Erase it for good' }).click()
  assert.match(await page.locator('main').innerText(), /Choose the law[^]*Tick each line/)
  await page.getByLabel('It should never have been kept').check()
  for (const line of await page.locator('input[name=clear]').all()) await line.check()
  await page.getByLabel('Why that law asks for it').fill('The person is not of this service.')
  for (const [part, value] of [
    ['day', '19'],
    ['month', '12'],
    ['year', '2026'],
  ] as const)
    await page.locator(`input[name=until-${part}]`).fill(value)
  await look(page)
  await page.getByRole('button', { name: 'Erase it for good' }).click()
}

/** Where the page leads from an answer. */
async function correctionLink(person: Person, path: string): Promise<string> {
  const { source } = await read(person, path)
  return (
    /href="(\/corrections\/new\?kind=answer[^"]*)"/.exec(source)?.[1] ?? assert.fail('no answer can be put right')
  ).replaceAll('&amp;', '&')
}

const one = <T>(query: string, values: unknown[]): Promise<T> =>
  stage.database.asOwner(async (client) => (await client.query(query, values)).rows[0] as T)

const alertOf = async (voice: string): Promise<string> =>
  (
    await one<{ ref: string }>(
      'select l.ref from alerts l join alert_entries e on e.alert_id = l.id join voices v on v.id = e.voice_id where v.ref = $1',
      [voice],
    )
  ).ref

/** The alert was decided, and the audit finished: nothing of it is outstanding. */
const isOver = (voice: string) =>
  stage.database.asOwner(async (client) => {
    await client.query(
      `update alerts set decided_at = $2 where id in (select e.alert_id from alert_entries e join voices v on v.id = e.voice_id where v.ref = $1)`,
      [voice, testNow.toString()],
    )
    await client.query(`update pieces set state = 'closed' where id = (select piece_id from voices where ref = $1)`, [
      voice,
    ])
  })

const open = async (ref: string): Promise<string> =>
  (await one<{ ref: string }>(`select ref from corrections where of_ref = $1 and state = 'asked'`, [ref])).ref

/** Whom the last question and what came of it were told to, but for those who heard of the alert before. */
const told = async (): Promise<string[]> =>
  stage.database.asOwner(async (client) => {
    const { rows } =
      await client.query(`select distinct p.demonstration_key || ' ' || m.kind as line from messages m join people p on p.id = m.to_id
      where m.kind in ('put right', 'correction decided') or (m.kind = 'safety alert raised' and p.demonstration_key = 'iro-2') order by 1`)
    return rows.map(({ line }) => line as string)
  })

const inTrailOrMessages = async (text: string): Promise<number> =>
  (
    await one<{ n: number }>(
      'select (select count(*)::int from trail t where t::text like $1) + (select count(*)::int from messages m where m::text like $1) as n',
      [`%${text}%`],
    )
  ).n
