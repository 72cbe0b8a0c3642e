import type { Field } from './shape';

const text = { type: 'text' } as const;

/** The fields of `metadata` that every object has (ObjectMeta). */
export const metadataFields: readonly Field[] = [
  {
    name: 'name',
    type: 'text',
    shape: text,
    meaning:
      'The name, unique among the objects of this kind in the namespace. Lower-case letters, digits, “-” and “.”; it cannot be changed later.',
    absent: 'Without it and without generateName the server refuses the object.',
    docs: 'names',
  },
  {
    name: 'generateName',
    type: 'text',
    shape: text,
    meaning: 'A beginning to which the server adds random letters to make the name. It works with create, not with apply.',
    absent: 'The object needs a name then.',
    docs: 'names',
  },
  {
    name: 'namespace',
    type: 'text',
    shape: { type: 'text', from: 'namespaces' },
    meaning: 'The namespace the object lives in. A NetworkPolicy only ever selects pods of its own namespace.',
    absent: 'Absent: the namespace it is applied to, “default” unless kubectl is told otherwise.',
    docs: 'namespaces',
  },
  {
    name: 'labels',
    type: 'labels',
    shape: { type: 'labels', of: 'own' },
    meaning: 'Labels of the object itself. They do not decide which pods a policy is about: spec.podSelector does.',
    docs: 'labels',
  },
  {
    name: 'annotations',
    type: 'map of texts',
    shape: { type: 'map' },
    meaning: 'Notes for people and tools. Nothing selects by them. Values must be text: quote numbers and true or false.',
    docs: 'annotations',
  },
  {
    name: 'finalizers',
    type: 'list of texts',
    shape: { type: 'list', item: text },
    meaning: 'What has to be done before the object may go. While one is left, deleting only marks the object.',
    docs: 'finalizers',
  },
  {
    name: 'ownerReferences',
    type: 'list of owners',
    shape: { type: 'list', item: { type: 'any' } },
    meaning: 'The objects this one belongs to; when they are gone, it is removed too. Controllers write it.',
    docs: 'owners',
    server: true,
  },
  served('uid', 'text', 'The identifier the server gave this very object.'),
  served('resourceVersion', 'text', 'The server’s mark for this state of the object. In a file it makes a later apply fail.'),
  served('generation', 'number', 'Counts the changes of the spec.'),
  served('creationTimestamp', 'time', 'When the object was created.'),
  served('deletionTimestamp', 'time', 'When the object will be gone; set once somebody deleted it.'),
  served('deletionGracePeriodSeconds', 'number', 'How long the object still has once it is deleted.'),
  served('selfLink', 'text', 'An address older servers filled in. Nothing uses it any more.'),
  {
    ...served('managedFields', 'list', 'Which tool wrote which field. Only the server keeps it.'),
    docs: 'managed',
  },
];

function served(name: string, type: string, meaning: string): Field {
  return {
    name,
    type,
    shape: { type: 'any' },
    meaning,
    absent: 'The server fills it in: it need not be in a file.',
    docs: 'objects',
    server: true,
  };
}
