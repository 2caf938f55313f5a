// A key written as a template over columns, as in 'phone:{Mobile}'.
import type { Cells } from '../read/read-row.ts'

const hole = /\{([^{}]+)\}/g

export const columnsOfTemplate = (template: string): readonly string[] =>
  Array.from(template.matchAll(hole), found => found[1] ?? '')

/** Fills a template from a row; undefined when a column it needs is empty. */
export const compileTemplate = (template: string): ((cells: Cells) => string | undefined) => {
  const columns = columnsOfTemplate(template)
  const between = template.split(/\{[^{}]+\}/)
  return cells => {
    let text = between[0] ?? ''
    for (const [i, column] of columns.entries()) {
      const value = cells(column)[0]
      if (value === undefined) return undefined
      text += value + (between[i + 1] ?? '')
    }
    return text
  }
}

/** A row's key may be a column's bare name or a template. */
export const asTemplate = (key: string): string => (key.includes('{') ? key : `{${key}}`)
