import assert from 'node:assert/strict'
import { auditTool, questionOf } from '#framework/a2-audit-tool/index.ts'
import type { Question } from '#framework/a2-audit-tool/types.ts'
import { asAsked } from '#framework/a2-audit-tool/as-asked.ts'
import type { Choices } from './answering.ts'
import type { Person } from './stage.ts'

/*
 * What a form on a page does, done as a browser without JavaScript does it, for those parts of a story that are not
 * about typing. Every address here is one that the pages of the story lead to.
 */

const tool = asAsked(auditTool)

export type Fields = Readonly<Record<string, string | readonly string[]>>

/** Posts a form as the person, and says where it leads. What is refused fails the journey. */
export async function send(person: Person, path: string, fields: Fields = {}): Promise<string> {
  const reply = await post(person, path, fields)
  assert.equal(reply.status(), 303, `${person.key} posts ${path}: ${wordsIn(await reply.text())}`)
  return reply.headers()['location'] ?? ''
}

/** Posts a form that is to be refused, and gives back the words of the page that says why. */
export async function sendInVain(person: Person, path: string, fields: Fields = {}): Promise<string> {
  const reply = await post(person, path, fields)
  assert.ok(reply.status() >= 400 && reply.status() < 500, `${person.key} is refused ${path}: ${reply.status()}`)
  return wordsIn(await reply.text())
}

/** The page at an address, as it comes from the server. */
export async function read(person: Person, path: string): Promise<{ status: number; source: string; words: string }> {
  const reply = await person.context.request.get(path)
  const source = await reply.text()
  return { status: reply.status(), source, words: wordsIn(source) }
}

function post(person: Person, path: string, fields: Fields) {
  const form = new URLSearchParams(
    Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one])),
  )
  return person.context.request.post(path, {
    data: form.toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    maxRedirects: 0,
  })
}

/** Answers every question of these sections that this person may write: kindly and well, unless `choices` says otherwise. */
export async function sendSections(
  person: Person,
  ref: string,
  sections: readonly string[],
  choices: Choices = {},
): Promise<void> {
  const { source } = await read(person, `/audits/${ref}`)
  for (const section of sections) {
    // A child has one page, with a form for each of its sections.
    const at = section === 'children' ? 'children/C-\\d+' : `sections/${section}`
    const links = source.match(new RegExp(`/audits/${ref}/${at}(?=["#])`, 'g')) ?? []
    assert.ok(links.length > 0, `${person.key} is offered the section ${section}`)
    for (const path of new Set(links)) {
      const page = (await read(person, path)).source
      const forms = [...page.matchAll(/<form method="post" action="([^"?]+\/sections\/[^"?]+)[^>]*>([^]*?)<\/form>/g)]
      for (const [, action = '', form = ''] of forms) await send(person, action, answersTo(form, choices))
    }
  }
}

function answersTo(source: string, choices: Choices): Fields {
  const fields: Record<string, string | readonly string[]> = {}
  for (const [, name = '', version = ''] of source.matchAll(/name="([a-z0-9_.]+(?:\/\d+)?):version" value="(\d+)"/g)) {
    const question = questionOf(name.split('/')[0] ?? '', tool)
    if (!question || !isAsked(question, choices)) continue
    fields[`${name}:version`] = version
    fields[`${name}:confirm`] = 'yes'
    fields[`${name}:explanation`] = 'The record and the child both say so.'
    fields[`${name}:evidence`] = 'Supervision record of 12 May.'
    for (const [part, value] of Object.entries(valueOf(question, choices))) fields[`${name}:${part}`] = value
  }
  return fields
}

function isAsked({ onlyWhen }: Question, choices: Choices): boolean {
  if (!onlyWhen) return true
  const other = questionOf(onlyWhen.question, tool)
  return other !== undefined && onlyWhen.in.includes(String(valueOf(other, choices)['value'] ?? ''))
}

function valueOf(question: Question, choices: Choices): Record<string, string | readonly string[]> {
  const chosen = choices[question.key]
  // A conversation is two people's.
  if (question.key === 'hdr.collab_people') return { value: ['auditor', 'fostering_social_worker'] }
  if (question.type === 'date') {
    const [year = '', month = '', day = ''] = (chosen ?? (ahead.has(question.key) ? '2027-11-19' : '2026-11-19')).split(
      '-',
    )
    return { 'value-day': day, 'value-month': month, 'value-year': year }
  }
  return { value: chosen ?? usual(question) }
}

/** What is still to come when an audit is written. */
const ahead: ReadonlySet<string> = new Set(['fro.next_due', 'sm.reaudit_date'])

const no: ReadonlySet<string> = new Set(['safe.immediate', 'mod.safeguarding', 'mod.conflict', 'cyp3.over_limit'])

function usual({ key, type, options }: Question): string {
  if (no.has(key)) return 'no'
  if (type === 'grade') return 'good'
  if (type === 'scale') return '7'
  if (type === 'number') return '4'
  if (type.startsWith('yes')) return 'yes'
  const values = (options ?? []).map((option) => option.value)
  return values.includes('agree')
    ? 'agree'
    : (values[0] ?? 'She sleeps through the night now, and laughs at breakfast.')
}

function wordsIn(source: string): string {
  const main = /<main[^>]*>(.*)<\/main>/s.exec(source)?.[1] ?? source
  return main
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&#39;', '’')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')
    .trim()
}
