import { feedbackForms } from '#framework/a2-feedback-forms/index.ts'
import type { Tx } from '#platform/sql/index.ts'
import type { AuditPlan, VoicePlan } from '../audits/plan.ts'
import { iso } from '../days.ts'
import { each } from './audit-parts.ts'
import { insertAll, insertMany } from './bulk.ts'
import type { Known } from './known.ts'
import { at } from './moments.ts'

/** What children and carers were asked and said. Gives back the numbers of the voices, in order of audits and voices. */
export async function loadVoices(
  tx: Tx,
  plans: readonly AuditPlan[],
  ids: readonly number[],
  known: Known,
): Promise<number[]> {
  const rows = each(plans, ids, (plan) => plan.voices.map((voice) => voiceRow(plan, voice, known)))
  const voices = await insertMany(tx, 'voices', voiceColumns, rows)
  const heard = plans.flatMap((plan) => plan.voices)
  const said = heard.flatMap((voice, index) => answersOf(voice, voices[index] as number))
  await insertAll(tx, 'voice_answers', answerColumns, said)
  const told = heard.flatMap(({ given }, index) => (given?.told ? [toldOf(given.told, voices[index] as number)] : []))
  await insertAll(tx, 'voice_outcomes', outcomeColumns, told)
  return voices
}

const voiceColumns = {
  piece_id: 'int',
  kind: 'text',
  form: 'text',
  household_id: 'int',
  child_id: 'int',
  carer_id: 'int',
  gatherer_id: 'int',
  state: 'text',
  asked_by: 'int',
  asked_at: 'timestamptz',
  due_on: 'date',
  method: 'text',
  reason: 'text',
  reason_words: 'text',
  given_at: 'timestamptz',
  share: 'text',
  share_chosen: 'boolean',
  told_at: 'timestamptz',
  told_by: 'int',
  saved_at: 'timestamptz',
}

function voiceRow(plan: AuditPlan, voice: VoicePlan, known: Known) {
  const { given, notGiven } = voice
  const answered = given ?? notGiven
  const gatherer = known.person(voice.gatherer)
  return {
    kind: voice.kind,
    form: voice.form,
    household_id: known.household(plan.household),
    child_id: voice.child === undefined ? null : known.child(voice.child),
    carer_id: voice.carer === undefined ? null : known.carer(voice.carer),
    gatherer_id: gatherer,
    state: given ? 'given' : notGiven ? 'not_given' : 'to_ask',
    asked_by: answered ? gatherer : null,
    asked_at: answered ? at(voice.askedAt) : null,
    due_on: iso(voice.due),
    method: given?.method ?? null,
    reason: notGiven?.reason ?? null,
    reason_words: notGiven?.words ?? '',
    given_at: given ? at(given.at) : null,
    share: given?.share ?? 'iro_and_quality',
    share_chosen: given?.answers.some(({ question }) => question.endsWith('.share')) ?? false,
    told_at: given?.told ? at(given.told.at) : null,
    told_by: given?.told ? known.person(given.told.by) : null,
    saved_at: at(answered?.at ?? voice.askedAt),
  }
}

const outcomeColumns = { voice_id: 'int', told_words: 'text', saved_at: 'timestamptz' }

const toldOf = (told: Told, voice: number) => ({ voice_id: voice, told_words: told.words, saved_at: at(told.at) })

type Told = NonNullable<NonNullable<VoicePlan['given']>['told']>

const answerColumns = {
  voice_id: 'int',
  question: 'text',
  value: 'jsonb',
  words: 'text',
  quality_team_only: 'boolean',
  saved_at: 'timestamptz',
}

function answersOf({ given }: VoicePlan, voice: number) {
  return (given?.answers ?? []).map((answer) => ({
    voice_id: voice,
    question: answer.question,
    ...(isText(answer.question)
      ? { value: null, words: String(answer.value ?? '') || answer.words }
      : { value: answer.value, words: answer.words }),
    quality_team_only: answer.qualityTeamOnly,
    saved_at: at((given as NonNullable<typeof given>).at),
  }))
}

/** A question that is answered in words only keeps them as words, as the forms themselves do. */
function isText(question: string): boolean {
  return textQuestions.has(question)
}

const textQuestions: ReadonlySet<string> = new Set(
  Object.values(feedbackForms).flatMap(({ questions }) =>
    questions.filter(({ kind }) => kind === 'text').map(({ key }) => key),
  ),
)
