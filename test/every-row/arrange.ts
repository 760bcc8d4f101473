import { roles } from '#framework/s4-roles.ts'
import { beginPiece, findVersionInForce } from '#modules/evidence/index.ts'
import { escalationAt } from '#modules/escalations/testing.ts'
import { aNote } from '#modules/engagement/testing.ts'
import { anExemptionAt } from '#modules/exemptions/testing.ts'
import { aMidway } from '#modules/midways/testing.ts'
import { formForKind } from '#modules/voices/form.ts'
import { kinds } from '#modules/voices/voice.ts'
import { raw, sql, type Tx } from '#platform/sql/index.ts'
import { testNow } from '#test/database.ts'

/*
 * A small service in which anything may be anybody’s: teams led by people who are no managers any more, audits moderated by
 * whoever, cover given across roles. Every table has rows. The same seed gives the same service.
 */

export type Arranged = { people: number[]; marks: string[] }

type Dice = { upTo(n: number): number; of<T>(all: readonly T[]): T; sometimes<T>(value: T, oneIn?: number): T | null }

/** Mulberry32. */
export function dice(seed: number): Dice {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  const upTo = (n: number) => Math.floor(next() * n)
  return {
    upTo,
    of: (all) => all[upTo(all.length)]!,
    sometimes: (value, oneIn = 2) => (upTo(oneIn) === 0 ? value : null),
  }
}

const day = '2026-11-19'
const states = [
  'scheduled',
  'in_audit',
  'with_qa',
  'in_moderation',
  'with_team_manager',
  'closed',
  'closed',
  'cancelled',
]

