import { byQuestion } from '#framework/forms/answered.ts'
import { findHomeOf, longestOfAlert, newAlertHref, takeConcern } from '#modules/alerts/index.ts'
import type { Need } from '#modules/people/index.ts'
import { type AnyRoute, type Context, redirect } from '#platform/http/index.ts'
import type { Filling, Kinds } from '../filling.ts'
import { listAnswers } from '../queries/answers.ts'
import { named } from '../place.ts'

/* Safety alerts have a room of their own: from a piece, one address leads there, and one takes what is said beside its questions. */

const shared = { need: 'signed in', longest: longestOfAlert } as const

export const showRaise = <T extends Kinds>({ path, find }: Filling<T>): AnyRoute<Need> => ({
  ...shared,
  method: 'GET',
  path: `${path}/:ref/alert`,
  records: 'nothing',
  handler: async ({ tx, params }) => redirect(newAlertHref((await find(tx, params['ref'] ?? '')).ref)),
})

export const raise = <T extends Kinds>(filling: Filling<T>): AnyRoute<Need> => ({
  ...shared,
  method: 'POST',
  path: `${filling.path}/:ref/alert`,
  again: 'taken',
  records: 'safety alert raised',
  handler: async (context) => {
    const { tx, params } = context
    const { acting } = filling
    const piece = await filling.find(tx, params['ref'] ?? '')
    const from = {
      household: await findHomeOf(tx, piece),
      piece: named(filling, piece),
      voice: null,
    }
    return takeConcern(acting ? await withWhoIsActing(context, piece.id, acting) : context, from)
  },
})

/** Where the form asks by itself who is acting, it has been answered there. */
async function withWhoIsActing(
  context: Context,
  pieceId: number,
  asked: { acting: string; words: string },
): Promise<Context> {
  if (context.body['acting'] !== undefined || context.body['acting-words'] !== undefined) return context
  const answers = byQuestion(await listAnswers(context.tx, pieceId))
  const acting = String(answers.get(asked.acting)?.value ?? '')
  const words = String(answers.get(asked.words)?.value ?? '')
  return { ...context, body: { ...context.body, acting, 'acting-words': words } }
}
