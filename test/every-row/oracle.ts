/*
 * Who may know of each row, written from the framework's words and from docs/invariants.md (readings 10 and 11), and
 * from nothing else: slow, plain, and on purpose not like the policies that it judges.
 */

export type Row = Record<string, unknown>
export type World = Readonly<Record<string, readonly Row[]>>

/** Whose sight is asked about: the person, all in whose place they stand today, and what that makes of them. */
export type Viewer = {
  id: number
  today: string
  /** Themselves and those they cover for, as far as each works with cases at all. */
  stands: ReadonlySet<unknown>
  roles: ReadonlySet<unknown>
  /** Their own roles alone: a child's words go by cover to nobody who could not read them anyway. */
  own: ReadonlySet<unknown>
}

const noCase = new Set([
  'chief_executive',
  'lado',
  'decision_maker',
  'panel_chair',
  'panel_adviser',
  'safeguarding_lead',
  'workforce_lead',
  'information_governance',
  'administrator',
])
const wholeService = [
  'head_of_quality_assurance',
  'quality_assurance',
  'fostering_reviewing_officer',
  'service_manager',
  'operational_manager',
  'fostering_manager',
  'head_of_service',
  'corporate_director',
  'executive_director',
]

/* Who may stand in for whom, by role: whoever has the same duties and sees as far; for a team manager the service manager too. */
const seniors = ['service_manager', 'head_of_service', 'corporate_director', 'executive_director']
const coveredBy: Record<string, readonly string[]> = {
  head_of_quality_assurance: ['head_of_quality_assurance'],
  quality_assurance: ['quality_assurance', 'head_of_quality_assurance'],
  fostering_reviewing_officer: ['fostering_reviewing_officer'],
  fostering_social_worker: ['fostering_social_worker'],
  team_manager: ['team_manager', 'service_manager'],
  service_manager: ['service_manager'],
  operational_manager: [...seniors, 'operational_manager', 'quality_assurance', 'head_of_quality_assurance'],
  fostering_manager: [
    ...seniors,
    ...['fostering_manager', 'operational_manager', 'quality_assurance', 'head_of_quality_assurance'],
  ],
  head_of_service: seniors,
  corporate_director: seniors,
  executive_director: seniors,
  independent_reviewing_officer: ['independent_reviewing_officer'],
  complaints_officer: ['complaints_officer'],
  iro_manager: ['iro_manager'],
}

/* Nobody stands in for whoever checks the work they do themselves: the IRO of a child in a household that they supervise,
 * whoever is to review its carers, and whoever audits or moderates there now. */
function looksAfterWhatTheyCheck(world: World, worker: unknown, checks: unknown): boolean {
  const theirs = world['households']!.filter((row) => row['supervising_worker_id'] === worker).map((row) => row['id'])
  const there = (row: Row) => theirs.includes(row['household_id'])
  const iro = (child: unknown) => world['children']!.find((row) => row['id'] === child)?.['iro_id']
  return (
    world['placements']!.some((row) => there(row) && row['ended_on'] === null && iro(row['child_id']) === checks) ||
    world['carer_reviews']!.some(
      (row) =>
        there(row) && row['held_on'] === null && row['ended_on'] === null && row['reviewing_officer_id'] === checks,
    ) ||
    auditsIn(world).some(
      (row) =>
        there(row) &&
        !['closed', 'cancelled'].includes(String(row['state'])) &&
        (row['auditor_id'] === checks || row['moderator_id'] === checks),
    )
  )
}

/* What is said of an audit here stands in two rows: its own, and that of its piece. */
const auditsIn = (world: World): Row[] =>
  world['audits']!.map((row) => ({ ...world['pieces']!.find(({ id }) => id === row['id']), ...row }))

/** Undefined for whoever has left: they cannot even sign in. */
export function viewerOf(world: World, id: number, today: string): Viewer | undefined {
  const worksHere = (one: unknown) => world['people']!.some((person) => person['id'] === one && person['active'])
  if (!worksHere(id)) return undefined
  const inForce = (row: Row) =>
    String(row['from_on']) <= today && (row['until_on'] === null || String(row['until_on']) >= today)
  const rolesOf = (one: unknown) =>
    world['person_roles']!.filter((row) => row['person_id'] === one && inForce(row)).map((row) => String(row['role']))
  const withCases = (one: unknown) => rolesOf(one).filter((role) => !noCase.has(role))
  const covered = world['absences']!.filter(
    (row) =>
      row['cover_id'] === id &&
      inForce(row) &&
      worksHere(row['person_id']) &&
      withCases(row['person_id']).every((role) => rolesOf(id).some((own) => coveredBy[role]!.includes(own))) &&
      !looksAfterWhatTheyCheck(world, id, row['person_id']),
  ).map((row) => row['person_id'])
  return {
    id,
    today,
    stands: new Set([id, ...covered].filter((one) => withCases(one).length > 0)),
    roles: new Set([...rolesOf(id), ...covered.flatMap(withCases)]),
    own: new Set(rolesOf(id)),
  }
}

