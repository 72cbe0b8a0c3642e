import type { Path } from '../../text/path';
import type { Placement, YamlValue } from '../../text/placement';
import { deeper } from './deeper';
import { fitsAt, type Home, homesIn, type Meant, meantHomes, strays } from './homes';
import { type ObjectShape, shapeAt } from './shapes';
import { type Candidate, isMapping, keyOf, type Mapping, mappingAt, parentOf, place, type Spot } from './spot';

/** A field that the API does not know where it stands. */
export interface Stray {
  readonly spot: Spot;
  readonly parent: Path;
  readonly holder: Mapping;
  readonly shape: ObjectShape;
  readonly key: string;
}

/** Where a stray field belongs. `sure`: one place is so much likelier that nothing else is worth saying. */
export interface RightPlaces {
  readonly sure: boolean;
  readonly candidates: readonly Candidate[];
}

/** A field in a wrong place is put where it belongs, together with those that belong there too. */
export function rightPlaces(stray: Stray): RightPlaces {
  const meant = meantHomes(stray.holder, stray.shape);
  const own = meant.get(stray.key);
  if (own === undefined) return { sure: false, candidates: intoFree(stray) };
  const candidates = intoMeant(stray, own, meant);
  return { sure: candidates.length > 0 && own.how === 'fill', candidates };
}

/** The fields that stand beside an empty one and were meant under it are put there; undefined when there are none. */
export function filledFromBeside(spot: Spot): readonly Candidate[] | undefined {
  const parent = parentOf(spot.path);
  const [holder, shape] = [mappingAt(spot, parent), shapeAt(parent)];
  if (holder === undefined || shape?.type !== 'object') return undefined;
  const meant = meantHomes(holder, shape);
  const found = [...meant].find(([, { home }]) => home.name === keyOf(spot.path));
  return found && intoMeant({ spot, parent, holder, shape, key: found[0] }, found[1], meant);
}

function intoMeant(stray: Stray, { home, how }: Meant, meant: ReadonlyMap<string, Meant>): readonly Candidate[] {
  const { parent, holder } = stray;
  const same = [...meant].filter(([, other]) => other.home === home && other.how === how);
  const fields = same.map(([field]) => field);
  if (how === 'fill') return filled(stray, home, fields);
  const list = holder[home.name];
  const to = [home.name, ...(Array.isArray(list) ? [list.length - 1] : [])];
  // What selected pods of the own namespace selects those of others then.
  const elsewhere = fields.includes('namespaceSelector') ? ': pods of these namespaces' : '';
  const title = `Put ${told(fields)} ${home.type === 'list' ? 'into the last item of' : 'under'} ${home.name}${elsewhere}`;
  return put(stray, title, home, fields, to, (values) =>
    Object.entries(values).map(([field, value]) => ({ type: 'set', path: [...parent, ...to, field], value })),
  );
}

/** Puts a field under those that are not there yet, or say "everything" by holding nothing. */
function intoFree(stray: Stray): readonly Candidate[] {
  const { holder, shape, key } = stray;
  const free = homesIn(shape)
    .filter((home) => home.holds(key) && isOpen(stray, home))
    .toSorted((a, b) => Number(Object.hasOwn(holder, b.name)) - Number(Object.hasOwn(holder, a.name)));
  return free.flatMap((home) =>
    filled(
      stray,
      home,
      strays(holder, shape).filter((field) => home.holds(field)),
    ),
  );
}

function isOpen({ holder, shape, key }: Stray, { name, type }: Home): boolean {
  const value = holder[name];
  const isNothing = Array.isArray(value) ? value.length === 0 : isMapping(value) && Object.keys(value).length === 0;
  if (Object.hasOwn(holder, name) && !isNothing) return false;
  switch (shape.name) {
    case 'spec': {
      const direction = key === 'to' || ('to' in holder && !('from' in holder)) ? 'egress' : 'ingress';
      // Ports alone may be those of either direction.
      return type === 'object' || (name === direction && ('from' in holder || 'to' in holder));
    }
    case 'selector': {
      const isExpression = 'operator' in holder && 'key' in holder;
      return isExpression === (type === 'list');
    }
    case 'metadata':
      return false;
    case 'policy':
    case 'rule':
    case 'peer':
    case 'requirement':
    case 'port':
    case 'block':
      return true;
  }
}

function filled(stray: Stray, home: Home, fields: readonly string[]): readonly Candidate[] {
  const { parent } = stray;
  const title = `Put ${told(fields)} under ${home.name}${effectOf(stray, home.name)}`;
  const path = [...parent, home.name];
  const to = home.type === 'list' ? [home.name, 0] : [home.name];
  return put(stray, title, home, fields, to, (values) => [
    { type: 'set', path, value: home.type === 'list' ? [values] : values },
  ]);
}

/** One candidate, where the fields can be put with all that is written in them. */
function put(
  { spot, parent, holder }: Stray,
  title: string,
  home: Home,
  fields: readonly string[],
  to: Path,
  placed: (values: Mapping) => readonly Placement[],
): readonly Candidate[] {
  const paths = fields.map((field): Path => [...parent, field]);
  if (!fields.every((field) => fitsAt([...parent, ...to, field], holder[field]))) return [];
  // Labels are texts: `version: 1.10` becomes one as it is written.
  const asText = home.type === 'map' && fields.some((field) => typeof holder[field] !== 'string');
  const values = Object.fromEntries(
    fields.map((field): [string, YamlValue] => {
      const value = holder[field] ?? null;
      return [field, home.type === 'map' && value !== null ? textOf(spot, [...parent, field], value) : value];
    }),
  );
  // The new field first, so that the mapping is never empty between the steps.
  const placements: readonly Placement[] = [...placed(values), ...paths.map((path): Placement => ({ type: 'remove', path }))];
  const candidate = place(title, placements, parent);
  const edits = asText ? undefined : deeper(spot, placements, parent, home, fields);
  if (edits !== undefined) return [{ ...candidate, edits }];
  const lossless = (path: Path): boolean => (asText ? !spot.commented(path) : spot.rewritable(path));
  return paths.every(lossless) ? [candidate] : [];
}

function textOf(spot: Spot, path: Path, value: YamlValue): YamlValue {
  return typeof value === 'number' || typeof value === 'boolean' ? spot.written(path) : value;
}

/** Whom a peer means then, where its selectors would otherwise read as less. */
function effectOf({ holder, shape }: Stray, name: string): string {
  if (shape.name !== 'peer') return '';
  if (name === 'podSelector')
    return isMapping(holder.namespaceSelector) && isNothing(holder.namespaceSelector) ? ': in every namespace' : '';
  if (name !== 'namespaceSelector') return '';
  return isNothing(holder.podSelector) ? ': every pod of these namespaces' : ': pods of these namespaces';
}

/** A selector that is not there, or has no condition. */
function isNothing(value: YamlValue | undefined): boolean {
  if (value === undefined || value === null) return true;
  return typeof value === 'object' && Object.values(value).every(isNothing);
}

function told(fields: readonly string[]): string {
  return fields.join(' and ');
}
