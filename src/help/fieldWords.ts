import { docs } from './docs';
import type { Field } from './shape';

/** A field in Markdown: what it means, what it means to leave it out, where to read more. */
export function fieldWords(field: Field): string {
  const parts = [field.meaning, ...(field.absent === undefined ? [] : [field.absent])];
  return `${parts.join('\n\n')}\n\n[Kubernetes documentation](${docs[field.docs]})`;
}
