import type { Direction, DirectionOfPolicy, Rule } from '../../engine/policy';
import { formatPath } from '../../text/path';
import type { KindReading, ReadOptions } from '../policyKind';
import { decodeMapping, WRONG } from './decode';
import { DIRECTION_FIELDS } from './directionFields';
import { isAbsent, isMapping, type Mapping, own } from './mapping';
import { onExistingPaths, type Problems, refuse, refuseUnknownFields, warn } from './problems';
import { readMetadata } from './readMetadata';
import { readPolicyTypes } from './readPolicyTypes';
import { readRules, unreadableRule } from './readRules';
import { readSelector } from './readSelector';
import { type StrayField, strayFields } from './strayFields';

/**
 * Reads a NetworkPolicy (networking.k8s.io/v1) as the API server would: null fields are absent ones, directions by
 * its defaulting, its checks as problems. Total: any value gives an answer. `apiVersion` and `kind` are not looked at.
 */
export function readNetworkPolicy(object: unknown, options: ReadOptions): KindReading {
  const problems: Problems = [];
  if (!isMapping(object)) {
    refuse(problems, 'not-an-object', [], 'This is no NetworkPolicy: write apiVersion, kind, metadata and spec.');
    return { policies: [], problems };
  }
  const unknown = refuseUnknownFields(problems, object, ['apiVersion', 'kind', 'metadata', 'spec', 'status'], []);
  if (Object.hasOwn(object, 'status')) {
    // What `kubectl get` printed from 1.24 to 1.27. It means nothing, so only the version tells whether it is taken.
    const message = 'unknown field "status" since Kubernetes 1.28: kubectl refuses it there. It has no effect; remove it.';
    warn(problems, 'server-field', ['status'], message, 28);
  }
  const { name, namespace } = readMetadata(problems, object, unknown);
  const identity = { name, namespace: namespace ?? options.defaultNamespace, namespaceAssumed: namespace === undefined };
  const spec = decodeMapping(problems, object, [], 'spec', 'NetworkPolicy', 'v1.NetworkPolicySpec');
  if (spec === WRONG) {
    const unknown: DirectionOfPolicy = { isolated: 'unknown', by: 'unreadable', rules: [] };
    return {
      policies: [{ ...identity, subject: 'unreadable', ingress: unknown, egress: unknown }],
      problems: onExistingPaths(problems, object),
    };
  }
  const policy = { ...identity, ...readSpec(problems, object, spec, unknown) };
  return { policies: [policy], problems: onExistingPaths(problems, object) };
}

function readSpec(problems: Problems, object: Mapping, written: Mapping | undefined, unknownBeside: boolean) {
  // What is missing may stand there under another name, which has been told.
  if (written === undefined && !unknownBeside) {
    const message = 'There is no spec: the server reads that as every pod of the namespace, and denies all ingress.';
    warn(problems, 'missing-spec', SPEC, message);
  }
  const spec = written ?? {};
  const unknown = refuseUnknownFields(problems, spec, ['podSelector', 'policyTypes', 'ingress', 'egress'], SPEC, SPEC_HINTS);
  if (written !== undefined && !unknown && isAbsent(own(spec, 'podSelector'))) {
    const meaning = 'The server reads a missing podSelector as every pod of the namespace; older versions refuse it.';
    warn(problems, 'missing-pod-selector', [...SPEC, 'podSelector'], `${meaning} Write podSelector: {} to say so.`);
  }
  // What a field that nobody knows may have been about is unknown, never read as if the field were not there.
  const stray = strayFields(object, spec);
  const selector = readSelector(problems, spec, SPEC, 'podSelector', 'NetworkPolicySpec') ?? { requirements: [] };
  const subject = stray.has('subject') ? 'unreadable' : selector;
  const egressValue = own(spec, 'egress');
  const count = isAbsent(egressValue) ? 0 : Array.isArray(egressValue) ? egressValue.length : 'unknown';
  const hasEgress = count === 'unknown' || (count === 0 && stray.has('egress')) ? 'unknown' : count > 0;
  const isolation = readPolicyTypes(problems, spec, SPEC, hasEgress, stray.has('policyTypes'));
  const direction = (of: Direction): DirectionOfPolicy => {
    const rules = readRules(problems, spec, SPEC, of);
    if (isolation[of].by === 'unlisted' && rules.length > 0) {
      const message = `These rules have no effect: policyTypes has no ${DIRECTION_FIELDS[of].type}.`;
      warn(problems, 'ignored-rules', [...SPEC, of], message);
    }
    return { ...isolation[of], rules: withStray(rules, stray.get(of)) };
  };
  return { subject, ingress: direction('ingress'), egress: direction('egress') };
}

/** Of rules that a stray field may narrow nothing is sure; another one is a rule more, which takes nothing back. */
function withStray(rules: readonly Rule[], stray: StrayField | undefined): readonly Rule[] {
  if (stray === undefined) return rules;
  const reason = `unknown field "${formatPath(stray.path)}"`;
  if (!stray.narrows || rules.length === 0) return [...rules, unreadableRule(reason, stray.path)];
  return rules.map((rule) => ({ ...rule, unreadable: rule.unreadable ?? reason }));
}

const SPEC = ['spec'];
const OTHER_KIND = 'NetworkPolicy only allows; denying rules are of other kinds of policy';
const SPEC_HINTS = {
  ingressDeny: OTHER_KIND,
  egressDeny: OTHER_KIND,
  endpointSelector: 'did you mean podSelector?',
};
