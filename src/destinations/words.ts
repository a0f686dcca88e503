/** Our names in the ways others write theirs: `loyalty.reward_redeemed`, `rewardId`. */
export type Fields = Readonly<Record<string, unknown>>

/** `Loyalty Reward Redeemed`. */
export function toTitle(name: string): string {
  return name
    .split(/[._-]/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ')
}

/** `reward_id`; of an event’s name `loyalty_reward_redeemed`. */
export function toSnakeCase(name: string): string {
  return name.replace(/[.-]/g, '_').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

/** The same values under such names. */
export function withSnakeCase(props: Fields): Fields {
  return Object.fromEntries(
    Object.entries(props).map(([name, value]) => [toSnakeCase(name), value]),
  )
}
