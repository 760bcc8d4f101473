import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { clauses } from '#framework/clauses.ts'
import { dutiesToCome } from '#framework/s4-duties-to-come.ts'
import { duties, roles } from '#framework/s4-roles.ts'
import { root } from '#src/config.ts'

/** The duties that the seventeen sources of evidence add to those of audits, with who is to have each. */
const added: Record<string, readonly (keyof typeof roles)[]> = {
  observe_practice: [
    ...(['team_manager', 'service_manager', 'operational_manager', 'head_of_service'] as const),
    ...(['corporate_director', 'executive_director'] as const),
  ],
  lead_programme_slot: ['head_of_service', 'corporate_director', 'executive_director', 'chief_executive'],
  // A call comes to whoever is there, and an alert is decided by the Service Manager.
  record_concern: ['team_manager', 'service_manager', 'lado'],
  hold_restricted: ['service_manager', 'lado'],
  report_lado: ['lado'],
  hold_exemptions: ['service_manager'],
  escalate: ['independent_reviewing_officer'],
  report_escalations: ['iro_manager'],
  hold_panel: ['panel_adviser'],
  hold_complaints: ['complaints_officer'],
  run_surveys: ['head_of_quality_assurance', 'quality_assurance'],
  hold_staff_evidence: ['workforce_lead'],
  keep_library: ['head_of_quality_assurance', 'quality_assurance'],
  draw_calendar: ['head_of_quality_assurance', 'quality_assurance'],
  agree_calendar_quality: ['head_of_quality_assurance'],
  agree_calendar_fostering: ['service_manager'],
  lead_study: ['team_manager', 'service_manager', 'head_of_service', 'corporate_director'],
  hold_reviews: ['head_of_quality_assurance', 'quality_assurance'],
}

const files = globSync(['src/**/*.ts', 'db/policies/*.sql'], { cwd: root }).filter(
  (path) => !/\.test\.ts$|testing\.ts$|^src\/framework\/s4-/.test(path),
)
const program = files.map((path) => readFileSync(join(root, path), 'utf8')).join('\n')
const isAsked = (duty: string) => new RegExp(`['"]${duty}['"]`).test(program)

describe('every duty', () => {
  it('that they add is given to whom the framework names, now or with the work that asks it', () => {
    const holders = (duty: string) => {
      const now = Object.entries(roles).filter(([, role]) => (role.duties as readonly string[]).includes(duty))
      return now.map(([key]) => key)
    }
    const given = Object.keys(added).map((duty) => {
      const toCome = Object.entries(dutiesToCome).find(([key]) => key === duty)?.[1]
      return [duty, toCome ? [...toCome.roles] : holders(duty)]
    })
    assert.equal(Object.keys(added).length, 18)
    assert.deepEqual(Object.fromEntries(given), added)
    assert.deepEqual(
      Object.keys(dutiesToCome).filter((duty) => !(duty in added)),
      [],
    )
  })

  it('that somebody has is asked by a page, a move or a policy', () => {
    assert.deepEqual(
      Object.keys(duties).filter((duty) => !isAsked(duty)),
      [],
    )
    const held = new Set(Object.values(roles).flatMap((role): readonly string[] => role.duties))
    assert.deepEqual([...held].toSorted(), Object.keys(duties).toSorted())
  })

  it('that is to come is asked by nothing yet, and says which clause and which work it waits for', () => {
    const known = new Set(clauses.map(({ id }) => id))
    for (const [duty, { says, clauses: cited, askedBy }] of Object.entries(dutiesToCome)) {
      assert.ok(!isAsked(duty), `${duty} is asked: it belongs in s4-roles.ts`)
      assert.ok(!(duty in duties), duty)
      assert.ok(says && askedBy, duty)
      for (const clause of cited) assert.ok(known.has(clause), `${duty}: ${clause}`)
    }
  })
})
