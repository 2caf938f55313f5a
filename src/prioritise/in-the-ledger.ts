// A group as the ledger and the news name it: by its id, as they name everything that was changed.
import type { GroupId, RecordId } from '#core/language/ids.ts'

export const inTheLedger = (group: GroupId): RecordId => group as string as RecordId