export async function arrange(tx: Tx, seed: number): Promise<Arranged> {
  const { upTo, of, sometimes } = dice(seed)
  const one = async (query: ReturnType<typeof sql>): Promise<number> =>
    Number((await tx.one<{ id: number | string }>(query)).id)
  const several = async (count: number, make: (at: number) => Promise<number>) => {
    const ids: number[] = []
    for (let at = 0; at < count; at += 1) ids.push(await make(at))
    return ids
  }

  const people: number[] = []
  const byRole: Record<string, number[]> = {}
  for (const role of [...Object.keys(roles), ...often]) {
    const key = `${role.replaceAll('_', '-')}-${(byRole[role] ?? []).length + 1}`
    const id = await one(
      sql`insert into people (name, email, active, demonstration_key) values (${key}, ${`${key}-${seed}@hearth.example`}, ${upTo(12) > 0}, ${`${key}.${seed}`}) returning id`,
    )
    const ended = upTo(10) === 0
    await tx.run(
      sql`insert into person_roles (person_id, role, until_on) values (${id}, ${role}, ${ended ? '2026-10-31' : null})`,
    )
    people.push(id)
    byRole[role] = [...(byRole[role] ?? []), id]
  }
  const anyone = () => of(people)
  const mostly = (role: string) => (upTo(8) === 0 ? anyone() : of(byRole[role]!))
  // Half of the covers are of colleagues with the same role, and bring something; of the rest most bring nothing.
  const pairs = [() => [anyone(), anyone()], () => ((same) => [of(same), of(same)])(byRole[of(often)]!)] as const
  await several(12, async (at) => {
    const [away, cover] = pairs[at % 2]!()
    if (away === cover) return 0
    return one(
      sql`insert into absences (person_id, cover_id, from_on, until_on) values (${away}, ${cover}, ${of(['2026-11-01', day, '2026-11-20'])}, ${of(['2026-11-20', '2026-12-01'])}) returning id`,
    )
  })

  // Everybody who has left is covered, by everybody with their role: what they see by that would be borrowed.
  await tx.run(sql`insert into absences (person_id, cover_id, from_on, until_on)
    select away.id, r.person_id, ${day}, ${day} from people away
    join person_roles own on own.person_id = away.id join person_roles r on r.role = own.role and r.person_id <> away.id
    where not away.active and away.id = any (${people}) and r.person_id = any (${people})`)

  const teams = await several(3, (at) =>
    one(
      sql`insert into teams (name, manager_id) values (${`Team ${seed} ${at}`}, ${mostly('team_manager')}) returning id`,
    ),
  )
  const households = await several(5, (at) =>
    one(sql`insert into households (source_id, carer_type, status, team_id, supervising_worker_id, first_approved_on)
      values (${`h${seed}-${at}`}, 'mainstream', 'approved', ${sometimes(of(teams), 1)}, ${mostly('fostering_social_worker')}, '2021-03-01') returning id`),
  )
  const home = () => of(households)
  await several(4, (at) =>
    one(
      sql`insert into carers (household_id, source_id, position, initials, born_on) values (${home()}, ${`k${seed}-${at}`}, 1, 'AB', '1975-05-05') returning id`,
    ),
  )
  const reviews = await several(3, (at) =>
    one(
      sql`insert into carer_reviews (household_id, source_id, kind, due_on) values (${home()}, ${`r${seed}-${at}`}, 'annual', '2026-12-01') returning id`,
    ),
  )
  const children = await several(6, (at) =>
    one(
      sql`insert into children (source_id, initials, born_on, iro_id) values (${`c${seed}-${at}`}, 'CD', '2016-03-01', ${sometimes(mostly('independent_reviewing_officer'), 1)}) returning id`,
    ),
  )
  await several(8, (at) =>
    one(sql`insert into placements (child_id, household_id, started_on, ended_on, place) values (${of(children)}, ${sometimes(home(), 1)}, ${`2025-0${at + 1}-01`}, ${sometimes('2026-09-01')}, 'U6')
      on conflict (child_id, started_on) do update set place = 'U6' returning id`),
  )
  const episode = await one(
    sql`insert into episodes (child_id, started_on, reason_new, legal_status, place) values (${of(children)}, '2025-01-01', 'S', 'C2', 'U6') returning id`,
  )
  await tx.run(sql`insert into place_change_reasons (id, reason) values (${episode}, 'ALLEG')`)
  await one(
    sql`insert into household_links (child_id, started_on, household_id) values (${of(children)}, '2025-01-01', ${home()}) returning id`,
  )

  const marks: string[] = []
  const mark = (what: string) => {
    marks.push(`${what}${seed}x${marks.length}z`)
    return marks.at(-1)!
  }
  const formVersionId = await one(sql`select max(id) as id from form_versions where form = 'audit'`)
  const audits = await several(6, async () => {
    const auditor = upTo(3) === 0 ? mostly('team_manager') : mostly('fostering_reviewing_officer')
    const moderator = sometimes(mostly('independent_reviewing_officer'), 2)
    const piece = { householdId: home(), formVersionId, state: of(states), since: testNow, dueOn: day }
    const worker = mostly('fostering_social_worker')
    const { id } = await beginPiece(tx, { stream: 'audit', ...piece }, (own) =>
      tx.run(sql`insert into audits (id, kind, scheduled_for, auditor_id, worker_id, moderator_id, period_from, period_to, made_at)
        values (${own}, ${of(['thematic', 'senior_leader'])}, ${day}, ${auditor}, ${worker}, ${moderator === auditor ? null : moderator}, '2025-11-19', ${day}, ${testNow})`),
    )
    const inIt = of(children)
    await tx.run(sql`insert into audit_children (audit_id, child_id) values (${id}, ${inIt})`)
    await tx.run(
      sql`insert into answers (piece_id, section, question, child_id, value, saved_at) values (${id}, 'cyp4', 'cyp4.influence', ${inIt}, ${JSON.stringify(mark('heard'))}, ${testNow}), (${id}, 'cyp4', 'cyp4.influence', ${of(children)}, ${JSON.stringify(mark('heard'))}, ${testNow}) on conflict do nothing`,
    )
    await tx.run(
      sql`insert into answers (piece_id, section, question, value, saved_at) values (${id}, 'refl', 'refl.proud', ${JSON.stringify(mark('reflected'))}, ${testNow}), (${id}, 'hdr', 'hdr.case_summary', ${JSON.stringify(mark('answered'))}, ${testNow}), (${id}, 'safe', 'safe.told_who_when', ${JSON.stringify(mark('told'))}, ${testNow}), (${id}, 'mod', 'mod.evidence.safe', '"agree"', ${testNow})`,
    )
    await arrangeAlert(tx, id, { of, upTo, sometimes, people, children, what: mark('alerted') })
    await tx.run(
      sql`insert into moves (piece_id, move, from_state, to_state, at, words) values (${id}, 'gather', 'scheduled', 'gathering', ${testNow}, ${mark('moved')})`,
    )
    await tx.run(
      sql`insert into answers (piece_id, section, question, value, saved_at) values (${id}, 'cyp1', 'cyp1.grade', '"good"', ${testNow})`,
    )
    await tx.run(sql`update audits set final_grade = 'good' where id = ${id}`)
    await tx.run(sql`insert into corrected_readings (piece_id, what, was, becomes, reason, by_id, at)
      values (${id}, 'final_grade', '"good"', '"inadequate"', ${mark('corrected')}, ${auditor}, ${testNow})`)
    await tx.run(sql`insert into corrected_readings (piece_id, what, answer_id, was, becomes, reason, by_id, at)
      select piece_id, question, id, '{}', '{}', ${mark('corrected')}, ${auditor}, ${testNow} from answers where piece_id = ${id} and section in ('refl', 'hdr', 'safe')`)
    await tx.run(sql`insert into papers (piece_id, kind, edition, of_edition, words, by_id)
      values (${id}, 'summary', 1, 1, ${JSON.stringify({ difference: mark('kept on paper') })}::jsonb, ${auditor})`)
    await tx.run(
      sql`insert into dispensations (audit_id, rule, given_by, given_at, reason) values (${id}, 'L4', ${anyone()}, ${testNow}, 'x')`,
    )
    for (const [section, question] of [
      ['cyp1', 'cyp1.visits'],
      ['refl', 'refl.workload'],
      ['safe', 'safe.immediate'],
    ])
      await tx.run(sql`insert into asides (piece_id, section, question, by_id, at, says, taken_back_at)
        values (${id}, ${section}, ${question}, ${anyone()}, ${testNow}, ${mark('aside')}, ${sometimes(testNow)})`)
    await tx.run(sql`insert into clocks (piece_id, key, started_at, unit, length, due_at, severity, source)
      values (${id}, 'clk.written', ${testNow}, 'days', 1, ${testNow.add({ hours: 24 })}, 'practice', '4.4')`)
    await tx.run(
      sql`insert into told (piece_id, whom, due_at, written_at) values (${id}, ${mark('toldof')}, ${testNow}, ${testNow})`,
    )
    await tx.run(sql`insert into pieces_brought (piece_id, kind, source_id, said, brought_at)
      values (${id}, ${of(['exemptions', 'complaints_compliments', 'escalations'])}, ${String(id)}, ${JSON.stringify({ reason: mark('broughtof') })}::jsonb, ${testNow})`)
    await tx.run(
      sql`insert into presence (piece_id, person_id, section, seen_at) values (${id}, ${anyone()}, 'safe', ${testNow})`,
    )
    return id
  })
  await arrangeApart(tx, { seed, of, people, households, children, formVersionId, mark })
  await arrangeLeaders(tx, {
    of,
    people: [...byRole['chief_executive']!, ...byRole['corporate_director']!, ...people.slice(0, 4)],
    mark,
  })
  await arrangeExemptions(tx, { of, people, households, children, teams, mark })
  await arrangeComplaints(tx, { of, people, households, mark })
  await arrangeEscalations(tx, { of, people, households, children, mark })
  const actions = await several(6, () =>
    one(sql`insert into actions (household_id, piece_id, says, for_whom, owner_id, priority, due_on, escalated_to, raised_at)
    values (${sometimes(home())}, ${sometimes(of(audits))}, ${mark('acted')}, 'child', ${anyone()}, 'p3', '2026-12-31', ${sometimes(anyone(), 3)}, ${testNow}) returning id`),
  )
  actions.push(
    ...(await several(3, () =>
      one(sql`insert into actions (piece_id, sight, says, for_whom, owner_id, priority, due_on, escalated_to, raised_at)
      values (${of(audits)}, 'worker', ${mark('acted')}, 'worker', ${anyone()}, 'p3', '2026-12-31', ${sometimes(anyone(), 3)}, ${testNow}) returning id`),
    )),
    ...(await several(3, async () => {
      const number =
        await one(sql`insert into actions (id, sight, says, for_whom, owner_id, priority, due_on, escalated_to, raised_at)
        overriding system value values (confidential_number(), 'restricted', ${mark('neutral')}, 'carer', ${anyone()}, 'p3', '2026-12-31', ${sometimes(anyone(), 3)}, ${testNow}) returning id`)
      await tx.run(
        sql`insert into confidential_actions (action_id, piece_id, says) values (${number}, ${of(audits)}, ${mark('hidden')})`,
      )
      return number
    })),
  )
  for (const id of actions)
    await tx.run(
      sql`insert into action_events (action_id, kind, at, words) values (${id}, 'raised', ${testNow}, ${mark('noted')})`,
    )

  const voices = await several(10, async (at) => {
    const kind = of(['child', 'child', ...kinds] as const)
    const form = kind === 'child' ? 'fq.yp2' : formForKind(kind)
    const audit = of(audits)
    const id =
      await one(sql`insert into voices (kind, form, household_id, piece_id, child_id, gatherer_id, state, share, share_agreed_at, given_at)
      select ${kind}, ${form}, household_id, id, ${kind === 'child' ? of(children) : null}::int, ${sometimes(kind === 'worker' ? mostly('fostering_social_worker') : mostly('independent_reviewing_officer'), 1)}::int, 'given',
        ${of(['carers', 'iro_and_quality', 'ask_first'])}, ${sometimes(testNow)}, ${testNow} from pieces where id = ${audit} returning id`)
    await tx.run(sql`insert into voice_answers (voice_id, question, value, words, quality_team_only, saved_at) values
      (${id}, ${`${form}.home`}, '"yes"', ${mark('said')}, false, ${testNow}), (${id}, ${`${form}.quality`}, '"yes"', ${mark('quietly')}, true, ${testNow})`)
    await tx.run(
      sql`insert into voice_outcomes (voice_id, to_read_today, told_words) values (${id}, ${upTo(2) === 0}, ${mark('told')})`,
    )
    if (at === 0 || upTo(3) === 0) {
      await tx.run(sql`insert into voice_openings (voice_id, alert_id, by_id, at, reason)
        values (${id}, (select max(id) from alerts), ${anyone()}, ${testNow}, 'x')`)
      await tx.run(sql`insert into alert_entries (alert_id, at, came_at, came_from, source, voice_id, child_ids, what, acting, circle_said)
        values ((select max(id) from alerts), ${testNow}, ${testNow}, '', 'voice', ${id}, '{}', '', '', true)`)
    }
    await tx.run(
      sql`insert into voice_links (token_hash, voice_id, made_at, expires_at) values (${`t${seed}-${id}`}, ${id}, ${testNow}, ${testNow.add({ hours: 48 })})`,
    )
    await tx.run(sql`insert into voice_moves (voice_id, move, from_state, to_state, at, words)
      values (${id}, 'change_share', 'given', 'given', ${testNow}, ${mark('widened')})`)
    await tx.run(sql`insert into fresh_links (token_hash, voice_id, made_by, sealed, until)
      values (${`t${seed}-${id}`}, ${id}, ${anyone()}, 'x', ${testNow})`)
    await tx.run(
      sql`insert into voice_visits (id, voice_id, token_hash, secret_hash, started_at, last_used_at) values (${`v${seed}-${id}`}, ${id}, ${`t${seed}-${id}`}, 'x', ${testNow}, ${testNow})`,
    )
    await tx.run(sql`insert into corrections (id, kind, of_ref, subject_id, household_id, piece_id, what, asked_by, asked_at)
      select id, 'voice', ref, id, household_id, piece_id, ${mark('wrong')}, ${anyone()}, ${testNow} from voices where id = ${id}`)
    await tx.run(sql`insert into sealed_records (correction_id, contents, sealed_by, sealed_at)
      values (${id}, ${JSON.stringify({ words: mark('sealed') })}::jsonb, ${anyone()}, ${testNow})`)
    await tx.run(sql`insert into sealed_openings (correction_id, by_id, at, reason) values
      (${id}, ${mostly('head_of_quality_assurance')}, ${testNow}, 'just now'), (${id}, ${mostly('head_of_quality_assurance')}, ${testNow.subtract({ minutes: 16 })}, 'before')`)
    await tx.run(
      sql`insert into voice_marks (voice_id, mark_hash, chosen_at) values (${id}, ${`m${seed}`}, ${testNow})`,
    )
    return id
  })

  await arrangeTheRest(tx, { seed, of, people, teams, households, audits, sometimes })
  for (const table of [
    'households',
    'carers',
    'children',
    'placements',
    'carer_reviews',
    'audits',
    'answers',
    'alerts',
    'alert_entries',
    'actions',
    'voices',
    'voice_answers',
    'voice_outcomes',
    'people',
    'episodes',
    'place_change_reasons',
    'household_links',
    'evidence_gaps',
    'law_watch',
    'improvement_plans',
  ])
    await touch(tx, table)
  await tx.run(sql`update pieces set version = version + 1`)
  if (reviews.length + voices.length === 0) throw new Error('Nothing was arranged.')
  return { people, marks }
}

