import { theTool } from '#modules/tool/routes.ts'
import { anAction } from '#modules/actions/testing.ts'
import { type ActionState, actionStates } from '#modules/actions/action.ts'
import { raise } from '#modules/alerts/index.ts'
import { states } from '#modules/audits/steps.ts'
import { signReport } from '#modules/allegations/index.ts'
import { complaints } from '#modules/complaints/index.ts'
import {
  aComplaint,
  answerPart as answerComplaint,
  type As as AsInComplaint,
  leadTo as leadComplaintTo,
  next,
  request as complaintRequest,
} from '#modules/complaints/testing.ts'
import { themes } from '#framework/a2-escalation-form/index.ts'
import { signSheet } from '#modules/engagement/commands/sign.ts'
import { aNote } from '#modules/engagement/testing.ts'
import { escalations } from '#modules/escalations/index.ts'
import {
  anEscalation,
  answerPart as answerEscalation,
  type As as AsInEscalation,
  leadTo as leadEscalationTo,
} from '#modules/escalations/testing.ts'
import { answerPart as answerObserved, anObservation, leadTo, noteTalk } from '#modules/observations/testing.ts'
import { anExemption, anExemptionAt, answerPart as answerExemption } from '#modules/exemptions/testing.ts'
import { answerFound } from '#modules/exemptions/commands/answer.ts'
import { signReturn } from '#modules/exemptions/index.ts'
import { aPlan } from '#modules/matrix/testing.ts'
import { aMidway } from '#modules/midways/testing.ts'
import {
  aConcern,
  answerConcern,
  type As,
  leadConcern,
  tellEverybody,
  wayOfAllegation,
  wayOfStandard,
} from '#modules/allegations/testing.ts'
import { aLeaderVisit, answerLeader, leadVisitTo, tellStaff } from '#modules/programme/testing.ts'
import { drawSample } from '#modules/sampling/commands/draw-sample.ts'
import { takeOut } from '#modules/sampling/commands/not-proposed.ts'
import { planAudit } from '#modules/audits/index.ts'
import { answerPart } from '#modules/audits/testing.ts'
import { changeDraft } from '#modules/forms/commands/shape.ts'
import { retire } from '#modules/forms/draft.ts'
import { commit } from '#modules/imports/commands/commit.ts'
import { propose } from '#modules/imports/commands/propose.ts'
import { aFile as importFile, aHousehold as aHouseholdRow, textFile } from '#modules/imports/testing.ts'
import { aWrittenItem } from '#modules/matrix/testing.ts'
import { invitePerson } from '#modules/people/commands/invitations.ts'
import { makeLink } from '#modules/voices/commands/link.ts'
import { aChild, aHousehold, aPlacement } from '#modules/register/testing.ts'
import { startSession } from '#modules/people/commands/sessions.ts'
import { hashPassword } from '#modules/people/password.ts'
import { aPerson } from '#modules/people/testing.ts'
import { anAnswer, aVoice } from '#modules/voices/testing.ts'
import { kinds } from '#modules/voices/voice.ts'
import { londonDate } from '#platform/dates/index.ts'
import { asTx, sql, type Tx } from '#platform/sql/index.ts'
import { type TestDatabase, testNow } from '#test/database.ts'
import type { SmallService } from '#test/service.ts'
import { theYears } from './the-year.ts'

/*
 * A small service in which everything is there that a page can be about: an audit at every step, once bare and carried out by another
 * team's manager, once answered; an observation at every step up to its actions; a voice in every state and of every kind, an action in every state, alerts open and decided, a draft
 * of the tool, a draw, an import, somebody who was invited.
 */

const today = londonDate(testNow)

export type World = {
  invitation: string
  links: readonly string[]
  /** Pages that no link leads to, by whose they are. */
  also: Readonly<Record<string, readonly string[]>>
}

