/** The registry: one line per widget. The tag mounts all of these. */
export { loyalty } from './loyalty/index.ts'
export { offers } from './offers/index.ts'
export { referral } from './referral/index.ts'
export { exitIntent } from './exit-intent/index.ts'
export { chat } from './chat/index.ts'
export { feedback } from './feedback/index.ts'
