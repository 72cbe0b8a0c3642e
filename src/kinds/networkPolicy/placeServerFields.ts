import type { Path } from '../../text/path';
import { isMapping, type Mapping, own } from './mapping';
import type { Placed } from './target';

const SERVER_METADATA = ['uid', 'resourceVersion', 'generation', 'creationTimestamp', 'selfLink', 'managedFields'];
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/** Takes away what the server and kubectl filled in, as `kubectl get -o yaml` prints it; the rest of the object stays. */
export function placeWithoutServerFields(root: Mapping): Placed {
  const metadata = own(root, 'metadata');
  const inMetadata = isMapping(metadata) ? serverFields(metadata) : [];
  const paths: readonly Path[] = [...inMetadata, ...(Object.hasOwn(root, 'status') ? [['status']] : [])];
  return paths.map((path) => ({ type: 'remove', path }));
}

function serverFields(metadata: Mapping): readonly Path[] {
  const fields = SERVER_METADATA.filter((field) => Object.hasOwn(metadata, field)).map((field) => ['metadata', field]);
  const annotations = own(metadata, 'annotations');
  if (!isMapping(annotations) || !Object.hasOwn(annotations, LAST_APPLIED)) return fields;
  // Nothing but that annotation: the field is there because of it.
  const alone = Object.keys(annotations).length === 1;
  return [...fields, ['metadata', 'annotations', ...(alone ? [] : [LAST_APPLIED])]];
}