export async function furnish(database: TestDatabase, service: SmallService): Promise<World> {
  const { people, household, neighbours, sameTeam } = service
  const officer = people['fro-1']!
  for (const counts of [true, false]) await aWrittenItem(database, people['qa-1']!, { counts })
  await database.asSystem(testNow, async (tx) => {
    for (const state of states) {
      await anAuditAt(tx, service, state, { auditorId: officer, answered: true })
      await anAuditAt(tx, service, state, { auditorId: people['tm-2']!, answered: false })
    }
    const about = { householdId: household.id, raisedBy: people['qa-1']! }
    for (const state of actionStates)
      await anAction(tx, { ...about, ...done(state, people), ownerId: people['fsw-1']!, state, dueOn: '2026-11-10' })
    // Who settled them, and may take that back.
    await tx.run(sql`insert into action_events (action_id, kind, by_id, at)
      select id, state, ${people['tm-1']}, ${testNow} from actions where state in ('verified', 'not_done', 'superseded')`)
    await anAction(tx, { ...about, ownerId: people['tm-1']!, householdId: neighbours.id })
    await drawSample(tx, today, () => 'the seed')
    const concern = { source: 'household', childIds: [], what: 'Something worried me.', circleSaid: true } as const
    await raise(tx, { ...concern, householdId: sameTeam.id, byId: people['fsw-2']! }, testNow)
    const { ref } = await raise(tx, { ...concern, householdId: neighbours.id }, testNow)
    await tx.run(sql`update alerts set decided_by = ${people['sm-1']}, decided_at = ${testNow}, decision = 'Safe.', ended_as = 'decided'
      where ref = ${ref}`)
    // A household of its own: nothing is decided of an audit over an open alert.
    const child = await aChild(tx, { iroId: people['iro-1']!, bornOn: '2014-03-01' })
    const { id: householdId } = await aHousehold(tx, { teamId: service.teams.north, workerId: people['fsw-2']! })
    await aPlacement(tx, { householdId, childId: child.id })
    const voice = await aVoice(tx, {
      ...{ householdId, childId: child.id, gathererId: people['iro-1']!, state: 'given' },
      givenAt: '2026-11-18T10:00:00Z',
    })
    const said = { source: 'voice', voiceId: voice.id, form: 'fq.yp2', childIds: [child.id], what: '' } as const
    await raise(tx, { ...said, householdId, circleSaid: true }, testNow)
    // One that has come to rest: what is written for its carers and its child.
    const rest = await aHousehold(tx, { teamId: service.teams.north, workerId: people['fsw-2']! })
    const restChild = await aChild(tx, { iroId: people['iro-1']!, bornOn: '2012-03-01' })
    await aPlacement(tx, { householdId: rest.id, childId: restChild.id })
    const { id: over } = await planAudit(
      tx,
      { kind: 'thematic', householdId: rest.id, scheduledFor: today, auditorId: officer },
      today,
    )
    await tx.run(
      sql`insert into audit_children (audit_id, child_id) values (${over}, ${restChild.id}) on conflict do nothing`,
    )
    await tx.run(sql`update pieces set state = 'closed' where id = ${over}`)
    for (let more = 0; more < 4; more += 1) await aHousehold(tx, { teamId: service.teams.south })
    await aPerson(tx, { name: 'Long Gone', active: false, roles: ['fostering_social_worker'] })
    await tx.run(sql`insert into absences (person_id, cover_id, from_on, until_on)
      values (${people['fsw-2']}, ${people['fsw-1']}, '2027-01-04', '2027-01-08')`)
  })
  await database.asPerson(people['qa-1']!, testNow, async (tx) => {
    const by = people['qa-1']!
    const brought = [importFile('fostering_households', [aHouseholdRow({ household_id: 'H7' })])]
    await commit(tx, { importId: (await propose(tx, { files: brought, by, today })).importId, by, today })
  })
  await aPlan(database, people['qa-1']!, { ledBy: people['fro-1']!, by: Temporal.PlainDate.from('2026-11-10') })
  const files = [importFile('fostering_households', [aHouseholdRow()]), textFile('a,b\r\n1,2\r\n', 'unknown.csv')]
  await database.asPerson(people['qa-1']!, testNow, (tx) => propose(tx, { files, by: people['qa-1']!, today }))
  const waiting = {
    planned: ['worker', 'preparation'],
    prepared: ['observer', null],
    seen: ['observer', 'observed'],
    written: ['worker', 'answer'],
    answered: ['observer', 'record'],
  } as const
  let answered = 0
  for (const state of ['planned', 'prepared', 'seen', 'written', 'answered', 'answered'] as const) {
    const own = { householdId: household.id, observerId: people['tm-1']!, workerId: people['fsw-1']!, on: today }
    const ref = await database.asSystem(testNow, (tx) => anObservation(tx, own))
    const keys = { observer: 'tm-1', worker: 'fsw-1' }
    const as = (who: keyof typeof keys, work: Parameters<typeof database.asPerson>[2]) =>
      database.asPerson(people[keys[who]]!, testNow, work)
    await leadTo(as, { ref, state, now: testNow }, { child_view: 'She listens.', child_share: 'iro_and_quality' })
    const [who, part] = waiting[state]
    if (part) await as(who, (tx, actor) => answerObserved(tx, actor, { ref, part, today }))
    if (state === 'seen') await as('observer', (tx) => noteTalk(tx, ref, testNow))
    if (state === 'answered' && answered++ === 0) await actionOn(database, ref, people['fsw-1']!)
  }
  await complained(database, service)
  for (const state of ['agreed', 'held', 'held', 'written', 'promise_open', 'told_back', 'told_back'] as const) {
    const as = (work: Parameters<typeof database.asPerson>[2]) => database.asPerson(people['ce-1']!, testNow, work)
    const own = { leaderId: people['ce-1']!, companionId: people['sm-1']!, kind: 'watch', on: today } as const
    const ref = await database.asSystem(testNow, (tx) => aLeaderVisit(tx, own))
    await leadVisitTo(as, { ref, state, now: testNow })
    if (state === 'held') await as((tx, actor) => answerLeader(tx, actor, { ref, part: 'seen', today }))
    if (state === 'promise_open') {
      await as((tx, actor) => answerLeader(tx, actor, { ref, part: 'told', today }))
      await as((tx) => tellStaff(tx, ref, testNow))
    }
  }
  await escalated(database, service)
  await beyondTheUsual(database, service)
  // Their references are by lot: which is which is told by when it was learned.
  let minutes = 60
  const learnedAt = () => testNow.subtract({ minutes: (minutes += 1) })
  for (const [kind, way] of [
    ['allegation', wayOfAllegation],
    ['standard_of_care', wayOfStandard],
  ] as const)
    for (let step = 0; step <= way.length; step += 1) {
      const keys = { manager: 'tm-1', officer: 'lado-1', lead: 'sm-1' } as const
      const as: As = (who, work) => database.asPerson(people[keys[who]]!, testNow, work)
      const ref = await database.asPerson(people['tm-1']!, testNow, (tx, actor) =>
        aConcern(tx, actor, household.ref, testNow, { kind, learnedAt: learnedAt() }),
      )
      await leadConcern(as, { ref, way, now: testNow }, step)
      const [by, parts = []] = way[step] ?? []
      for (const part of parts) await as(by!, (tx, actor) => answerConcern(tx, actor, { ref, part, now: testNow }))
      if (step !== 1) await as('manager', (tx) => tellEverybody(tx, ref, testNow))
    }
  for (const view of ['advice', 'other']) {
    const by = (key: string, work: Parameters<typeof database.asPerson>[2]) =>
      database.asPerson(people[key]!, testNow, work)
    const keys = { manager: 'tm-1', officer: 'lado-1', lead: 'sm-1' } as const
    let ref = ''
    await by(
      'tm-1',
      async (tx, actor) => void (ref = await aConcern(tx, actor, household.ref, testNow, { learnedAt: learnedAt() })),
    )
    await leadConcern((who, work) => by(keys[who], work), { ref, way: wayOfAllegation, now: testNow }, 1)
    const part = { ref, part: 'threshold', now: testNow } as const
    await by('lado-1', (tx, actor) => answerConcern(tx, actor, part, { 'alg.lado_view': view }))
  }
  const words = { children: 'Safe.', numbers: '', learning: 'Nothing.', decide: 'Nothing.' }
  await database.asPerson(people['lado-1']!, testNow, (tx, actor) =>
    signReport(tx, actor.id, { month: Temporal.PlainYearMonth.from('2026-09'), today, words }),
  )
  const voices = await database.asSystem(testNow, (tx) => voicesOf(tx, service))
  await database.asOwner((client) => aboutTheWrong(asTx(client), people))
  const links: string[] = []
  for (const ref of voices) {
    const by = people[ref.by]!
    const made = await database.asPerson(by, testNow, (tx, actor) =>
      makeLink(tx, ref.voice, actor, { today, now: testNow }),
    )
    links.push(`/say/${made.token}`)
  }
  await database.asPerson(people['qa-1']!, testNow, (tx) =>
    changeDraft(tx, theTool, 0, {
      did: 'retired',
      to: 'cyp2.identity',
      change: (tool) => retire(tool, 'cyp2.identity'),
    }),
  )
  const invitation = await database.asSystem(testNow, (tx) =>
    invitePerson(
      tx,
      {
        name: 'Newly Come',
        email: 'newly.come@council.example',
        teamId: null,
        managerId: null,
        caseSystemId: null,
        roles: ['fostering_social_worker'],
      },
      { today, now: testNow },
    ),
  )
  const years = await theYears(database, people)
  const kept = `/kept-words/${await keptWords(database, people['tm-1']!, household.ref)}`
  const also = { ...years, 'tm-1': [kept, ...(years['tm-1'] ?? [])] }
  await withPassword(database, people['tm-1']!)
  await told(database, service)
  // Once the draw has been made, which goes by its seed.
  await database.asPerson(people['sm-1']!, testNow, (tx) => takeOut(tx, sameTeam.id, null))
  return { invitation: invitation.path, links, also }
}

