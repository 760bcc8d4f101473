import { anAction } from '#modules/actions/testing.ts'
import { raise } from '#modules/alerts/index.ts'
import { planAudit } from '#modules/audits/index.ts'
import { aChangeAsked, anAgreedYear, aSlot } from '#modules/calendar/testing.ts'
import { complaintAt } from '#modules/complaints/testing.ts'
import { escalationAt } from '#modules/escalations/testing.ts'
import { aNote } from '#modules/engagement/testing.ts'
import { aMidway } from '#modules/midways/testing.ts'
import { aPlan, aWrittenItem } from '#modules/matrix/testing.ts'
import { anExemptionAt } from '#modules/exemptions/testing.ts'
import { aLeaderVisit } from '#modules/programme/testing.ts'
import { anObservation } from '#modules/observations/testing.ts'
import { aChild, madeOne } from '#modules/register/testing.ts'
import { drawSample } from '#modules/sampling/commands/draw-sample.ts'
import { aVoice } from '#modules/voices/testing.ts'
import { londonDate } from '#platform/dates/index.ts'
import { asTx, sql, type Tx } from '#platform/sql/index.ts'
import { type TestDatabase, testNow } from '#test/database.ts'
import type { SmallService } from '#test/service.ts'

export type Case = 'north' | 'south' | 'nowhere'

type References = Record<
  | 'households'
  | 'children'
  | 'audits'
  | 'observations'
  | 'programme'
  | 'exemptions'
  | 'complaints'
  | 'escalations'
  | 'engagement'
  | 'concerns'
  | 'actions'
  | 'voices'
  | 'given'
  | 'heard'
  | 'alerts'
  | 'corrections',
  string
>

/** The two cases, and whatever else addresses speak of. */
export type Place = { cases: Record<Case, References>; others: Record<string, string> }

const nowhere: References = {
  households: 'H-987654',
  children: 'C-987654',
  audits: 'A-987654',
  observations: 'O-987654',
  programme: 'P-987654',
  exemptions: 'X-987654',
  complaints: 'K-987654',
  escalations: 'G-987654',
  engagement: 'nobody-wrote-this-note',
  concerns: 'N-987654',
  actions: 'T-987654',
  voices: 'V-987654',
  given: 'V-987655',
  heard: '987654',
  alerts: 'S-987654',
  corrections: 'Q-987654',
}

/** An audit being written in team North, with a visit that tm-1 is to observe, and one being moderated by iro-2 in team South; each with a child, an action and a
 * voice. And one of everything that other addresses name. */
export async function twoCases(database: TestDatabase, service: SmallService): Promise<Place> {
  const { people, household, neighbours } = service
  const today = londonDate(testNow)
  await database.asOwner((client) =>
    client.query(`insert into settings (key, from_on, value) values ('deadline.moderate', '2027-01-04', '6')`),
  )
  const agreed = await database.asOwner(async (client) => {
    const tx = asTx(client)
    const yearId = await anAgreedYear(tx, { quality: people['qa-head']!, fostering: people['sm-1']! })
    const slotId = await aSlot(tx, { yearId, personId: people['tm-1']! })
    return { yearId, slotId, changeId: await aChangeAsked(tx, { yearId, slotId, askedBy: people['tm-1']! }) }
  })
  const written = await aWrittenItem(database, people['qa-1']!)
  const plan = await aPlan(database, people['qa-1']!)
  return database.asSystem(testNow, async (tx) => {
    const north = await aCase(tx, {
      householdId: household.id,
      auditorId: people['fro-1']!,
      ownerId: people['fsw-1']!,
      observerId: people['tm-1']!,
      leaderId: people['ce-1']!,
      managerId: people['tm-1']!,
      officerId: people['complaints-1']!,
      iroId: people['iro-1']!,
    })
    const south = await aCase(tx, {
      householdId: neighbours.id,
      auditorId: people['fro-2']!,
      ownerId: people['fsw-3']!,
      observerId: people['tm-2']!,
      leaderId: people['cd-1']!,
      managerId: people['tm-2']!,
      officerId: people['complaints-1']!,
      iroId: people['iro-2']!,
    })
    const inState = (ref: string, state: string) => sql`select id from pieces where ref = ${ref} and state = ${state}`
    await tx.run(sql`update pieces set state = 'in_audit' where ref = ${north.audits}`)
    await tx.run(sql`update audits set meeting_on = ${today} where id = (${inState(north.audits, 'in_audit')})`)
    await tx.run(sql`update pieces set state = 'in_moderation' where ref = ${south.audits}`)
    await tx.run(sql`update audits set moderator_id = ${people['iro-2']}, auditor_grade = 'good'
      where id = (${inState(south.audits, 'in_moderation')})`)
    await drawSample(tx, today, () => 'the seed')
    const one = (query: ReturnType<typeof sql>) => tx.one<{ id: string | number }>(query).then(({ id }) => String(id))
    const others = {
      written,
      plan,
      draw: await one(sql`select id from sample_draws limit 1`),
      absence: await one(
        sql`insert into absences (person_id, cover_id, from_on, until_on) values (${people['fsw-2']}, ${people['tm-1']}, '2027-01-04', '2027-01-08') returning id`,
      ),
      import: await one(
        sql`insert into imports (started_by, started_at) values (${people['qa-1']}, ${testNow}) returning id`,
      ),
      file: '',
      person: String(people['fsw-2']),
      change: await one(
        sql`insert into access_changes (person_id, kind, state, asked_by, asked_at) values (${people['fsw-2']}, 'invited again', 'waiting', ${people['admin-1']}, ${testNow}) returning id`,
      ),
      merge: String(await madeOne(tx, { endsId: (await aChild(tx)).id, staysId: (await aChild(tx)).id })),
      team: String(service.teams.north),
      worker: String(people['fsw-1']),
      part: 'observer',
      year: String(agreed.yearId),
      slot: String(agreed.slotId),
      asked: String(agreed.changeId),
    }
    others.file = await one(
      sql`insert into import_files (import_id, name, sha256, content, problem) values (${Number(others.import)}, 'x.csv', '', '', 'not_recognised') returning id`,
    )
    return { cases: { north, south, nowhere }, others }
  })
}

