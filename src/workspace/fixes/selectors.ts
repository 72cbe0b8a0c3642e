import { nearestNames } from '../../kinds/networkPolicy/nearestNames';
import { type Candidate, keyOf, mappingAt, parentOf, place, placeValue, type Spot, valueAt } from './spot';

const OPERATORS = ['In', 'NotIn', 'Exists', 'DoesNotExist'];

const SYNONYMS: Readonly<Record<string, string>> = {
  '=': 'In',
  '==': 'In',
  eq: 'In',
  equal: 'In',
  equals: 'In',
  '!=': 'NotIn',
  ne: 'NotIn',
  notequal: 'NotIn',
  notequals: 'NotIn',
  exist: 'Exists',
  '!': 'DoesNotExist',
  notexists: 'DoesNotExist',
  doesnotexists: 'DoesNotExist',
};

/** An operator that is none: the one that is meant, or those that fit the values. */
export function fixesOfOperator(spot: Spot): readonly Candidate[] {
  // A missing operator is told at the expression, an empty one at its own place.
  const path = keyOf(spot.path) === 'operator' ? spot.path : [...spot.path, 'operator'];
  const written = valueAt(spot.object, path);
  const name = typeof written === 'string' ? written.toLowerCase().replace(/[\s_-]+/g, '') : '';
  const synonym = Object.hasOwn(SYNONYMS, name) ? SYNONYMS[name] : undefined;
  const near = synonym === undefined ? nearestNames(name, OPERATORS) : [synonym];
  return (near.length > 0 ? near : OPERATORS).map((operator) =>
    place(`Use ${operator}`, [{ type: 'set', path, value: operator, after: ['key'] }]),
  );
}

/** Values where the operator takes none, or none where it needs some. */
export function fixesOfValues(spot: Spot): readonly Candidate[] {
  const at = keyOf(spot.path) === 'values' ? parentOf(spot.path) : spot.path;
  const { operator, key } = mappingAt(spot, at) ?? {};
  const set = (title: string, value: string): Candidate => placeValue(title, [...at, 'operator'], value);
  const remove = (effect: string): Candidate =>
    place(`Remove the values: ${effect}`, [{ type: 'remove', path: [...at, 'values'] }]);
  switch (operator) {
    case 'Exists':
      return [set('Use In, for these values only', 'In'), remove(`any value of ${String(key)} then fits`)];
    case 'DoesNotExist':
      return [remove(`no ${String(key)} at all`), set('Use NotIn: any other value then fits too', 'NotIn')];
    case 'In':
      return [withoutValues(at, set(`Use Exists: any value of ${String(key)}`, 'Exists'), spot)];
    case 'NotIn':
      return [withoutValues(at, set(`Use DoesNotExist: no ${String(key)} at all`, 'DoesNotExist'), spot)];
    default:
      return [];
  }
}

/** `values: []` goes with the operator that could have had some. */
function withoutValues(at: Spot['path'], candidate: Candidate, spot: Spot): Candidate {
  if (candidate.intent.type !== 'place' || !Object.hasOwn(mappingAt(spot, at) ?? {}, 'values')) return candidate;
  return place(candidate.title, [...candidate.intent.placements, { type: 'remove', path: [...at, 'values'] }]);
}
