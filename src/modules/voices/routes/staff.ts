import { listAlertsOfVoice } from '#modules/alerts/index.ts'
import type { Need } from '#modules/people/index.ts'
import { listEveryCarer, listTeamsInView } from '#modules/register/index.ts'
import type { Actor } from '#platform/actor.ts'
import { NotAllowed } from '#platform/problems.ts'
import { type AnyRoute, type Context, listRoutes, page, readNumber } from '#platform/http/index.ts'
import type { AskedPage } from '#platform/list-page.ts'
import { restrictedFrom } from '#platform/restricted.ts'
import { pieceNamed, type Rooms } from '#platform/room.ts'
import type { Tx } from '#platform/sql/index.ts'
import type { Said } from '../answer.ts'
import { formOfTheDay } from '../commands/form-of-the-day.ts'
import { moreFacts } from '../commands/go-on.ts'
import { factsOf } from '../commands/move.ts'
import { alertToDecide, listOpenings } from '../commands/open-words.ts'
import { formOf } from '../form.ts'
import { hearsChildren } from '../heard.ts'
import { columnsOf, type ListFacts, voicesPage } from '../pages/list.ts'
import { voicePage } from '../pages/show.ts'
import { listSaid } from '../queries/answers.ts'
import { listVoices, type VoiceRow } from '../queries/list.ts'
import { findTogether, listWhoMayJoin } from '../queries/together.ts'
import { listMoves } from '../queries/moves.ts'
import { findBeside, findEndOfPiece, findPieceOf, findVoice, openLinkUntil } from '../queries/voices.ts'
import { coversForIro, kindNames, type Voice, type VoiceKind } from '../voice.ts'
import { bothInWords, saidInWords, type Show, shows, whoInWords } from '../words.ts'

export const staffRoutes = (rooms: Rooms): readonly AnyRoute<Need>[] => [
  ...listRoutes<VoiceRow, ListFacts, Need>({
    ...{ path: '/voices', need: 'signed in', many: 'voices', read: readList, columns: columnsOf, page: voicesPage },
    leavesOut: ({ pieceId }) => (pieceId ?? 0) >= restrictedFrom,
  }),
  {
    method: 'GET',
    path: '/voices/:ref',
    need: 'signed in',
    records: 'voice looked at',
    handler: async ({ tx, actor, params, today, now, saw }) => {
      const voice = await findVoice(tx, params['ref']!)
      const ref = await findPieceOf(tx, voice)
      saw({ householdId: voice.householdId, pieceId: voice.pieceId, data: { voice: voice.ref } })
      const [form, said] = [formOf(voice.form), await listSaid(tx, voice.id)]
      // What is not handed in is its writer's (decision 64).
      const read: typeof said = voice.isReadable ? said : new Map()
      return page(
        voicePage({
          voice,
          form,
          who: await whoSays(tx, voice),
          gatherer: voice.gatherer,
          said: saidInWords(form, read, voice.language),
          linkUntil: await openLinkUntil(tx, voice.id, now),
          can: { ...factsOf(voice, said, actor), ...(await moreFacts(tx, voice)) },
          alerts: (await listAlertsOfVoice(tx, voice.id)).map(({ ref }) => ref),
          mayOpen: !voice.mayRead && (await alertToDecide(tx, voice.id, actor, today)) !== undefined,
          openings: await listOpenings(tx, voice.id),
          helpedByCarer: wasHelpedByCarer(voice, read),
          opens: formOf(await formOfTheDay(tx, voice, today)),
          covers: coversForIro(voice, actor),
          asksChildren: actor.duties.has('gather_child_voices'),
          beside: await findBeside(tx, voice),
          together: await findTogether(tx, voice),
          mayJoin: await listWhoMayJoin(tx, voice),
          moves: await listMoves(tx, voice.id),
          hasList: showsFor(actor).length > 0,
          piece: ref === undefined ? null : pieceNamed(rooms, ref),
          today,
        }),
      )
    },
  },
]

async function readList({ tx, actor, query, today }: Context, asked: AskedPage): Promise<ListFacts> {
  const offered = offeredTo(actor)
  const show = offered.find((one) => one === query['show']) ?? offered[0]!
  const { kind = '', team = '', gatherer = '', late = '' } = query
  const list = await listVoices(tx, show, actor, asked, {
    kind: Object.hasOwn(kindNames, kind) ? (kind as VoiceKind) : undefined,
    gathererId: readNumber(gatherer),
    teamId: readNumber(team),
    lateOn: late === 'yes' ? today : undefined,
  })
  const teams = await listTeamsInView(tx)
  return {
    show,
    offered,
    list,
    teams,
    chosen: { show, kind, team, gatherer, late },
    today,
    hearsChildren: hearsChildren(actor),
  }
}

/** On their form the child named their foster carer as helper, or whoever wrote it down did. */
function wasHelpedByCarer({ kind, helper }: Voice, said: ReadonlyMap<string, Said>): boolean {
  const named = [...said.values()].some(({ question, value }) => question.endsWith('.helper') && value === 'carer')
  return kind === 'child' && (named || /\bcarer/i.test(helper ?? ''))
}

/** Only people who gather or hold voices have a list of them; others meet a voice where it was asked for. */
function offeredTo(actor: Actor): readonly Show[] {
  const offered = showsFor(actor)
  if (offered.length > 0) return offered
  throw new NotAllowed(
    'Voices are listed for those who ask people what they think. You find them where they were asked for, such as an audit.',
  )
}

function showsFor(actor: Actor): readonly Show[] {
  if (actor.duties.has('hold_voices')) return Object.keys(shows) as Show[]
  if (actor.duties.has('gather_child_voices') || actor.duties.has('gather_carer_voices')) return ['to_gather', 'all']
  return []
}

/** "Child C-1010", "Foster carer AB": of a piece that is over under the initials of then. A link, a way of telling, or a reason for no words, is of one. */
export async function whoIs(tx: Tx, voice: Voice): Promise<string> {
  if (voice.carerId === null) return whoInWords(voice)
  const carers = await listEveryCarer(tx, voice.householdId, await findEndOfPiece(tx, voice))
  return whoInWords(voice, carers.find(({ id }) => id === voice.carerId)?.initials)
}

/** Whose words they are: "Foster carers AB and CD" where two say it in one conversation. */
export async function whoSays(tx: Tx, voice: Voice): Promise<string> {
  const [who, other] = [await whoIs(tx, voice), await findTogether(tx, voice)]
  return other ? bothInWords(who, other.initials) : who
}
