/** The parts of loyalty, each loaded when it is first needed. */
export const messages = () => import('./messages.ts')
export const model = () => import('./model.ts')
export const view = () => import('./Loyalty.tsx')
export const summary = () => import('./Summary.tsx')
export const events = async () => (await import('./contract/config.ts')).loyaltyEvents
