// Guards a cell of an exported table: a spreadsheet must read what a source wrote as words, never as a formula.

/** What a spreadsheet takes for the start of a formula, wide forms included. */
const startsFormula = /^[=+\-@\t\r\n＝＋－＠]/u

/** The cell as it is written to a file. Numbers that we made ourselves pass; words that look like a formula get a leading apostrophe. */
export const escapeCell = (cell: string | number): string =>
  typeof cell === 'string' && startsFormula.test(cell) ? `'${cell}` : String(cell)
