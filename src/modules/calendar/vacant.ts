import type { RoleKey } from '#framework/s4-roles.ts'

/** Who stands above whom: to whom the lines of a vacant post go. The database has the same (`role_above`). */
export const above: Partial<Record<RoleKey, RoleKey>> = {
  fostering_social_worker: 'team_manager',
  ...{ team_manager: 'service_manager', panel_adviser: 'service_manager' },
  ...{ service_manager: 'head_of_service', operational_manager: 'head_of_service' },
  ...{ head_of_service: 'corporate_director', corporate_director: 'executive_director' },
  ...{ executive_director: 'chief_executive', quality_assurance: 'head_of_quality_assurance' },
}

/**
 * The roles whose lines, where nobody holds them, go to whoever has these: those right below, and below a post that is vacant itself. `held`: all
 * that somebody holds.
 */
export function vacantBelow(own: readonly string[], held: readonly string[]): RoleKey[] {
  return (Object.keys(above) as RoleKey[]).filter((role) => {
    let next = above[role]
    while (next && !held.includes(next)) next = above[next]
    return next !== undefined && own.includes(next)
  })
}

/** Whether any post is below one of these. */
export const standsAbove = (own: readonly string[]): boolean =>
  Object.values(above).some((role: RoleKey) => own.includes(role))
