import { readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { isReadable } from '#platform/html/contrast.ts'

/** A setting that cannot be used. The message is one plain sentence that names the variable. */
export class ConfigProblem extends Error {
  override name = 'ConfigProblem'
}

/** The folder that holds package.json. */
export const root = fileURLToPath(new URL('..', import.meta.url))

/** Hearth says itself which role a connection begins with: options in the address would take their place. */
const databaseAddress = z
  .string()
  .regex(/^postgres(ql)?:\/\//)
  .refine((url) => !/[?&]options=/i.test(url))
  .optional()
/** Said wherever the secret is spoken of. */
export const withoutTheSecret = 'Lose it, and no authenticator is right any more: everyone must be invited anew.'

/** Every environment variable that Hearth reads: what it must be, what it is when nothing is said, and what it means. */
const variables = {
  HEARTH_PORT: {
    means: 'The port that the web server listens on.',
    must: 'be a number from 0 to 65535',
    is: z.coerce.number().int().min(0).max(65_535).default(3000),
  },
  HEARTH_HOST: {
    means: 'The address that it listens on: 127.0.0.1 for this machine only, 0.0.0.0 for every network it is on.',
    must: 'be an address or a host name',
    is: z.string().min(1).default('127.0.0.1'),
  },
  HEARTH_DATA: {
    means: 'The folder for the embedded database and for what Hearth builds at its first start.',
    must: 'be the path of a folder',
    is: z
      .string()
      .min(1)
      .transform((path) => resolve(path))
      .default(join(root, '.data')),
  },
  HEARTH_DATABASE_URL: {
    means:
      'A PostgreSQL database, 16 or newer, to use in place of the embedded one. Its user owns the database. `serve` does without it where the next one is set.',
    must: 'begin with postgres:// or postgresql://, and set no options',
    is: databaseAddress,
  },
  HEARTH_WEB_DATABASE_URL: {
    means:
      'The same database, for the web server: its user owns nothing, and may only stand at the door or take a role of sight. `hearth database web-role` makes that user and prints this address.',
    must: 'begin with postgres:// or postgresql://, and set no options',
    is: databaseAddress,
  },
  HEARTH_EMBEDDED: {
    means:
      'Set to yes, it lets a real service stay on the embedded PostgreSQL, with its old libraries and without a password.',
    must: 'be yes, or not be set',
    is: z.literal('yes').optional(),
  },
  HEARTH_SECRET: {
    means: `What authenticators are locked and backups are signed with. Needed by \`serve\`. ${withoutTheSecret}`,
    must: 'have at least 32 characters',
    is: z.string().min(32).optional(),
  },
  HEARTH_SECRET_FILE: {
    means: 'A file with that secret, in place of HEARTH_SECRET.',
    must: 'be the path of a file',
    is: z
      .string()
      .min(1)
      .transform((path) => resolve(path))
      .optional(),
  },
  HEARTH_BASE_URL: {
    means:
      'The address at which people reach Hearth, for links that leave it. With https, cookies travel over nothing else.',
    must: 'be an address such as https://hearth.example.gov.uk',
    is: z
      .url({ protocol: /^https?$/ })
      .transform((url) => url.replace(/\/$/, ''))
      .optional(),
  },
  HEARTH_TRUSTED_PROXIES: {
    means:
      'The proxies whose word on a visitor’s address is believed: addresses or networks, with commas between them.',
    must: 'be addresses or networks such as 10.0.3.7,10.20.0.0/16, or the word loopback',
    is: z
      .string()
      .default('loopback')
      .transform((text) => text.split(',').map((one) => one.trim()))
      .refine((proxies) => proxies.every(isNetwork)),
  },
  HEARTH_COUNCIL_NAME: {
    means: 'The name at the top of every page.',
    must: 'have from 1 to 80 characters',
    is: z.string().trim().min(1).max(80).default('Hearthshire County Council'),
  },
  HEARTH_BRAND_COLOUR: {
    means: 'The council’s own colour, dark enough for white words on it.',
    must: 'be written like #0f5c63, and be dark enough: 4.5 to 1 against white, against a light tint of itself and against what a child’s pages lie on',
    is: z
      .string()
      .regex(/^#[0-9a-f]{6}$/i)
      .refine((colour) => isReadable(colour))
      .optional(),
  },
  HEARTH_SMTP_URL: {
    means: 'The mail server. Without it nothing is sent, and mail waits in the outbox.',
    must: 'begin with smtp:// or smtps://',
    is: z
      .string()
      .regex(/^smtps?:\/\//)
      .optional(),
  },
  HEARTH_MAIL_FROM: {
    means: 'The address that mail comes from. Needed with HEARTH_SMTP_URL.',
    must: 'be an e-mail address',
    is: z.email().optional(),
  },
  HEARTH_TODAY: {
    means: 'A date to pretend that today is, in the demonstration and in tests.',
    must: 'be a date such as 2026-11-23',
    is: z
      .string()
      .refine(isDate)
      .transform((text) => Temporal.PlainDate.from(text))
      .optional(),
  },
} satisfies Record<string, { means: string; must: string; is: z.ZodType }>

type Name = keyof typeof variables
type Value<N extends Name> = z.output<(typeof variables)[N]['is']>

export type Config = {
  port: Value<'HEARTH_PORT'>
  host: Value<'HEARTH_HOST'>
  data: Value<'HEARTH_DATA'>
  databaseUrl: Value<'HEARTH_DATABASE_URL'>
  webDatabaseUrl: Value<'HEARTH_WEB_DATABASE_URL'>
  embedded: Value<'HEARTH_EMBEDDED'>
  secret: Value<'HEARTH_SECRET'>
  baseUrl: Value<'HEARTH_BASE_URL'>
  trustedProxies: Value<'HEARTH_TRUSTED_PROXIES'>
  councilName: Value<'HEARTH_COUNCIL_NAME'>
  brandColour: Value<'HEARTH_BRAND_COLOUR'>
  smtpUrl: Value<'HEARTH_SMTP_URL'>
  mailFrom: Value<'HEARTH_MAIL_FROM'>
  today: Value<'HEARTH_TODAY'>
}

/** Reads the environment. A variable that is set to nothing counts as not set. Throws ConfigProblem. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const config: Config = {
    port: read(env, 'HEARTH_PORT'),
    host: read(env, 'HEARTH_HOST'),
    data: read(env, 'HEARTH_DATA'),
    databaseUrl: read(env, 'HEARTH_DATABASE_URL'),
    webDatabaseUrl: read(env, 'HEARTH_WEB_DATABASE_URL'),
    embedded: read(env, 'HEARTH_EMBEDDED'),
    secret: read(env, 'HEARTH_SECRET') ?? secretIn(read(env, 'HEARTH_SECRET_FILE')),
    baseUrl: read(env, 'HEARTH_BASE_URL'),
    trustedProxies: read(env, 'HEARTH_TRUSTED_PROXIES'),
    councilName: read(env, 'HEARTH_COUNCIL_NAME'),
    brandColour: read(env, 'HEARTH_BRAND_COLOUR'),
    smtpUrl: read(env, 'HEARTH_SMTP_URL'),
    mailFrom: read(env, 'HEARTH_MAIL_FROM'),
    today: read(env, 'HEARTH_TODAY'),
  }
  if (config.smtpUrl && !config.mailFrom)
    throw new ConfigProblem(
      'HEARTH_MAIL_FROM is needed with HEARTH_SMTP_URL: set it to the address that mail comes from.',
    )
  return config
}

/** Name, meaning and default of every variable: what `hearth --help` prints. */
export function listVariables(): { name: string; means: string; unlessSet: string | undefined }[] {
  return Object.entries(variables).map(([name, { means, is }]) => {
    const unlessSet = is.safeParse(undefined).data
    return { name, means, unlessSet: unlessSet === undefined ? undefined : String(unlessSet).replace(root, '') }
  })
}

function read<N extends Name>(env: NodeJS.ProcessEnv, name: N): Value<N> {
  const result = variables[name].is.safeParse(env[name] || undefined)
  if (result.success) return result.data as Value<N>
  throw new ConfigProblem(`${name} must ${variables[name].must}.`)
}

function secretIn(file: string | undefined): Config['secret'] {
  if (file === undefined) return undefined
  let text: string
  try {
    text = readFileSync(file, 'utf8').trim()
  } catch {
    throw new ConfigProblem('HEARTH_SECRET_FILE must name a file that Hearth may read.')
  }
  if (text.length >= 32) return text
  throw new ConfigProblem('HEARTH_SECRET_FILE must name a file with at least 32 characters in it.')
}

function isDate(text: string): boolean {
  try {
    return Temporal.PlainDate.from(text).toString() === text
  } catch {
    return false
  }
}

/** The word loopback, an address, or a network: an address and how many of its bits count. */
function isNetwork(text: string): boolean {
  const [, address = '', bits] = /^([^/%]+)(?:\/(\d{1,3}))?$/.exec(text) ?? []
  const family = isIP(address)
  if (family === 0) return text === 'loopback'
  return bits === undefined || (Number(bits) > 0 && Number(bits) <= (family === 4 ? 32 : 128))
}