/** Homes beyond the usual, at several steps; what was answered of them, and returns that are signed. */
async function arrangeExemptions(
  tx: Tx,
  {
    of,
    people,
    households,
    children,
    teams,
    mark,
  }: Pick<Things, 'of' | 'people' | 'households' | 'teams'> & {
    children: readonly number[]
    mark: (what: string) => string
  },
): Promise<void> {
  const on = Temporal.PlainDate.from(day)
  for (const state of ['asked', 'running', 'running', 'breach', 'closed', 'closed', 'cancelled'] as const) {
    const named = { managerId: of(people), workerId: of(people), deciderId: of(people) }
    const about = { householdId: of(households), kind: 'exemption', childIds: [of(children)] } as const
    const { id } = await anExemptionAt(tx, { ...named, ...about, state, on })
    await tx.run(sql`insert into answers (piece_id, section, question, value, saved_at)
      values (${id}, 'why', 'exm.welfare', ${JSON.stringify(mark('welfare'))}, ${testNow})`)
    await tx.run(
      sql`insert into moves (piece_id, move, from_state, to_state, at) values (${id}, 'grant', 'asked', 'running', ${testNow})`,
    )
  }
  for (const [at, household] of households.entries())
    await tx.run(sql`insert into limit_answers (household_id, kind, since, because, words, answered_by, answered_at)
      values (${household}, 'limit', ${day}, 'other', ${mark(`answer${at}`)}, ${of(people)}, ${testNow})`)
  for (const [at, team] of teams.entries()) {
    const { id } = await tx.one<{
      id: number
    }>(sql`insert into monthly_returns (team_id, manager_id, month, counted, worry, signed_by, signed_at)
      values (${team}, ${of(people)}, '2026-10-01', '{}', ${mark(`worry${at}`)}, ${of(people)}, ${testNow}) returning id`)
    await tx.run(
      sql`insert into return_acknowledgements (return_id, person_id, at) values (${id}, ${of(people)}, ${testNow})`,
    )
  }
  await tx.run(sql`with signed as (insert into lado_reports (month, signed_by, signed_at) values ('2026-10-01', ${of(people)}, ${testNow}) returning id)
    insert into lado_report_editions (report_id, edition, counted, words) select id, e, '{}', jsonb_build_object('learning', ${mark('learned')}::text || e)
    from signed, unnest(array['whole', 'safe']) e`)
}

