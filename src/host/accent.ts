/** The name that what is drawn asks for the whole look by. */
export { applyLook as applyAccent } from './look.ts'
