import packages from '../package.json' with { type: 'json' }

/** One import of a source file. `type` imports vanish when the program runs, but tie files together all the same. */
export type Import = { from: string; type: boolean; names: readonly string[] }
export type Source = { path: string; text: string }
export type Breach = { path: string; because: string }

/** Storeys of src/modules, from the ground up. A room may enter rooms of lower storeys, by their door. */
export const storeys: readonly (readonly string[])[] = [
  ['people'],
  ['register'],
  ['forms'],
  ['alerts', 'corrections'],
  ['evidence'],
  ['actions', 'voices'],
  ['tool'],
  ['audits', 'observations', 'exemptions', 'allegations', 'complaints', 'escalations', 'engagement', 'midways'],
  ['planning', 'papers', 'figures'],
  ['sampling', 'agreement'],
  ['calendar'],
  ['programme'],
  ['reports', 'matrix', 'law'],
  ['imports'],
  ['home'],
  ['demonstration'],
]

/** Every import of a source file, dynamic ones included. */
export function listImports(text: string): Import[] {
  const named = text.matchAll(/^(?:import|export)\s+(type\s)?([^'"`;]*?)from\s+'([^']+)'/gm)
  const bare = text.matchAll(/^import\s+'([^']+)'/gm)
  const dynamic = text.matchAll(/\bimport\(\s*'([^']+)'/g)
  return [
    ...[...named].map(([, type, names, from]) => ({
      from: from!,
      type: type !== undefined || onlyTypes(names!),
      names: namesIn(names!),
    })),
    ...[...bare, ...dynamic].map(([, from]) => ({ from: from!, type: false, names: [] })),
  ]
}

/** What is named in braces, as the other file calls it. */
const namesIn = (words: string): string[] =>
  (/\{([^}]*)\}/.exec(words)?.[1] ?? '')
    .split(',')
    .map(
      (name) =>
        name
          .trim()
          .replace(/^type /, '')
          .split(' as ')[0]!,
    )
    .filter((name) => name !== '')

function onlyTypes(names: string): boolean {
  const [, inside] = names.match(/^\{([^}]*)\}\s*$/) ?? []
  return (
    inside !== undefined && inside.split(',').every((name) => name.trim() === '' || name.trim().startsWith('type '))
  )
}

/** Every way in which one file breaks the plan of the house. */
export function listBreaches(source: Source): Breach[] {
  const path = source.path
  if (!path.startsWith('src/') || isTest(path)) return []
  const because = [
    ...listImports(source.text).flatMap((one) => judgeImport(path, one)),
    ...judgeClock(source),
    ...judgeTables(source),
    ...judgeSql(source),
  ]
  return because.map((reason) => ({ path, because: reason }))
}

function judgeImport(path: string, { from, type }: Import): string[] {
  const target = resolveImport(path, from)
  return [
    ...judgeStorey(path, target),
    ...(isPure(path) && !type ? judgePurity(target) : []),
    ...judgeServer(path, target),
    ...(type ? [] : judgePackage(target)),
  ]
}

/** `src/…` for our own files, the bare name for packages. */
export function resolveImport(path: string, from: string): string {
  if (from.startsWith('#src/')) return `src/${from.slice(5)}`
  if (from.startsWith('#test/')) return `test/${from.slice(6)}`
  if (from.startsWith('#')) return `src/${from.slice(1)}`
  if (!from.startsWith('.')) return from
  return new URL(from, `file:///${path}`).pathname.slice(1)
}

function judgeStorey(path: string, target: string): string[] {
  const [own, other] = [placeOf(path), placeOf(target)]
  if (target.startsWith('test/')) return [`the program itself may not need ${target}`]
  if (own.wing === 'framework' && other.wing !== 'framework')
    return [`the framework imports nothing, not even ${target}`]
  if (!other.wing || own.wing === 'top') return []
  if (own.wing === 'platform') return other.wing === 'platform' ? [] : [`the platform knows nothing of ${target}`]
  if (other.wing === 'top') return [`a room may not reach up to ${target}`]
  if (own.wing !== 'modules' || other.wing !== 'modules') return []
  return judgeDoor(own.room, other.room, target)
}

function judgeDoor(own: string, other: string, target: string): string[] {
  if (own === other) return []
  if (heightOf(other) >= heightOf(own)) return [`${own} may enter only rooms below it, not ${other}`]
  return target === `src/modules/${other}/index.ts`
    ? []
    : [`${other} is entered by its door, index.ts, not by ${target}`]
}

function heightOf(room: string): number {
  const height = storeys.findIndex((rooms) => rooms.includes(room))
  if (height === -1) throw new Error(`test/architecture.ts does not say on which storey ${room} lies.`)
  return height
}

type Place = { wing: 'framework' | 'platform' | 'modules' | 'top' | undefined; room: string }

function placeOf(path: string): Place {
  const [first, wing, room] = path.split('/')
  if (first !== 'src') return { wing: undefined, room: '' }
  if (wing === 'framework' || wing === 'platform' || wing === 'modules') return { wing, room: room ?? '' }
  return { wing: 'top', room: '' }
}

/** The files and folders of a room that read, write or speak to the outside; `work` and `begin-links` read for the home page, `stream` says what all of
 * a stream's addresses read and do. */
const worldlyNames = [
  'queries',
  'commands',
  'routes',
  'jobs',
  'index',
  'testing',
  'cli',
  'mail',
  'work',
  'begin-links',
  'stream',
  'facts',
  'intake',
  'load',
]
const impure = new RegExp(`^(${worldlyNames.join('|')})(\\.ts$|/)`)

/** In a room, everything is pure whose name does not say otherwise. */
export function isPure(path: string): boolean {
  const [, inRoom] = path.match(/^src\/modules\/[^/]+\/(.+)$/) ?? []
  return inRoom !== undefined && !impure.test(inRoom)
}

/** What only tests and tools install is not there when a service runs. */
function judgePackage(target: string): string[] {
  const tool = Object.keys(packages.devDependencies).find((name) => target === name || target.startsWith(`${name}/`))
  return tool ? [`the program itself may not need ${tool}, a package for development`] : []
}

const worldly = [
  /^pg(-boss)?$/,
  /^fastify$|^@fastify\//,
  /^node:(fs|net|http|https|child_process)/,
  /^nodemailer$/,
  /^src\/platform\/(sql|jobs|postgres|trail|settings)\//,
]
const roomWorldly = /^src\/modules\/[^/]+\/(queries|commands|routes|jobs)(\.ts|\/)/

function judgePurity(target: string): string[] {
  if (worldly.some((pattern) => pattern.test(target))) return [`a pure file may not reach ${target}`]
  return roomWorldly.test(target) ? [`a pure file is handed facts, it does not fetch them from ${target}`] : []
}

const knowsNoServer = /^src\/modules\/[^/]+\/(commands|queries)(\.ts$|\/)/

/** What is done and asked is the same for a page, a job and the command line: not even a type of it is the web server's. */
function judgeServer(path: string, target: string): string[] {
  const breaks = knowsNoServer.test(path) && target.startsWith('src/platform/http/')
  return breaks ? [`a command or query knows nothing of the web server, not even of ${target}`] : []
}

/** Which room's each table is. */
export const tables: Readonly<Record<string, readonly string[]>> = {
  people: [
    ...['people', 'teams', 'roles', 'person_roles', 'absences', 'credentials', 'invitations', 'sessions'],
    ...['sign_in_attempts', 'sign_in_steps', 'kept_words', 'messages', 'devices', 'refusals', 'access_warnings'],
    ...['access_changes', 'fresh_codes', 'merges', 'merge_lines'],
  ],
  register: [
    'households',
    'carers',
    'carer_stays',
    'children',
    'episodes',
    'household_links',
    'placements',
    'carer_reviews',
    'place_change_reasons',
  ],
  forms: ['form_versions', 'form_drafts'],
  alerts: ['alerts', 'alert_entries', 'alert_lines', 'unfinished_alerts'],
  corrections: ['corrections', 'sealed_records', 'sealed_openings'],
  evidence: [
    'streams',
    'pieces',
    'piece_people',
    'moves',
    'answers',
    'clocks',
    'told',
    'corrected_readings',
    'deputies',
    'sight_changes',
    'asides',
    'pieces_brought',
  ],
  actions: ['actions', 'action_events', 'confidential_actions'],
  voices: [
    ...['voices', 'voice_answers', 'voice_outcomes', 'voice_moves', 'voice_openings'],
    ...['childs_words', 'childs_words_heard'],
    ...['voice_links', 'fresh_links', 'voice_visits', 'voice_marks'],
  ],
  audits: [...['audits', 'audit_children', 'dispensations', 'section_views']],
  papers: ['papers'],
  observations: ['observations'],
  allegations: ['allegations', 'lado_reports', 'lado_report_editions'],
  law: ['law_watch'],
  matrix: ['evidence_items', 'evidence_records', 'evidence_gaps', 'evidence_silences', 'improvement_plans'],
  complaints: ['complaints'],
  escalations: ['escalations'],
  engagement: ['engagement_notes', 'engagement_words', 'engagement_sheets'],
  midways: ['midways'],
  programme: ['leader_visits', 'leader_cases'],
  exemptions: ['exemptions', 'limit_answers', 'monthly_returns', 'return_acknowledgements'],
  sampling: ['sample_draws', 'not_proposed'],
  calendar: [
    'calendar_years',
    'calendar_signatures',
    'calendar_moves',
    'slots',
    'slot_changes',
    'slot_outside',
    'calendar_feeds',
  ],
  imports: ['imports', 'import_files', 'import_changes', 'import_answers', 'import_withheld', 'import_stays'],
}

/** What something hangs on in every storey: its number, its reference, whose it is. */
const hungOn: readonly string[] = ['pieces']

/**
 * A room writes its own tables only, and reads besides only those of rooms below it: a list may join the name of a team,
 * and row-level security decides what comes of it. The demonstration stands above the rules: it makes years in one go.
 */
function judgeTables({ path, text }: Source): string[] {
  const { wing, room } = placeOf(path)
  if (wing !== 'modules' || room === 'demonstration') return []
  const touched = text.matchAll(/\b(from|join|insert into|update|delete from)\s+([a-z_]+)\b/g)
  return [...touched].flatMap(([, verb, table]) => {
    const owner = Object.keys(tables).find((name) => tables[name]!.includes(table!))
    if (!owner || owner === room) return []
    const reads = verb === 'from' || verb === 'join'
    if (reads && (heightOf(owner) < heightOf(room) || hungOn.includes(table!))) return []
    return [`${room} may not ${reads ? 'read' : 'write'} ${table}, which is ${owner}'s`]
  })
}

const holdsSql = /^src\/modules\/[^/]+\/(queries|commands|jobs|intake|load)(\.ts$|\/)/

function judgeSql({ path, text }: Source): string[] {
  const misplaced = path.startsWith('src/modules/') && text.includes('sql`') && !holdsSql.test(path)
  return misplaced ? ['a room keeps its SQL in queries, commands and jobs'] : []
}

const mayKnowTheTime = /^src\/(main\.ts|app\.ts|cli\/|platform\/jobs\/)/

/** Time is an argument. */
function judgeClock({ path, text }: Source): string[] {
  if (mayKnowTheTime.test(path)) return []
  const found = text.match(/\bTemporal\.Now\b|\bDate\.now\(|\bnew Date\(\)/)
  return found ? [`${found[0]}: time is handed in, as today or now`] : []
}

function isTest(path: string): boolean {
  return /\.test\.ts$|[/.]testing\.ts$/.test(path)
}