/** Complaints at several steps, about a home and about none. */
async function arrangeComplaints(
  tx: Tx,
  { of, people, households, mark }: Pick<Things, 'of' | 'people' | 'households'> & { mark: (what: string) => string },
): Promise<void> {
  const { formVersionId } = await findVersionInForce(tx, 'complaint')
  for (const [at, state] of ['received', 'stage_1', 'learning', 'closed', 'called_off', 'cancelled'].entries()) {
    const { id } = await beginPiece(
      tx,
      {
        ...{ stream: 'complaint', householdId: at === 1 ? null : of(households), formVersionId, state, dueOn: null },
        people: ['officer', 'manager'].map((part) => ({ part, personId: of(people) })),
      },
      (own) => tx.run(sql`insert into complaints (id, complainant, received_on) values (${own}, 'carer', ${day})`),
    )
    await tx.run(sql`insert into answers (piece_id, section, question, value, saved_at)
      values (${id}, 'heard', 'cmp.said_1', ${JSON.stringify(mark('complained'))}, ${testNow})`)
    await tx.run(
      sql`insert into moves (piece_id, move, from_state, to_state, at) values (${id}, 'route', 'received', 'stage_1', ${testNow})`,
    )
  }
}

/** What reviewing officers raised, at several steps, about children of anybody's. */
async function arrangeEscalations(
  tx: Tx,
  {
    of,
    people,
    households,
    children,
    mark,
  }: Pick<Things, 'of' | 'people' | 'households'> & { children: readonly number[]; mark: (what: string) => string },
): Promise<void> {
  for (let at = 0; at < 4; at += 1)
    await aMidway(tx, {
      ...{ householdId: of(households), childId: children[at % children.length]!, officerId: of(people) },
      ...{ dueOn: `2026-11-1${at}`, words: mark('midway') },
    })
  for (const share of ['carers', 'iro_and_quality', 'ask_first'] as const)
    for (const takenDown of [false, true])
      await aNote(
        tx,
        { householdId: of(households), childId: of(children), officerId: of(people) },
        { words: mark('told'), wish: mark('wished'), share, takenDown },
      )
  await tx.run(sql`insert into engagement_sheets (month, counted, quotes, asks, signed_by, signed_at)
    values ('2026-10-01', '{}', '{}', ${mark('asks')}, ${of(people)}, ${testNow})`)
  for (const state of ['noticed', 'informal', 'formal_2', 'agreed', 'closed', 'called_off', 'cancelled'] as const) {
    const about = { householdId: of(households), childId: of(children), state }
    const { id } = await escalationAt(tx, { ...about, officerId: of(people), managerId: of(people) })
    await tx.run(sql`insert into answers (piece_id, section, question, value, saved_at)
      values (${id}, 'noticed', 'esc.effect', ${JSON.stringify(mark('escalated'))}, ${testNow})`)
    await tx.run(
      sql`insert into moves (piece_id, move, from_state, to_state, at) values (${id}, 'raise', 'noticed', 'informal', ${testNow})`,
    )
  }
}

