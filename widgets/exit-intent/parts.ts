/** The parts of exit intent, each loaded when it is first needed. */
export const messages = () => import('./messages.ts')
export const model = () => import('./model.ts')
export const view = () => import('./ExitIntent.tsx')
export const summary = () => import('./Summary.tsx')
export const prompt = () => import('./prompt.ts')
