import { onDay } from '#framework/law/read-by.ts'
import { stopOnDaySaid } from '../commands/clocks.ts'
import type { Filling } from '../filling.ts'
import { dayOf, mistakeOfDay, sinceHeld } from '../its-day.ts'
import type { FilledIn, Plain, PlainKinds } from '../plain.ts'
import { childrenOf, readCase, whoIs } from '../queries/case.ts'
import type { FormFinder } from '../queries/forms.ts'
import { isSparedReader } from '../spared.ts'
import { mayWriteIn, writersOf } from '../writers.ts'

/** How the form of a plain stream is filled in. */
export function fillingOf<T extends PlainKinds>(
  plain: Plain<T>,
  findForm: FormFinder<T['part']>,
): Filling<FilledIn<T>> {
  const { noun, recorded = noun, path, pieces, kind, above } = plain
  const writers = writersOf(plain.writes, pieces.people as readonly T['who'][])
  return {
    ...{ path, noun, looked: `${recorded} section looked at`, shipped: plain.form, form: findForm, asks: plain.asks },
    writers,
    find: pieces.find,
    hold: (tx, { ref }) => pieces.hold(tx, ref, 'beside'),
    children: (tx, piece) => tx.many(childrenOf(piece).query),
    writer: async (_tx, actor, piece) => whoIs(plain, actor, piece),
    opens: (_actor, { piece, writer }, { part }) => plain.closed(writer, piece.state, part) === undefined,
    spares: (view, question, childId, writes) => !writes && isSparedReader(view, question, childId),
    mistakeIn: async (_tx, piece, saving, today) =>
      plain.mistakeIn(piece, saving, today) ??
      mistakeOfDay(saving.question, saving.value, sinceHeld(plain.itsDay, piece), today),
    watch: async (tx, { id }, { question }) => {
      const keys = plain.clocks.filter(({ said }) => said === question).map(({ key }) => key)
      return keys.length > 0 ? () => stopOnDaySaid(tx, keys, id, question) : undefined
    },
    view: async ({ tx, actor, today }, ref) =>
      readCase(tx, plain, findForm, { actor, piece: await pieces.find(tx, ref), today }),
    looksAt: ({ piece }) => onDay(dayOf(plain.itsDay, piece)),
    caption: ({ piece }, child) => child?.ref ?? (piece.household ? `Household ${piece.household}` : kind(piece)),
    ...(above
      ? {
          beside:
            (_asking, { piece, writer, answers }) =>
            async ({ section }) =>
              mayWriteIn(writers, section, piece.state, writer) ? { above: above(section, answers) } : {},
        }
      : {}),
    moment: ({ tx }, at) => pieces.moment(tx, at),
  }
}
