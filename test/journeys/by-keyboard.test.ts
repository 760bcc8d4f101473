// An auditor who works by keyboard alone hears the choices of the safety question by going through them: nothing that a key
// passes over is ever saved, and nobody is told of an alert that nobody raised.
import assert from 'node:assert/strict'
import { sql } from '#platform/sql/index.ts'
import { journey, setStage } from './stage.ts'
import { reachTheAudit } from './steps.ts'

const stage = await setStage()

journey('4.9 AX-2: reading the safety question with the arrow keys raises nothing', async () => {
  const auditor = await stage.open('fro-1')
  const ref = await reachTheAudit(stage, auditor, await stage.open('fsw-1'))
  const page = await auditor.visit(`/audits/${ref}/sections/safe`)
  const answer = page.locator('#safe-immediate')
  const choice = (value: string) => answer.locator(`input[type="radio"][value="${value}"]`)

  await choice('no').focus()
  await page.keyboard.press('Space')
  await answer.getByText(/^Saved /).waitFor()
  for (const key of ['ArrowUp', 'ArrowDown', 'ArrowDown', 'ArrowUp']) {
    await page.keyboard.press(key)
    await page.waitForTimeout(300)
  }
  assert.equal(await choice('no').isChecked(), true)
  await page.keyboard.press('Tab')
  await page.getByRole('button', { name: 'Continue' }).focus()
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => !url.pathname.endsWith('/safe'))

  const said = await stage.database.asOwner(
    async (client) =>
      (
        await client.query(`select value from answers where question = 'safe.immediate'
          union select was -> 'value' from history where table_name = 'answers' and was ->> 'question' = 'safe.immediate'`)
      ).rows,
  )
  assert.deepEqual(said, [{ value: 'no' }])
  const alerts = await stage.database.asSystem(stage.now(), (tx) => tx.many(sql`select id from alerts`))
  assert.deepEqual(alerts, [])
})