/** A complaint at every step, what is to be written there written; one with the Ombudsman, one of which the manager was told, and one that says that a child
 * may not be safe. */
async function complained(database: TestDatabase, { people, household }: SmallService): Promise<void> {
  const keys = { officer: 'complaints-1', manager: 'tm-1' } as const
  const as: AsInComplaint = (who, work) => database.asPerson(people[keys[who]]!, testNow, work)
  const begin = () => as('officer', (tx, actor) => aComplaint(tx, actor, household.ref, testNow)) as Promise<string>
  const steps = ['received', 'stage_1', 'answered_1', 'answered_1', 'stage_2', 'adjudicated'] as const
  const last = ['stage_3', 'panel_held', 'reported', 'final', 'final', 'learning'] as const
  for (const state of [...steps, ...last]) {
    const ref = await begin()
    await leadComplaintTo(as, { ref, state, now: testNow })
    const [who, , part] = next[state]!
    if (part) await as(who, (tx, actor) => answerComplaint(tx, actor, { ref, part, now: testNow }))
    if (state !== 'stage_1') continue
    await database.asSystem(testNow, (tx) =>
      tx.run(sql`insert into told (piece_id, whom, person_id, at, how, level, by_id, due_at, written_at)
        select id, 'The manager who answers it', ${people['tm-1']}, ${testNow}, 'phone', 'full', ${people['complaints-1']}, ${testNow}, ${testNow}
        from pieces where ref = ${ref}`),
    )
  }
  const outside = await begin()
  await leadComplaintTo(as, { ref: outside, state: 'final', now: testNow })
  await as('officer', (tx, actor) =>
    complaints.makeMove(tx, actor, outside, complaintRequest('ombudsman', today), testNow),
  )
  const unsafe = { ref: await begin(), part: 'received', now: testNow } as const
  await as('officer', (tx, actor) => answerComplaint(tx, actor, unsafe, { unsafe: 'yes' }))
}

