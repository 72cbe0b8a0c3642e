import { type Candidate, keyOf, mappingAt, parentOf, place, placeValue, type Spot } from './spot';

/** A name the server takes, made of what is there; for a name that is missing, of the file's. */
export function fixesOfName({ path, value, fileName, object }: Spot): readonly Candidate[] {
  const key = keyOf(path);
  if (typeof value === 'string' && value !== '' && (key === 'name' || key === 'generateName')) {
    const name = key === 'name' ? cleanName(value) : `${cleanName(value)}${value.endsWith('-') ? '-' : ''}`;
    return [placeValue(`Use ${name}`, path, name)];
  }
  const name = cleanName(fileName.replace(/\.(ya?ml|json)$/i, '')) || 'policy';
  const after = ['apiVersion', 'kind'];
  const metadata = mappingAt({ object } as Spot, ['metadata']);
  if (metadata !== undefined) return [placeValue(`Name it ${name}`, ['metadata', 'name'], name)];
  return [place(`Name it ${name}`, [{ type: 'set', path: ['metadata'], value: { name }, after }])];
}

/** A namespace's name has no dots; everything else is as in a name. */
export function fixesOfNamespace({ path, value }: Spot): readonly Candidate[] {
  if (typeof value !== 'string') return [];
  const name = cleanName(value).replaceAll('.', '-');
  return [placeValue(`Use ${name}`, path, name)];
}

/** In lower case, with hyphens for what no name may hold, and letters or digits at both ends of each part. */
function cleanName(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
    .split('.')
    .map((part) => part.replace(/^-|-$/g, ''))
    .filter((part) => part !== '')
    .join('.');
}

/** A label's key, of a mapping (then it is renamed, and its value stays as it is written) or of an expression. */
export function fixesOfLabelKey({ path, problem, value }: Spot): readonly Candidate[] {
  const inExpression = typeof path.at(-2) === 'number';
  const written = inExpression ? (keyOf(path) === 'key' ? value : undefined) : keyOf(path);
  if (typeof written !== 'string' || written === '') return [];
  const key = cleanKey(written, problem.code === 'annotation-key');
  if (inExpression) return [placeValue(`Use ${key}`, path, key)];
  return [place(`Rename to ${key}`, [{ type: 'rename', path, key }])];
}

function cleanKey(key: string, keepCase: boolean): string {
  const slash = key.indexOf('/');
  const name = cleanLabel(key.slice(slash + 1));
  if (slash <= 0) return name;
  const prefix = key.slice(0, slash);
  return `${keepCase ? prefix : cleanName(prefix)}/${name}`;
}

export function fixesOfLabelValue({ path, value }: Spot): readonly Candidate[] {
  if (typeof value !== 'string') return [];
  // In a selector these may be two values, and one of both is neither.
  if (path[0] === 'spec' && /[,;|]|\s-\s/.test(value)) return [];
  const label = cleanLabel(value);
  return label === '' ? [] : [placeValue(`Use ${label}`, path, label)];
}

/** Hyphens for what no label may hold, and letters or digits at both ends. */
function cleanLabel(text: string): string {
  return text.replace(/[^A-Za-z0-9_.-]+/g, '-').replace(/^[-_.]+|[-_.]+$/g, '');
}

/** `app:` with nothing after it: what the server makes of it, written out. */
export function fixesOfEmptyLabel({ path }: Spot): readonly Candidate[] {
  return [placeValue(`Write ${keyOf(path)}: "", an empty value`, path, '')];
}

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/** Annotations that are too long in all: the one that kubectl keeps for itself can go. */
export function fixesOfAnnotations(spot: Spot): readonly Candidate[] {
  const annotations = mappingAt(spot, spot.path) ?? {};
  if (!Object.hasOwn(annotations, LAST_APPLIED)) return [];
  return [place(`Remove ${LAST_APPLIED}`, [{ type: 'remove', path: [...spot.path, LAST_APPLIED] }])];
}

/** An empty field is taken away where that changes nothing, or filled in where a title can say with what. */
export function fixesOfEmptyField(spot: Spot): readonly Candidate[] {
  const { path } = spot;
  const key = keyOf(path);
  const removed = (effect: string): Candidate => place(`Remove the empty ${key}: ${effect}`, [{ type: 'remove', path }]);
  switch (key) {
    case 'from':
    case 'to':
      return [
        placeValue('Write podSelector: {}, every pod of the namespace', path, [{ podSelector: {} }]),
        ...withoutEmptyRule(spot, removed('the rule allows anyone')),
      ];
    case 'ports':
      return withoutEmptyRule(spot, removed('the rule allows every port'));
    case 'namespaceSelector':
      return [removed('pods of the own namespace only'), placeValue('Write {}: every namespace', path, {})];
    case 'podSelector':
      return [placeValue('Write {}: every pod of these namespaces', path, {})];
    case 'policyTypes':
      return [removed('nothing changes by that')];
    default:
      return [removed(key === 'except' ? 'no exception' : 'no condition')];
  }
}

/** A rule keeps one field at least: `{}` in its place would look as if nothing had been meant. */
function withoutEmptyRule(spot: Spot, candidate: Candidate): readonly Candidate[] {
  return Object.keys(mappingAt(spot, parentOf(spot.path)) ?? {}).length > 1 ? [candidate] : [];
}
