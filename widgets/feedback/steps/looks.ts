/** What scores look like, in lines 1.75 wide on 24 by 24. */

const HEAD = 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17M9 9.5v.01M15 9.5v.01'

/** From the unhappiest on: the mouth tells them apart, whatever the colour. */
export const FACES = [
  { name: 'csat_1', path: `${HEAD}M8 16.7c1.8-4 6.2-4 8 0` },
  { name: 'csat_2', path: `${HEAD}M8.5 15.8c2-1.7 5-1.7 7 0` },
  { name: 'csat_3', path: `${HEAD}M8.5 15h7` },
  { name: 'csat_4', path: `${HEAD}M8.5 14.2c2 1.9 5 1.9 7 0` },
  { name: 'csat_5', path: `${HEAD}M7.7 13h8.6c-.5 5.3-8.1 5.3-8.6 0z` },
] as const

export const STAR = 'M12 3.8l2.5 5.2 5.7.8-4.1 4 1 5.7-5.1-2.7-5.1 2.7 1-5.7-4.1-4 5.7-.8z'
