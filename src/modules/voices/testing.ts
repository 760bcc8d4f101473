import { beginPiece } from '#modules/evidence/index.ts'
import { aPerson } from '#modules/people/testing.ts'
import { aChild, aHousehold, aPlacement } from '#modules/register/testing.ts'
import { asTx, sql, type Tx } from '#platform/sql/index.ts'
import type { TestDatabase } from '#test/database.ts'
import { formForKind } from './form.ts'
import type { Reason, Share, VoiceKind, VoiceState } from './voice.ts'

/*
 * Builders for tests: real rows, through SQL, in a transaction that may write them (asSystem). Dates are ISO text.
 */

export type Row = { id: number; ref: string }

/** A voice of a household; a child's is of a new child unless one is given. */
export async function aVoice(
  tx: Tx,
  given: {
    householdId: number
    kind?: VoiceKind
    form?: string
    childId?: number
    carerId?: number
    pieceId?: number
    gathererId?: number
    state?: VoiceState
    share?: Share
    /** Whether they chose it themselves; when a share is given, they did. */
    shareChosen?: boolean
    askedAt?: string
    /** When they were told what happened next. */
    toldAt?: string
    shareAgreedAt?: string
    reason?: Reason
    givenAt?: string
    dueOn?: string
  },
): Promise<Row> {
  const kind = given.kind ?? 'child'
  const childId = kind === 'child' ? (given.childId ?? (await aChild(tx)).id) : null
  return tx.one<Row>(sql`
    insert into voices (kind, form, household_id, piece_id, child_id, carer_id, gatherer_id, state, share, share_chosen,
      share_agreed_at, reason, asked_at, given_at, told_at, due_on)
    values (${kind}, ${given.form ?? formOfKind(kind)}, ${given.householdId}, ${given.pieceId ?? null}, ${childId},
      ${given.carerId ?? null}, ${given.gathererId ?? null}, ${given.state ?? 'to_ask'}, ${given.share ?? 'iro_and_quality'},
      ${given.shareChosen ?? given.share !== undefined}, ${given.shareAgreedAt ?? null}, ${given.reason ?? null},
      ${given.askedAt ?? null}, ${given.givenAt ?? null}, ${given.toldAt ?? null}, ${given.dueOn ?? null})
    returning id, ref`)
}

const formOfKind = (kind: VoiceKind): string => (kind === 'child' ? 'fq.yp2' : formForKind(kind))

/** One answer, as it stands after it was saved. */
export async function anAnswer(
  tx: Tx,
  given: { voiceId: number; question?: string; value?: string | number; words?: string; qualityTeamOnly?: boolean },
): Promise<void> {
  await tx.run(sql`insert into voice_answers (voice_id, question, value, words, quality_team_only, saved_at)
    values (${given.voiceId}, ${given.question ?? 'fq.yp2.home'}, ${JSON.stringify(given.value ?? 'yes')},
      ${given.words ?? ''}, ${given.qualityTeamOnly ?? false}, request_now())`)
}

/** A household with a child placed in it, the child's IRO, an officer of the quality team and a reviewing officer. */
export async function aHomeThatIsAsked(tx: Tx) {
  const iro = await aPerson(tx, { roles: ['independent_reviewing_officer'] })
  const quality = await aPerson(tx, { roles: ['quality_assurance'] })
  const officer = await aPerson(tx, { roles: ['fostering_reviewing_officer'] })
  const worker = await aPerson(tx, { roles: ['fostering_social_worker'] })
  const household = await aHousehold(tx, { workerId: worker.id, carers: ['AB', 'BC'] })
  const child = await aChild(tx, { iroId: iro.id })
  await aPlacement(tx, { householdId: household.id, childId: child.id })
  return { iro, quality, officer, worker, household, child }
}

/** An audit to ask for, as the room above would have made it; past row-level security, for this room knows no audits. */
export async function anAuditOf(database: TestDatabase, householdId: number): Promise<number> {
  return database.asOwner(async (client) => {
    const tx = asTx(client)
    const form = await tx.one<{ id: number }>(sql`insert into form_versions (form, version, content, published_at)
      values ('audit', (select coalesce(max(version), 0) + 1 from form_versions), '{}', now()) returning id`)
    const piece = { householdId, formVersionId: form.id, state: 'scheduled', dueOn: null }
    const { id } = await beginPiece(tx, { stream: 'audit', ...piece }, (own) =>
      tx.run(sql`insert into audits (id, kind, scheduled_for, period_from, period_to, made_at)
        values (${own}, 'thematic', '2026-12-01', '2025-12-01', '2026-12-01', now())`),
    )
    return id
  })
}
