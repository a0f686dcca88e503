/** Every error of the SDK: one class, a code, and a sentence that says what to do. */

const MESSAGES = {
  config_invalid: (option: string, found: string, allowed: string, example: string) =>
    `Option "${option}" is ${found}; allowed is ${allowed}. Example: ${example}`,
  no_page: () => 'init needs a page: call it in the browser.',
  refused: (path: string, code: string) => `${path} was refused: ${code}.`,
  no_answer: (path: string) => `${path} could not be reached; the request can be repeated.`,
  bad_answer: (path: string, where: string) =>
    `${path} answered something the contract does not allow at "${where}".`,
  runs_already: (version: string) =>
    `Regulars ${version} runs on this page already; this one does nothing. Remove one of them.`,
  unknown_widget: (name: string, known: string) =>
    `There is no widget "${name}". Known here: ${known}.`,
  unknown_command: (name: string, known: string) =>
    `There is no command "${name}". Known: ${known}.`,
  event_invalid: (name: string, where: string) =>
    `Event "${name}" was not kept: ${where}. See docs/contract.md for its fields.`,
  campaign_invalid: (id: string, where: string) => `Campaign "${id}" is not shown: ${where}`,
  signed_out: () => 'This needs a signed-in shopper; pass identify to init.',
} as const

export type ErrorCode = keyof typeof MESSAGES

export class RegularsError<C extends ErrorCode = ErrorCode> extends Error {
  readonly code: C

  constructor(code: C, ...details: Parameters<(typeof MESSAGES)[C]>) {
    // Safe: the tuple was checked against this code's own function by the signature above.
    super((MESSAGES[code] as (...details: readonly string[]) => string)(...details))
    this.name = 'RegularsError'
    this.code = code
  }
}