async function aCase(
  tx: Tx,
  {
    householdId,
    auditorId,
    ownerId,
    observerId,
    iroId,
    leaderId,
    managerId,
    officerId,
  }: Record<
    'householdId' | 'auditorId' | 'ownerId' | 'observerId' | 'iroId' | 'leaderId' | 'managerId' | 'officerId',
    number
  >,
): Promise<References> {
  const audit = await planAudit(
    tx,
    { kind: 'thematic', householdId, scheduledFor: londonDate(testNow), auditorId },
    londonDate(testNow),
  )
  const child = await tx.one<{ id: number; ref: string }>(
    sql`select c.id, c.ref from children c join placements p on p.child_id = c.id where p.household_id = ${householdId}`,
  )
  const action = await anAction(tx, { householdId, pieceId: audit.id, ownerId })
  const on = londonDate(testNow).add({ days: 7 })
  const observation = await anObservation(tx, { householdId, observerId, workerId: ownerId, on })
  const visit = await aLeaderVisit(tx, { leaderId, companionId: observerId, kind: 'watch', householdId, on })
  const named = { managerId, workerId: ownerId, deciderId: auditorId, childIds: [child.id] }
  const { ref: exemption } = await anExemptionAt(tx, { householdId, ...named, kind: 'exemption', state: 'asked', on })
  const complaint = await complaintAt(tx, { householdId, officerId, managerId })
  const escalation = await escalationAt(tx, { householdId, childId: child.id, officerId: iroId, managerId })
  const note = await aNote(
    tx,
    { householdId, childId: child.id, officerId: iroId, key: `a-note-about-${child.ref.toLowerCase()}` },
    { words: 'She shouts.', wish: 'To swim' },
  )
  await aMidway(tx, { householdId, childId: child.id, officerId: iroId })
  const voice = await aVoice(tx, {
    householdId,
    childId: child.id,
    pieceId: audit.id,
    gathererId: iroId,
    state: 'asked',
  })
  const given = await aVoice(tx, {
    householdId,
    childId: child.id,
    pieceId: audit.id,
    gathererId: iroId,
    state: 'given',
    givenAt: '2026-11-18T10:00:00Z',
    share: 'ask_first',
  })
  // What the child said on the visit, as it went a step.
  const { id: visitId } = await tx.one<{ id: number }>(sql`select id from pieces where ref = ${observation}`)
  await tx.run(sql`insert into answers (piece_id, section, question, child_id, value, saved_at)
    values (${visitId}, 'child', 'obs.child_view', ${child.id}, '"She listens."', ${testNow})`)
  await tx.run(
    sql`insert into moves (piece_id, move, from_state, to_state, at) values (${visitId}, 'see', 'prepared', 'seen', ${testNow})`,
  )
  await tx.run(sql`select hand_on_childs_words(${visitId})`)
  const heard = await tx.one<{ id: number }>(sql`select id from childs_words where piece_id = ${visitId}`)
  // About the child, from what the child said: its circle is the household's, and the child's own officer.
  const alert = await raise(
    tx,
    {
      householdId,
      source: 'voice',
      voiceId: given.id,
      form: 'fq.yp2',
      childIds: [child.id],
      what: '',
      circleSaid: true,
    },
    testNow,
  )
  // Its officer said that it is about the wrong child.
  const correction = await tx.one<{
    ref: string
  }>(sql`insert into corrections (id, kind, of_ref, subject_id, household_id, piece_id, what, asked_by, asked_at)
    values (nextval('corrections_id_seq'), 'voice', ${given.ref}, ${given.id}, ${householdId}, ${audit.id}, 'Another’s', ${iroId}, ${testNow}) returning ref`)
  const { ref } = await tx.one<{ ref: string }>(sql`select ref from households where id = ${householdId}`)
  return {
    households: ref,
    children: child.ref,
    audits: audit.ref,
    observations: observation,
    programme: visit,
    exemptions: exemption,
    complaints: complaint,
    escalations: escalation.ref,
    engagement: note.key,
    // What is restricted has a number that is drawn: here it is nobody's, and allegations/road.test.ts says who sees one.
    concerns: nowhere.concerns,
    actions: action.ref,
    voices: voice.ref,
    given: given.ref,
    heard: String(heard.id),
    alerts: alert.ref,
    corrections: correction.ref,
  }
}

