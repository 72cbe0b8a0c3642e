import { type BadInput, bad, metadata, root } from './badInput';
import { DNS_LABEL, LABEL_VALUE, NAME_PART, SUBDOMAIN, TEXT } from './serverTexts';

const _WRITE = 'write apiVersion: networking.k8s.io/v1 and kind: NetworkPolicy';
const _WRITE_FIX = 'Write apiVersion: networking.k8s.io/v1 and kind: NetworkPolicy';
const BODY = 'metadata:\n  name: web\nspec:\n  podSelector: {}';
const POLICY = `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\n${BODY}\n`;

/** What is wrong with metadata. */
export const METADATA: readonly BadInput[] = [
  bad(
    'metadata as a text',
    root('metadata: web «\nspec:\n  podSelector: {}'),
    'error metadata: cannot unmarshal string into Go struct field NetworkPolicy.metadata of type v1.ObjectMeta: write fields here, each with a name and a colon',
    ['Write name: web'],
    POLICY,
  ),
  bad(
    'metadata as a list',
    root('metadata: «\n- name: web\nspec:\n  podSelector: {}'),
    'error metadata: cannot unmarshal array into Go struct field NetworkPolicy.metadata of type v1.ObjectMeta: write fields here, each with a name and a colon',
    ['Write it without the dash'],
    POLICY,
  ),
  bad(
    'no metadata',
    'apiVersion: networking.k8s.io/v1 «\nkind: NetworkPolicy\nspec:\n  podSelector: {}\n',
    'error metadata.name: Required value: name or generateName is required',
    ['Name it my-shop'],
    'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: my-shop\nspec:\n  podSelector: {}\n',
  ),
  bad(
    'metadata with nothing in it',
    root('metadata: «\nspec:\n  podSelector: {}'),
    'error metadata.name: Required value: name or generateName is required',
    ['Name it my-shop'],
    root('metadata:\n  name: my-shop\nspec:\n  podSelector: {}'),
  ),
  bad(
    'an empty name',
    metadata('name: "" «'),
    'error metadata.name: Required value: name or generateName is required',
    ['Name it my-shop'],
    metadata('name: "my-shop"'),
  ),
  bad(
    'a name that is null',
    metadata('name: «'),
    'error metadata.name: Required value: name or generateName is required',
    ['Name it my-shop'],
    metadata('name: my-shop'),
  ),
  bad(
    'a name in upper case',
    metadata('name: Web_App «'),
    `error metadata.name: Invalid value: "Web_App": ${SUBDOMAIN}`,
    ['Use web-app'],
    metadata('name: web-app'),
  ),
  bad(
    'a name with a space',
    metadata('name: my policy «'),
    `error metadata.name: Invalid value: "my policy": ${SUBDOMAIN}`,
    ['Use my-policy'],
    metadata('name: my-policy'),
  ),
  bad(
    'a name that is too long',
    metadata(`name: ${'a'.repeat(254)} «`),
    `error metadata.name: Invalid value: "${'a'.repeat(254)}": must be no more than 253 bytes`,
  ),
  bad(
    'a name that is a number',
    metadata('name: 007 «'),
    [`error metadata.name: cannot unmarshal number into Go struct field ObjectMeta.metadata.name of type string: ${TEXT} "1.0"`],
    ['Quote "007"'],
    metadata('name: "007"'),
  ),
  bad(
    'a generated name in upper case',
    metadata('generateName: Web- «'),
    `error metadata.generateName: Invalid value: "Web-": ${SUBDOMAIN}`,
    ['Use web-'],
    metadata('generateName: web-'),
  ),
  bad(
    'a namespace with dots',
    metadata('name: web\nnamespace: shop.prod «'),
    'error metadata.namespace: Invalid value: "shop.prod": must not contain dots',
    ['Use shop-prod'],
    metadata('name: web\nnamespace: shop-prod'),
  ),
  bad(
    'a namespace in upper case',
    metadata('name: web\nnamespace: Shop «'),
    `error metadata.namespace: Invalid value: "Shop": ${DNS_LABEL}`,
    ['Use shop'],
    metadata('name: web\nnamespace: shop'),
  ),
  bad(
    'a namespace that is too long',
    metadata(`name: web\nnamespace: ${'a'.repeat(64)} «`),
    `error metadata.namespace: Invalid value: "${'a'.repeat(64)}": must be no more than 63 bytes`,
  ),
  bad(
    'a namespace that is a boolean',
    metadata('name: web\nnamespace: true «'),
    `error metadata.namespace: cannot unmarshal bool into Go struct field ObjectMeta.metadata.namespace of type string: ${TEXT} "true"`,
    ['Quote "true"'],
    metadata('name: web\nnamespace: "true"'),
  ),
  bad(
    'a field of metadata misspelt',
    metadata('name: web\nnamspace: shop «'),
    'error metadata.namspace: unknown field "metadata.namspace": did you mean namespace?',
    ['Rename to namespace', 'Remove namspace'],
    metadata('name: web\nnamespace: shop'),
  ),
  bad(
    'labels as a list',
    metadata('name: web\nlabels: «\n- app: web\n- tier: front'),
    'error metadata.labels: cannot unmarshal array into Go struct field ObjectMeta.metadata.labels of type map[string]string: write fields here, each with a name and a colon',
    ['Write app: web, tier: front'],
    metadata('name: web\nlabels:\n  app: web\n  tier: front'),
  ),
  bad(
    'labels as a text',
    metadata('name: web\nlabels: app=web «'),
    'error metadata.labels: cannot unmarshal string into Go struct field ObjectMeta.metadata.labels of type map[string]string: write fields here, each with a name and a colon',
    ['Write app: web'],
    metadata('name: web\nlabels:\n  app: web'),
  ),
  bad(
    'the key of a label',
    metadata('name: web\nlabels:\n  my app: web «'),
    `error metadata.labels: Invalid value: "my app": ${NAME_PART}`,
    ['Rename to my-app'],
    metadata('name: web\nlabels:\n  my-app: web'),
  ),
  bad(
    'the value of a label',
    metadata('name: web\nlabels:\n  owner: Jo Doe «'),
    `error metadata.labels: Invalid value: "Jo Doe": ${LABEL_VALUE}`,
    ['Use Jo-Doe'],
    metadata('name: web\nlabels:\n  owner: Jo-Doe'),
  ),
  bad(
    'a label that is a number',
    metadata('name: web\nlabels:\n  version: 1.0 «'),
    `error metadata.labels: cannot unmarshal number into Go struct field ObjectMeta.metadata.labels of type string: ${TEXT} "1.0"`,
    ['Quote "1.0"'],
    metadata('name: web\nlabels:\n  version: "1.0"'),
  ),
  bad(
    'the key of an annotation',
    metadata('name: web\nannotations:\n  my note: x «'),
    `error metadata.annotations: Invalid value: "my note": ${NAME_PART}`,
    ['Rename to my-note'],
    metadata('name: web\nannotations:\n  my-note: x'),
  ),
  bad(
    'an annotation that is a boolean',
    metadata('name: web\nannotations:\n  on-call: false «'),
    `error metadata.annotations: cannot unmarshal bool into Go struct field ObjectMeta.metadata.annotations of type string: ${TEXT} "false"`,
    ['Quote "false"'],
    metadata('name: web\nannotations:\n  on-call: "false"'),
  ),
  bad(
    'annotations too long in all',
    metadata(`name: web\nannotations: «\n  note: ${'a'.repeat(262_144)}`),
    'error metadata.annotations: Too long: may not be more than 262144 bytes',
  ),
];
