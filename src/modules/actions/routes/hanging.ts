import type { Hanging } from '#modules/evidence/index.ts'
import { html } from '#platform/html/index.ts'
import { type Action, newActionHref } from '../action.ts'
import { mayRaise } from '../commands/raise.ts'
import { actionsPanel } from '../pages/panel.ts'
import { actionsOfPiece } from '../queries/actions.ts'

/** The actions of a piece on its page, and the way to set one for whoever keeps it. `raisers`: whose duty that is besides. */
export const actionsOn =
  (raisers: readonly string[]): Hanging =>
  async ({ tx, actor, today }, { id, ref }, mayWrite) => ({
    shown: html`<h2 class="govuk-heading-m">Actions</h2>${actionsPanel(await tx.many<Action>(actionsOfPiece(id).query), today)}`,
    more: mayWrite && mayRaise(actor, raisers) ? [{ text: 'Set an action', href: newActionHref(ref) }] : [],
  })