/** An escalation at every step, one of which the manager was told, one that says that the child may not be safe, and good practice. */
async function escalated(database: TestDatabase, { people, household }: SmallService): Promise<void> {
  const keys = { officer: 'iro-1', manager: 'tm-1', above: 'sm-1' } as const
  const as: AsInEscalation = (who, work) => database.asPerson(people[keys[who]]!, testNow, work)
  const begin = (kind: 'concern' | 'good_practice' = 'concern') =>
    as('officer', (tx, actor) => anEscalation(tx, actor, household.childRef, testNow, { kind })) as Promise<string>
  const steps = ['noticed', 'informal', 'formal_1', 'formal_2', 'formal_3', 'formal_4', 'formal_5'] as const
  for (const [nth, state] of ([...steps, 'answered', 'agreed', 'checked'] as const).entries()) {
    const ref = await begin()
    const about = { ref, part: 'noticed', now: testNow } as const
    await as('officer', (tx, actor) => answerEscalation(tx, actor, about, { theme: Object.keys(themes)[nth]! }))
    await leadEscalationTo(as, { ref, state, now: testNow })
    if (state === 'agreed' || state === 'checked')
      await as('officer', (tx, actor) => answerEscalation(tx, actor, { ...about, part: 'result' }))
    if (state !== 'informal') continue
    await database.asSystem(testNow, (tx) =>
      tx.run(sql`insert into told (piece_id, whom, person_id, at, how, level, by_id, due_at, written_at)
        select id, 'The team manager', ${people['tm-1']}, ${testNow}, 'phone', 'full', ${people['iro-1']}, ${testNow}, ${testNow}
        from pieces where ref = ${ref}`),
    )
  }
  const unsafe = { ref: await begin(), part: 'noticed', now: testNow } as const
  await as('officer', (tx, actor) => answerEscalation(tx, actor, unsafe, { unsafe: 'yes' }))
  for (const move of ['none', 'note'] as const) {
    const ref = await begin('good_practice')
    await as('officer', (tx, actor) => answerEscalation(tx, actor, { ref, part: 'noticed', now: testNow }))
    if (move === 'note') await as('officer', (tx, actor) => escalations.makeMove(tx, actor, ref, { move }, testNow))
  }
}

