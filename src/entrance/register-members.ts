// The people of a demonstration come with its folder; an instance with real records takes nobody in this way.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import { parse } from 'yaml'
import { z } from 'zod'
import { uuidFrom } from '#core/ground/ids.ts'
import { Problem } from '#core/ground/problem.ts'
import { isSyntheticInstance } from '#core/guard/instance.ts'
import { posts } from '#core/language/members.ts'

const memberSchema = z.strictObject({
  name: z.string().min(1).max(100),
  agency: z.string().min(1),
  post: z.enum(posts.values),
  immigrationStatusWork: z.boolean().optional(),
  compartments: z.array(z.string()).optional(),
})
const fileSchema = z.strictObject({ members: z.array(memberSchema) })

type ListedMember = z.infer<typeof memberSchema>

const read = (file: string): readonly ListedMember[] => {
  const found = fileSchema.safeParse(parse(readFileSync(file, 'utf8')))
  if (found.success) return found.data.members
  throw new Problem({
    what: `The list of members cannot be used: ${found.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`).join('; ')}`,
    where: file,
    mend: `give each member a name, the code of an agency and one of the posts: ${posts.values.join(', ')}.`,
  })
}

/** The same person at the same desk is the same member, however often the folder is loaded. */
const idOf = ({ name, agency, post }: ListedMember): string =>
  uuidFrom(
    createHash('sha256')
      .update(JSON.stringify(['member', name, agency, post]))
      .digest(),
  )

const write = async (db: Kysely<unknown>, member: ListedMember): Promise<void> => {
  const id = idOf(member)
  await sql`
    insert into guard.member (id, name, agency, post, immigration_status_work, demonstration)
    values (${id}, ${member.name}, ${member.agency}, ${member.post}, ${member.immigrationStatusWork ?? false}, true)
    on conflict (id) do nothing`.execute(db)
  for (const compartment of member.compartments ?? [])
    await sql`insert into guard.compartment_member (compartment, member) select ${compartment}, ${id}
      where exists (select 1 from guard.compartment where id = ${compartment}) on conflict do nothing`.execute(db)
}

/** Takes in the members of FOLDER/members.yaml, when there is one and everything here is invented. Returns how many are listed. */
export const registerMembers = async (db: Kysely<unknown>, folder: string): Promise<number> => {
  const file = join(folder, 'members.yaml')
  if (!existsSync(file) || !(await isSyntheticInstance(db))) return 0
  const members = read(file)
  await db.transaction().execute(async trx => {
    for (const member of members) await write(trx, member)
  })
  return members.length
}
