/** `regulars/chatwoot`, and `chatwoot.js` beside the script: nobody else pays for it. */
export { chatwoot, type ChatwootOptions, type Customer } from './chatwoot.ts'