/** What a child told their reviewing officer, with a wish that waits and without; the sheet of a month, signed; and midway reviews, one written down and
 * one due. */
async function told(database: TestDatabase, { people, household, neighbours }: SmallService): Promise<void> {
  const by = { householdId: household.id, childId: household.childId, officerId: people['iro-1']! }
  await database.asSystem(testNow, async (tx) => {
    await aMidway(tx, by)
    await aNote(tx, { ...by, key: 'a-note-that-carers-know' }, { words: 'I want to stay here.', share: 'carers' })
    const due = await aChild(tx, { iroId: people['iro-1']!, initials: 'MW' })
    await aPlacement(tx, { householdId: neighbours.id, childId: due.id, startedOn: '2026-05-16' })
    await aNote(
      tx,
      { ...by, key: 'a-note-with-a-wish' },
      { themes: { heard: 'wrong' }, words: 'Nobody asks me.', wish: 'To see my brother' },
    )
  })
  const month = Temporal.PlainYearMonth.from('2026-09')
  await database.asPerson(people['iro-manager']!, testNow, (tx) =>
    signSheet(tx, { month, asks: 'Ask them.', quoted: [] }),
  )
}

/** A home with more children than the usual limit: an exemption, an exception and a temporary approval, each at its steps; and one of which nobody has spoken. */
async function beyondTheUsual(database: TestDatabase, { people, teams }: SmallService): Promise<void> {
  const named = { managerId: people['tm-1']!, workerId: people['fsw-1']!, deciderId: people['sm-1']! }
  const as = (key: string, work: Parameters<typeof database.asPerson>[2]) =>
    database.asPerson(people[key]!, testNow, work)
  const aHome = () =>
    database.asSystem(testNow, async (tx) => {
      const { id: householdId } = await aHousehold(tx, { teamId: teams.north, workerId: people['fsw-1']! })
      const childIds: number[] = []
      for (const initials of ['EF', 'GH', 'JK', 'LM']) {
        const child = await aChild(tx, { initials })
        childIds.push((await aPlacement(tx, { householdId, childId: child.id })).childId)
      }
      return { householdId, childIds }
    })
  await aHome()
  for (const state of ['running', 'breach', 'closed'] as const)
    for (const kind of ['exemption', 'exception', 'temporary'] as const) {
      const about = { ...(await aHome()), ...named, on: today.subtract({ days: 3 }), kind, state }
      const { ref, id } = await database.asSystem(testNow, (tx) => anExemptionAt(tx, about))
      if (state !== 'running') continue
      await as('tm-1', (tx, actor) => answerExemption(tx, actor, { ref, part: 'close', today }))
      await database.asSystem(testNow, (tx) =>
        tx.run(sql`insert into told (piece_id, whom, person_id, at, how, level, by_id, due_at, written_at)
          values (${id}, 'The Service Manager', ${people['sm-1']}, ${testNow}, 'phone', 'full', ${people['tm-1']}, ${testNow}, ${testNow})`),
      )
      if (kind === 'temporary')
        await as('tm-1', (tx, actor) => answerExemption(tx, actor, { ref, part: 'extension', today }))
    }
  const answered = await aHome()
  const since = await database.asSystem(testNow, (tx) =>
    tx.one<{ on: Temporal.PlainDate }>(
      sql`select max(started_on) as on from placements where household_id = ${answered.householdId}`,
    ),
  )
  await as('tm-1', (tx) =>
    answerFound(tx, {
      householdId: answered.householdId,
      kind: 'limit',
      since: since.on,
      because: 'siblings',
      words: '',
    }),
  )
  const month = Temporal.PlainYearMonth.from('2026-10')
  await as('tm-1', (tx, actor) =>
    signReturn(tx, actor.id, { teamId: teams.north, month, today, worry: '', because: '' }),
  )
  const { householdId } = await aHome()
  const ref = (await as('tm-1', (tx, actor) =>
    anExemption(tx, actor, { householdId, kind: 'exemption', on: today, now: testNow }),
  )) as string
  await as('tm-1', (tx, actor) => answerExemption(tx, actor, { ref, part: 'asked', today }))
}

