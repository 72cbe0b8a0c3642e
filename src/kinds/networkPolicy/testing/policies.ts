import type { KindReading } from '../../policyKind';
import { networkPolicy } from '../networkPolicy';

/** A NetworkPolicy with this spec; its name is `web`. */
export function policyObject(spec: unknown): Readonly<Record<string, unknown>> {
  return { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name: 'web' }, spec };
}

export function read(object: unknown): KindReading {
  return networkPolicy.read(object, { defaultNamespace: 'default' });
}

/** Each problem in one line: `error spec.ingress[0]: text`; warnings and refusals told apart. */
export function problemLines(object: unknown): readonly string[] {
  return read(object).problems.map(({ severity, refused, field, message }) => {
    if (refused !== (severity === 'error')) throw new Error('an error that nobody refuses, or a refusal that is no error');
    return `${severity === 'warning' ? 'warning ' : ''}${field}: ${message}`;
  });
}
