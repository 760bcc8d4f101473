import type { Need } from '#modules/people/index.ts'
import { type AnyRoute, type Context, mistakeOfLength, page, redirect, textOf } from '#platform/http/index.ts'
import { type Mistake, Refused } from '#platform/problems.ts'
import { callOf } from '../children.ts'
import { ofTheirIro, sayWhetherAsked } from '../commands/say-whether-asked.ts'
import { askingPage } from '../pages/asking.ts'
import { isBeforeSubmission } from '../steps.ts'
import { findAuditOrPart } from '../queries/find-audit.ts'
import { listChildrenOfAudit } from '../queries/children.ts'

const at = { path: '/audits/:ref/children/:child/asking', need: 'gather_child_voices' } as const

/** Where the IRO of a child who has moved on says whether the child may be asked. */
export const askingRoutes: readonly AnyRoute<Need>[] = [
  { ...at, method: 'GET', keyed: true, records: 'nothing', handler: (context) => ask(context, []) },
  { ...at, method: 'POST', records: 'said whether a child may be asked', handler: say },
]

const ofAddress = ({ params }: Context) => ({ audit: params['ref'] ?? '', child: params['child'] ?? '' })

async function ask(context: Context, mistakes: readonly Mistake[]) {
  const { tx, actor, body, today } = context
  const of = ofAddress(context)
  const audit = await findAuditOrPart(tx, of.audit)
  const child = ofTheirIro(actor, await listChildrenOfAudit(tx, audit.id), of.child)
  if (!isBeforeSubmission(audit)) throw new Refused('This audit has been sent: nobody else is asked for it.')
  const typed = mistakes.length > 0 ? { may: textOf(body, 'may'), words: textOf(body, 'words') } : undefined
  return page(askingPage({ audit, child, typed, mistakes, today }))
}

async function say(context: Context) {
  const { tx, actor, body, today } = context
  const of = ofAddress(context)
  const [may, words] = [textOf(body, 'may'), textOf(body, 'words').trim()]
  const mistakes = [
    ...(may === 'yes' || may === 'no' ? [] : [{ field: 'may', message: 'Say whether they may be asked.' }]),
    ...(words === ''
      ? [{ field: 'words', message: 'Say in a few words why.' }]
      : mistakeOfLength('words', words, 2000)),
  ]
  if (mistakes.length > 0) return ask(context, mistakes)
  await sayWhetherAsked(tx, actor, of, { may: may === 'yes', words }, today)
  const child = ofTheirIro(actor, await listChildrenOfAudit(tx, (await findAuditOrPart(tx, of.audit)).id), of.child)
  return redirect(
    `/audits/${of.audit}`,
    may === 'yes'
      ? `${callOf(child)} may be asked. Asking them is in your work once views are gathered.`
      : `${callOf(child)} is not asked. The audit says that you said so.`,
  )
}
