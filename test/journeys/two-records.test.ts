// A file brought a child a second time, under another number. An administrator asks that the two records are one, sees first what would move,
// and the Head of Quality Assurance and Partnerships says yes; later they are parted again. With and without JavaScript.
import assert from 'node:assert/strict'
import { anAudit } from '#modules/audits/testing.ts'
import { aCarer, aCarerReview, aChild, aFile, aHousehold, aLink, anEpisode, bring } from '#modules/imports/testing.ts'
import { raw, sql } from '#platform/sql/index.ts'
import { testNow } from '#test/database.ts'
import { journey, look, mainOf, setStage, type Stage } from './stage.ts'

for (const javascript of [true, false]) {
  const how = javascript ? 'with' : 'without'
  journey(`3.5 Two records of one child are made one and parted again, ${how} JavaScript`, async () => {
    const stage = await setStage()
    const width = javascript ? 1100 : 320
    const { stays, ends } = await aChildTwice(stage)
    const admin = await stage.open('admin-1', { javascript, width })
    const head = await stage.open('qa-head', { javascript, width })

    await admin.visit('/settings')
    await admin.page.getByRole('link', { name: 'Two records of one child, carer or household' }).click()
    await admin.page.getByRole('button', { name: 'See what would move' }).click()
    assert.match(await mainOf(admin), /Choose of what there are two records/)
    await admin.page.getByLabel('One child').check()
    await admin.page.getByRole('button', { name: 'See what would move' }).click()
    assert.match(await mainOf(admin), /Name the record that ends[\s\S]*Name the record that stays/)
    await look(admin.page)
    await admin.page.getByLabel('Which record ends?').first().fill('1002')
    await admin.page.getByLabel('Which record stays?').first().fill(stays)
    await admin.page.getByRole('button', { name: 'See what would move' }).click()
    assert.match(
      await mainOf(admin),
      new RegExp(`${ends} ends and leads to ${stays}[\\s\\S]*1 open audit that looks at them`),
    )
    assert.doesNotMatch(admin.page.url(), /1002/)
    await look(admin.page)
    await admin.page.getByRole('button', { name: 'Ask that they are one' }).click()
    assert.match(await mainOf(admin), /This waits for Person qa-head/)
    await look(admin.page)

    await head.visit('/')
    await head.page.getByRole('link', { name: 'Say yes or no to two records of one child' }).click()
    assert.match(await mainOf(head), /What is led on to[\s\S]*1 open audit that looks at them/)
    await look(head.page)
    await head.page.getByRole('button', { name: 'Yes, let it happen' }).click()
    assert.match(await mainOf(head), /Agreed/)
    await head.visit(`/children/${ends}`)
    assert.match(
      await mainOf(head),
      new RegExp(`Child ${stays}[\\s\\S]*${ends} is this child as well, and leads here since`),
    )
    await look(head.page)

    await admin.visit('/records')
    await look(admin.page)
    await admin.page.getByRole('link', { name: 'Part them again' }).click()
    await look(admin.page)
    await admin.page.getByRole('button', { name: 'Ask that they are two again' }).click()
    await head.visit('/')
    await head.page.getByRole('link', { name: 'Say yes or no to two records of one child' }).click()
    await head.page.getByRole('button', { name: 'Yes, let it happen' }).click()
    await admin.visit('/records')
    assert.match(await mainOf(admin), /Two again since/)
    await look(admin.page)
    await head.visit(`/children/${ends}`)
    assert.match(await mainOf(head), new RegExp(`Child ${ends}`))
  })
}

