const policies = 'https://kubernetes.io/docs/concepts/services-networking/network-policies/';
const objects = 'https://kubernetes.io/docs/concepts/overview/working-with-objects/';

/** Where the documentation of Kubernetes says more. */
export const docs = {
  policies,
  resource: `${policies}#networkpolicy-resource`,
  isolation: `${policies}#the-two-sorts-of-pod-isolation`,
  selectors: `${policies}#behavior-of-to-and-from-selectors`,
  defaults: `${policies}#default-policies`,
  ranges: `${policies}#targeting-a-range-of-ports`,
  byName: `${policies}#targeting-a-namespace-by-its-name`,
  labels: `${objects}labels/`,
  sets: `${objects}labels/#resources-that-support-set-based-requirements`,
  annotations: `${objects}annotations/`,
  names: `${objects}names/`,
  namespaces: `${objects}namespaces/`,
  objects,
  owners: `${objects}owners-dependents/`,
  finalizers: `${objects}finalizers/`,
  managed: 'https://kubernetes.io/docs/reference/using-api/server-side-apply/#field-management',
} as const;
