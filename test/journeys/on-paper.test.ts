import assert from 'node:assert/strict'
import { wayOf } from '#framework/forms/choices.ts'
import { choicesOf } from '#framework/a2-audit-tool/answers.ts'
import { findTool } from '#modules/tool/queries/versions.ts'
import { formOf } from '#modules/voices/form.ts'
import { findAudit } from '#modules/audits/queries/find-audit.ts'
import { anAudit } from '#modules/audits/testing.ts'
import { anAction } from '#modules/actions/testing.ts'
import { aChild, aPlacement } from '#modules/register/testing.ts'
import { aVoice, anAnswer as said } from '#modules/voices/testing.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { journey, setStage } from './stage.ts'

/* An audit on paper: twelve sheets of A4 for three children, of which the first says who, when, how each section was graded and what changes. */

const stage = await setStage()
const { people, household } = stage.service

/** As much as the fullest audit of three children has in the demonstration: 271 answers, 46 of them with words of their own. */
const fullest = { answers: 271, explained: 46, letters: 9_388 }
const sentence = 'The carers rang the school the same day and wrote it down, and the child says that it helped them.'

journey(
  '7.9 7.13 An audit of three children, as full as they come, fits twelve sheets, and its first says what was judged',
  async () => {
    const ref = await stage.database.asSystem(stage.now(), async (tx) => {
      const { ref, id } = await anAudit(tx, {
        ...{ householdId: household.id, auditorId: people['fro-1']!, workerId: people['fsw-1']!, state: 'closed' },
        ...{ moderatorId: people['iro-2']!, auditorGrade: 'good', moderatedGrade: 'good', finalGrade: 'good' },
      })
      const children = [household.childId]
      for (const bornOn of ['2010-02-01', '2013-05-09']) {
        const child = await aChild(tx, { bornOn, iroId: people['iro-1']! })
        await aPlacement(tx, { householdId: household.id, childId: child.id })
        children.push(child.id)
      }
      for (const childId of children)
        await tx.run(sql`insert into audit_children (audit_id, child_id) values (${id}, ${childId})`)
      await fill(tx, ref, children)
      await speak(tx, id, children)
      for (const says of ['Agree who steps in at half-term', 'Ask for the school plan', 'Meet as a team'])
        await anAction(tx, { householdId: household.id, pieceId: id, ownerId: people['fsw-1']!, says })
      return ref
    })
    const qa = await stage.open('qa-1')
    await qa.visit(`/audits/${ref}/print`)
    const printed = await qa.page.locator('main').innerText()
    assert.doesNotMatch(printed, /MY OWN DOUBTS/, 'the worker’s reflection')
    for (const first of [/Person fro-1/, /Person fsw-1/, /Person iro-2/, /Safety\s+Good/, /Ask for the school plan/])
      assert.match(printed.slice(0, printed.indexOf('What people say')), first)

    const pdf = (await qa.page.pdf({ preferCSSPageSize: true })).toString('latin1')
    assert.match(pdf, /\/MediaBox \[0 0 59[45][\d.]* 84[12]/, 'A4')
    assert.ok(sheetsIn(pdf) <= 12, `${sheetsIn(pdf)} sheets`)
    await qa.page.emulateMedia({ media: 'print' })
    // An upright sheet less its margins: 180 by 265 millimetres.
    await qa.page.setViewportSize({ width: Math.round((180 * 96) / 25.4), height: Math.round((265 * 96) / 25.4) })
    const judged = await qa.page.evaluate(
      `document.querySelector('.hearth-print .govuk-task-list').getBoundingClientRect().bottom + scrollY`,
    )
    assert.ok(Number(judged) <= (265 * 96) / 25.4, `who, when, grades and what changes end at ${judged} pixels`)
    const sizes = await qa.page.evaluate(
      `[...document.querySelectorAll('.hearth-print :is(p, dt, dd, td, th, li, a)')].map((one) => parseFloat(getComputedStyle(one).fontSize))`,
    )
    assert.ok(Math.min(...(sizes as number[])) >= (10 * 96) / 72 - 0.01, 'ten points at least')
  },
)

const sheetsIn = (pdf: string): number => (pdf.match(/\/Type\s*\/Page\b(?!s)/g) ?? []).length

/** Each section in turn, further questions too, until there is as much as in the fullest; the reflection besides. */
async function fill(tx: Tx, ref: string, children: readonly number[]): Promise<void> {
  const audit = await findAudit(tx, ref)
  const { sections } = await findTool(tx, audit)
  const asked = sections.flatMap((section) =>
    section.questions.flatMap((question) =>
      question.level === 'service' || question.key.startsWith('mod.grade.')
        ? []
        : (section.perChild ? children : [null]).map((childId) => ({ section, question, childId })),
    ),
  )
  const rank = ({ section, question }: (typeof asked)[number]) =>
    section.key === 'refl' ? 0 : question.required ? 1 : 2
  let [answers, explained, letters] = [0, 0, 0]
  for (const { section, question, childId } of asked.toSorted((one, other) => rank(one) - rank(other))) {
    const reflects = section.key === 'refl'
    if (answers >= fullest.answers) break
    const isGrade = question.type === 'grade'
    const way = wayOf(question)
    const value =
      way === 'words'
        ? reflects
          ? 'MY OWN DOUBTS'
          : sentence
        : way === 'day'
          ? '2026-11-02'
          : way === 'score' || way === 'figure'
            ? 7
            : way === 'several'
              ? choicesOf(question)
                  .slice(0, 2)
                  .map((one) => one.value)
              : isGrade
                ? 'good'
                : (choicesOf(question)[0]?.value ?? 'yes')
    const explanation = !reflects && way === 'one' && explained < fullest.explained && answers % 3 === 0 ? sentence : ''
    await tx.run(sql`insert into answers (piece_id, section, question, child_id, value, explanation, saved_at)
      values (${audit.id}, ${section.key}, ${question.key}, ${childId}, ${JSON.stringify(value)}, ${explanation}, request_now())`)
    answers += 1
    explained += explanation ? 1 : 0
    letters += JSON.stringify(value).length + explanation.length
  }
  assert.ok(answers >= fullest.answers, `${answers} answers`)
  assert.ok(explained >= fullest.explained, `${explained} with words`)
  assert.ok(letters >= fullest.letters, `${letters} letters`)
}

/** Two carers and each child answered their whole form; one child let everybody know. */
async function speak(tx: Tx, pieceId: number, children: readonly number[]): Promise<void> {
  const given = { householdId: household.id, pieceId, state: 'given' } as const
  const voices = [
    ...(await Promise.all(children.map((childId) => aVoice(tx, { ...given, childId, gathererId: people['iro-1']! })))),
    await aVoice(tx, { ...given, kind: 'carer', gathererId: people['fro-1']! }),
    await aVoice(tx, { ...given, kind: 'carer', gathererId: people['fro-1']! }),
  ]
  await tx.run(sql`update voices set share = 'carers', share_chosen = true where id = ${voices[0]!.id}`)
  for (const { id } of voices) {
    const { form } = await tx.one<{ form: string }>(sql`select form from voices where id = ${id}`)
    for (const [at, { key, type }] of formOf(form).questions.entries())
      await said(tx, {
        ...{ voiceId: id, question: key },
        ...(type === 'text' || at % 5 === 0 ? { words: sentence } : { value: 7 }),
      })
  }
}