/** A voice of which somebody said that it is about the wrong person, and an action that was sealed for that. */
async function aboutTheWrong(tx: Tx, people: SmallService['people']): Promise<void> {
  const [by, qa] = [people['iro-1'], people['qa-1']]
  await tx.run(sql`insert into corrections (id, kind, of_ref, subject_id, household_id, piece_id, what, asked_by, asked_at)
    select nextval('corrections_id_seq'), 'voice', ref, id, household_id, piece_id, 'Another’s.', ${by}, ${testNow}
    from voices where kind = 'child' and state = 'given' order by id limit 1`)
  const { id } = await tx.one<{ id: number }>(sql`
    insert into corrections (id, kind, of_ref, subject_id, what, asked_by, asked_at, state, decided_by, decided_at)
    values (nextval('corrections_id_seq'), 'action', 'T-1', -1, 'Another’s.', ${by}, ${testNow}, 'sealed', ${qa}, ${testNow}) returning id`)
  const action = { says: 'Ring them', evidence: '', impact_note: '' }
  await tx.run(sql`insert into sealed_records (correction_id, contents, sealed_by, sealed_at)
    values (${id}, ${JSON.stringify({ action, beside: null, events: [] })}::jsonb, ${qa}, ${testNow})`)
}

async function actionOn(database: TestDatabase, ref: string, ownerId: number): Promise<void> {
  await database.asSystem(testNow, async (tx) => {
    const { id: pieceId } = await tx.one<{ id: number }>(sql`select id from pieces where ref = ${ref}`)
    await anAction(tx, { pieceId, ownerId, dueOn: '2026-11-30' })
  })
}

function done(state: ActionState, people: SmallService['people']) {
  const byThen = { evidence: 'Letter of 2 May', doneOn: '2026-11-09', doneBy: people['fsw-1']! }
  if (state === 'done_awaiting_check') return byThen
  return state === 'verified' ? { ...byThen, verifiedOn: '2026-11-10', verifiedBy: people['tm-1']! } : {}
}

async function keptWords(database: TestDatabase, personId: number, household: string): Promise<string> {
  const { rows } = await database.asOwner((client) =>
    client.query(
      `insert into kept_words (person_id, path, fields, kept_at) values ($1, '/actions', $3, $2) returning id`,
      [personId, String(testNow), JSON.stringify({ household, says: 'Ring the school' })],
    ),
  )
  return rows[0].id
}

/** Signed in here and elsewhere, with a password to change. */
async function withPassword(database: TestDatabase, personId: number): Promise<void> {
  const hash = await hashPassword('lantern pebble orchard')
  await database.asOwner((client) =>
    client.query('insert into credentials (person_id, password_hash) values ($1, $2)', [personId, hash]),
  )
  await database.atDoor(testNow, (tx) => startSession(tx, personId, testNow))
}

