/** The parts of feedback, each loaded when it is first needed. */
export const messages = () => import('./messages.ts')
export const model = () => import('./model.ts')
export const view = () => import('./Feedback.tsx')
export const summary = () => import('./Summary.tsx')
export const prompt = () => import('./prompt.ts')
export const events = async () => (await import('./contract/events.ts')).feedbackEvents
