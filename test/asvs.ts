/**
 * The numbers of OWASP's ASVS 5.0.0 that docs/asvs.md answers, section by section: levels 1 and 2 of every chapter but 9, 10
 * and 17 (self-contained tokens, OAuth, WebRTC: nothing of it is here), and level 3 of chapters 8, 14 and 16. What is
 * missing between two numbers is of level 3.
 */
const sections: readonly (readonly [section: string, last: number])[] = [
  ...([
    ['V1.1', 2],
    ['V1.2', 9],
    ['V1.3', 11],
    ['V1.4', 3],
    ['V1.5', 2],
  ] as const),
  ...([
    ['V2.1', 3],
    ['V2.2', 3],
    ['V2.3', 4],
    ['V2.4', 1],
  ] as const),
  ...([
    ['V3.2', 2],
    ['V3.3', 4],
    ['V3.4', 6],
    ['V3.5', 5],
    ['V3.7', 2],
  ] as const),
  ...([
    ['V4.1', 3],
    ['V4.2', 1],
    ['V4.3', 2],
    ['V4.4', 4],
  ] as const),
  ...([
    ['V5.1', 1],
    ['V5.2', 3],
    ['V5.3', 2],
    ['V5.4', 3],
  ] as const),
  ...([
    ['V6.1', 3],
    ['V6.2', 12],
    ['V6.3', 4],
    ['V6.4', 4],
    ['V6.5', 5],
    ['V6.6', 3],
    ['V6.8', 4],
  ] as const),
  ...([
    ['V7.1', 3],
    ['V7.2', 4],
    ['V7.3', 2],
    ['V7.4', 5],
    ['V7.5', 2],
    ['V7.6', 2],
  ] as const),
  ...([
    ['V8.1', 4],
    ['V8.2', 4],
    ['V8.3', 3],
    ['V8.4', 2],
  ] as const),
  ...([
    ['V11.1', 2],
    ['V11.2', 3],
    ['V11.3', 3],
    ['V11.4', 4],
    ['V11.5', 1],
    ['V11.6', 1],
  ] as const),
  ...([
    ['V12.1', 3],
    ['V12.2', 2],
    ['V12.3', 4],
  ] as const),
  ...([
    ['V13.1', 1],
    ['V13.2', 5],
    ['V13.3', 2],
    ['V13.4', 5],
  ] as const),
  ...([
    ['V14.1', 2],
    ['V14.2', 8],
    ['V14.3', 3],
  ] as const),
  ...([
    ['V15.1', 3],
    ['V15.2', 3],
    ['V15.3', 7],
  ] as const),
  ...([
    ['V16.1', 1],
    ['V16.2', 5],
    ['V16.3', 4],
    ['V16.4', 3],
    ['V16.5', 4],
  ] as const),
]

export const numbers: readonly string[] = sections.flatMap(([section, last]) =>
  Array.from({ length: last }, (_, at) => `${section}.${at + 1}`),
)
