// Makes a database ready for this version of the program: its roles, its tables, its queue.
import { openHouse } from '../composition.ts'
import type { Called, Command } from './command.ts'

const migrate = async ({ printer, env, options }: Called) => {
  const house = await openHouse({
    databaseUrl: env.DATABASE_URL,
    newPasswords: options['new-passwords'] === true,
    roles: ['migrator'],
  })
  printer.line('The database is ready for this version.')
  if (env.DATABASE_URL) printer.note(`Passwords of its roles: ${house.place.secrets}`)
  await house.close()
  return 'done' as const
}

export const migrateCommand: Command = {
  name: 'migrate',
  group: 'keep',
  line: 'make the database ready for this version',
  usage: '[--new-passwords]',
  help: `
Makes the roles that are missing, then applies the migrations that are missing, each in a transaction, forward only.
What was applied and changed since is refused. ./breakwater start does it by itself.

With DATABASE_URL, give the administrator's name in it. The passwords of Breakwater's own roles are made here and kept in
a file that only you may read, in BREAKWATER_VAR or where BREAKWATER_SECRETS says; every machine that serves or works
needs a copy of that file.`,
  options: {
    'new-passwords': { type: 'boolean', line: 'give all roles new passwords; other machines then need the file anew' },
  },
  examples: ['./breakwater migrate', 'DATABASE_URL=postgres://admin:…@db.example/breakwater ./breakwater migrate'],
  run: migrate,
}