/** Days of the leaders' programme, most of them at an audit or a visit of whoever goes along, on and beside the edges of the days on which it is seen. */
async function arrangeLeaders(
  tx: Tx,
  { of, people, mark }: Pick<Things, 'of' | 'people'> & { mark: (what: string) => string },
): Promise<void> {
  const met = await tx.many<{ kind: string; household: number; companion: number }>(sql`
    select 'audit' as kind, p.household_id as household, a.auditor_id as companion from audits a join pieces p on p.id = a.id where a.auditor_id is not null
    union all select 'watch', p.household_id, n.person_id from observations o join pieces p on p.id = o.id join piece_people n on n.piece_id = o.id and n.part = 'observer'
    order by 1, 2, 3`)
  const formVersionId = (
    await tx.one<{ id: number }>(sql`select max(id) as id from form_versions where form = 'leader_visit'`)
  ).id
  for (let at = 0; at < 10; at += 1) {
    const { kind, household, companion } = of(met)
    const state = of(['agreed', 'agreed', 'held', 'written', 'called_off', 'closed'])
    const piece = { stream: 'leader_visit', householdId: null, formVersionId, state, dueOn: day } as const
    const named = [{ part: 'leader', personId: of(people) }]
    const { id } = await beginPiece(tx, { ...piece, people: named }, (own) =>
      tx.run(sql`insert into leader_visits (id, kind, area, place, planned_for, with_id)
        values (${own}, ${kind}, 'fostering', ${mark('place')}, ${day}, ${companion})`),
    )
    await tx.run(sql`insert into leader_cases (id, household_id, sees_from, sees_until)
      values (${id}, ${household}, ${of(['2026-11-05', day, '2026-11-20'])}, ${of(['2026-11-18', day, '2026-12-17', '2026-12-17'])})`)
    await tx.run(sql`insert into answers (piece_id, section, question, value, saved_at)
      values (${id}, 'leader', 'ldr.saw_1', ${JSON.stringify(mark('saw'))}, ${testNow}), (${id}, 'came_of', 'ldr.told_what', ${JSON.stringify(mark('toldof'))}, ${testNow})`)
  }
}

