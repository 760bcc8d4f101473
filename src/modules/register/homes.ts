/** Where a child lives now, as far as the register says. */
export const homes = {
  here: 'In a household of the service',
  elsewhere: 'In another home',
  none: 'Nowhere that is known now',
} as const
export type Home = keyof typeof homes
