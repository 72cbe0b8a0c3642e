import type { Policy } from '../../engine/policy';
import { readDocumentText } from '../../workspace/readDocumentText';
import { openFile } from '../../workspace/readFile';
import type { OpenFile, OpenObject } from '../../workspace/workspace';

/** A file as it is when it is open, its first object and that object's policy: for tests. */
export function opened(text: string): { readonly file: OpenFile; readonly object: OpenObject; readonly policy: Policy } {
  let keys = 0;
  const file = openFile(
    'file',
    'api.yaml',
    text,
    text,
    (one) => readDocumentText(one, 'default'),
    () => `key${keys++}`,
  );
  const [object] = file.objects;
  if (object?.policy === undefined) throw new Error('The text holds no policy.');
  return { file, object, policy: object.policy };
}

/** A NetworkPolicy in namespace shop with this spec, in flow style. */
export function policyText(spec: string): string {
  return `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: api, namespace: shop}\nspec: ${spec}\n`;
}