/** One piece of each class that goes by the person, with all that hangs on any: named in it is anybody, known of it anybody. */
async function arrangeApart(
  tx: Tx,
  {
    seed,
    of,
    people,
    households,
    children,
    formVersionId,
    mark,
  }: Omit<Things, 'teams' | 'audits' | 'sometimes'> & {
    children: readonly number[]
    formVersionId: number
    mark: (what: string) => string
  },
): Promise<void> {
  await tx.run(sql`insert into streams (key, letter, sight) values ('visit', 'B', 'worker') on conflict do nothing`)
  for (const [at, sight] of ['worker', 'worker', 'child_words', 'anonymous', 'restricted', 'sealed'].entries()) {
    const matter = sight === 'restricted' || sight === 'sealed' ? `00000000-0000-4000-8000-00000000000${at - 4}` : null
    const { id } = await tx.one<{ id: number }>(sql`
      insert into pieces (id, stream, ref, household_id, form_version_id, sight, matter, state, state_since)
      values (next_piece(${sight}), 'visit', ${`B-${seed}-${at}`}, ${of(households)}, ${formVersionId}, ${sight}, ${matter},
        ${sight === 'worker' ? of(['planned', 'closed', 'called_off', 'cancelled']) : 'planned'}, ${testNow}) returning id`)
    if (matter)
      await tx.run(
        sql`insert into deputies (matter, holder_id, deputy_id, named_by, why) values (${matter}, ${people[0]!}, ${people[1]!}, ${of(people)}, ${mark('deputy')})`,
      )
    if (matter)
      await tx.run(
        sql`insert into sight_changes (matter, kind, by_id, reason) values (${matter}, 'raised', ${of(people)}, ${mark('raised')})`,
      )
    await tx.run(
      sql`insert into piece_people (piece_id, part, person_id) values (${id}, 'worker', ${of(people)}), (${id}, 'observer', ${of(people)}), (${id}, 'guest', ${of(people)})`,
    )
    await tx.run(sql`delete from piece_people where piece_id = ${id} and part = 'guest'`)
    await tx.run(sql`insert into observations (id, kind, in_room, planned_for, follows_up, supervises, graded, child_ids)
      values (${id}, 'home_visit', true, '2026-11-19', false, false, true, ${[of(children)]})`)
    if (matter)
      await tx.run(sql`insert into allegations (id, kind, learned_at, learned_on, child_ids, alert_id)
        values (${id}, 'allegation', ${testNow}, '2026-11-19', ${[of(children)]}, (select l.id from alerts l
          where not exists (select from allegations a where a.alert_id = l.id) order by l.id limit 1))`)
    await tx.run(
      sql`insert into answers (piece_id, section, question, child_id, value, saved_at) values (${id}, 'child', 'obs.child_view', ${of(children)}, ${JSON.stringify(mark('said'))}, ${testNow})`,
    )
    await tx.run(sql`insert into answers (piece_id, section, question, child_id, value, saved_at)
      select piece_id, section, 'obs.child_share', child_id, ${JSON.stringify(of(['carers', 'iro_and_quality', 'ask_first']))}, saved_at
      from answers where piece_id = ${id} and question = 'obs.child_view'`)
    await tx.run(
      sql`insert into answers (piece_id, section, question, value, saved_at) values (${id}, 'cyp4', 'cyp4.influence', ${JSON.stringify(mark('seen'))}, ${testNow})`,
    )
    await tx.run(
      sql`insert into moves (piece_id, move, from_state, to_state, at, words) values (${id}, 'see', 'planned', 'seen', ${testNow}, ${mark('moved')})`,
    )
    await tx.run(sql`insert into corrected_readings (piece_id, what, answer_id, was, becomes, reason, by_id, at)
      select piece_id, question, id, '{}', '{}', ${mark('corrected')}, ${people[at]!}, ${testNow} from answers where piece_id = ${id} and section in ('cyp4')`)
    await tx.run(
      sql`insert into answers (piece_id, section, question, value, saved_at) values (${id}, 'learned', 'obs.observer_learned', ${JSON.stringify(mark('learned'))}, ${testNow})`,
    )
    await tx.run(sql`update observations set seen_on = planned_for where id = ${id}`)
    await tx.run(sql`update pieces set state = 'written' where id = ${id} and state = 'closed'`)
    await tx.run(sql`select hand_on_childs_words(${id})`)
    await tx.run(sql`insert into childs_words_heard (words_id, version, as_part, by_id, at)
      select id, 1, 'quality', ${people[at]!}, ${testNow} from childs_words where piece_id = ${id}`)
    await tx.run(
      sql`update childs_words set told_at = ${testNow}, told_by = ${people[at]!}, told_words = ${mark('answered')} where piece_id = ${id}`,
    )
    await tx.run(sql`insert into clocks (piece_id, key, started_at, unit, length, due_at, severity, source)
      values (${id}, 'clk.written', ${testNow}, 'days', 1, ${testNow.add({ hours: 24 })}, 'practice', '4.4')`)
    await tx.run(
      sql`insert into told (piece_id, whom, due_at, written_at) values (${id}, ${mark('toldof')}, ${testNow}, ${testNow})`,
    )
    await tx.run(sql`insert into pieces_brought (piece_id, kind, source_id, said, brought_at)
      values (${id}, ${of(['exemptions', 'complaints_compliments', 'escalations'])}, ${String(id)}, ${JSON.stringify({ reason: mark('broughtof') })}::jsonb, ${testNow})`)
    await tx.run(
      sql`insert into presence (piece_id, person_id, section, seen_at) values (${id}, ${of(people)}, 'safe', ${testNow})`,
    )
    await tx.run(
      sql`insert into trail (at, actor_id, kind, household_id, piece_id) values (${testNow}, ${of(people)}, 'visit moved', ${of(households)}, ${id})`,
    )
  }
}

/** Roles of which there are several. */
const often = [
  'team_manager',
  'fostering_social_worker',
  'fostering_social_worker',
  'fostering_social_worker',
  'independent_reviewing_officer',
  'independent_reviewing_officer',
  'fostering_reviewing_officer',
]

type Things = {
  seed: number
  people: readonly number[]
  teams: readonly number[]
  households: readonly number[]
  audits: readonly number[]
} & Pick<Dice, 'of' | 'sometimes'>

