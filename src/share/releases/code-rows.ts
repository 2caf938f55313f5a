// What code C asks of whoever reads a record: its codes with the official sentences, and the instructions in words.
import type { FactRow } from '#core/frame/shown.ts'
import type { Label } from '#core/guard/label.ts'
import { actionCodes, sanitisationCodes } from '#core/language/handling.ts'

export const codeRows = ({ action, sanitisation }: Label, instructions: string | undefined): readonly FactRow[] => [
  ...(action ? [{ name: 'Action code', text: `${action}: ${actionCodes.words[action]}` }] : []),
  ...(sanitisation
    ? [{ name: 'Sanitisation code', text: `${sanitisation}: ${sanitisationCodes.words[sanitisation]}` }]
    : []),
  ...(instructions ? [{ name: 'Instructions', text: instructions }] : []),
]
