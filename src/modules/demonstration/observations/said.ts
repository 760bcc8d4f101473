import { type Domain, spokeAlone } from '#framework/a2-observation-form/index.ts'
import { ageInYears, type Day, dateOf } from '../days.ts'
import * as words from '../phrases/observations.ts'
import type { Visit } from './plan.ts'

export type Said = { value: string; explanation?: string }
/** A child who was there, as far as it matters to what is written. */
export type There = { born: Day }

/** What is written under each question, by the part of its key after "obs.". What has no line is left open. */
export type Sayings = {
  ofAll: Readonly<Record<string, Said | undefined>>
  ofChild: (child: There) => Readonly<Record<string, Said | undefined>>
  /** Where the practice could be better: what follows comes from there. */
  less: Domain | undefined
}

export function sayingsOf(visit: Visit, readOn: Day): Sayings {
  const { random, household, agrees, record, fullness } = visit
  const some = (chance: number, from: readonly string[]) =>
    random.chance(chance * fullness) ? { value: random.pick(from) } : undefined
  const judged = Object.entries(words.judged).map(([key, { well, less }]) => {
    const domain = key as Domain
    if (!random.chance(0.3 + 0.3 * fullness)) return { domain, says: { [`${domain}.seen`]: { value: 'not_seen' } } }
    const isLess = random.chance(visit.less)
    const [good, could] =
      domain === 'plan_next'
        ? ['yes', 'partly']
        : [random.chance(0.15) ? 'outstanding' : 'good', 'requires_improvement']
    const said = { value: isLess ? could! : good!, explanation: random.pick(isLess ? less : well) }
    return { domain, isLess, says: { [`${domain}.seen`]: { value: 'seen' }, [domain]: said } }
  })
  const isChildSeen = household !== undefined && visit.kind !== 'assessment'
  const notAgreed = agrees === 'no' ? words.notFair : words.partlyFair
  const notTheSame = record === 'no' ? words.recordNo : words.recordPartly
  const ofAll: Record<string, Said | undefined> = {
    prep_aim: { value: random.pick(words.aims) },
    asked_by: { value: 'worker' },
    consent_carer: { value: household === undefined ? 'not_applicable' : 'yes' },
    consent_child: { value: isChildSeen ? 'yes' : 'not_applicable' },
    agreed_when: household === undefined ? undefined : { value: 'before' },
    safety_alert: { value: visit.worry ? 'yes' : 'no' },
    carer_view: household === undefined ? undefined : some(0.7, words.carersSaid),
    carer_view_apart: household === undefined ? undefined : some(1, ['yes', 'yes', 'no']),
    went_well: { value: random.pick(words.wentWell) },
    even_better: some(0.7, words.evenBetter),
    ...Object.assign({}, ...judged.map(({ says }) => says)),
    observer_learned: { value: random.pick(words.serviceLearned) },
    learning: some(0.4, words.teamLearning),
    worker_reflection: some(0.7, words.reflections),
    worker_agrees: agrees === 'agree' ? { value: 'agree' } : { value: agrees, explanation: random.pick(notAgreed) },
    share_good: some(0.6, ['yes', 'yes', 'no']),
    record_check: record === 'yes' ? { value: 'yes' } : { value: record, explanation: random.pick(notTheSame) },
    record_checked_on: { value: dateOf(readOn).toString() },
  }
  const less = judged.find((one) => one.isLess)?.domain
  return { ofAll, ofChild: (child) => ofChild(visit, child), less }
}

function ofChild({ random, alone, day }: Visit, { born }: There): Record<string, Said | undefined> {
  const isYoung = ageInYears(born, day) < 4
  const by = spokeAlone.find((one) => one === alone && !isYoung)
  return {
    child_seen: { value: alone === 'not_at_home' && !isYoung ? 'no' : 'yes' },
    child_alone_by: { value: by ?? 'nobody' },
    child_alone_where: { value: random.pick(['own_room', 'outside', 'car', 'outside']) },
    child_alone_why_not: { value: isYoung ? 'too_young' : alone },
    child_seen_how: { value: random.pick(words.littleOnes) },
    child_method: { value: random.pick(['talking', 'talking', 'talking', 'drawing', 'symbols']) },
    child_view: by && random.chance(0.8) ? { value: random.pick(words.childrenSaid) } : undefined,
    child_share: by ? { value: random.pick(['carers', 'iro_and_quality', 'ask_first']) } : undefined,
    child_worker_known: isYoung ? undefined : { value: random.pick(['yes', 'yes', 'yes', 'partly', 'no']) },
  }
}
