import { londonDate } from '#platform/dates/index.ts'
import { type TestDatabase, testNow } from '#test/database.ts'
import { beginWritten, letStand } from './commands/written.ts'
import { beginPlan } from './commands/plans.ts'
import type { TypedPlan } from './plan.ts'
import type { Written } from './written.ts'

/** Something that was learned from the panel, and states all that it must. */
export function whatThePanelSaid(): Written {
  return {
    ...{ source: 'panel', questions: ['wfc1'], says: 'Assessments come to the panel late.', direction: 'worry' },
    ...{ about: 'service', basis: 'records', strength: 'single', impact: '', counted: null, outOf: null },
    ...{ from: Temporal.PlainDate.from('2024-01-01'), to: Temporal.PlainDate.from('2026-11-10') },
    ...{ themes: ['panel'], doing: '' },
  }
}

/** The same, written by somebody of Quality Assurance and Partnerships; a draft where it is not let count. */
export function aWrittenItem(
  database: Pick<TestDatabase, 'asPerson'>,
  by: number,
  { counts = true, ...given }: Partial<Written> & { counts?: boolean } = {},
): Promise<string> {
  return database.asPerson(by, testNow, async (tx) => {
    const ref = await beginWritten(tx, { ...whatThePanelSaid(), ...given })
    if (counts) await letStand(tx, ref, londonDate(testNow))
    return ref
  })
}

/** A plan under way that says all that is asked. */
export function aTypedPlan(given: Partial<TypedPlan> = {}): TypedPlan {
  return {
    ...{ aim: 'Children see a dentist within a month of moving.', question: 'cyp2', source: 'audits', ledBy: 1 },
    ...{ from: Temporal.PlainDate.from('2026-09-01'), by: Temporal.PlainDate.from('2027-03-31') },
    ...{ shows: 'Nine in ten have seen one.', stands: 'open', worked: '', cameOf: '', ...given },
  }
}

/** The same, in the list: entered by somebody of Quality Assurance and Partnerships. Gives back its key. */
export function aPlan(
  database: Pick<TestDatabase, 'asPerson'>,
  by: number,
  given: Partial<TypedPlan> = {},
): Promise<string> {
  return database.asPerson(by, testNow, (tx) => beginPlan(tx, aTypedPlan({ ledBy: by, ...given })))
}