/** An alert on the household of an audit: kept from somebody or from nobody, raised by anybody, told to anybody. */
async function arrangeAlert(
  tx: Tx,
  pieceId: number,
  { of, upTo, people, children, what }: Dice & { people: readonly number[]; children: readonly number[]; what: string },
): Promise<void> {
  const circle = [...new Set(Array.from({ length: upTo(3) }, () => of(people)))].toSorted((a, b) => a - b)
  const { id } = await tx.one<{ id: number }>(sql`
    insert into alerts (household_id, circle, raised_at, again_at, climbs_at, decided_at)
    select household_id, ${circle}::int[], ${testNow}, ${testNow}, ${testNow}, ${testNow} from pieces where id = ${pieceId} returning id`)
  const named = upTo(2) === 0 ? [] : [of(children)]
  const entry = await tx.one<{ id: number }>(sql`
    insert into alert_entries (alert_id, at, came_at, by_id, source, piece_id, child_ids, what)
    values (${id}, ${testNow}, ${testNow}, ${of(people)}, 'piece', ${pieceId}, ${named}::int[], ${what}) returning id`)
  for (const kind of ['told', 'in place', 'climbed', 'noted'])
    await tx.run(sql`insert into alert_lines (alert_id, entry_id, at, kind, person_id, by_id, words)
      values (${id}, ${upTo(2) === 0 ? entry.id : null}::int, ${testNow}, ${kind}, ${of(people)}, ${of(people)}, ${what})`)
  await tx.run(sql`insert into unfinished_alerts (household_id, piece_id, question, by_id, at)
    select household_id, id, 'safe.immediate', ${of(people)}, ${testNow} from pieces where id = ${pieceId}`)
}