/** Files are of those who may bring in every one of them; of complaints in person. */
const bringsIn = (viewer: Viewer, { duties }: Row): boolean =>
  (duties as string[]).some(
    (duty) =>
      (duty === 'import_data' && isQuality(viewer)) ||
      (duty === 'hold_exemptions' && viewer.roles.has('service_manager')) ||
      (duty === 'hold_complaints' && viewer.own.has('complaints_officer')) ||
      (duty === 'report_escalations' && viewer.roles.has('iro_manager')),
  )
const isQuality = ({ roles }: Viewer) => roles.has('head_of_quality_assurance') || roles.has('quality_assurance')
const readsTrail = (viewer: Viewer) => isQuality(viewer) || viewer.roles.has('information_governance')
const seesService = ({ roles }: Viewer) => wholeService.some((role) => roles.has(role))
const isAdministrator = ({ roles }: Viewer) => roles.has('administrator')

/** For each table: may this viewer know of this row? A table that is not here is a fault. */
export function oracle(world: World, viewer: Viewer): Record<string, (row: Row) => boolean> {
  const { id: me, stands } = viewer
  const service = seesService(viewer)
  const audits = auditsIn(world)
  const find = (table: string, id: unknown) =>
    (table === 'audits' ? audits : world[table]!).find((row) => row['id'] === id)

  /* A record that leads to another of the same household is that one, to whoever looks. */
  const whatItIs = (household: Row): Row => {
    const led = world['merges']!.find(
      (merge) => merge['kind'] === 'household' && merge['ends_id'] === household['id'] && merge['parted_at'] === null,
    )
    return led ? find('households', led['stays_id'])! : household
  }
  /* Households: a social worker their own, a team manager their teams’. */
  const mine = (itself: Row) => {
    const household = whatItIs(itself)
    const team = find('teams', household['team_id'])
    return stands.has(household['supervising_worker_id']) || (team !== undefined && stands.has(team['manager_id']))
  }
  /* Audits assigned to them: to carry out or to moderate. One that was cancelled is nobody’s. */
  const assigned = (audit: Row) =>
    audit['state'] !== 'cancelled' && (stands.has(audit['auditor_id']) || stands.has(audit['moderator_id']))
  const auditsOf = (household: Row) => audits.filter((audit) => audit['household_id'] === household['id'])
  /* Children assigned to them: where such a child lives now. */
  const homeOfTheirChild = (household: Row) =>
    world['placements']!.some(
      (stay) =>
        stay['household_id'] === household['id'] &&
        stay['ended_on'] === null &&
        stands.has(find('children', stay['child_id'])?.['iro_id']),
    )
  /* Whoever takes part in an observed visit to it, themselves: while that is open the household is around them, and its line stays theirs. */
  const inAVisit = (test: (visit: Row) => boolean) =>
    world['pieces']!.some(
      (visit) =>
        visit['sight'] === 'worker' &&
        visit['state'] !== 'cancelled' &&
        test(visit) &&
        world['piece_people']!.some((one) => one['piece_id'] === visit['id'] && one['person_id'] === me),
    )
  const visited = (household: Row, onlyOpen: boolean) =>
    inAVisit(
      (visit) =>
        visit['household_id'] === household['id'] &&
        !(onlyOpen && ['closed', 'called_off'].includes(String(visit['state']))),
    )
  /* An exemption, an exception, a temporary approval, a complaint or an escalation is seen with its household, and by whoever has a part in it: while it is open the
   * household is around them, save who only keeps complaints. One that was taken out is nobody's but theirs who keep complaints. */
  const inAMatter = (household: Row, onlyOpen: boolean) =>
    world['pieces']!.some(
      (it) =>
        isMatter(it) &&
        it['household_id'] === household['id'] &&
        namedIn(it, 'officer') &&
        !(onlyOpen && ['closed', 'called_off'].includes(String(it['state']))),
    )
  const namedIn = (it: Row, but?: string) =>
    !['restricted', 'sealed'].includes(String(it['sight'])) &&
    world['piece_people']!.some(
      (one) =>
        one['piece_id'] === it['id'] &&
        one['part'] !== but &&
        (it['state'] !== 'cancelled' || one['part'] === 'officer') &&
        stands.has(one['person_id']),
    )
  /* What was escalated is read besides by the child's reviewing officer of today, and by whoever manages those. */
  const escalatedFor = (it: Row) =>
    it['stream'] === 'escalation' &&
    it['state'] !== 'cancelled' &&
    (viewer.roles.has('iro_manager') ||
      stands.has(find('children', find('escalations', it['id'])!['child_id'])!['iro_id']))
  const ofItsHome = (it: Row) =>
    service ||
    (it['household_id'] !== null && mine(find('households', it['household_id'])!)) ||
    namedIn(it) ||
    escalatedFor(it)
  const isMatter = (it: Row) => ['exemption', 'complaint', 'escalation'].includes(String(it['stream']))
  const knownOtherwise = (itself: Row) => {
    const household = whatItIs(itself)
    return (
      mine(household) ||
      inAMatter(household, true) ||
      auditsOf(household).some((audit) => assigned(audit) && audit['state'] !== 'closed') ||
      visited(household, true)
    )
  }
  const around = (itself: Row) => knownOtherwise(itself) || homeOfTheirChild(whatItIs(itself))
  /* Of a home that is known for one's own child only, no other child's words are. */
  const knowsWithoutChild = (id: unknown) => id !== null && knownOtherwise(find('households', id)!)
  const aroundId = (id: unknown) => id !== null && (service || around(find('households', id)!))
  /* The IRO of a child in an audit sees that there is one, and who takes part; not one that was cancelled. */
  const theirChildIn = (audit: Row) =>
    audit['state'] !== 'cancelled' &&
    world['audit_children']!.some(
      (in_) => in_['audit_id'] === audit['id'] && stands.has(find('children', in_['child_id'])?.['iro_id']),
    )
  const line = (household: Row) =>
    service ||
    around(household) ||
    visited(household, false) ||
    inAMatter(household, false) ||
    auditsOf(household).some((audit) => assigned(audit) || theirChildIn(audit))

  const whole = (row: Row) => service || mine(find('households', row['household_id'])!) || assigned(row)
  const audit = (row: Row) => whole(row) || theirChildIn(row)
  /* What is restricted: those on its list themselves, from the day on which they were put on it to that on which they were taken off. */
  const knowsOf = (matter: unknown) =>
    world['pieces']!.some(
      (row) =>
        row['matter'] === matter &&
        (row['sight'] === 'sealed' ? ['lado', 'executive_director'] : ['lado', 'service_manager']).some((role) =>
          viewer.own.has(role),
        ),
    ) ||
    world['need_to_know']!.some(
      (row) =>
        row['matter'] === matter &&
        row['person_id'] === me &&
        String(row['from_at']).slice(0, 10) <= viewer.today &&
        (row['until_at'] === null || String(row['until_at']).slice(0, 10) > viewer.today),
    )
  /* What goes by the person, whatever else they see and whoever they stand in for. A worker's practice: who is named, the line above the
   * worker, the Head of Quality Assurance. Children's words: who keeps them, and who is named. What is restricted: who is on the list. */
  const byPerson = (piece: Row) => {
    const named = world['piece_people']!.filter((one) => one['piece_id'] === piece['id'])
    const isNamed = named.some((one) => one['person_id'] === me)
    switch (piece['sight']) {
      case 'worker':
        return (
          isNamed ||
          viewer.own.has('head_of_quality_assurance') ||
          named.some((one) => one['part'] === 'worker' && stands.has(me) && linesAbove(one['person_id']).has(me))
        )
      case 'child_words':
        return isNamed || viewer.own.has('head_of_quality_assurance') || viewer.own.has('quality_assurance')
      case 'restricted':
      case 'sealed':
        return knowsOf(piece['matter'])
      default:
        return false
    }
  }
  const linesAbove = (worker: unknown) => {
    const above = new Set<unknown>()
    for (let one = find('people', worker); one; one = find('people', one['manager_id'])) {
      if (above.has(one['manager_id'])) break
      above.add(one['manager_id'])
    }
    return above
  }
  /* A leader without a sight of cases meets one: their own, in person and while they are one, from ten working days before their day to twenty after; the register
   * around it, and what is watched or audited there by whoever goes along. They read it, and no voice of it. */
  const leads = ['head_of_service', 'corporate_director', 'executive_director', 'chief_executive'].some((role) =>
    viewer.own.has(role),
  )
  const onTheirDay = world['leader_cases']!.filter(
    (row) =>
      leads &&
      String(row['sees_from']) <= viewer.today &&
      viewer.today <= String(row['sees_until']) &&
      find('pieces', row['id'])!['state'] !== 'called_off' &&
      find('pieces', row['id'])!['sight'] === 'open' &&
      world['piece_people']!.some(
        (one) => one['piece_id'] === row['id'] && one['part'] === 'leader' && one['person_id'] === me,
      ),
  )
  const whereItIs = (id: unknown) => whatItIs(find('households', id)!)['id']
  const metHome = (id: unknown) =>
    id !== null && onTheirDay.some((row) => whereItIs(row['household_id']) === whereItIs(id))
  const metPiece = (row: Row) =>
    onTheirDay.some((slot) => {
      const visit = find('leader_visits', slot['id'])!
      if (row['household_id'] === null || whereItIs(slot['household_id']) !== whereItIs(row['household_id']))
        return false
      if (visit['kind'] === 'watch' && row['sight'] === 'worker' && find('observations', row['id'])) {
        const watched = find('observations', row['id'])!
        return (
          (watched['seen_on'] ?? watched['planned_for']) === (visit['held_on'] ?? visit['planned_for']) &&
          world['piece_people']!.some(
            (one) =>
              one['piece_id'] === row['id'] && one['part'] === 'observer' && one['person_id'] === visit['with_id'],
          )
        )
      }
      const own = row['sight'] === 'household' ? find('audits', row['id']) : undefined
      const onIts = own && (own['meeting_on'] ?? own['due_on'] ?? String(own['state_since']).slice(0, 10))
      return (
        visit['kind'] === 'audit' &&
        own !== undefined &&
        own['kind'] === 'senior_leader' &&
        own['state'] !== 'cancelled' &&
        own['auditor_id'] === visit['with_id'] &&
        String(onIts) >= String(slot['sees_from']) &&
        String(onIts) <= String(slot['sees_until'])
      )
    })
  const pieceOf = (row: Row) => find('pieces', row['piece_id'] ?? row['audit_id'])!
  const isApart = (piece: Row) => !['open', 'household'].includes(String(piece['sight']))
  const piece = (row: Row) =>
    row['sight'] === 'open' ||
    metPiece(row) ||
    (isApart(row) ? byPerson(row) : isMatter(row) ? ofItsHome(row) : audit(find('audits', row['id'])!))
  const withAudit = (row: Row) => piece(pieceOf(row))
  const ofWhole = (row: Row) =>
    pieceOf(row)['sight'] === 'open' ||
    (isApart(pieceOf(row))
      ? byPerson(pieceOf(row))
      : isMatter(pieceOf(row))
        ? ofItsHome(pieceOf(row))
        : whole(find('audits', pieceOf(row)['id'])!))
  const withWhole = (row: Row) => ofWhole(row) || metPiece(pieceOf(row))
  const ofTheirHousehold = (row: Row) => !isApart(row) && mine(find('households', row['household_id'])!)
  const child = (row: Row) =>
    service ||
    stands.has(row['iro_id']) ||
    world['placements']!.some(
      (stay) => stay['child_id'] === row['id'] && (aroundId(stay['household_id']) || metHome(stay['household_id'])),
    ) ||
    world['audit_children']!.some(
      (in_) =>
        in_['child_id'] === row['id'] &&
        (assigned(find('audits', in_['audit_id'])!) || ofTheirHousehold(find('pieces', in_['audit_id'])!)),
    ) ||
    inAVisit((visit) => ((find('observations', visit['id'])?.['child_ids'] ?? []) as unknown[]).includes(row['id'])) ||
    // Of whom a concern is that is theirs to know.
    world['allegations']!.some(
      (one) =>
        ((one['child_ids'] ?? []) as unknown[]).includes(row['id']) && knowsOf(find('pieces', one['id'])!['matter']),
    ) ||
    // A record that leads to another of the same child is seen where that one lives.
    world['merges']!.some(
      (merge) =>
        merge['kind'] === 'child' &&
        merge['ends_id'] === row['id'] &&
        merge['parted_at'] === null &&
        world['placements']!.some(
          (stay) =>
            stay['child_id'] === merge['stays_id'] && (aroundId(stay['household_id']) || metHome(stay['household_id'])),
        ),
    )

  /* A worker’s reflection is for the worker, the auditor, the team manager and the moderator. */
  const reflection = (row: Row) => {
    const of = find('audits', row['piece_id'])!
    const team = find('teams', find('households', of['household_id'])!['team_id'])
    return [of['worker_id'], of['auditor_id'], of['moderator_id'], team?.['manager_id']].some((one) => stands.has(one))
  }
  /* Of the answers the IRO sees what is said of their own child’s voice. */
  const ofTheirChild = (row: Row) =>
    row['section'] === 'cyp4' &&
    !isApart(pieceOf(row)) &&
    theirChildIn(find('audits', row['piece_id'])!) &&
    stands.has(find('children', row['child_id'])?.['iro_id'])
  /* What a child said on an observed visit: Quality Assurance and Partnerships, the child's own IRO, whoever heard it; and those who see
   * the observation once the child let the carers know. */
  const saidOnVisit = (row: Row) => {
    if (hearsChild(row)) return true
    const named = world['piece_people']!.filter((one) => one['piece_id'] === row['piece_id'])
    if (!byPerson(pieceOf(row))) return false
    if (named.some((one) => one['part'] === 'observer' && one['person_id'] === me)) return true
    return world['answers']!.some(
      (one) =>
        one['piece_id'] === row['piece_id'] &&
        one['child_id'] === row['child_id'] &&
        one['question'] === 'obs.child_share' &&
        one['value'] === 'carers',
    )
  }
  const hearsChild = (row: Row) => {
    const iro = find('children', row['child_id'])!['iro_id']
    const open = pieceOf(row)['matter'] === null || byPerson(pieceOf(row))
    return open && (holdsThemselves || (iro === me && viewer.own.has('independent_reviewing_officer')))
  }
  const answer = (row: Row): boolean =>
    ['obs.child_view', 'obs.child_share'].includes(String(row['question']))
      ? saidOnVisit(row)
      : ofLeader(row)
        ? isWritten(row)
        : ofAPiece(row)
  /* What a leader writes is theirs until they say that it is written; what staff were told, until that is said. */
  const ofLeader = (row: Row) => ['leader', 'came_of'].includes(String(row['section']))
  const isWritten = (row: Row) =>
    world['piece_people']!.some((one) => one['piece_id'] === row['piece_id'] && one['person_id'] === me) ||
    (row['section'] === 'leader'
      ? !['agreed', 'held'].includes(String(pieceOf(row)['state']))
      : pieceOf(row)['state'] !== 'promise_open')
  const ofAPiece = (row: Row) =>
    (withWhole(row) && (row['section'] !== 'refl' || reflection(row)) && !keptFromMe(row)) || ofTheirChild(row)

  /* One that goes by the person: its owner, and whoever may see its piece; nobody in their place. */
  const apart = (row: Row) =>
    row['owner_id'] === me ||
    (row['piece_id'] !== null && withAudit(row)) ||
    world['confidential_actions']!.some((one) => one['action_id'] === row['id'] && withAudit(one))
  const action = (row: Row) => (row['sight'] === 'household' ? withItsCase(row) : apart(row))
  const withItsCase = (row: Row) =>
    service ||
    stands.has(row['owner_id']) ||
    stands.has(row['escalated_to']) ||
    (row['household_id'] !== null && mine(find('households', row['household_id'])!)) ||
    (row['piece_id'] !== null && ofWhole(row))

  const voice = (row: Row) => aroundId(row['household_id']) || stands.has(row['gatherer_id'])
  /* What a child said: Quality Assurance and Partnerships, the IRO, and others as the child chose; so with other children of
   * the home, whom the reviewing officer asks. What a worker says goes to Quality Assurance and Partnerships, and not to
   * whoever covers for that worker. */
  const holdsThemselves = viewer.own.has('head_of_quality_assurance') || viewer.own.has('quality_assurance')
  const words = (row: Row) => {
    const of = find('voices', row['voice_id'])!
    if (!voice(of)) return false
    if (holdsThemselves) return true
    const own = of['kind'] === 'worker' && of['gatherer_id'] === me
    if (row['quality_team_only']) return own
    return mayRead(of, own) || openedNow(of)
  }
  /* Opened by whoever has to decide: until it is decided, and not once the alert must not reach them. */
  const openedNow = (of: Row) =>
    world['voice_openings']!.some((one) => one['voice_id'] === of['id'] && one['by_id'] === me) &&
    world['alert_entries']!.some((entry) => {
      const alert = find('alerts', entry['alert_id'])!
      return (
        entry['voice_id'] === of['id'] && alert['decided_at'] === null && !(alert['circle'] as unknown[]).includes(me)
      )
    })
  const mayRead = (of: Row, own: boolean) => {
    const shared = of['share'] === 'carers' || (of['share'] === 'ask_first' && of['share_agreed_at'] !== null)
    if (of['kind'] === 'child')
      return (
        (shared &&
          (service ||
            of['gatherer_id'] === me ||
            knowsWithoutChild(of['household_id']) ||
            stands.has(find('children', of['child_id'])?.['iro_id']))) ||
        (of['gatherer_id'] === me && viewer.own.has('independent_reviewing_officer'))
      )
    if (of['kind'] === 'household_member') return shared || viewer.own.has('fostering_reviewing_officer')
    return of['kind'] === 'worker' ? own : true
  }

  /* A safety alert: never for whoever it must not reach, nor for who acts only in their place. Read by the team manager, the service
   * manager, Quality Assurance and Partnerships and those to whom it climbed; in part by whoever raised it, and by the named children's
   * Independent Reviewing Officers. */
  const standsOutside = (alert: Row) => {
    const kept = alert['circle'] as unknown[]
    return kept.includes(me) ? new Set<unknown>() : new Set([...stands].filter((one) => !kept.includes(one)))
  }
  /* The matter as which it was decided, and whether they know of that: then they read all of it, and else no more than that it is decided. */
  const matterOf = (alert: Row) => {
    const decidedAs = world['allegations']!.find((one) => one['alert_id'] === alert['id'])
    return decidedAs && (find('pieces', decidedAs['id'])!['matter'] as string | null)
  }
  const alertWhole = (alert: Row) => {
    const matter = matterOf(alert)
    return matter ? knowsOf(matter) && !(alert['circle'] as unknown[]).includes(me) : actsOn(alert)
  }
  const actsOn = (alert: Row) => {
    const mayStand = standsOutside(alert)
    const team = find('teams', find('households', alert['household_id'])!['team_id'])
    const posts = ['service_manager', 'quality_assurance', 'head_of_quality_assurance']
    return (
      (team !== undefined && mayStand.has(team['manager_id'])) ||
      [...mayStand].some((one) => rolesOf(one).some((role) => posts.includes(role))) ||
      world['alert_lines']!.some(
        (line) =>
          line['alert_id'] === alert['id'] &&
          ['in place', 'climbed'].includes(String(line['kind'])) &&
          mayStand.has(line['person_id']),
      )
    )
  }
  const alertEntry = (entry: Row) =>
    !(find('alerts', entry['alert_id'])!['circle'] as unknown[]).includes(me) &&
    (entry['by_id'] === me || (!matterOf(find('alerts', entry['alert_id'])!) && isOfficerOf(entry)))
  const thatDecided = (alert: Row) =>
    matterOf(alert) &&
    (actsOn(alert) ||
      (!(alert['circle'] as unknown[]).includes(me) &&
        world['alert_entries']!.some((entry) => entry['alert_id'] === alert['id'] && isOfficerOf(entry))))
  const isOfficerOf = (entry: Row) => {
    const alert = find('alerts', entry['alert_id'])!
    const named = entry['child_ids'] as unknown[]
    const livesThere = (id: unknown) =>
      world['placements']!.some(
        (stay) =>
          stay['child_id'] === id && stay['household_id'] === alert['household_id'] && stay['ended_on'] === null,
      )
    const theirs = world['children']!.filter((row) => standsOutside(alert).has(row['iro_id'])).map((row) => row['id'])
    const asked = entry['voice_id'] === null ? undefined : find('voices', entry['voice_id'])
    if (asked?.['kind'] === 'child' && standsOutside(alert).has(asked['gatherer_id'])) return true
    return theirs.some((id) => (named.length > 0 ? named.includes(id) : livesThere(id)))
  }
  /* What was noted: by themselves; and all of it where they are the officer of every child concerned. */
  const alertNote = (row: Row) => {
    const entries = world['alert_entries']!.filter((entry) => entry['alert_id'] === row['alert_id'])
    const isApart = matterOf(find('alerts', row['alert_id'])!)
    if (!isApart && row['entry_id'] === null && entries.length > 0 && entries.every((entry) => isOfficerOf(entry)))
      return true
    return row['kind'] === 'noted' && row['by_id'] === me && entries.some((entry) => alertEntry(entry))
  }
  /* What an audit holds about a child at risk is kept from whoever the alert raised there must not reach. */
  const aboutRisk = ['safe.immediate', 'safe.acting', 'safe.told_who_when', 'mod.safeguarding']
  const keptFromMe = (row: Row) =>
    aboutRisk.includes(String(row['question'])) &&
    world['alert_entries']!.some((entry) => {
      const alert = find('alerts', entry['alert_id'])!
      const carriesOut = find('audits', row['piece_id'])!['auditor_id'] === me
      return (
        entry['piece_id'] === row['piece_id'] &&
        (alert['circle'] as unknown[]).includes(me) &&
        (alert['decided_at'] === null || !carriesOut)
      )
    })
  const rolesOf = (one: unknown) =>
    world['person_roles']!.filter((row) => row['person_id'] === one && row['until_on'] === null).map((row) =>
      String(row['role']),
    )
  const reads = (of: Row) =>
    voice(of) && (holdsThemselves || mayRead(of, of['kind'] === 'worker' && of['gatherer_id'] === me))

  const putsRight = (row: Row): boolean => {
    const of = find('voices', row['subject_id'])!
    const kept = world['alert_entries']!.some(
      (entry) =>
        entry['voice_id'] === of['id'] && (find('alerts', entry['alert_id'])!['circle'] as unknown[]).includes(me),
    )
    const own = of['kind'] === 'worker' && of['gatherer_id'] === me
    return holdsThemselves && !kept && !own && (row['piece_id'] === null || piece(find('pieces', row['piece_id'])!))
  }
  const readsMonth = [...wholeService].some((role) => role !== 'fostering_reviewing_officer' && viewer.roles.has(role))
  const bothSides = isQuality(viewer) || viewer.roles.has('service_manager')
  const year = (id: unknown): boolean => bothSides || find('calendar_years', id)!['state'] !== 'drafted'
  const theirSlot = (id: unknown): boolean => {
    const slot = id === null ? undefined : find('slots', id)
    return slot !== undefined && (slot['person_id'] === me || stands.has(slot['person_id']))
  }
  const isOfficer = viewer.own.has('independent_reviewing_officer')
  const isShared = (row: Row) => row['share'] === 'carers' && row['taken_down_at'] === null
  const note = (row: Row): boolean =>
    holdsThemselves ||
    viewer.own.has('iro_manager') ||
    (isOfficer && (row['officer_id'] === me || find('children', row['child_id'])!['iro_id'] === me)) ||
    (isShared(row) && (service || mine(find('households', row['household_id'])!)))
  const everyone = () => true
  const nobody = () => false
  const known: Record<string, (row: Row) => boolean> = {
    households: (row) => line(row) || metHome(row['id']),
    carers: (row) => aroundId(row['household_id']) || metHome(row['household_id']),
    carer_stays: (row) => aroundId(row['household_id']) || metHome(row['household_id']),
    carer_reviews: (row) => aroundId(row['household_id']) || metHome(row['household_id']),
    placements: (row) =>
      service ||
      metHome(row['household_id']) ||
      aroundId(row['household_id']) ||
      stands.has(find('children', row['child_id'])!['iro_id']),
    children: child,
    pieces: piece,
    piece_people: withAudit,
    streams: everyone,
    deputies: (row) => knowsOf(row['matter']),
    sight_changes: (row) => knowsOf(row['matter']),
    observations: (row) => piece(find('pieces', row['id'])!),
    allegations: (row) => piece(find('pieces', row['id'])!),
    /* What we learned: whoever reads the month, and a draft whoever keeps it. The way to the record behind it: of those, who sees that. */
    evidence_items: (row) => readsMonth && (row['state'] !== 'draft' || isQuality(viewer)),
    law_watch: everyone,
    improvement_plans: everyone,
    evidence_gaps: () => readsMonth,
    evidence_silences: () => readsMonth,
    evidence_records: (row) =>
      readsMonth &&
      (row['words_id'] !== null
        ? hearsChild(find('childs_words', row['words_id'])!)
        : row['voice_id'] !== null
          ? voice(find('voices', row['voice_id'])!)
          : withWhole(row)),
    audits: (row) => piece(find('pieces', row['id'])!),
    exemptions: (row) => piece(find('pieces', row['id'])!),
    complaints: (row) => piece(find('pieces', row['id'])!),
    escalations: (row) => piece(find('pieces', row['id'])!),
    /* Why what the register found is none: with the household, as their own or their team's. */
    limit_answers: (row) => service || mine(find('households', row['household_id'])!),
    /* Numbers of a team: whoever reads the month, and whoever manages it or stands in. */
    monthly_returns: (row) => readsMonth || stands.has(find('teams', row['team_id'])!['manager_id']),
    return_acknowledgements: (row) =>
      readsMonth || stands.has(find('teams', find('monthly_returns', row['return_id'])!['team_id'])!['manager_id']),
    /* The month's report on allegations: the whole of it by their post and in person, the rest by whoever reads the month. */
    lado_reports: () => readsMonth || viewer.own.has('lado'),
    lado_report_editions: (row) =>
      viewer.own.has('lado') || viewer.own.has('executive_director') || (readsMonth && row['edition'] === 'safe'),
    /* What a child told their own officer: whoever wrote it, the officer of today, whoever reports themes and the quality team, in person; whoever sees the
     * home where the child let the carers know. The words go less far. */
    engagement_notes: note,
    engagement_words: (row) => {
      const of = find('engagement_notes', row['id'])!
      return note(of) && (holdsThemselves || (isOfficer && of['officer_id'] === me) || isShared(of))
    },
    engagement_sheets: () => readsMonth || isQuality(viewer) || viewer.own.has('iro_manager'),
    /* Seen with the home, by the child's officer, and by whoever wrote it or reports what officers raise. */
    midways: (row) =>
      service ||
      mine(find('households', row['household_id'])!) ||
      stands.has(find('children', row['child_id'])!['iro_id']) ||
      stands.has(row['officer_id']) ||
      viewer.roles.has('iro_manager'),
    leader_visits: everyone,
    leader_cases: (row) => aroundId(row['household_id']) || onTheirDay.includes(row),
    audit_children: withAudit,
    moves: withWhole,
    /* What was put right: with the whole of it, and of an answer by those who read that. */
    corrected_readings: (row) =>
      ofWhole(row) && (row['answer_id'] === null || answer(find('answers', row['answer_id'])!)),
    clocks: withAudit,
    told: withAudit,
    pieces_brought: withAudit,
    alerts: (row) =>
      alertWhole(row) ||
      Boolean(thatDecided(row)) ||
      world['alert_entries']!.some((entry) => entry['alert_id'] === row['id'] && alertEntry(entry)),
    alert_entries: (row) => alertWhole(find('alerts', row['alert_id'])!) || alertEntry(row),
    alert_lines: (row) =>
      alertWhole(find('alerts', row['alert_id'])!) ||
      (row['entry_id'] !== null && alertEntry(find('alert_entries', row['entry_id'])!)) ||
      alertNote(row),
    unfinished_alerts: (row) => row['by_id'] === me,
    voice_openings: (row) => row['by_id'] === me || reads(find('voices', row['voice_id'])!),
    dispensations: ofWhole,
    section_views: ofWhole,
    /* What auditor and worker write to each other: theirs, and whoever's who checks the audit and does not moderate it. */
    asides: (row) => {
      const audit = find('audits', row['piece_id'])!
      const isOf = (part: string) => audit[part] !== null && stands.has(audit[part])
      const checks = isQuality(viewer) && row['section'] !== 'refl' && !isOf('moderator_id')
      return (
        withWhole(row) &&
        (isOf('auditor_id') || isOf('worker_id') || checks) &&
        (row['taken_back_at'] === null || row['by_id'] === me || isQuality(viewer)) &&
        !keptFromMe(row)
      )
    },
    papers: ofWhole,
    /* Who is on a page with them: of what goes by the person not for a leader who sees the whole service and meets it for a day. */
    presence: (row) => (service && isApart(pieceOf(row)) ? byPerson(pieceOf(row)) : withAudit(row)),
    answers: answer,
    actions: action,
    confidential_actions: withAudit,
    action_events: (row) => action(find('actions', row['action_id'])!),
    voices: voice,
    voice_links: (row) => voice(find('voices', row['voice_id'])!),
    /* When somebody opened their link, and what they chose so that nobody else reads it: the door’s alone. */
    voice_visits: nobody,
    voice_marks: nobody,
    voice_answers: words,
    /* A worry that they told, and what they were answered, hint at the words: for those who read these, and for nobody else. */
    voice_outcomes: (row) => reads(find('voices', row['voice_id'])!),

    /* That a child said something on a visit, who heard it and what came of it: only those who hear the child. */
    childs_words: hearsChild,
    childs_words_heard: (row) => hearsChild(find('childs_words', row['words_id'])!),

    /* That something was about the wrong person: whoever asked, and the quality team but for those whom an alert of it must not reach, whose
     * own words it is, or who do not know of the piece. What was sealed: the Head, for as long as they have opened it. */
    corrections: (row) => row['asked_by'] === me || putsRight(row),
    sealed_openings: (row) => putsRight(find('corrections', row['correction_id'])!),
    sealed_records: (row) =>
      putsRight(find('corrections', row['correction_id'])!) &&
      viewer.own.has('head_of_quality_assurance') &&
      world['sealed_openings']!.some(
        (one) => one['correction_id'] === row['correction_id'] && one['by_id'] === me && one['reason'] === 'just now',
      ),

    /* So do the moves: what a child chose before, who was asked again and why. A link just made is shown to its maker. */
    voice_moves: (row) => reads(find('voices', row['voice_id'])!),
    fresh_links: (row) => row['made_by'] === me,

    /* The agreed year is open, a draft to those who draw and sign it; why something is changed, and what was held elsewhere, to them and to whose part it is. */
    calendar_years: (row) => year(row['id']),
    calendar_signatures: (row) => year(row['year_id']),
    calendar_moves: () => bothSides,
    slots: (row) => year(row['year_id']),
    slot_changes: (row) => bothSides || row['asked_by'] === me || theirSlot(row['slot_id']),
    calendar_feeds: (row) => row['person_id'] === me,
    slot_outside: (row) => bothSides || row['entered_by'] === me || theirSlot(row['slot_id']),

    /* The statutory return and the draw are the whole service’s; files are for those who bring them in. */
    episodes: () => service,
    household_links: () => service,
    sample_draws: () => service,
    not_proposed: () => service && viewer.own.has('service_manager'),
    imports: (row) => bringsIn(viewer, row),
    import_files: (row) => bringsIn(viewer, find('imports', row['import_id'])!),
    import_changes: (row) => bringsIn(viewer, find('imports', row['import_id'])!),
    import_answers: (row) => bringsIn(viewer, find('imports', row['import_id'])!),
    import_stays: (row) => bringsIn(viewer, find('imports', row['import_id'])!),
    /* What an import says and shows to nobody; and why a placement ended, which the Service Manager and the Head of Quality Assurance
     * know themselves: nobody knows it in their place. */
    import_withheld: nobody,
    place_change_reasons: () => ['service_manager', 'head_of_quality_assurance'].some((role) => viewer.own.has(role)),

    /* Everybody’s own, and what an administrator looks after. */
    messages: (row) => row['to_id'] === me || isAdministrator(viewer),
    sessions: (row) => row['person_id'] === me || isAdministrator(viewer),
    invitations: () => isAdministrator(viewer),
    /* Who changed whose access: administrators, Quality Assurance, and whoever it is about. */
    access_changes: (row) => isAdministrator(viewer) || readsTrail(viewer) || row['person_id'] === me,
    credentials: (row) => row['person_id'] === me,
    /* What came of a form is found by its key alone; new recovery codes are their person's. */
    form_keys: nobody,
    fresh_codes: (row) => row['person_id'] === me,
    kept_words: (row) => row['person_id'] === me,
    sign_in_steps: nobody,
    devices: (row) => row['person_id'] === me || isAdministrator(viewer),
    refusals: () => isAdministrator(viewer),
    access_warnings: (row) => isAdministrator(viewer) || (row['kind'] === 'sign-in guarded' && row['person_id'] === me),

    /* Of no case: the directory, the tool, what is set; and hashes that throttle. */
    people: everyone,
    person_roles: everyone,
    roles: everyone,
    teams: everyone,
    absences: everyone,
    settings: everyone,
    merge_lines: nobody,
    merges: (row) =>
      isAdministrator(viewer) ||
      readsTrail(viewer) ||
      (row['kind'] === 'child' && child(find('children', row['stays_id'])!)) ||
      (row['kind'] === 'household' && (line(find('households', row['stays_id'])!) || metHome(row['stays_id']))) ||
      (row['kind'] === 'carer' &&
        world['carer_stays']!.some(
          (stay) =>
            stay['carer_id'] === row['ends_id'] && (aroundId(stay['household_id']) || metHome(stay['household_id'])),
        )),
    withdrawn_settings: () => isQuality(viewer),
    form_versions: everyone,
    form_drafts: () => isQuality(viewer),
    sign_in_attempts: everyone,
    schema_migrations: nobody,
  }

  known['need_to_know'] = (row) => knowsOf(row['matter'])
  /* What happened is known with the case that it happened to, and to whoever did it; what happened to a restricted matter, to those who
   * know of it and to nobody else. */
  known['trail'] = (row) => {
    if (row['matter'] !== null) return knowsOf(row['matter'])
    if (row['piece_id'] !== null && isApart(pieceOf(row))) return byPerson(pieceOf(row))
    const { alert } = row['data'] as { alert?: string }
    if (alert !== undefined) return world['alerts']!.some((one) => one['ref'] === alert && known['alerts']!(one))
    if (row['actor_id'] === me || readsTrail(viewer)) return true
    if (row['piece_id'] !== null) return ofWhole(row)
    return row['household_id'] !== null && (service || mine(find('households', row['household_id'])!))
  }
  /* An earlier version of a row is known with the row; of the statutory return, which is brought in whole, to nobody. */
  known['history'] = (row) => {
    const table = String(row['table_name'])
    if (['audits', 'pieces', 'piece_people', 'audit_children'].includes(table))
      return ofWhole({ piece_id: row['row_id'] })
    if (['episodes', 'household_links', 'place_change_reasons'].includes(table)) return false
    const now = find(table, row['row_id'])
    return now !== undefined && known[table]!(now)
  }
  return known
}