/** Which parts are answered by then. */
const partsBy = { in_audit: ['audit'], in_moderation: ['moderation'], in_discussion: ['moderation'] } as const
const later = ['with_team_manager', 'with_service_manager', 'verifying', 're_audit_due'] as const
const partsLater = {
  with_team_manager: 'response',
  with_service_manager: 'sign_off',
  verifying: 'closing',
  re_audit_due: 'closing',
} as const

async function anAuditAt(
  tx: Tx,
  { people, household }: SmallService,
  state: (typeof states)[number],
  { auditorId, answered }: { auditorId: number; answered: boolean },
): Promise<void> {
  const follows = state === 'scheduled' || state === 'gathering' || state === 'review_held'
  const kind = answered && follows ? 'review_linked' : 'thematic'
  const { id, ref } = await planAudit(tx, { kind, householdId: household.id, scheduledFor: today, auditorId }, today)
  const moderated = !follows && !['in_audit', 'submitted', 'with_qa', 'cancelled'].includes(state)
  const graded = moderated && !['in_moderation', 'in_discussion'].includes(state)
  await tx.run(sql`update pieces set state = ${state} where id = ${id}`)
  await tx.run(sql`update audits set meeting_on = ${follows ? null : today},
    moderator_id = ${moderated ? people['iro-2']! : null}, auditor_grade = ${moderated ? 'requires_improvement' : null},
    blind_moderation = ${state === 'in_moderation' && !answered}, moderated_grade = ${graded ? 'requires_improvement' : null}, final_grade = ${graded ? 'requires_improvement' : null} where id = ${id}`)
  if (state === 'scheduled' && !answered) {
    await tx.run(sql`delete from audit_children where audit_id = ${id}`)
    await tx.run(
      sql`insert into audit_children (audit_id, child_id, because) values (${id}, ${household.childId}, 'They were here for years.')`,
    )
  }
  if (state === 'in_audit' && !answered) await answerPart(tx, ref, 'audit', { 'wfc1.unannounced_date': '2024-01-10' })
  if (state === 'in_moderation' && !answered) await answerPart(tx, ref, 'moderation')
  if (state === 'with_team_manager')
    await anAction(tx, { householdId: household.id, pieceId: id, ownerId: people['fsw-1']!, raisedBy: people['tm-1']! })
  if (!answered) return
  const parts = state in partsBy ? partsBy[state as keyof typeof partsBy] : []
  for (const part of parts) await answerPart(tx, ref, part)
  const [own] = later.filter((one) => one === state)
  if (own) await answerPart(tx, ref, partsLater[own])
  if (state === 'gathering')
    await tx.run(sql`insert into voices (kind, form, household_id, piece_id, gatherer_id, state)
      values ('parent', 'fq.par', ${household.id}, ${id}, ${auditorId}, 'to_ask')`)
}

/** A voice in every state, of every kind; gives back those for which a link is made, and by whom. */
async function voicesOf(tx: Tx, { people, household }: SmallService): Promise<{ voice: string; by: string }[]> {
  const { id: pieceId } = await tx.one<{ id: number }>(sql`select min(id) as id from pieces where state = 'gathering'`)
  const linked: { voice: string; by: string }[] = []
  for (const kind of kinds) {
    const by = kind === 'child' ? 'iro-1' : kind === 'worker' ? 'fsw-1' : 'fro-1'
    const about = { householdId: household.id, pieceId, kind, gathererId: people[by]!, childId: household.childId }
    const states = ['to_ask', 'asked', 'started', 'given', 'not_given'] as const
    for (const state of states) {
      const given = state === 'given' ? { givenAt: '2026-11-18T10:00:00Z', share: 'ask_first' as const } : {}
      const reason = state === 'not_given' ? { reason: 'declined' as const } : {}
      const voice = await aVoice(tx, { ...about, state, ...given, ...reason })
      if (state === 'given' || state === 'started') await anAnswer(tx, { voiceId: voice.id, words: 'It is fine here.' })
      if (state === 'asked' && kind !== 'worker') linked.push({ voice: voice.ref, by })
    }
  }
  return linked
}
