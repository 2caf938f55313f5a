// The invented agencies and what they agreed, as they lie beside the sources.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { agencies } from '../agencies.ts'
import { agreements, compartments } from '../agreements.ts'
import { members } from '../members.ts'

const invented = '# Invented data: none of these bodies exists.\n'

const put = (out: string, file: string, content: unknown): void =>
  writeFileSync(join(out, file), invented + stringify(content, { lineWidth: 200, aliasDuplicateObjects: false }))

export const writeDirectory = (out: string): void => {
  put(out, 'agencies.yaml', { agencies: agencies.map(agency => ({ ...agency, invented: true })) })
  put(out, 'agreements.yaml', { agreements, compartments })
  put(out, 'members.yaml', { members })
}
