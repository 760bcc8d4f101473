// Matters of concern lie in other systems. Whoever keeps complaints brings theirs in and nobody else sees the file; whoever decides exemptions brings
// in theirs; whoever reports what reviewing officers escalate does the same. What is open is with whoever has it.
import assert from 'node:assert/strict'
import { aComplaintRow, aFile, anEscalationRow, anExemptionRow } from '#modules/imports/testing.ts'
import { journey, look, mainOf, type Person, setStage } from './stage.ts'

type File = { name: string; bytes: Uint8Array }

for (const javascript of [true, false])
  journey(
    `8.1 4.9 4.11 Complaints, exemptions and escalations come in by file, each by whoever may hold them, ${javascript ? 'with' : 'without'} JavaScript`,
    async () => {
      const stage = await setStage()
      await stage.database.asOwner(async (client) => {
        await client.query(`update households set source_id = 'H1' where id = $1`, [stage.service.household.id])
        await client.query(`update children set source_id = '1001' where id = $1`, [stage.service.household.childId])
      })
      await bringsInComplaints(await stage.open('complaints-1', { javascript }))
      await seesNothingOfThem(await stage.open('qa-1', { javascript }))
      await bringsInExemptions(await stage.open('sm-1', { javascript }))
      await hearsOfThem(await stage.open('tm-1', { javascript }))
      await bringsInEscalations(await stage.open('iro-manager', { javascript }))
    },
  )

async function choose({ page, visit }: Person, file: File): Promise<void> {
  await visit('/imports/new')
  await look(page)
  await page
    .locator('input[type="file"]')
    .setInputFiles([{ name: file.name, mimeType: 'text/csv', buffer: Buffer.from(file.bytes) }])
  await page.getByRole('button', { name: 'Show what would change' }).click()
  await page.waitForURL(/\/imports\/\d+(\?|$)/)
  await look(page)
}

async function bringsInComplaints(officer: Person): Promise<void> {
  const { page, visit } = officer
  await visit('/settings')
  await page.getByRole('link', { name: 'Bring in data from other systems' }).click()
  await look(page)
  await visit('/imports/files/complaints_compliments')
  assert.match(await mainOf(officer), /about_person/)
  await look(page)
  const rows = [
    aComplaintRow({ item_id: 'K1', theme: 'Delay' }),
    aComplaintRow({ item_id: 'K2', about_person: '', responded_date: '2026-11-10', outcome: 'UPHELD' }),
    aComplaintRow({ item_id: 'K3', kind: 'COMPLIMENT' }),
  ]
  await choose(officer, aFile('complaints_compliments', rows))
  assert.match(await mainOf(officer), /Hearth keeps complaints only so far/)
  await page.getByLabel('Leave out the rows with errors').check()
  await page.getByRole('button', { name: 'Bring in these changes' }).click()
  assert.match(await page.locator('body').innerText(), /The changes were brought in/)
  await visit('/complaints')
  await look(page)
  await page.getByRole('link', { name: /^K-/ }).last().click()
  assert.match(await mainOf(officer), /By a file from another system/)
  await look(page)
  await choose(officer, aFile('complaints_compliments', rows.slice(0, 2)))
  assert.match(await mainOf(officer), /Hearth has all of this already/)
}

async function seesNothingOfThem(quality: Person): Promise<void> {
  const { page, visit } = quality
  await visit('/imports')
  assert.doesNotMatch(await mainOf(quality), /Import \d/)
  await choose(quality, aFile('complaints_compliments', [aComplaintRow()]))
  assert.match(await mainOf(quality), /It is brought in by those who keep complaints/)
  await look(page)
}

async function bringsInExemptions(manager: Person): Promise<void> {
  const { page, visit } = manager
  await choose(
    manager,
    aFile('exemptions', [
      anExemptionRow({ reason: 'Keeps brothers and sisters together' }),
      anExemptionRow({ exemption_id: 'EX2', end_date: '2026-10-30' }),
      anExemptionRow({ exemption_id: 'EX3', household_id: 'H404' }),
    ]),
  )
  assert.match(await mainOf(manager), /The register does not know this household/)
  await page.getByLabel('Leave out the rows with errors').check()
  await page.getByRole('button', { name: 'Bring in these changes' }).click()
  await look(page)
  await page.getByRole('button', { name: 'Take this import back' }).click()
  await look(page)
  await visit('/exemptions')
  await look(page)
}

async function hearsOfThem(manager: Person): Promise<void> {
  const { page, visit } = manager
  await visit('/exemptions')
  await page.getByRole('link', { name: /^X-/ }).last().click()
  assert.match(await mainOf(manager), /Keeps brothers and sisters together|By a file from another system/)
  await look(page)
}

async function bringsInEscalations(manager: Person): Promise<void> {
  const { page, visit } = manager
  await choose(
    manager,
    aFile('escalations', [
      anEscalationRow(),
      anEscalationRow({ escalation_id: 'G2', closed_date: '2026-11-01', outcome: 'DONE', better: 'BETTER' }),
    ]),
  )
  await page.getByRole('button', { name: 'Bring in these changes' }).click()
  assert.match(await page.locator('body').innerText(), /The changes were brought in/)
  await visit('/escalations')
  await page.getByRole('link', { name: /^G-/ }).first().click()
  assert.match(await mainOf(manager), /Waits for glasses since June/)
  await look(page)
}
