import { findToolInForce } from '#modules/tool/index.ts'
import { auditSettings } from '#modules/audits/index.ts'
import { type Counted, requireOwnFigures, seesEverybodysFigures } from '#modules/figures/index.ts'
import { findPerson, type Need } from '#modules/people/index.ts'
import type { Actor } from '#platform/actor.ts'
import { NotAllowed } from '#platform/problems.ts'
import { type AnyRoute, type Context, listRoutes, readNumber, readPage } from '#platform/http/index.ts'
import { type AskedPage, pageOfAll } from '#platform/list-page.ts'
import { readSettings } from '#platform/settings/index.ts'
import type { Tx } from '#platform/sql/index.ts'
import { scalesOf } from '../agreement.ts'
import { type AgreementFacts, agreementPage, type Compared } from '../pages/agreement.ts'
import { figureColumns, type FiguresOf, figuresOfAll, figuresOfOne } from '../pages/filed.ts'
import { readPeriodOf } from '../period.ts'
import { type Comparison, compareAudits } from '../queries/agreement.ts'

export const routes: readonly AnyRoute<Need>[] = [
  ...listRoutes<FiguresOf, AgreementFacts, Need>({
    ...{ path: '/agreement', need: 'signed in', many: 'figures of agreement' },
    ...{ read: readAgreement, columns: () => figureColumns, page: agreementPage },
  }),
]

/** Quality Assurance and Partnerships see the whole and each; everybody else who audits or moderates, their own. */
async function readAgreement({ tx, actor, query, today }: Context, askedPage: AskedPage): Promise<AgreementFacts> {
  if (!takesPart(actor)) throw new NotAllowed('Agreement is for those who audit, moderate or look after moderation.')
  const asks = readPeriodOf(query, today)
  const { period } = asks
  const tool = await findToolInForce(tx)
  const blindNow = (await readSettings(tx, today, auditSettings))['moderation.blind'] === 1
  const asked = readNumber(query['who']) || undefined
  if (asked === undefined && seesEverybodysFigures(actor)) {
    const each = await compare(tx, 'The service', { moderated: period })
    const whole = each.at(-1)!
    const people = {
      auditors: pageOfAll(whole.auditors, readPage(query, 'auditors')),
      moderators: pageOfAll(whole.moderators, readPage(query, 'moderators')),
    }
    const list = pageOfAll(figuresOfAll(each), askedPage)
    return { ...asks, who: null, compared: each, people, tool, blindNow, list }
  }
  const id = asked ?? actor.id
  requireOwnFigures(actor, { agreement: 'both', auditor: id })
  const who = { id, name: (await findPerson(tx, id)).name, isReader: id === actor.id }
  const carriedOut = who.isReader ? 'Audits that you carried out' : 'Audits carried out'
  const moderated = who.isReader ? 'Audits that you moderated' : 'Audits moderated'
  const both = [
    ...(await compare(tx, carriedOut, { moderated: period, auditor: id })),
    ...(await compare(tx, moderated, { moderated: period, moderator: id })),
  ]
  const some = both.filter((one) => one.graded.length > 0)
  const compared = some.length > 0 ? some : both.slice(0, 1)
  const list = pageOfAll(figuresOfOne(who.name, compared), askedPage)
  return { ...asks, who, compared, people: undefined, tool, blindNow, list }
}

/** Where the scale of the grades changed in that time, what was graded on each apart. */
async function compare(tx: Tx, title: string, counted: Counted): Promise<(Compared & Comparison)[]> {
  const all = await compareAudits(tx, counted)
  const [first, ...more] = scalesOf(all.graded)
  if (!first || more.length === 0) return [{ title, counted, scale: undefined, ...all }]
  const each: (Compared & Comparison)[] = []
  for (const scale of [first, ...more])
    each.push({ title, counted: { ...counted, scale }, scale, ...(await compareAudits(tx, { ...counted, scale })) })
  return each
}

function takesPart(actor: Actor): boolean {
  return seesEverybodysFigures(actor) || actor.duties.has('moderate') || actor.duties.has('take_audits')
}