for (const javascript of [true, false]) {
  const how = javascript ? 'with' : 'without'
  journey(`4.13 A household that came in twice, with its carer, is one and two again, ${how} JavaScript`, async () => {
    const stage = await setStage()
    const width = javascript ? 1100 : 320
    await bring(stage.database, [
      aFile('fostering_households', [aHousehold(), aHousehold({ household_id: 'H2' })]),
      aFile('foster_carers', [aCarer(), aCarer({ carer_id: 'F2', household_id: 'H2' })]),
      aFile('carer_reviews', [aCarerReview(), aCarerReview({ review_id: 'R2', household_id: 'H2' })]),
    ])
    const admin = await stage.open('admin-1', { javascript, width })
    const head = await stage.open('qa-head', { javascript, width })
    const [stays, ends] = await refsOf(stage, 'households')
    const [, carer] = await refsOf(stage, 'carers')

    await name(admin, 'One household', 'H2', 'H1')
    assert.match(
      await mainOf(admin),
      new RegExp(`The carers ${carer} of ${ends} and F-\\d+ of ${stays} have the same position`),
    )
    await look(admin.page)
    await name(admin, 'One carer', 'F2', 'F1')
    assert.match(await mainOf(admin), new RegExp(`${carer} \\(carer 1 of ${ends}\\) ends and leads to F-`))
    await look(admin.page)
    await askAndAgree(admin, head, 'carer')

    await name(admin, 'One household', 'H2', 'H1')
    assert.match(await mainOf(admin), /1 carer\b[\s\S]*1 review that both wait for/)
    assert.doesNotMatch(admin.page.url(), /H2|H1\b/)
    await look(admin.page)
    await askAndAgree(admin, head, 'household')
    await head.visit(`/households/${ends}`)
    assert.match(
      await mainOf(head),
      new RegExp(`Household ${stays}[\\s\\S]*${ends} is this household as well[\\s\\S]*Carers\\s+WF\\s+Team`),
    )
    await look(head.page)

    await admin.visit('/records')
    await look(admin.page)
    await admin.page.getByRole('link', { name: new RegExp(`Part them again.*${ends}`) }).click()
    await admin.page.getByRole('button', { name: 'Ask that they are two again' }).click()
    await agree(head, 'household')
    await head.visit(`/households/${ends}`)
    assert.match(await mainOf(head), new RegExp(`Household ${ends}`))
    await head.visit('/households')
    assert.match(await mainOf(head), new RegExp(`${stays}[\\s\\S]*${ends}`))
  })
}

type Opened = Awaited<ReturnType<Stage['open']>>

async function name(admin: Opened, kind: string, ends: string, stays: string): Promise<void> {
  await admin.visit('/records')
  await admin.page.getByLabel(kind).check()
  await admin.page.getByLabel('Which record ends?').first().fill(ends)
  await admin.page.getByLabel('Which record stays?').first().fill(stays)
  await admin.page.getByRole('button', { name: 'See what would move' }).click()
}

async function askAndAgree(admin: Opened, head: Opened, noun: string): Promise<void> {
  await admin.page.getByRole('button', { name: 'Ask that they are one' }).click()
  assert.match(await mainOf(admin), /This waits for Person qa-head/)
  await agree(head, noun)
}

async function agree(head: Opened, noun: string): Promise<void> {
  await head.visit('/')
  await head.page.getByRole('link', { name: `Say yes or no to two records of one ${noun}` }).click()
  await look(head.page)
  await head.page.getByRole('button', { name: 'Yes, let it happen' }).click()
  assert.match(await mainOf(head), /Agreed/)
}

const refsOf = ({ database }: Stage, table: string): Promise<string[]> =>
  database.asSystem(testNow, async (tx) =>
    (await tx.many<{ ref: string }>(sql`select ref from ${raw(table)} order by source_id`)).map(({ ref }) => ref),
  )

/** 1001 lived with one household, 1002 lives with another, where an audit is open. */
async function aChildTwice({ database, service }: Stage): Promise<{ stays: string; ends: string }> {
  await bring(database, [
    aFile('fostering_households', [aHousehold(), aHousehold({ household_id: 'H2' })]),
    aFile('header', [aChild(), aChild({ CHILD: '1002' })]),
    aFile('episodes', [
      anEpisode({ DEC: '10/09/2025', REC: 'X1' }),
      anEpisode({ CHILD: '1002', DECOM: '10/09/2025', RNE: 'P' }),
    ]),
    aFile('household_link', [aLink(), aLink({ child_id: '1002', household_id: 'H2', start_date: '2025-09-10' })]),
  ])
  return database.asSystem(testNow, async (tx) => {
    const child = (number: string) =>
      tx.one<{ id: number; ref: string }>(sql`select id, ref from children where source_id = ${number}`)
    const [stays, ends] = [await child('1001'), await child('1002')]
    const home = await tx.one<{ id: number }>(sql`select id from households where source_id = 'H2'`)
    const { id } = await anAudit(tx, { householdId: home.id, auditorId: service.people['fro-1']!, state: 'in_audit' })
    await tx.run(sql`insert into audit_children (audit_id, child_id) values (${id}, ${ends.id})`)
    return { stays: stays.ref, ends: ends.ref }
  })
}
