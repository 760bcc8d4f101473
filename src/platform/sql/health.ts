import pg from 'pg'
import { asDoor } from './web-role.ts'

/** A full disk is noticed when a table must grow: tried at most so often, in milliseconds. */
const roomAsked = 15_000

/**
 * Whether the database answers and can save, on a connection of its own: it tells the truth while everybody else waits.
 * However often it is asked, one question is under way. To save is tried on a table that stays empty (migration 0036).
 */
export function openHealth(config: pg.PoolConfig): { isWell(): Promise<boolean>; close(): Promise<void> } {
  const pool = new pg.Pool({
    ...config,
    max: 1,
    connectionTimeoutMillis: 2000,
    options: `${asDoor} -c statement_timeout=2000`,
  })
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  let asking: Promise<boolean> | undefined
  let roomKnownAt = Number.NEGATIVE_INFINITY
  const ask = async (): Promise<boolean> => {
    try {
      if (performance.now() - roomKnownAt < roomAsked) await pool.query('select 1')
      else {
        await pool.query(`begin; insert into health.room_to_save (filler) values (repeat('x', 8000)); rollback`)
        roomKnownAt = performance.now()
      }
      return true
    } catch {
      roomKnownAt = Number.NEGATIVE_INFINITY
      return false
    }
  }
  return {
    isWell: () => (asking ??= ask().finally(() => (asking = undefined))),
    close: () => pool.end(),
  }
}
