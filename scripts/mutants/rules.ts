import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '#src/config.ts'
import { listImports, resolveImport } from '#test/architecture.ts'

const rooms =
  '{framework,modules/{actions,agreement,allegations,audits,complaints,engagement,escalations,evidence,exemptions,figures,forms,imports,matrix,midways,observations,planning,sampling,tool,voices}}'

/** What reaches the world: whatever leads there is tried with a database, not here. */
const worldly = /^pg(-boss)?$|^fastify$|^src\/platform\/(sql|jobs|postgres|settings)\/|^test\/database\.ts$/

/**
 * Files that hold words and lists rather than rules. A mutant of a phrase is killed only by a test that repeats the
 * phrase, and such a test knows nothing that the file does not.
 */
const words = [
  /\/(pages|routes)\//,
  /\/a2-audit-tool\/(sections\/|themes|inspection-areas|kept-elsewhere)/,
  /\/a2-feedback-forms\/(carer|children-|household|observed-child|parent|partner|staff|words|young-adults)/,
  /\/framework\/(a3-|clauses|references|s\d-)/,
  /\/plausible-dates\/table/,
  /\/imports\/kinds\//,
  /\/settings\.ts$/,
  /\/(move-forms|list-size|sources)\.ts$/,
]

/** The files that hold rules and need no database: found, not listed, so that a new one cannot be forgotten. */
export function findRules(): string[] {
  const files = find(`src/${rooms}/**/*.ts`).filter((file) => !/(\.test|testing)\.ts$/.test(file))
  return files.filter((file) => !words.some((pattern) => pattern.test(`/${file}`)) && isPure(file))
}

/** What tries thousands of drafts or dates takes seconds a mutant, and what reads the code as text finds Stryker's own in it; the tables
 * beside them are to notice by themselves. */
const apart = /\/(draft\.property|judge-dates|read-keys|words)\.test\.ts$/

/** The tests of a room that ask for no database, server or browser: those all come from `test/`. */
export function findTestsOf(room: string): string[] {
  const tests = find(`src/${room}/**/*.test.ts`).filter((test) => !apart.test(test))
  return tests.filter((test) => !importsOf(test).some(({ from }) => from.startsWith('#test/')))
}

/** The framework is a room of its own here. */
export function byRoom(files: readonly string[]): [string, string[]][] {
  const rooms = files.map((file) => file.match(/^src\/(framework|modules\/[^/]+)\//)![1]!)
  return [...new Set(rooms)].map((room) => [room, files.filter((_, at) => rooms[at] === room)])
}

function isPure(file: string): boolean {
  return ![...reachOf(file)].some((reached) => worldly.test(reached))
}

/** Everything that this file uses when it runs. */
function reachOf(file: string, reached = new Set<string>()): ReadonlySet<string> {
  for (const target of importsOf(file).flatMap((one) => behindDoor(resolveImport(file, one.from), one.names))) {
    if (reached.has(target)) continue
    reached.add(target)
    if (target.endsWith('.ts') && existsSync(join(root, target))) reachOf(target, reached)
  }
  return reached
}

/** Through the door of a room only the files from which what is named comes: the door itself loads the whole room. */
function behindDoor(target: string, wanted: readonly string[]): string[] {
  if (!/^src\/modules\/[^/]+\/index\.ts$/.test(target) || wanted.length === 0) return [target]
  const handedOut = importsOf(target).filter(({ names }) => names.some((name) => wanted.includes(name)))
  return handedOut.map(({ from }) => resolveImport(target, from))
}

function importsOf(file: string) {
  return listImports(readFileSync(join(root, file), 'utf8')).filter(({ type }) => !type)
}

function find(pattern: string): string[] {
  return globSync(pattern, { cwd: root }).toSorted()
}