/** The address of a route for a case. An address that names something else gets what `others` holds. */
export function pathOf(path: string, { cases, others }: Place, which: Case): string {
  const at = cases[which]
  const room = path.split('/')[1] as keyof References
  const perChild = path.includes('/sections/:section/:child')
  const known: Record<string, string | undefined> = {
    ref: /^\/voices\/:ref\/(answer|agreement|share|opening|hand-over)$/.test(path)
      ? at.given
      : room === ('what-we-know' as string)
        ? others['written']
        : at[room],
    child: at.children,
    household: at.households,
    month: '2026-10',
    team: others['team'],
    section:
      room === 'programme'
        ? 'leader'
        : room === 'escalations'
          ? 'noticed'
          : room === 'complaints'
            ? 'heard'
            : room === 'exemptions'
              ? perChild
                ? 'child'
                : 'why'
              : room === 'concerns'
                ? perChild
                  ? 'children'
                  : 'said'
                : room === 'observations'
                  ? perChild
                    ? 'child'
                    : 'visit'
                  : perChild
                    ? 'cyp1'
                    : 'safe',
    question: 'safe.immediate',
    version: '1',
    draw: others['draw'],
    absence: others['absence'],
    id:
      room === ('imports' as string)
        ? others['import']
        : path.startsWith('/people/teams')
          ? others['team']
          : path.startsWith('/voices/heard')
            ? at.heard
            : room === ('kept-words' as string)
              ? '00000000-0000-4000-8000-000000000000'
              : room === ('access-changes' as string)
                ? others['change']
                : room === ('records' as string)
                  ? others['merge']
                  : others['person'],
    file: others['file'],
    key: 'deadline.moderate',
    day: room === ('midways' as string) ? '2026-11-16' : '2027-01-04',
    token: 'nobody-made-this-token',
    visit: 'nobody-began-this-visit',
    step: 'home',
    row: '1',
    clock: '1',
    part: others['part'],
    year: others['year'],
    entry: 'working-together-2026',
    plan: others['plan'],
    note: at.engagement,
    slot: others['slot'],
    change: others['asked'],
    group: 'today',
    kind: 'header',
    guide: 'administrator',
  }
  const filled = path.replaceAll(/:(\w+)/g, (_all, name: string) => {
    const value = known[name]
    if (value === undefined) throw new Error(`test/every-route/places.ts does not say what :${name} of ${path} is.`)
    return value
  })
  const asks: Record<string, string> = {
    '/audits/:ref/live': '?section=safe',
    '/observations/:ref/live': '?section=visit',
    '/programme/:ref/live': '?section=leader',
    '/exemptions/:ref/live': '?section=why',
    '/complaints/:ref/live': '?section=heard',
    '/escalations/:ref/live': '?section=noticed',
    '/concerns/:ref/live': '?section=said',
    '/observations/new': `?worker=${others['worker']}`,
    '/people/:id/roles/ending': '?role=fostering_social_worker&from=2000-01-01',
    '/what-we-know/items': '?source=audits&question=cyp1',
    '/what-we-know/not-known': '?question=cyp1&quarter=2026-10-01',
    '/what-we-know/silence': '?source=panel',
    '/month/voices': '?kind=child&state=all',
    '/month/actions': '?which=opened',
    '/audits/new': `?household=${at.households}`,
    '/actions/new': `?from=${at.audits}`,
    '/alerts/new': `?household=${at.households}`,
    '/corrections/new': `?kind=voice&of=${at.given}`,
    '/voices/new': `?from=${at.audits}`,
  }
  // A list as a file is asked for as its page is.
  return filled + (asks[path.replace(/\.csv$/, '')] ?? '')
}
