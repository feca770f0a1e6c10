/** Who somebody is: people of `uptake.yml` found by id, name or handle. Pure. */

export type Named = { id: string; name: string; role: string | null; handles: Readonly<Record<string, string>> }

const plain = (text: string): string => text.trim().replace(/^@/, '').toLowerCase()

/** The person whom a name means: an id, a full name, or a handle anywhere (`@ada-l`, `ada@example.org`); null when nobody is called so. */
export function personCalled<P extends Named>(people: readonly P[], name: string): P | null {
  const wanted = plain(name)
  if (wanted === '') return null
  const exact = people.find(each => plain(each.id) === wanted) ?? people.find(each => plain(each.name) === wanted)
  return exact ?? people.find(each => Object.values(each.handles).some(handle => plain(handle) === wanted)) ?? null
}

/** One name for one person, however they were called: the id, else the name as given. */
export const whoIs = (people: readonly Named[], name: string): string => personCalled(people, name)?.id ?? name

/** Is somebody meant by a word of a rule: a role, an id, a name or a handle? Only people of `uptake.yml` have roles. */
export function isMeant(people: readonly Named[], name: string, word: string): boolean {
  const person = personCalled(people, name)
  if (person === null) return false
  return (person.role !== null && plain(person.role) === plain(word)) || personCalled(people, word)?.id === person.id
}
/** Does anybody answer to a word of a rule? */
export const isKnownWord = (people: readonly Named[], word: string): boolean => people.some(each => isMeant(people, each.id, word))
