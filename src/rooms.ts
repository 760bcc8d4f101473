import { room as actions } from '#modules/actions/index.ts'
import { room as agreement } from '#modules/agreement/index.ts'
import { room as alerts } from '#modules/alerts/index.ts'
import { room as allegations } from '#modules/allegations/index.ts'
import { room as audits } from '#modules/audits/index.ts'
import { room as calendar } from '#modules/calendar/index.ts'
import { room as complaints } from '#modules/complaints/index.ts'
import { room as corrections } from '#modules/corrections/index.ts'
import { room as engagement } from '#modules/engagement/index.ts'
import { room as escalations } from '#modules/escalations/index.ts'
import { room as evidence } from '#modules/evidence/index.ts'
import { room as figures } from '#modules/figures/index.ts'
import { room as forms } from '#modules/forms/index.ts'
import { room as home } from '#modules/home/index.ts'
import { room as imports } from '#modules/imports/index.ts'
import { room as exemptions } from '#modules/exemptions/index.ts'
import { room as midways } from '#modules/midways/index.ts'
import { room as observations } from '#modules/observations/index.ts'
import { room as matrix } from '#modules/matrix/index.ts'
import { room as law } from '#modules/law/index.ts'
import type { Need } from '#modules/people/index.ts'
import { room as papers } from '#modules/papers/index.ts'
import { room as people } from '#modules/people/index.ts'
import { room as planning } from '#modules/planning/index.ts'
import { room as programme } from '#modules/programme/index.ts'
import { room as register } from '#modules/register/index.ts'
import { room as reports } from '#modules/reports/index.ts'
import { room as sampling } from '#modules/sampling/index.ts'
import { room as tool } from '#modules/tool/index.ts'
import { room as voices } from '#modules/voices/index.ts'
import type { Room } from '#platform/room.ts'

/**
 * The rooms of Hearth: THE list of them. Addresses, jobs, the navigation, My work, the page of a household, settings, messages
 * and the generated pages come of it and name no room themselves. Its order is that of My work and of the
 * page of a household where days are equal: what cannot wait stands first. What each hands out: `platform/room.ts`.
 */
export const rooms: readonly Room<Need>[] = [
  home, // My work, the settings, help
  alerts, // a child may not be safe
  corrections, // what was kept about the wrong person
  people, // who works here, how they come in, what is sent to them
  register, // households, carers, children
  forms, // what every form has: questions on a page, versions, the editor
  law, // what questions rest on, and what of it nobody has read yet
  evidence, // what every piece of evidence has, whatever its stream
  tool, // what an audit asks, what Hearth fills in of it, what limits a grade
  audits, // the audit, moderation
  papers, // what of an audit goes out on paper
  figures, // the list of audits, and what a report counts of them
  planning, // which audits there are to be, when, by whom, of what time
  sampling, // the sample for managers' monthly audits
  agreement, // two judgements of one audit, compared
  exemptions, // homes over the usual limit, outside their terms, or approved for a time
  observations, // practice that was watched
  allegations, // what is said about care in a foster home
  complaints, // what somebody told us was not right
  escalations, // what reviewing officers escalate
  engagement, // what children tell them between reviews
  midways, // whether what a child's review decided is being done
  programme, // senior leaders meet the work
  actions, // what is to be done
  voices, // what children, carers and others think
  calendar, // the year that both sides agree
  reports, // the month
  matrix, // what is known of the nine questions, and by whose word
  imports, // what comes from other systems
]
