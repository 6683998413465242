// Which parts of a board say something else than before, or were not there.

/** The ids of the parts that are new, or say something else. */
export function changed(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): string[] {
  return [...after].filter(([id, text]) => before.get(id) !== text).map(([id]) => id);
}
