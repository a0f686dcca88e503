/** A JSON Schema as the rows of a table: one for each field, however deep. */
import type { JsonSchema } from './schemas.ts'

export interface Field {
  /** `lines[].total` */
  readonly path: string
  readonly type: string
  readonly isRequired: boolean
  readonly description: string
}

export function fieldsOf(schema: JsonSchema, prefix = ''): Field[] {
  const { properties = {}, required = [] } = schema
  return Object.entries(properties).flatMap(([name, part]) => {
    const path = prefix + name
    const [inner, step] = nested(part)
    const field = {
      path,
      type: typeOf(part),
      isRequired: required.includes(name),
      description: part.description ?? '',
    }
    return [field, ...(inner ? fieldsOf(inner, `${path}${step}.`) : [])]
  })
}

/** Named schemas have a table of their own. */
function nested(part: JsonSchema): [JsonSchema | undefined, string] {
  const own = (schema: JsonSchema | undefined): JsonSchema | undefined =>
    schema?.properties ? schema : undefined
  if (part.items) return [own(part.items), '[]']
  return [own(part) ?? part.anyOf?.map(own).find(Boolean), '']
}

export function typeOf(schema: JsonSchema): string {
  if (schema.$ref) return linkTo(schema.$ref.split('/').at(-1) ?? '')
  if (schema.enum) return schema.enum.map((value) => `\`${String(value)}\``).join(', ')
  const kinds = schema.anyOf ?? schema.oneOf
  if (kinds) return kinds.map(kindOf).join(' or ')
  if (schema.prefixItems) return `list of ${schema.prefixItems.map(typeOf).join(', ')}`
  if (schema.items) return `list of ${typeOf(schema.items)}${countOf(schema)}`
  if (typeof schema.additionalProperties === 'object')
    return `object of ${typeOf(schema.additionalProperties)}`
  return `${schema.type ?? 'anything'}${rangeOf(schema)}`
}

/** One of several objects is known by its literal, as `kind` of a reward. */
function kindOf(schema: JsonSchema): string {
  const { properties = {}, required = [] } = schema
  const parts = Object.entries(properties).map(([name, { const: literal }]) => {
    const field = required.includes(name) ? name : `${name}?`
    return literal === undefined ? field : `${field}: "${String(literal)}"`
  })
  return parts.length > 0 ? `\`{ ${parts.join(', ')} }\`` : typeOf(schema)
}

export function linkTo(name: string): string {
  return `[${name}](#${name.toLowerCase()})`
}

function countOf({ minItems, maxItems }: JsonSchema): string {
  return maxItems === undefined ? '' : `, ${String(minItems ?? 0)}–${String(maxItems)}`
}

function rangeOf({ minimum, maximum, maxLength, format }: JsonSchema): string {
  if (format !== undefined) return `, ${String(format)}`
  if (maxLength !== undefined) return `, up to ${String(maxLength)} characters`
  if (minimum !== undefined && maximum !== undefined)
    return `, ${String(minimum)} to ${String(maximum)}`
  return minimum === undefined ? '' : `, from ${String(minimum)}`
}