async function arrangeTheRest(
  tx: Tx,
  { seed, of, people, teams, households, audits, sometimes }: Things,
): Promise<void> {
  for (let at = 0; at < 8; at += 1)
    await tx.run(
      sql`insert into trail (at, actor_id, kind, household_id, piece_id) values (${testNow}, ${sometimes(of(people))}, 'audit looked at', ${sometimes(of(households))}, ${sometimes(of(audits))})`,
    )
  for (let at = 0; at < 3; at += 1) {
    const matter = `00000000-0000-4000-8000-00000000000${at}`
    for (const from of ['2026-11-01', '2026-11-01', '2026-11-20'])
      await tx.run(sql`insert into need_to_know (matter, person_id, from_at, until_at, why, given_by)
        values (${matter}, ${of(people)}, ${from}, ${of([null, '2026-11-18', '2026-11-25'].filter((until) => until === null || until >= from))}, ${`why${seed}x${at}`}, ${of(people)})`)
    for (let line = 0; line < 4; line += 1)
      await tx.run(
        sql`insert into trail (at, actor_id, kind, matter) values (${testNow}, ${of(people)}, 'matter looked at', ${matter})`,
      )
  }
  for (const id of people.slice(0, 4))
    await tx.run(sql`insert into calendar_feeds (person_id, token_hash) values (${id}, ${`feed${seed}-${id}`})`)
  for (const [at, state] of ['agreed', 'drafted'].entries()) {
    const { id: year } = await tx.one<{ id: number }>(sql`insert into calendar_years (first_day, last_day, state)
      values (${`${2026 + at}-04-01`}, ${`${2027 + at}-03-31`}, ${state}) returning id`)
    await tx.run(
      sql`insert into calendar_signatures (year_id, side, person_id) values (${year}, 'quality', ${people[0]!}), (${year}, 'fostering', ${people[1]!})`,
    )
    await tx.run(
      sql`insert into calendar_moves (year_id, move, by_id, words) values (${year}, 'returned', ${of(people)}, ${`returned${seed}x${at}`})`,
    )
    for (let line = 0; line < 3; line += 1) {
      const { id: slot } = await tx.one<{
        id: number
      }>(sql`insert into slots (year_id, activity, role, person_id, period_from, period_to, first_due_on, due_on, outside)
        values (${year}, 'lado_report', 'lado', ${line === 0 ? null : of(people)}, '2026-11-01', '2026-11-30', '2026-11-30', '2026-11-30', true) returning id`)
      if (state === 'drafted') continue
      await tx.run(sql`insert into slot_changes (year_id, slot_id, kind, reason, words, asked_side, asked_by)
        values (${year}, ${slot}, 'excused', 'absence', ${`change${seed}x${slot}`}, 'fostering', ${of(people)})`)
      await tx.run(
        sql`insert into slot_outside (slot_id, held_on, place, entered_by) values (${slot}, '2026-11-20', ${`place${seed}x${slot}`}, ${of(people)})`,
      )
    }
  }
  for (const id of people.slice(0, 6)) {
    await tx.run(
      sql`insert into messages (to_id, kind, path, made_at) values (${id}, 'audit due', ${`/audits/A-${id}`}, ${testNow})`,
    )
    await tx.run(
      sql`insert into sessions (token_hash, person_id, started_at, seen_at) values (${`s${seed}-${id}`}, ${id}, ${testNow}, ${testNow})`,
    )
    await tx.run(
      sql`insert into access_changes (person_id, kind, state, asked_by, asked_at, answer_hash) values (${id}, 'invited again', 'waiting', ${of(people)}, ${testNow}, ${`w${seed}-${id}`})`,
    )
    await tx.run(sql`insert into kept_words (person_id, path, fields, kept_at) values (${id}, '/', '{}', ${testNow})`)
    await tx.run(sql`insert into fresh_codes (person_id, sealed, until) values (${id}, 'x', ${testNow})`)
    await tx.run(
      sql`insert into form_keys (key_hash, content_hash, answer, at) values (${`k${seed}-${id}`}, 'x', 'x', ${testNow})`,
    )
    await tx.run(sql`insert into credentials (person_id) values (${id})`)
    await tx.run(
      sql`insert into invitations (token_hash, person_id, made_at, expires_at) values (${`i${seed}-${id}`}, ${id}, ${testNow}, ${testNow})`,
    )
    await tx.run(
      sql`insert into devices (person_id, token_hash, first_at, last_at) values (${id}, ${`d${seed}`}, ${testNow}, ${testNow})`,
    )
    for (const kind of ['sign-in guarded', 'access refused often'])
      await tx.run(
        sql`insert into access_warnings (what, kind, person_id, told_at) values (${`${kind} ${id}`}, ${kind}, ${id}, ${testNow})`,
      )
    await tx.run(sql`insert into refusals (hour, who, person_id, method, route, status, times, last_at)
      values (${testNow}, ${`person ${id}`}, ${id}, 'GET', '/audits/:ref', 404, 1, ${testNow})`)
    await tx.run(
      sql`insert into sign_in_steps (token_hash, person_id, made_at) values (${`p${seed}-${id}`}, ${id}, ${testNow})`,
    )
  }
  await tx.run(
    sql`insert into sign_in_attempts (email_hash, address_hash, place_hash, at, succeeded) values ('x', 'y', 'y', ${testNow}, false)`,
  )
  await tx.run(
    sql`insert into not_proposed (household_id, by_id, from_at) values (${of(households)}, ${of(people)}, ${testNow})`,
  )
  await tx.run(
    sql`insert into sample_draws (month, team_id, seed, candidates, drawn, drawn_at) values ('2026-11-01', ${of(teams)}, 'x', '{}', ${of(households)}, ${testNow})`,
  )
  await tx.run(
    sql`insert into form_drafts (form, content, based_on) select form, content, id from form_versions limit 1 on conflict do nothing`,
  )
  await tx.run(
    sql`insert into evidence_items (id, says, state, written_by, recorded_on) values (evidence_number(), 'x', 'draft', ${of(people)}, '2026-11-19')`,
  )
  await tx.run(
    sql`insert into evidence_gaps (question, quarter, words, saved_by) values ('cyp1', '2026-10-01', 'x', ${of(people)})`,
  )
  await tx.run(
    sql`insert into evidence_silences (source, words, again_on, by_id) values ('panel', 'x', '2026-12-01', ${of(people)})`,
  )
  await tx.run(
    sql`insert into improvement_plans (aim, question, source, led_by, from_on, by_on, shows, saved_by)
      values ('x', 'cyp2', 'audits', ${of(people)}, '2026-09-01', '2026-12-31', 'x', ${of(people)})`,
  )
  await tx.run(sql`insert into settings (key, value) values ('deadline.moderate', '5')`)
  const [merge] = await tx.many<{ id: number }>(
    sql`insert into merges (kind, ends_id, stays_id, merged_at) select 'person', min(id), max(id), ${testNow}::timestamptz from people
      union all select 'child', min(id), max(id), ${testNow} from children
      union all select 'carer', min(id), max(id), ${testNow} from carers
      union all select 'household', min(id), max(id), ${testNow} from households returning id`,
  )
  await tx.run(sql`insert into merge_lines (merge_id, place, row_key) values (${merge!.id}, 'households', '1')`)
  await tx.run(sql`insert into withdrawn_settings (key, from_on, value, changed_at, withdrawn_by, withdrawn_at, because)
    values ('deadline.moderate', '2027-01-01', '9', ${testNow}, ${of(people)}, ${testNow}, 'x')`)
  for (const duties of [
    ['import_data'],
    ['import_data', 'hold_exemptions'],
    ['hold_complaints'],
    ['report_escalations'],
  ])
    await arrangeImport(tx, duties)
}

/** Files that were brought in, of those who may bring in all of them. */
async function arrangeImport(tx: Tx, duties: readonly string[]): Promise<void> {
  const { id } = await tx.one<{ id: number }>(
    sql`insert into imports (started_at, duties) values (${testNow}, ${[...duties]}) returning id`,
  )
  const file = await tx.one<{ id: number }>(
    sql`insert into import_files (import_id, name, sha256, content) values (${id}, 'x.csv', '', '') returning id`,
  )
  await tx.run(
    sql`insert into import_changes (import_id, file_id, row_number, outcome) values (${id}, ${file.id}, 2, 'new')`,
  )
  await tx.run(
    sql`insert into import_stays (import_id, kind, key, because) values (${id}, 'header', '1', 'It was changed in Hearth since.')`,
  )
  await tx.run(sql`insert into import_withheld (file_id, row_number, after) values (${file.id}, 2, '{}')`)
  await tx.run(
    sql`insert into import_answers (import_id, question, answer, answered_at) values (${id}, 'same child 1 01', 'yes', ${testNow})`,
  )
}

/** Gives a row of each an earlier version. */
async function touch(tx: Tx, table: string): Promise<void> {
  await tx.run(sql`update ${raw(table)} set saved_at = ${testNow.add({ hours: 1 })}`)
}
