import { drawByLot } from '#modules/sampling/index.ts'
import { importGiven, inWords } from '#modules/imports/index.ts'
import { keepFigures, monthsToCount } from '#modules/matrix/index.ts'
import type { Database } from '#platform/sql/database.ts'
import { planAudits } from '../audits/plan-audits.ts'
import { council } from '../county.ts'
import type { DemonstrationFile } from '../files.ts'
import { generate } from '../generate.ts'
import { loadComplaints, stepsOfComplaints } from './complaints.ts'
import { planConcerns } from '../concerns/plan.ts'
import { loadConcerns } from './concerns.ts'
import { loadEngagement } from './engagement.ts'
import { loadEscalations } from './escalations.ts'
import { loadMidways } from './midways.ts'
import { loadOver, stepsOfExemptions } from './exemptions.ts'
import { hearChildren } from './heard.ts'
import { stepsOfLeaders } from './leaders.ts'
import { stepsOfLearned } from './learned.ts'
import { live } from './live.ts'
import { stepsOfConcerns } from './open-concerns.ts'
import { stepsOfReports } from './reports-signed.ts'
import { stepsOfPlans } from './plans.ts'
import { stepsOfVisits } from './observations.ts'
import { planLeaders } from '../leaders/plan.ts'
import { planVisits } from '../observations/plan.ts'
import { seeded } from '../random.ts'
import { loadActions } from './actions.ts'
import { loadAudits } from './audits.ts'
import { stepsOfCalendar } from './calendar.ts'
import { loadChildren } from './children.ts'
import { findKnown } from './known.ts'
import { leaveTheLatest, loadMessages } from './messages.ts'
import { loadPeople } from './people.ts'
import { loadTrail } from './trail.ts'
import { loadVoices } from './voices.ts'

export type Loading = { today: Temporal.PlainDate; now: Temporal.Instant; say: (sentence: string) => void }

const seed = 'hearth'

/**
 * Fills an empty, migrated database with the demonstration service: its people, the generated files brought in through
 * the import like anybody’s, three years of audits, and as many of observed visits. The same day gives the same service. Takes some seconds; throws
 * when the import refuses what the generator wrote.
 */
export async function loadDemonstration(database: Database, { today, now, say }: Loading): Promise<void> {
  say(
    `Making the demonstration: ${council.name}, a fostering service that does not exist. This takes a few seconds, once.`,
  )
  const { files, facts } = generate(seed, today)
  await database.asSystem(now, loadPeople)
  await bringIn(database, files, today, now)
  const { known, plans } = await database.asSystem(now, async (tx) => {
    await loadChildren(tx, facts)
    const known = await findKnown(tx)
    const plans = planAudits(facts, seeded(`${seed}/${today}/audits`), (lot, candidates) => {
      const numbers = candidates.map(known.household)
      return candidates[numbers.indexOf(drawByLot(lot, numbers) as number)] as string
    })
    const audits = await loadAudits(tx, plans, known, today)
    const voices = await loadVoices(tx, plans, audits, known)
    const actions = await loadActions(tx, plans, audits, known)
    await loadTrail(tx, plans, { audits, voices, actions }, known)
    await loadMessages(tx, plans, { audits, voices, actions }, known, facts.today)
    return { known, plans }
  })
  const visits = planVisits(facts, plans, seeded(`${seed}/${today}/observations`))
  const fostered = new Set(facts.placements.flatMap(({ child, household }) => (household === undefined ? [] : [child])))
  const ours = facts.county.children.filter(({ ref }) => fostered.has(ref))
  const bornOn = new Map(ours.map(({ ref, born }) => [known.child(ref), born]))
  const days = planLeaders(facts.today, visits, seeded(`${seed}/${today}/leaders`))
  const beyond = { facts, known, random: seeded(`${seed}/${today}/exemptions`) }
  await database.asSystem(now, (tx) => loadOver(tx, beyond))
  const matters = planConcerns(facts, seeded(`${seed}/${today}/concerns`))
  await database.asSystem(now, (tx) => loadConcerns(tx, matters, { known, today: facts.today }))
  const complained = { facts, known, random: seeded(`${seed}/${today}/complaints`) }
  await database.asSystem(now, (tx) => loadComplaints(tx, complained))
  const raised = { facts, known, random: seeded(`${seed}/${today}/escalations`) }
  const escalating = await database.asSystem(now, (tx) => loadEscalations(tx, raised))
  const telling = { facts, random: seeded(`${seed}/${today}/engagement`) }
  const told = await database.asSystem(now, (tx) => loadEngagement(tx, telling))
  await database.asSystem(now, (tx) => loadMidways(tx, { facts, random: seeded(`${seed}/${today}/midways`) }))
  const around = { known, visits, days, today: facts.today }
  const steps = [
    ...stepsOfCalendar(around),
    ...stepsOfVisits(visits, { known, bornOn }),
    ...stepsOfLeaders(days, known),
    ...stepsOfExemptions(beyond),
    ...stepsOfConcerns(matters, around),
    ...stepsOfReports(facts.today, seeded(`${seed}/${today}/reports`)),
    ...stepsOfComplaints(complained),
    ...escalating,
    ...told,
    ...stepsOfLearned(facts.today),
    ...stepsOfPlans(facts.today, known),
  ]
  await live(database, steps, { known, today: facts.today })
  await hearChildren(database, known, facts.today)
  await database.asSystem(now, async (tx) => {
    for (const month of monthsToCount(today)) await keepFigures(tx, month)
    await leaveTheLatest(tx, facts.today)
  })
}

async function bringIn(
  database: Database,
  files: readonly DemonstrationFile[],
  today: Temporal.PlainDate,
  now: Temporal.Instant,
): Promise<void> {
  const given = files.map(({ name, text }) => ({ name, bytes: new TextEncoder().encode(text) }))
  const result = await importGiven(database, given, { apply: true, today, now })
  if (!result.applied) throw new Error(inWords(result))
}
