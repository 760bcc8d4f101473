import { accepted, type Accepted } from './accepted.ts'

/** One change that was made to a rule, and whether a test noticed. `was` is what stood there. */
export type Mutant = { file: string; line: number; was: string; becomes: string; killed: boolean }

export const promised = 85

/** Of a hundred mutants, how many a test noticed. None at all is nothing shown. */
export function shareKilled(mutants: readonly Mutant[]): number {
  return mutants.length === 0 ? 0 : (100 * mutants.filter(({ killed }) => killed).length) / mutants.length
}

export function whyAccepted({ file, was, becomes }: Mutant, list: readonly Accepted[] = accepted): string | undefined {
  return list.find((one) => one.file === file && one.was === was && one.becomes === becomes)?.because
}

/** Reasons for mutants that are there no longer, or that a test notices by now. */
export function listStale(mutants: readonly Mutant[], list: readonly Accepted[] = accepted): Accepted[] {
  const alive = mutants.filter(({ killed }) => !killed)
  return list.filter((one) => !alive.some((mutant) => whyAccepted(mutant, [one])))
}

/** docs/mutants.md: a file a line, then what lives on with its reason. */
export function mutantsPage(mutants: readonly Mutant[], on: string): string {
  const killed = mutants.filter((mutant) => mutant.killed).length
  return `# Would a test notice?

Written by \`npm run mutants\` on ${on}. It changes the rules of the framework and of the rooms that have some
one small thing at a time, runs the tests that need no database, and counts the changes that a test notices. Lists of words and
pages are left out (\`scripts/mutants/rules.ts\` says which), and so are texts: a key turned into nothing does not compile, and a
sentence is no rule. Stryker leaves alone what is declared \`as const\`, such as the tables of moves; tests walk those. What is
accepted counts as alive all the same.

**${killed} of ${mutants.length} noticed: ${shareKilled(mutants).toFixed(1)} %.** Promised: at least ${promised} %.

| file | noticed | alive | share | of the living, accepted |
|---|---|---|---|---|
${listFiles(mutants).map(line).join('\n')}

## Accepted, and why

${listAccepted(mutants)}
`
}

function listFiles(mutants: readonly Mutant[]): Mutant[][] {
  const files = [...new Set(mutants.map(({ file }) => file))].toSorted()
  return files.map((file) => mutants.filter((mutant) => mutant.file === file))
}

function line(of: readonly Mutant[]): string {
  const alive = of.filter(({ killed }) => !killed)
  const kept = alive.filter((mutant) => whyAccepted(mutant))
  return `| ${of[0]!.file} | ${of.length - alive.length} | ${alive.length} | ${shareKilled(of).toFixed(0)} % | ${kept.length} |`
}

function listAccepted(mutants: readonly Mutant[]): string {
  const kept = mutants.filter((mutant) => !mutant.killed && whyAccepted(mutant))
  if (kept.length === 0) return 'None.'
  return kept
    .map((one) => `- ${one.file}: \`${short(one.was)}\` may become \`${short(one.becomes)}\`: ${whyAccepted(one)}`)
    .join('\n')
}

/** Code in one line. */
export function short(code: string): string {
  const text = code.replaceAll(/\s+/g, ' ').replaceAll('`', "'")
  return text.length > 80 ? `${text.slice(0, 77)}…` : text
}
